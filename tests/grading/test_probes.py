"""What follow-ups promise that are written without a model: they ask for a point and never tell it."""

from datetime import UTC, datetime

import pytest

from interviewer.bootstrap import load_bank
from interviewer.domain.answer import Answer
from interviewer.domain.attempt import Attempt
from interviewer.domain.follow_up import FollowUp, Probe
from interviewer.domain.question import Question
from interviewer.domain.rubric import Point, Rubric, Tier
from interviewer.grading.offline import OfflineGrader
from interviewer.grading.probes.offline import OfflineProbeWriter
from interviewer.grading.probes.secrecy import given_away
from interviewer.rubrics.offline import OfflineRubricWriter

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
BANK = load_bank()
GRADER = OfflineGrader(lambda: NOON)
CORE = [
    (question, point)
    for question in BANK.questions()
    for point in BANK.rubrics[question.id].points
    if point.tier is Tier.CORE
]


def an_attempt(question: Question, rubric: Rubric, text: str = "I am not sure.") -> Attempt:
    """An answer to that question."""
    return Attempt(
        id="a",
        owner="anne",
        session_id="s",
        position=0,
        number=1,
        question=question,
        rubric=rubric,
        answer=Answer(text=text),
        answered_at=NOON,
    )


def asked(attempt: Attempt, probe: str, reply: str, point: Point) -> Attempt:
    """The same attempt with that follow-up and what was said to it."""
    follow_up = FollowUp(
        number=len(attempt.follow_ups) + 1,
        point_id=point.id,
        probe=Probe(text=probe, written_by="offline"),
        asked_at=NOON,
        answer=Answer(text=reply),
        settled_at=NOON,
    )
    return attempt.model_copy(update={"follow_ups": (*attempt.follow_ups, follow_up)})


@pytest.mark.parametrize(("question", "point"), CORE, ids=lambda one: one.id)
def test_every_core_point_of_the_bank_has_a_probe_of_its_own(question: Question, point: Point) -> None:
    """It is asked as it was written: with none of the point's telling words, and worth nothing as an answer."""
    rubric = BANK.rubrics[question.id]
    written = OfflineProbeWriter().write(an_attempt(question, rubric), point)
    assert written.text == point.probe
    assert not given_away(written.text, [point], question.prompt)
    assert GRADER.grade(question, rubric, Answer(text=written.text)).judgement(point.id).credit == 0


@pytest.mark.parametrize("question", list(BANK.questions()), ids=lambda one: one.id)
def test_saying_the_probe_back_earns_nothing(question: Question) -> None:
    """Whatever was asked, repeating it leaves the score where it was."""
    rubric = BANK.rubrics[question.id]
    for point in rubric.points:
        attempt = an_attempt(question, rubric)
        probe = OfflineProbeWriter().write(attempt, point).text
        whole = asked(attempt, probe, probe, point).whole_answer
        assert GRADER.grade(question, rubric, whole).score == GRADER.grade(question, rubric, attempt.answer).score


@pytest.mark.parametrize("question", list(BANK.questions()), ids=lambda one: one.id)
def test_points_that_nobody_wrote_a_probe_for_are_asked_about_openly(question: Question) -> None:
    """A derived rubric has none: a probe of the question or an open one is found, and gives nothing away either."""
    rubric = OfflineRubricWriter().derive(question)
    for point in rubric.points:
        attempt = an_attempt(question, rubric)
        first = OfflineProbeWriter().write(attempt, point).text
        second = OfflineProbeWriter().write(asked(attempt, first, "No idea.", point), point).text
        assert first != second
        assert not given_away(f"{first} {second}", [point], question.prompt, "No idea.", attempt.answer.text)


def test_a_hint_that_was_shown_is_not_asked_again() -> None:
    """What the candidate has read as a hint is no follow-up any more."""
    question = BANK.question("mm-05")
    point = BANK.rubrics["mm-05"].point("image-half-reused").model_copy(update={"probe": question.probes[0]})
    attempt = an_attempt(question, BANK.rubrics["mm-05"])
    assert OfflineProbeWriter().write(attempt, point).text == question.probes[0]
    hinted = attempt.model_copy(update={"hints": 1})
    assert OfflineProbeWriter().write(hinted, point).text != question.probes[0]
