"""Follow-ups about one missing point: ``secrecy`` keeps them from giving it away.

``offline`` takes what the rubric and the question offer, ``llm`` has a model write one for this very answer.
"""
