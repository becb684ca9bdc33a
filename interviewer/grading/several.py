"""Points of which any so many of a list are enough: heard item by item, and counted."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from interviewer.domain.grade import Judgement, Verdict
from interviewer.domain.rubric import Point, Rubric

_APART = "--"
"""Stands in no id of a point, which are words joined by single hyphens."""

_NAMED = re.compile(r"([^:]{2,60}):\s+(.+)")
"""An item that begins with its name may be said by its name, or by what is said of it. On the one question of a public
set that asks for two things of eight, people give .88, this gives .81, and .19 where the whole item is asked for."""

FAINT = 0.2
"""An item of which less is heard is not said: of many items, letters alone come so near to one or another."""


@lru_cache(maxsize=256)
def spread(rubric: Rubric) -> Rubric:
    """The rubric with every item of such a list as a point by itself."""
    if all(point.needed == 1 for point in rubric.points):
        return rubric
    return rubric.model_copy(update={"points": tuple(one for point in rubric.points for one in _items(point))})


def _items(point: Point) -> Iterator[Point]:
    if point.needed == 1:
        yield point
        return
    for number, item in enumerate(point.phrasings):
        named = _NAMED.fullmatch(item)
        changes = {"text": item, "phrasings": named.groups() if named else (), "needed": 1}
        yield point.model_copy(update={"id": f"{point.id}{_APART}{number}", **changes})


def gathered(rubric: Rubric, judged: Iterable[Judgement]) -> list[Judgement]:
    """A judgement for every point of the rubric from those of its items."""
    coming = iter(judged)
    found = []
    for point in rubric.points:
        own = [next(coming) for _ in _items(point)]
        found.append(own[0] if point.needed == 1 else _counted(point, own))
    return found


def _counted(point: Point, own: Sequence[Judgement]) -> Judgement:
    """The best so many; a wrong item costs the whole only where nothing else is said."""
    told = sorted((one for one in own if one.credit >= FAINT), key=lambda one: -one.credit)[: point.needed]
    credit = round(sum(one.credit for one in told) / point.needed, 2)
    if not told:
        return _none(point, own)
    return Judgement(
        point_id=point.id,
        verdict=Verdict.MET if credit >= 1 else Verdict.PARTLY_MET,
        credit=1 if credit >= 1 else min(0.99, max(0.01, credit)),
        reason=f"{_how_many(point, told)}. {' '.join(one.reason for one in told)}",
        evidence=tuple(dict.fromkeys(quote for one in told for quote in one.evidence)),
    )


def _how_many(point: Point, told: Sequence[Judgement]) -> str:
    whole = sum(one.verdict is Verdict.MET for one in told)
    parts = f", {len(told) - whole} in part" if len(told) > whole else ""
    return f"{whole} of the {point.needed} asked for{parts}"


def _none(point: Point, own: Sequence[Judgement]) -> Judgement:
    against = next((one for one in own if one.verdict is Verdict.CONTRADICTED), None)
    if against:
        return against.model_copy(update={"point_id": point.id})
    return Judgement(point_id=point.id, verdict=Verdict.MISSED, credit=0, reason="Not heard in the answer.")
