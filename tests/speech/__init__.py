"""Spoken answers."""
