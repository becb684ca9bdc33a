"""The answers of known worth that ship with the app."""

import json
from pathlib import Path
from typing import Any

from interviewer.agreement.labelled import WORTH, Labelled, score_of
from interviewer.domain.answer import Answer
from interviewer.domain.grade import Verdict
from interviewer.domain.question import Bank
from interviewer.errors import ContentError, NotFound


def load_known(path: Path, bank: Bank) -> list[Labelled]:
    """Every answer in that file of JSON lines; ``ContentError`` names the line that is wrong."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            found.append(_labelled(json.loads(line), bank))
        except (ValueError, LookupError, NotFound) as error:
            raise ContentError(path, number, f"This line is no judged answer: {error}") from error
    return found


def _labelled(row: dict[str, Any], bank: Bank) -> Labelled:
    question = bank.question(str(row["question_id"]))
    rubric, verdicts = bank.rubrics[question.id], row["verdicts"]
    worth = {point.id: WORTH[Verdict(verdicts[point.id])] for point in rubric.points}
    return Labelled(
        id=str(row["id"]),
        question=question,
        rubric=rubric,
        answer=Answer(text=str(row["answer"])),
        score=score_of(rubric, worth),
        worth=worth,
        kind=str(row["kind"]),
        split=str(row["split"]),
    )
