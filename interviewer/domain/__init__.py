"""The words of the product, as frozen values in the order of the flow. Pure: standard library and pydantic only.

``evidence`` alone may also use rapidfuzz, to find a quote that recognition or copying has altered.
"""
