"""Tests of deriving rubrics."""
