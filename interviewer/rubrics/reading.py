"""Reading the rubric that a model wrote: strictly, and with every point held to the reference."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from pydantic import ValidationError
from rapidfuzz import fuzz

from interviewer.domain.question import Question, SectionKind
from interviewer.domain.rubric import WEIGHTS, Origin, Point, Rubric, Tier
from interviewer.domain.sentences import sentences
from interviewer.models.replies import Plain, closed, objects
from interviewer.rubrics.terms import content, marks

FEWEST, MOST = 1, 9
"""More points than this can't be said in one answer."""

MOST_PHRASINGS, MOST_CONTRADICTIONS = 12, 6
SHORTEST_QUOTE = 3
"""Words: less of a sentence doesn't tell which one it is."""

SAME = 88.0
"""From this likeness of words (rapidfuzz, 0 to 100) two points say the same, unless a figure or denial differs."""

GROUNDED = 0.4
"""The share of a point's words that its reference must have too: a paraphrase keeps more, an invention less."""

LONGEST_NAME = 60
_NAME = re.compile("[a-z0-9]+")


class NoRubric(ValueError):
    """What the model said is no rubric of that reference; its text tells the model why."""


def read_rubric(text: str, question: Question) -> Rubric:
    """The rubric in a text; ``NoRubric`` names the first thing that is wrong with it."""
    rows = _only(list(objects(text, having="points")))
    if not FEWEST <= len(rows) <= MOST:
        raise NoRubric(f"It has {len(rows)} points; {FEWEST} to {MOST} are wanted.")
    said = _said(question)
    points = [_point(row, number, said) for number, row in enumerate(rows, start=1)]
    for complaint in _complaints(points, content(question.reference_text).keys()):
        raise NoRubric(complaint)
    return Rubric(question_id=question.id, points=tuple(_cleaned(points)), origin=Origin.DERIVED)


def _only(found: Sequence[Plain]) -> list[Any]:
    if len(found) != 1:
        raise NoRubric("There is no whole JSON object with points in it." if not found else "There are several in it.")
    points = found[0]["points"]
    if not isinstance(points, list):
        raise NoRubric("Its points are not a list.")
    return points


def _said(question: Question) -> dict[str, str]:
    """The sentences that a point may come from, by their words in lower case, white space evened out."""
    told = [section for section in question.reference if section.kind is not SectionKind.EXAMPLE]
    found = [span.text for section in told or question.reference for span in sentences(section.text)]
    return {_even(one): one for one in found}


def _point(row: Any, number: int, said: dict[str, str]) -> Point:
    fields = row if isinstance(row, dict) else {}
    try:
        source = _source(str(fields.get("source", "")), number, said)
        point = Point.model_validate({**fields, "id": _slug(fields.get("id")), "source": source})
    except ValidationError as error:
        found = error.errors()[0]
        raise NoRubric(f"Point {number}: {'.'.join(map(str, found['loc']))} is wrong: {found['msg']}.") from error
    low, high = WEIGHTS[point.tier]
    if not low <= point.weight <= high:
        raise NoRubric(f"Point {number}: a {point.tier} point weighs {low} to {high}, not {point.weight}.")
    return point


def _slug(name: object) -> object:
    """How a name is written matters to files alone."""
    return "-".join(_NAME.findall(name.lower()))[:LONGEST_NAME].strip("-") if isinstance(name, str) else name


def _source(quoted: str, number: int, said: dict[str, str]) -> str:
    """The sentence of the reference that was quoted, whole or in part."""
    even = _even(quoted)
    if len(even.split()) >= min(SHORTEST_QUOTE, *(len(one.split()) for one in said)):
        for one, sentence in said.items():
            if even == one or (f" {even} " in f" {one} " and len(even.split()) >= SHORTEST_QUOTE):
                return sentence
    raise NoRubric(f"Point {number}: its source is not a sentence of the reference, word for word.")


def _complaints(points: Sequence[Point], told: Any) -> Iterator[str]:
    """Everything that is wrong with the points as a whole."""
    if not any(point.tier is Tier.CORE for point in points):
        yield "No point is core."
    for one, other in combinations(points, 2):
        if one.id == other.id:
            yield f"The id {one.id!r} is used twice."
        alike = fuzz.token_sort_ratio(one.text.casefold(), other.text.casefold())
        if alike >= SAME and marks(one.text) == marks(other.text):
            yield f"The points {one.id!r} and {other.id!r} say the same."
    for point in points:
        words = content(point.text).keys()
        if len(words & told) < GROUNDED * len(words):
            yield f"The point {point.id!r} is not what the reference says."


def _cleaned(points: Sequence[Point]) -> Iterator[Point]:
    """Wordings once each, none of them right and wrong, none at two points."""
    taken = {point.text.casefold() for point in points}
    for point in points:
        phrasings = _fresh(point.phrasings, taken)[:MOST_PHRASINGS]
        right = {one.casefold() for one in (point.text, *phrasings)}
        wrong = _fresh(point.contradictions, right)[:MOST_CONTRADICTIONS]
        yield point.model_copy(update={"phrasings": tuple(phrasings), "contradictions": tuple(wrong), "probe": None})


def _fresh(wordings: Sequence[str], taken: set[str]) -> list[str]:
    found = {one.casefold(): one for one in reversed(wordings) if one.casefold() not in taken}
    taken.update(found)
    return list(reversed(found.values()))


def _even(text: str) -> str:
    return " ".join(text.casefold().split())


def schema() -> Plain:
    """The form of a reply."""
    text, texts = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
    tier = {"type": "string", "enum": [one.value for one in Tier]}
    fields = {"id": text, "source": text, "text": text, "tier": tier, "weight": {"type": "integer"}}
    point = closed(**fields, phrasings=texts, contradictions=texts)
    return closed(points={"type": "array", "items": point, "maxItems": MOST})
