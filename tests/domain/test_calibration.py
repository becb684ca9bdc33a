"""How sure against how right."""

import pytest

from interviewer.domain.advice import next_step
from interviewer.domain.attempt import Attempt
from interviewer.domain.calibration import NEEDED, Calibration, Prediction
from interviewer.domain.confidence import Confidence, Place
from tests.domain.test_comparison import graded
from tests.history.making import NOON


def predictions(confidence: Confidence, *scores: float, grader: str = "offline") -> list[Prediction]:
    """Answers that somebody was as sure of as that, and what they earned."""
    return [
        Prediction(
            attempt_id=f"{confidence}-{place}",
            question_id=f"q-{place}",
            at=NOON,
            confidence=confidence,
            grader=grader,
            score=score,
            is_newest=True,
        )
        for place, score in enumerate(scores)
    ]


def sure(text: str, confidence: Confidence | None) -> Attempt:
    """A try at a toy question that somebody was as sure of as that."""
    return graded(text, 1).model_copy(update={"confidence": confidence})


def test_the_levels_share_the_scale_without_gap_or_overlap() -> None:
    """Each begins where the one before it ends, and every score belongs to one."""
    ends = [level.expects for level in Confidence]
    assert ends[0][0] == 0
    assert ends[-1][1] == 1
    assert [most for _, most in ends[:-1]] == [least for least, _ in ends[1:]]


@pytest.mark.parametrize(
    ("level", "score", "place"),
    [
        (Confidence.CERTAIN, 0.74, Place.BELOW),
        (Confidence.CERTAIN, 0.75, Place.WITHIN),
        (Confidence.CERTAIN, 1.0, Place.WITHIN),
        (Confidence.GUESSING, 0.0, Place.WITHIN),
        (Confidence.GUESSING, 0.26, Place.ABOVE),
        (Confidence.UNSURE, 0.5, Place.WITHIN),
    ],
)
def test_what_was_earned_is_below_within_or_above(level: Confidence, score: float, place: Place) -> None:
    """Both ends belong to a level: nobody is told off for a score on the line."""
    assert level.place_of(score) is place


def test_graders_are_told_apart_and_levels_counted() -> None:
    """The grader with most answers first; a level nobody used is left out."""
    own = predictions(Confidence.CERTAIN, 1.0, 0.5, 0.0) + predictions(Confidence.GUESSING, 0.2)
    found = Calibration.each([*predictions(Confidence.UNSURE, 0.4, grader="m"), *own])
    assert [(one.grader, one.answers) for one in found] == [("offline", 4), ("m", 1)]
    assert [(level.confidence, level.answers, level.earned) for level in found[0].levels] == [
        (Confidence.GUESSING, 1, 0.2),
        (Confidence.CERTAIN, 3, 0.5),
    ]


def test_a_mean_is_spoken_of_from_enough_answers_on() -> None:
    """The surest level that has them speaks; a surer one with fewer does not."""
    enough = predictions(Confidence.UNSURE, *[0.4] * NEEDED)
    [few] = Calibration.each(enough[1:])
    assert few.telling is None
    assert few.levels[0].missing == 1
    [found] = Calibration.each([*enough, *predictions(Confidence.CERTAIN, 1.0)])
    assert found.telling is not None
    assert found.telling.confidence is Confidence.UNSURE


def test_who_was_sure_and_wrong_is_advised_to_put_it_right_at_once() -> None:
    """The step is the same; the reason says why it can't wait. Who was unsure, or right, hears nothing of it."""
    plain = next_step(sure("a kite", None))
    certain = next_step(sure("a kite", Confidence.CERTAIN))
    assert plain
    assert certain
    assert (certain.step, certain.text) == (plain.step, plain.text)
    assert certain.reason == f"You were certain: a mistake one is sure of is best put right at once. {plain.reason}"
    assert next_step(sure("a kite", Confidence.UNSURE)) == plain
    assert next_step(sure("wood", Confidence.CERTAIN)) == next_step(sure("wood", None))
    denied = next_step(sure("wood, not play", Confidence.FAIRLY_SURE))
    assert denied
    assert denied.reason.startswith("You were fairly sure")
