"""The one next step after a grade, and the rating that goes with it."""

from interviewer.domain.advice import Step, next_step
from interviewer.domain.attempt import Attempt
from interviewer.domain.due import HALF_HEARD, Rating, suggest
from interviewer.domain.grade import Evidence, Grade, Judgement, Maker, Verdict
from tests.app.toy import question, rubric
from tests.history.making import NOON, an_attempt

TEXT = "wood to play with, and a kite"


def judged(**earned: float) -> Attempt:
    """An attempt that earned so much of each point."""
    one = an_attempt(TEXT).model_copy(update={"question": question(1), "rubric": rubric("toy-1"), "hints": 0})
    judgements = [judgement(name, credit) for name, credit in earned.items()]
    maker = Maker(grader="offline", rubric_digest=one.rubric.digest())
    return one.model_copy(update={"grades": (Grade.of(one.rubric, judgements, maker=maker, made_at=NOON),)})


def judgement(point_id: str, credit: float) -> Judgement:
    """Met, partly met or missed, by its credit."""
    verdict = Verdict.MET if credit == 1 else Verdict.PARTLY_MET if credit else Verdict.MISSED
    evidence = (Evidence.of(TEXT, 0, 4),) if credit else ()
    return Judgement(point_id=point_id, verdict=verdict, credit=credit, reason="So it was.", evidence=evidence)


def test_a_strong_answer_with_a_core_point_half_heard_goes_on() -> None:
    """Nobody who made nine tenths is told to answer again; the point is named for the next time."""
    advice = next_step(judged(wood=1, play=0.7, kite=1))
    assert advice is not None
    assert (advice.step, advice.point_id) == (Step.MOVE_ON, "play")
    assert "It says play." in advice.text


def test_a_core_point_that_was_not_heard_is_answered_again() -> None:
    """However much the rest earned: an interviewer would ask for it."""
    advice = next_step(judged(wood=0.9, play=0, kite=1))
    assert advice is not None
    assert (advice.step, advice.point_id) == (Step.RETRY, "play")


def test_a_weak_answer_with_a_core_point_half_heard_is_answered_again() -> None:
    """Below a strong score the missing half is worth another try at once."""
    advice = next_step(judged(wood=0.5, play=0.5, kite=0))
    assert advice is not None
    assert advice.step is Step.RETRY


def test_most_of_a_core_point_is_known_without_effort() -> None:
    """The rating follows how much was heard: half of it is *hard*, most of it the usual step."""
    half, most = (suggest(judged(wood=1, play=credit, kite=1)) for credit in (HALF_HEARD - 0.01, HALF_HEARD))
    assert half is not None
    assert most is not None
    assert (half.rating, most.rating) == (Rating.HARD, Rating.GOOD)
    assert most.reason == "every core point was heard, or most of it"
