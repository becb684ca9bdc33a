"""A point of which any so many of a list are enough."""

from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from interviewer.domain.answer import Answer
from interviewer.domain.grade import Grade, Verdict
from interviewer.domain.question import Question, Section, SectionKind
from interviewer.domain.rubric import Point, Rubric, Tier
from interviewer.grading.offline import OfflineGrader

ITEMS = (
    "Security: packets can be intercepted in the air",
    "hidden terminals collide without noticing each other",
    "batteries run down, so power must be saved",
    "nodes move and the topology changes",
)
POINT = Point(
    id="challenges", text=f"Any 2 of these: {'; '.join(ITEMS)}.", tier=Tier.CORE, weight=3, phrasings=ITEMS, needed=2
)
OTHER = Point(id="radio", text="Mobile nodes talk by radio.", tier=Tier.SUPPORTING, weight=2)
QUESTION = Question(
    id="q-01",
    topic="t",
    prompt="Name two challenges of mobile routing.",
    reference=(Section(kind=SectionKind.ANSWER, text="\n".join(f"- {item}" for item in ITEMS)),),
)
RUBRIC = Rubric(question_id="q-01", points=(POINT, OTHER))
GRADER = OfflineGrader(lambda: datetime(2026, 1, 1, tzinfo=UTC))


def grade(text: str) -> Grade:
    """The grade of one answer to the question above."""
    return GRADER.grade(QUESTION, RUBRIC, Answer(text=text))


def test_as_many_as_are_asked_for_are_enough() -> None:
    """Two of four earn the whole point, and the evidence shows both."""
    found = grade("Batteries run down, so power must be saved. Nodes move and the topology changes.")
    judgement = found.judgement("challenges")
    assert judgement.verdict is Verdict.MET
    assert judgement.reason.startswith("2 of the 2 asked for.")
    assert any("Batteries" in quote.quote for quote in judgement.evidence)
    assert any("topology" in quote.quote for quote in judgement.evidence)
    assert [one.point_id for one in found.judgements] == ["challenges", "radio"]


def test_fewer_earn_their_share() -> None:
    """One of two is half the point."""
    judgement = grade("The nodes move and the topology changes.").judgement("challenges")
    assert (judgement.verdict, judgement.credit) == (Verdict.PARTLY_MET, 0.5)


def test_more_earn_no_more() -> None:
    """All four are the point, no more and no less."""
    assert grade(". ".join(ITEMS)).judgement("challenges").credit == 1


def test_an_item_may_be_said_by_its_name() -> None:
    """Where it has one, before a colon."""
    assert grade("One challenge is security.").judgement("challenges").credit == 0.5


def test_nothing_said_is_missed() -> None:
    """And an answer about something else earns nothing."""
    assert grade("I like trains a lot.").judgement("challenges").verdict is Verdict.MISSED


def test_a_list_must_have_as_many_as_are_needed() -> None:
    """Else nobody could meet the point."""
    with pytest.raises(ValidationError, match="2 wordings are needed"):
        Point(id="a", text="Any 2.", tier=Tier.CORE, weight=3, phrasings=("one",), needed=2)


def test_rubrics_without_such_points_keep_their_digest() -> None:
    """A grade made before there were any is not called old because of it."""
    plain = Rubric(question_id="q-01", points=(OTHER,))
    assert plain.digest() == "18ce80b04ba9a911"
    assert (
        RUBRIC.digest() != Rubric(question_id="q-01", points=(POINT.model_copy(update={"needed": 3}), OTHER)).digest()
    )
