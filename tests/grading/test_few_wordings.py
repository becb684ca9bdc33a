"""Points that nobody has reviewed have one wording or two: how their words are heard in other forms."""

from datetime import UTC, datetime

import pytest

from interviewer.domain.answer import Answer
from interviewer.domain.grade import Grade
from interviewer.domain.question import Question, Section, SectionKind
from interviewer.grading.aliases import aliases
from interviewer.grading.offline import OfflineGrader
from interviewer.grading.words import read
from interviewer.rubrics.offline import OfflineRubricWriter

GRADER = OfflineGrader(clock=lambda: datetime(2026, 1, 1, tzinfo=UTC))


def graded(prompt: str, reference: str, answer: str) -> Grade:
    """The grade of an answer by what is derived from a reference."""
    section = Section(kind=SectionKind.ANSWER, text=reference)
    question = Question(id="own", topic="own", prompt=prompt, reference=(section,))
    return GRADER.grade(question, OfflineRubricWriter().derive(question), Answer(text=answer))


def score(prompt: str, reference: str, answer: str) -> float:
    """What it is given."""
    return graded(prompt, reference, answer).score or 0.0


@pytest.mark.parametrize(
    ("reference", "same", "opposite"),
    [
        ("The pump and the tank are not connected.", "They are separated.", "They are connected."),
        ("The valve at the top is closed.", "The valve is not open.", "The valve is open."),
        ("The list of orders is incomplete.", "The orders are not complete.", "The orders are complete."),
    ],
)
def test_an_opposite_denied_is_the_word_itself(reference: str, same: str, opposite: str) -> None:
    """Who denies the opposite says the same, and earns more than who says the opposite."""
    prompt = "What did the engineer find?"
    assert score(prompt, reference, same) > score(prompt, reference, opposite)


def test_irregular_forms_are_the_same_word() -> None:
    """Broke is break, and a lower price is a low one."""
    reference = "The rope breaks because the price of the material is low."
    told = score("Why does it fail?", reference, "The rope broke since the price of the material was lower.")
    assert told > score("Why does it fail?", reference, "The rope bent since the price of the material was big.")


def test_every_credit_shows_where_it_was_earned() -> None:
    """The quote comes from the sentence that is nearest to the point, not from the small talk around it."""
    answer = "Well, that is a thing I saw once. The cache keeps pages that were read before. My desk is green."
    grade = graded("What does it do?", "The cache keeps the pages that were read lately.", answer)
    quotes = [one.quote for judgement in grade.judgements for one in judgement.evidence]
    assert grade.score
    assert grade.score > 0.5
    assert quotes
    assert all("cache" in one or "pages" in one for one in quotes)


def test_silence_and_another_subject_earn_next_to_nothing() -> None:
    """What shares only small words with a wording says nothing of it."""
    reference = "The cache keeps the pages that were read lately."
    assert score("What does it do?", reference, "") == 0
    assert score("What does it do?", reference, "My uncle grows the tallest beans in the whole village.") < 0.15


def test_an_opposite_is_no_slip() -> None:
    """Incomplete is not complete mistyped, while a real slip still is."""
    assert aliases(read("The list is incomplete."), frozenset({"complet"})) == {}
    assert list(aliases(read("The list is complette."), frozenset({"complet"})).values()) == [("complet",)]


def test_a_claim_spread_over_an_answer_earns_more_than_its_best_sentence() -> None:
    """Words of a point count wherever they stand; the quote is the sentence that has most of them."""
    reference = "The compressor cools the kitchen by pumping heat outside through copper pipes."
    best = "The compressor cools the kitchen."
    rest = "Nobody sees it. It is quiet. Heat leaves. It is old. Then it goes through copper pipes."
    idle = "Nobody sees it. It is quiet. Birds sing. It is old. Then it stands upon wooden legs."
    assert score("How?", reference, f"{best} {rest}") > score("How?", reference, f"{best} {idle}")
