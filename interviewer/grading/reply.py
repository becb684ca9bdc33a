"""Reading what a model replied: strictly, and with every oddity of it noticed."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal, NamedTuple, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from interviewer.domain.grade import Verdict
from interviewer.domain.rubric import Rubric
from interviewer.models.replies import closed, objects

LONGEST_LINE = 600
"""Characters of a reason that are kept."""

MOST_QUOTES = 8
MOST_WRONG = 5
MENU = ("met", "partly met", "missed", "contradicted")
SEVERITY = {Verdict.CONTRADICTED: 0, Verdict.MISSED: 1, Verdict.PARTLY_MET: 2, Verdict.MET: 3}


class NoReply(ValueError):
    """What the model said is no reply to what it was asked; its text tells the model why."""


def _menu(verdict: object) -> object:
    return (
        " ".join(verdict.lower().replace("_", " ").replace("-", " ").split()) if isinstance(verdict, str) else verdict
    )


def _line(text: object) -> object:
    return " ".join(text.split())[:LONGEST_LINE] if isinstance(text, str) else text


OneLine = Annotated[str, BeforeValidator(_line)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


P = TypeVar("P", bound=_Part)


class Judged(_Part):
    """What the model says of one point."""

    point_id: str
    quotes: list[str]
    reason: OneLine
    verdict: Annotated[Literal["met", "partly met", "missed", "contradicted"], BeforeValidator(_menu)]


class Wrong(_Part):
    """A claim of the candidate that the model holds against the reference."""

    quote: str
    correction: OneLine


class _Whole(_Part):
    judgements: list[Any]
    contradictions: list[Any] = []
    strength: OneLine = ""
    improvement: OneLine = ""


class Reply(NamedTuple):
    """What could be used of a reply, at most one judgement a point, and what was odd about it."""

    judged: dict[str, Judged]
    wrong: tuple[Wrong, ...]
    strength: str
    improvement: str
    oddities: tuple[str, ...]
    missing: tuple[str, ...]


def read_reply(text: str, rubric: Rubric) -> Reply:
    """The reply in a text; ``NoReply`` when there is none, or more than one, or no point of it can be used."""
    try:
        whole = _Whole.model_validate(_only(list(objects(text, having="judgements"))))
    except ValidationError as error:
        raise NoReply(_reason(error)) from error
    judged, oddities = _by_point(whole.judgements, [point.id for point in rubric.points])
    missing = tuple(point.id for point in rubric.points if point.id not in judged)
    if not judged:
        raise NoReply("None of its judgements is about a point of the rubric in the form that was asked for.")
    wrong = tuple(_valid(Wrong, one) for one in whole.contradictions)
    return Reply(judged, tuple(filter(None, wrong)), whole.strength, whole.improvement, tuple(oddities), missing)


def _only(found: Sequence[dict[str, Any]]) -> dict[str, Any]:
    if not found:
        raise NoReply("It holds no whole JSON object with judgements.")
    if any(one != found[0] for one in found):
        raise NoReply("It holds more than one JSON object with judgements.")
    return found[0]


def _by_point(rows: Sequence[Any], ids: Sequence[str]) -> tuple[dict[str, Judged], list[str]]:
    """One judgement a point, the strictest where there are several, and what was odd."""
    kept: dict[str, Judged] = {}
    oddities: list[str] = []
    for row in rows:
        point_id = str(row.get("point_id")) if isinstance(row, dict) else ""
        judged = _valid(Judged, row)
        if point_id not in ids:
            oddities.append("The model judged a point that is not in the rubric; that was left out.")
        elif judged is None:
            oddities.append("The model gave a verdict that is not on the menu; that was left out.")
        elif point_id in kept:
            oddities.append("The model judged a point twice; the stricter verdict counts.")
            kept[point_id] = min(kept[point_id], judged, key=lambda one: SEVERITY[Verdict(one.verdict)])
        else:
            kept[point_id] = judged
    return kept, list(dict.fromkeys(oddities))


def _valid(kind: type[P], row: object) -> P | None:
    try:
        return kind.model_validate(row)
    except ValidationError:
        return None


def _reason(error: ValidationError) -> str:
    found = error.errors()[0]
    return f"The field {'.'.join(map(str, found['loc']))} is wrong: {found['msg']}."


def schema(point_ids: Sequence[str]) -> dict[str, Any]:
    """The form of a reply about those points.

    Quotes come before the reason and the reason before the verdict: a model that has to look first judges better than
    one that has to defend what it said. The bounds keep a small model from going round in circles.
    """
    text = {"type": "string"}
    judged = {
        "point_id": {"type": "string", "enum": list(point_ids)},
        "quotes": _listed(text, MOST_QUOTES),
        "reason": text,
        "verdict": {"type": "string", "enum": list(MENU)},
    }
    wrong = {"quote": text, "correction": text}
    return closed(
        judgements=_listed(closed(**judged), len(point_ids)),
        contradictions=_listed(closed(**wrong), MOST_WRONG),
        strength=text,
        improvement=text,
    )


def _listed(items: dict[str, Any], most: int) -> dict[str, Any]:
    return {"type": "array", "items": items, "maxItems": most}
