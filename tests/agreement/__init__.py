"""The figures of agreement."""
