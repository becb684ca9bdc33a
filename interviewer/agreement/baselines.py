"""What anybody would try first, so that a grader's figures can be seen beside them."""

from rapidfuzz import fuzz

from interviewer.agreement.labelled import Labelled

LONG = 200
"""Words from which on the length baseline gives full marks; only the order of its scores matters."""


def token_set_ratio(one: Labelled) -> float:
    """Token-set ratio (rapidfuzz) of answer and reference, 0 to 1."""
    return fuzz.token_set_ratio(one.answer.text.lower(), one.question.reference_text.lower()) / 100


def length(one: Labelled) -> float:
    """More words, more marks."""
    return min(1.0, one.answer.words / LONG)
