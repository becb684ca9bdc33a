"""Lines of answers that people have judged: how a judgement may be written, and what is wrong with one, in words."""

from typing import Any

from interviewer.agreement.labelled import WORTH, Labelled, score_of
from interviewer.cli.desk import Desk
from interviewer.cli.lines import BadLine, quoted, read_object, readable_id
from interviewer.cli.rows import read_row
from interviewer.domain.answer import Answer
from interviewer.domain.rubric import Rubric
from interviewer.errors import BadInput

WORDS = {verdict.value: worth for verdict, worth in WORTH.items()} | {
    "partly_met": 0.5,
    "correct": 1.0,
    "right": 1.0,
    "yes": 1.0,
    "partially correct": 0.5,
    "incorrect": 0.0,
    "wrong": 0.0,
    "no": 0.0,
}
"""What people write for a judgement, and its worth."""

LABEL, VERDICTS, SCORE = "label", "verdicts", "score"


def read_labelled(line: bytes, desk: Desk) -> Labelled | None:
    """A judged answer; ``None`` when the line is blank, ``BadLine`` when it can't be used."""
    row = read_row(line)
    if row is None:
        return None
    found = read_object(line) or {}
    try:
        question, rubric = desk.asked(row)
        worth = _worth(found, rubric)
        return Labelled(
            id=row.id,
            question=question,
            rubric=rubric,
            answer=Answer(text=row.answer),
            score=_score(found, rubric, worth),
            worth=worth,
            kind=_name(found, "kind"),
            split=_name(found, "split"),
        )
    except BadInput as error:
        raise BadLine(readable_id(found.get("id")), str(error)) from None


def _worth(found: dict[str, Any], rubric: Rubric) -> dict[str, float]:
    """What people made of each point, by its id; empty where they judged the answer as a whole."""
    told = found.get(VERDICTS, found.get(LABEL))
    ids = [point.id for point in rubric.points]
    if isinstance(told, list):
        if len(told) != len(ids):
            raise BadInput(f'"{LABEL}" has {len(told)} judgements for {len(ids)} points. Give one for each.')
        return {point: _value(one, point) for point, one in zip(ids, told, strict=True)}
    if not isinstance(told, dict):
        return {}
    if unknown := [name for name in told if name not in ids]:
        raise BadInput(f"There is no point {quoted(unknown)}. This question has: {quoted(ids)}.")
    return {point: _value(one, point) for point, one in told.items()}


def _score(found: dict[str, Any], rubric: Rubric, worth: dict[str, float]) -> float:
    if found.get(SCORE) is not None:
        return _value(found[SCORE], SCORE)
    if worth:
        return score_of(rubric, worth)
    if found.get(LABEL) is not None and not isinstance(found[LABEL], list | dict):
        return _value(found[LABEL], LABEL)
    raise BadInput(f'This line has no judgement: give "{SCORE}" from 0 to 1, or "{LABEL}".')


def _value(told: object, what: str) -> float:
    if isinstance(told, str) and told.strip().lower() in WORDS:
        return WORDS[told.strip().lower()]
    if isinstance(told, bool | int | float) and 0 <= told <= 1:
        return float(told)
    raise BadInput(f'The judgement "{what}" must be a number from 0 to 1 or one of: {quoted(WORDS)}.')


def _name(found: dict[str, Any], field: str) -> str:
    told = found.get(field)
    return told if isinstance(told, str) else ""
