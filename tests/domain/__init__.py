"""The values and rules of the product."""
