"""JSON lines: one object from each, whatever comes in."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any, NoReturn

from interviewer.cli.reading import decoded
from interviewer.errors import BadInput


class BadLine(BadInput):
    """A line that can't be used; ``row_id`` is its id where it has one that can be read."""

    def __init__(self, row_id: str | int | None, reason: str) -> None:
        super().__init__(reason)
        self.row_id = row_id


def read_object(line: bytes) -> dict[str, Any] | None:
    """The JSON object in one line; ``None`` when it is blank, ``BadLine`` when there is none."""
    try:
        text = decoded(line, "This line")
        return _object(text) if text.strip() else None
    except BadLine:
        raise
    except BadInput as error:
        raise BadLine(None, str(error)) from None


def readable_id(value: object) -> str | int | None:
    """The value when it can be an id, else ``None``."""
    return value if isinstance(value, str | int) and not isinstance(value, bool) else None


def quoted(names: Iterable[str]) -> str:
    """Names of fields, in a sentence; too many or too long ones cut short."""
    return ", ".join(f'"{name[:40]}"' for name in list(names)[:10])


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text, object_pairs_hook=_pairs, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise BadInput(f"This line is not JSON: it makes no sense from character {error.pos + 1} on.") from None
    except (RecursionError, ValueError):
        raise BadInput("This line is nested too deep, or has a number that is too long.") from None
    if not isinstance(found, dict):
        raise BadInput('This line is not a JSON object. Write {"id": …, "question_id": …, "answer": …}.')
    return found


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = sorted(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
        row_id = None if "id" in twice else readable_id(found.get("id"))
        raise BadLine(row_id, f"{quoted(twice)} stands in this line more than once.")
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise BadInput(f"This line is not JSON: {name} is no JSON value.")
