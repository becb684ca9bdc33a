"""The pages: a domain object in, something drawn out. Nothing here decides what a use case should decide."""
