"""Deriving points from a reference answer where nobody has reviewed a rubric."""
