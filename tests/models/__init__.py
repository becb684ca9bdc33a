"""Tests of the door to language models."""
