"""Every question of the bank, as if nobody had reviewed its rubric."""

from datetime import UTC, datetime

import pytest

from interviewer import bootstrap
from interviewer.domain.answer import Answer
from interviewer.domain.question import Question, Section, SectionKind
from interviewer.grading.offline import OfflineGrader
from interviewer.rubrics.offline import OfflineRubricWriter

QUESTIONS = list(bootstrap.load_bank().questions())
GRADER = OfflineGrader(clock=lambda: datetime(2026, 1, 1, tzinfo=UTC))


def plain(question: Question) -> Question:
    """The same question with its reference as one text."""
    return question.model_copy(update={"reference": (Section(kind=SectionKind.ANSWER, text=question.reference_text),)})


@pytest.mark.parametrize("as_written", [True, False])
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_the_reference_earns_its_derived_rubric_and_nothing_else_does(question: Question, *, as_written: bool) -> None:
    """At least 0.9 for itself; nothing for silence, the question said back, or praise."""
    question = question if as_written else plain(question)
    rubric = OfflineRubricWriter().derive(question)

    def score(text: str) -> float | None:
        return GRADER.grade(question, rubric, Answer(text=text)).score

    assert (score(question.reference_text) or 0) >= 0.9
    assert score("") == score(question.prompt) == score("What a great question, I know all of this very well!") == 0


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_each_point_names_its_sentence_and_no_example_is_asked_for(question: Question) -> None:
    """Five to nine points, each with a verbatim source, none of them from the example."""
    example = next(one.text for one in question.reference if one.kind is SectionKind.EXAMPLE)
    points = OfflineRubricWriter().derive(question).points
    assert 5 <= len(points) <= 9
    assert all(point.source and point.source in question.reference_text for point in points)
    assert not any(point.source and point.source in example for point in points)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_another_questions_reference_earns_little(question: Question) -> None:
    """The points are specific: neighbours share a sentence or two, and the rest share nothing."""
    rubric = OfflineRubricWriter().derive(question)
    others = [one for one in QUESTIONS if one.id != question.id]
    scores = [GRADER.grade(question, rubric, Answer(text=one.reference_text)).score or 0 for one in others]
    assert max(scores) <= 0.4
    assert sum(scores) / len(scores) <= 0.15
