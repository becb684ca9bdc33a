"""What a rubric must hold to beyond its shape."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

from interviewer.content.nodes import Place
from interviewer.content.schema import Entry
from interviewer.domain.question import Question, SectionKind
from interviewer.domain.rubric import MOST_POINTS, WEIGHTS, Point, Tier
from interviewer.domain.sentences import sentences

FEWEST, MOST = 5, 9
"""Points of a reviewed rubric: fewer say too little of an answer, more can't be said in one."""


class Complaint(NamedTuple):
    """What is wrong, and at which place within the rubric."""

    place: Place
    reason: str


def complaints(entry: Entry, question: Question) -> Iterator[Complaint]:
    """Everything that is wrong with the rubric of that question."""
    if not FEWEST <= len(entry.points) <= MOST:
        yield Complaint(("points",), f"{len(entry.points)} points: a rubric has {FEWEST} to {MOST}")
    if not any(point.tier is Tier.CORE for point in entry.points):
        yield Complaint(("points",), "no core point: say what an answer would be wrong without")
    said = _said(question)
    for at, point in enumerate(entry.points):
        yield from _source(("points", at), point, said)
    yield from own_complaints(entry)
    yield from _wordings(entry)


def own_complaints(entry: Entry) -> Iterator[Complaint]:
    """What is wrong with a rubric whoever wrote it."""
    ids: set[str] = set()
    if not 0 < len(entry.points) <= MOST_POINTS:
        yield Complaint(("points",), f"{len(entry.points)} points: a rubric has 1 to {MOST_POINTS}")
    for at, point in enumerate(entry.points):
        place: Place = ("points", at)
        if point.id in ids:
            yield Complaint((*place, "id"), f"the id {point.id!r} is used twice in this rubric")
        ids.add(point.id)
        yield from _weight(place, point)


def _said(question: Question) -> list[str]:
    """The sentences that a point may come from."""
    sections = [section for section in question.reference if section.kind is not SectionKind.EXAMPLE]
    return [span.text for section in sections for span in sentences(section.text)]


def _weight(place: Place, point: Point) -> Iterator[Complaint]:
    low, high = WEIGHTS[point.tier]
    if not low <= point.weight <= high:
        bounds = f"{low} to {high}" if low < high else f"{low}"
        yield Complaint((*place, "weight"), f"a {point.tier} point weighs {bounds}, not {point.weight}")


def _source(place: Place, point: Point, said: list[str]) -> Iterator[Complaint]:
    if point.source is None:
        yield Complaint(place, f"the key 'source' is missing from the point {point.id!r}")
    elif point.source not in said:
        near = get_close_matches(point.source, said, n=1, cutoff=0.5)
        hint = f"; the nearest is: {near[0]}" if near else ""
        reason = f"not a sentence of Definition, How it works or Why it matters, word for word{hint}"
        yield Complaint((*place, "source"), reason)


def _wordings(entry: Entry) -> Iterator[Complaint]:
    """Wordings that are written twice: they would earn two points at once, or earn and lose the same one."""
    right: dict[str, str] = {}
    for at, point in enumerate(entry.points):
        yield from _twice(("points", at, "text"), point.text, right, point.id)
        for number, wording in enumerate(point.phrasings):
            yield from _twice(("points", at, "phrasings", number), wording, right, point.id)
        wrong = {one.casefold(): point.id for one in point.statements}
        for number, wording in enumerate(point.contradictions):
            yield from _twice(("points", at, "contradictions", number), wording, wrong, point.id)


def _twice(place: Place, wording: str, seen: dict[str, str], point_id: str) -> Iterator[Complaint]:
    key = wording.casefold()
    if key in seen:
        yield Complaint(place, f"this wording is already at the point {seen[key]!r}: {wording}")
    seen[key] = point_id
