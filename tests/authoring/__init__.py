"""Keeping one's own content."""
