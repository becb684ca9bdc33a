"""Reading ``rubrics/*.yaml``: the reviewed rubrics of one topic, as ``rubrics/README.md`` describes them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import Field, ValidationError

from interviewer.content.nodes import Document, Place
from interviewer.content.reading import read_text
from interviewer.domain.base import Slug, Value
from interviewer.domain.question import Question, SectionKind
from interviewer.domain.rubric import Point, Rubric, Tier
from interviewer.domain.sentences import sentences

WEIGHTS = {Tier.CORE: range(2, 5), Tier.SUPPORTING: range(1, 3), Tier.BONUS: range(1, 2)}
FEWEST, MOST = 5, 9
"""Points of a reviewed rubric: fewer say too little of an answer, more can't be said in one."""


class Entry(Value):
    """The rubric of one question as it is written."""

    question: Slug
    points: Annotated[tuple[Point, ...], Field(min_length=FEWEST, max_length=MOST)]


class File(Value):
    """A whole file as it is written."""

    topic: Slug
    rubrics: Annotated[tuple[Entry, ...], Field(min_length=1)]


class Complaint(NamedTuple):
    """What is wrong, and at which place of the document."""

    place: Place
    reason: str


def read_rubrics(path: Path, questions: dict[str, Question]) -> dict[str, Rubric]:
    """The rubrics in that file by question id, checked against the ``questions`` of its topic."""
    document = Document(path, read_text(path))
    file = _file(document)
    if file.topic != path.stem:
        raise document.error(document.line(("topic",)), f"the topic must be {path.stem!r}, like the file's name")
    seen: set[str] = set()
    for at, entry in enumerate(file.rubrics):
        complaint = next(_complaints(("rubrics", at), entry, questions, seen), None)
        if complaint:
            raise document.error(document.line(complaint.place), complaint.reason)
        seen.add(entry.question)
    return {entry.question: Rubric(question_id=entry.question, points=entry.points) for entry in file.rubrics}


def _file(document: Document) -> File:
    try:
        return File.model_validate(document.plain)
    except ValidationError as failure:
        found = failure.errors()[0]
        where = ".".join(str(step) for step in found["loc"])
        raise document.error(document.line(found["loc"]), f"{where}: {found['msg']}") from failure


def _complaints(place: Place, entry: Entry, questions: dict[str, Question], seen: set[str]) -> Iterator[Complaint]:
    if entry.question not in questions:
        yield Complaint((*place, "question"), f"there is no question {entry.question!r} in this topic")
        return
    if entry.question in seen:
        yield Complaint((*place, "question"), f"question {entry.question!r} has a rubric already")
    if not any(point.tier is Tier.CORE for point in entry.points):
        yield Complaint((*place, "points"), "no point is core")
    ids = [point.id for point in entry.points]
    known = _sentences(questions[entry.question])
    for at, point in enumerate(entry.points):
        here: Place = (*place, "points", at)
        if ids.index(point.id) != at:
            yield Complaint((*here, "id"), f"the point id {point.id!r} is used twice in {entry.question}")
        yield from _in_point(here, point, known)


def _in_point(here: Place, point: Point, known: frozenset[str]) -> Iterator[Complaint]:
    allowed = WEIGHTS[point.tier]
    if point.weight not in allowed:
        reason = f"a {point.tier} point weighs {allowed.start} to {allowed.stop - 1}, not {point.weight}"
        yield Complaint((*here, "weight"), reason)
    if point.source not in known:
        reason = "this is not, word for word, a sentence of the reference before its example"
        yield Complaint((*here, "source"), reason)
    wordings = [text.casefold() for text in point.statements]
    for at, text in enumerate(point.phrasings):
        if wordings.index(text.casefold()) != at + 1:
            yield Complaint((*here, "phrasings", at), "this phrasing stands twice")


def _sentences(question: Question) -> frozenset[str]:
    told = [section.text for section in question.reference if section.kind is not SectionKind.EXAMPLE]
    return frozenset(span.text for text in told for span in sentences(text))
