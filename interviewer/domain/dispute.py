"""A judgement that the candidate doesn't accept, and what came of it. Nothing on record is changed by it."""

from enum import StrEnum

from pydantic import NonNegativeInt

from interviewer.domain.attempt import Attempt
from interviewer.domain.base import Moment, Value
from interviewer.domain.evidence import find
from interviewer.domain.grade import Evidence, Grade, Judgement, Verdict
from interviewer.domain.rubric import Rubric
from interviewer.errors import BadInput

SAID_SO = "You judged this yourself: it stands in your answer."
NOT_THERE = "You judged this yourself: it is not in your answer."


class Claim(StrEnum):
    """What the candidate holds against a judgement."""

    SAID = "I did say that"
    NOT_SAID = "That is not in the answer"


class Outcome(StrEnum):
    """What came of it: judged again with the same verdict or another one, or overridden."""

    STANDS = "stands"
    CHANGED = "changed"
    OVERRIDDEN = "overridden"


class Objection(Value):
    """What is held against the judgement of one point: words of the answer, a reason, or nothing more."""

    point_id: str
    claim: Claim
    words: str = ""
    reason: str = ""


class Dispute(Objection):
    """An objection, whose judgement it was against, and the verdict before and after."""

    before: Verdict
    after: Verdict
    outcome: Outcome
    grader: str
    model: str = ""
    made_at: Moment


class Overturned(Value):
    """How many points a grader judged, and how many of those judgements the candidate had overturned."""

    grader: str
    judged: NonNegativeInt
    overturned: NonNegativeInt


def claims_against(judgement: Judgement) -> tuple[Claim, ...]:
    """What can be held against a judgement: that more was said, that what it rests on was not, or either."""
    more = (Claim.SAID,) if judgement.credit < 1 else ()
    less = (Claim.NOT_SAID,) if judgement.evidence else ()
    return more + less


def own_judgement(attempt: Attempt, objection: Objection) -> Judgement:
    """The candidate's verdict. ``BadInput`` when credit is claimed for words that don't stand in the answer."""
    point_id = objection.point_id
    if objection.claim is Claim.NOT_SAID:
        return Judgement(point_id=point_id, verdict=Verdict.MISSED, credit=0, reason=NOT_THERE)
    evidence = picked(attempt, objection.words)
    if not evidence:
        raise BadInput("Pick the words of your answer that say it: there is no credit without evidence.")
    return Judgement(point_id=point_id, verdict=Verdict.MET, credit=1, reason=SAID_SO, evidence=evidence)


def picked(attempt: Attempt, words: str) -> tuple[Evidence, ...]:
    """Where the picked words stand in the answer; nothing when none were. ``BadInput`` when they don't."""
    if not words.strip():
        return ()
    found = find(words, attempt.answer.text)
    if not found:
        raise BadInput("These words do not stand in your answer. Copy them from it, as they are.")
    return found


def carried_over(attempt: Attempt, grade: Grade, rubric: Rubric) -> tuple[Grade, ...]:
    """What a new grade comes to with the candidate's own judgements; nothing where there are none."""
    before = attempt.grade
    points = {one.id for one in rubric.points}
    own = [one for one in before.overrides if one in points] if before else []
    if before is None or not own or grade.score is None or grade.revised:
        return ()
    for point_id in own:
        grade = grade.corrected(rubric, before.judgement(point_id), made_at=grade.made_at, by_candidate=True)
    return (grade,)
