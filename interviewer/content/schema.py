"""The closed schema of a rubric file, its complaints in words."""

from typing import Any

from pydantic import ValidationError

from interviewer.content.nodes import Document, Place
from interviewer.domain.base import Slug, Value
from interviewer.domain.rubric import Point
from interviewer.errors import ContentError


class Entry(Value):
    """The rubric of one question as it is written."""

    question: Slug
    points: tuple[Point, ...]


class File(Value):
    """A whole file as it is written."""

    topic: Slug
    rubrics: tuple[Entry, ...]


def validated(document: Document) -> File:
    """What the document says, in shape; otherwise the first thing that is wrong with it is raised.

    An unknown key is told before a missing one: mostly it is the missing one, misspelt.
    """
    try:
        return File.model_validate(document.plain)
    except ValidationError as failure:
        complaints = [dict(one) for one in failure.errors(include_url=False)]
        unknown = [one for one in complaints if one["type"] == "extra_forbidden"]
        errors = [_error(document, one) for one in unknown or complaints]
        raise min(errors, key=lambda error: error.line) from failure


def _error(document: Document, complaint: dict[str, Any]) -> ContentError:
    place: Place = complaint["loc"]
    name = next((str(step) for step in reversed(place) if isinstance(step, str)), "the file")
    kind, given = complaint["type"], complaint["input"]
    if kind == "extra_forbidden":
        return document.error(document.key_line(place[:-1], name), f"unknown key {name!r}")
    if kind == "missing":
        return document.error(document.line(place), f"the key {name!r} is missing")
    if given in (None, ""):
        return document.error(document.line(place), f"{name!r} is empty")
    if kind == "string_pattern_mismatch":
        return document.error(document.line(place), f"{name!r} must be lower-case words joined by hyphens: {given!r}")
    reason = str(complaint["msg"]).removeprefix("Value error, ")
    return document.error(document.line(place), f"{name!r}: {reason}")
