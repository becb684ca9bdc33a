"""JSON and JSON lines: lists of objects with a question each."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from interviewer.errors import BadInput
from interviewer.importing.decoding import decode
from interviewer.importing.tables import Table

MOST_KEYS = 60
_LISTS = ("questions", "items", "cards", "entries", "data", "notes", "rows", "qa", "faq")


def read_json(name: str, data: bytes, topic: str) -> Table:
    """The objects of a document, a row each, their keys the columns."""
    text = decode(name, data)
    told, records = _records(name, text)
    if told:
        topic = told
    flat = [(line, _flat(one)) for line, one in records]
    columns = list(dict.fromkeys(key for _, one in flat for key in one))[:MOST_KEYS]
    return Table(columns, [(line, [one.get(column, "") for column in columns]) for line, one in flat], topic)


def _records(name: str, text: str) -> tuple[str, list[tuple[int, Mapping[str, Any]]]]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as failure:
        return "", list(_each_line(name, text, failure))
    if isinstance(whole, dict):
        topic = whole.get("topic", whole.get("title", ""))
        found = next((whole[key] for key in _LISTS if isinstance(whole.get(key), list)), None)
        listed = found if found is not None else _pairs(whole)
        return (topic if isinstance(topic, str) else ""), list(_numbered(listed))
    if not isinstance(whole, list):
        raise BadInput(f"{name} holds no list of questions.")
    return "", list(_numbered(whole))


def _pairs(whole: Mapping[str, Any]) -> list[Any]:
    """Questions as keys and answers as values, or one question alone."""
    if any(isinstance(one, str) and key.rstrip().endswith("?") for key, one in whole.items()):
        return [{"question": key, "answer": one} for key, one in whole.items() if isinstance(one, str)]
    return [whole]


def _numbered(listed: list[Any]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, one in enumerate(listed, start=1):
        if isinstance(one, dict):
            yield number, one
        elif isinstance(one, list):
            yield number, dict(zip(("question", "answer"), one, strict=False))


def _each_line(name: str, text: str, failure: Exception) -> Iterator[tuple[int, Mapping[str, Any]]]:
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    for number, line in lines:
        try:
            one = json.loads(line)
        except (ValueError, RecursionError) as wrong:
            cause = failure if len(lines) == 1 or number == lines[0][0] else wrong
            raise BadInput(f"{name}, line {number}, is not JSON: {cause}.") from wrong
        if isinstance(one, dict):
            yield number, one


def _flat(record: Mapping[str, Any]) -> dict[str, str]:
    """Texts by key; sections within the object become keys beside the others."""
    flat: dict[str, str] = {}
    for key, value in record.items():
        if isinstance(value, dict):
            flat |= {str(name)[:80]: _text(one) for name, one in value.items()}
        else:
            flat[str(key)[:80]] = _text(value)
    flat.pop("line", None)
    return flat


def _text(value: Any) -> str:
    match value:
        case str():
            return value
        case list():
            return "\n".join(_text(one) for one in value)
        case dict():
            return " ".join(_text(one) for one in value.values())
        case None | bool():
            return ""
    return str(value)
