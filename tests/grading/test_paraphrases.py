"""A fair paraphrase is heard, in anyone's words."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from interviewer.bootstrap import KNOWN_ANSWERS, load_bank
from interviewer.domain.answer import Answer
from interviewer.grading.offline import OfflineGrader

BANK = load_bank()
SAID: dict[str, dict[str, str]] = json.loads((Path(KNOWN_ANSWERS).parent / "paraphrases.json").read_text("utf-8"))
ENOUGH = 0.5


def test_every_point_is_paraphrased() -> None:
    """Each point of the twenty questions once, in the words of somebody who talks."""
    assert {one: set(points) for one, points in SAID.items()} == {
        one: {point.id for point in rubric.points} for one, rubric in BANK.rubrics.items()
    }


@pytest.mark.parametrize("question_id", SAID)
def test_a_fair_paraphrase_is_heard(question_id: str) -> None:
    """Of all points of a question said in everyday words, two thirds earn at least a half."""
    text = " ".join(f"{one[0].upper()}{one[1:]}." for one in SAID[question_id].values())
    grader = OfflineGrader(lambda: datetime(2026, 1, 1, tzinfo=UTC))
    found = grader.grade(BANK.question(question_id), BANK.rubrics[question_id], Answer(text=text))
    unheard = [one.point_id for one in found.judgements if one.credit < ENOUGH]
    assert len(unheard) <= len(found.judgements) / 3, unheard
