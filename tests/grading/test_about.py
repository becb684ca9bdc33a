"""Telling an answer to this question from an answer to another one by the words they share out."""

from interviewer.bootstrap import load_bank
from interviewer.grading import about
from interviewer.grading.words import read

QUESTIONS = {one.id: one for one in load_bank().questions()}
OWN = frozenset(word.key for word in read(QUESTIONS["mm-05"].reference_text))


def test_an_answer_to_the_question_is_trusted_in_full() -> None:
    """The reference, and half of it."""
    text = QUESTIONS["mm-05"].reference_text
    assert about.trust(read(text), OWN) == 1.0
    assert about.trust(read(text[: len(text) // 2]), OWN) == 1.0


def test_the_answer_to_another_question_is_trusted_less() -> None:
    """Never less than by accident, never in full."""
    trusts = [about.trust(read(one.reference_text), OWN) for one in QUESTIONS.values() if one.id != "mm-05"]
    assert min(trusts) == about.BY_ACCIDENT
    assert max(trusts) < 1.0


def test_words_that_no_question_uses_cost_nothing() -> None:
    """Padding and subjects that the bank does not know."""
    padding = " As my grandmother in Lisbon used to say, patience and butter mend most breakfasts." * 5
    assert about.trust(read(QUESTIONS["mm-05"].reference_text + padding), OWN) == 1.0
    assert about.trust(read(padding), OWN) == 1.0
