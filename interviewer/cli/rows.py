"""Lines of JSON to be graded: what may stand in one, and what is wrong with one, in words."""

from difflib import get_close_matches
from typing import Any, NamedTuple

from interviewer.cli.lines import BadLine, quoted, read_object, readable_id
from interviewer.domain.base import LONGEST_LINE
from interviewer.domain.question import LONGEST_SECTION
from interviewer.domain.rubric import MOST_POINTS
from interviewer.errors import BadInput

FIELDS = ("id", "answer", "question_id", "question", "reference", "points")
SLIP = 0.75
"""A field whose name is so like one of these (difflib's ratio) is one of them misspelt; others mean nothing here and
are left alone, so that a file made for something else can be graded as it is."""

LONGEST = {"question": LONGEST_LINE, "reference": LONGEST_SECTION}


class Row(NamedTuple):
    """One answer, with the id of a question of the bank or with a question of its own."""

    id: str | int
    answer: str
    question_id: str | None = None
    question: str = ""
    reference: str = ""
    points: tuple[str, ...] = ()


def read_row(line: bytes) -> Row | None:
    """What one line asks for; ``None`` when it is blank, ``BadLine`` when it can't be graded."""
    found = read_object(line)
    if found is None:
        return None
    try:
        return _row(found, _id(found))
    except BadInput as error:
        raise BadLine(readable_id(found.get("id")), str(error)) from None


def _id(found: dict[str, Any]) -> str | int:
    if found.get("id") is None:
        raise BadInput('This line has no "id".')
    row_id = readable_id(found["id"])
    if row_id is None:
        raise BadInput('"id" must be text or a whole number.')
    return row_id


def _row(found: dict[str, Any], row_id: str | int) -> Row:
    for name in found:
        meant = get_close_matches(name, FIELDS, 1, SLIP) if name not in FIELDS else []
        if meant and meant[0] not in found:
            raise BadInput(f"This line has {quoted([name])}. Did you mean {quoted(meant)}?")
    answer = _text(found, "answer")
    if answer is None:
        raise BadInput('This line has no "answer".')
    question_id = _text(found, "question_id")
    own = [name for name in ("question", "reference", "points") if found.get(name) is not None]
    if question_id is not None and own:
        raise BadInput(f'This line has "question_id" and {quoted(own)}: give one or the other.')
    if question_id is not None:
        return Row(row_id, answer, question_id)
    question, reference = _wording(found, "question"), _wording(found, "reference")
    return Row(row_id, answer, None, question, reference, _points(found))


def _text(found: dict[str, Any], name: str) -> str | None:
    value = found.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadInput(f'"{name}" must be text.')
    return _whole(value, f'"{name}"')


def _whole(text: str, what: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise BadInput(f"{what} has half a character at place {error.start + 1} (an unpaired surrogate).") from None
    return text


def _wording(found: dict[str, Any], name: str) -> str:
    value = _text(found, name)
    if value is None:
        raise BadInput('This line needs "question_id", or both "question" and "reference".')
    return _said(value, f'"{name}"', LONGEST[name])


def _said(text: str, what: str, longest: int) -> str:
    """The text without the white space around it, which must leave something to read."""
    if not any(one.isalnum() for one in text):
        raise BadInput(f"{what} is empty.")
    if len(text.strip()) > longest:
        raise BadInput(f"{what} has {len(text.strip()):,} characters; {longest:,} is the most. Shorten it.")
    return text.strip()


def _points(found: dict[str, Any]) -> tuple[str, ...]:
    points = found.get("points")
    if points is None:
        return ()
    if not isinstance(points, list) or not all(isinstance(one, str) for one in points):
        raise BadInput('"points" must be a list of texts.')
    if not points:
        raise BadInput('"points" is empty. Leave it out to have the points derived from the reference.')
    if len(points) > MOST_POINTS:
        raise BadInput(f'"points" has {len(points)} texts; {MOST_POINTS} is the most.')
    named = [(f"Point {number}", point) for number, point in enumerate(points, start=1)]
    texts = tuple(_said(_whole(point, what), what, LONGEST_LINE) for what, point in named)
    same = [" ".join(text.casefold().split()) for text in texts]
    for place, text in enumerate(same):
        if (first := same.index(text)) != place:
            raise BadInput(f"Point {place + 1} says the same as point {first + 1}. Give each point once.")
    return texts
