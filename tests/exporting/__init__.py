"""Tests of what is taken out to be read elsewhere."""
