"""A real language model grades, a poor one: what is checked is that the code believes nothing it makes up."""

import os
from datetime import UTC, datetime

import pytest

from interviewer.domain.answer import Answer
from interviewer.domain.grade import Grade
from interviewer.grading.llm import LlmGrader
from interviewer.models import Model
from tests.grading.test_llm import QUESTION, TEXT
from tests.grading.test_llm import RUBRIC as WHOLE
from tests.models import small

RUBRIC = WHOLE.model_copy(update={"points": WHOLE.points[:1]})
"""One point: so small a model takes ten seconds for it."""


@pytest.fixture(scope="module")
def grader() -> LlmGrader:
    """The grader over a model of 135 million weights on this computer."""
    choice = small.choice()
    if choice is None:
        if os.environ.get("CI"):
            pytest.fail("the small language model is not installed: run make test")
        pytest.skip("the small language model is not installed")
    return LlmGrader(Model(choice, tries=1), clock=lambda: datetime(2026, 1, 1, tzinfo=UTC))


def checked(grade: Grade, text: str) -> Grade:
    """The grade, every piece of its evidence seen to stand in the answer and its total added up again."""
    for one in grade.judgements:
        assert all(text[found.start : found.end] == found.quote for found in one.evidence)
        assert one.credit == 0 or one.evidence
    if grade.score is not None:
        earned = sum(RUBRIC.point(one.point_id).weight * one.credit for one in grade.judgements)
        assert 0 <= grade.score <= 1
        assert grade.coverage < 1 or grade.score == round(earned / sum(one.weight for one in RUBRIC.points), 4)
    return grade


def test_a_real_model_grades_through_the_same_door(grader: LlmGrader) -> None:
    """One answer, one grade in the form that was asked for, with the model, the tokens and the reply on record."""
    made = checked(grader.grade(QUESTION, RUBRIC, Answer(text=TEXT)), TEXT)
    assert (made.maker.grader, made.maker.model) == ("llm", "openai/smollm2")
    assert made.maker.tokens_in
    assert made.maker.raw_reply
    assert '"judgements"' in made.maker.raw_reply
    assert made.score is not None or made.ungraded_because


def test_what_a_real_model_makes_up_earns_nothing(grader: LlmGrader) -> None:
    """An answer about something else gets 0 or no grade, whatever the model finds in it."""
    text = "My favourite dish is soup with fresh bread. We cook it every Sunday with my neighbours in the garden."
    made = checked(grader.grade(QUESTION, RUBRIC, Answer(text=text)), text)
    assert made.score in (0, None)
