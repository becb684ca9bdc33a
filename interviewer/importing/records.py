"""JSON and JSON lines: lists of objects with a question each."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from interviewer.errors import BadInput
from interviewer.importing.decoding import decode
from interviewer.importing.tables import QUESTION, Table, guess

MOST_KEYS = 60
DEEPEST = 8
_NAMES = ("name", "title", "topic", "section", "category")
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


def is_json(text: str) -> bool:
    """Whether text without a name that says so is JSON, or JSON lines."""
    plain = text.strip()
    if not plain.startswith(("{", "[")) or not plain.endswith(("}", "]")):
        return False
    try:
        json.loads(plain.split("\n", 1)[0])
    except (ValueError, RecursionError):
        try:
            json.loads(plain)
        except (ValueError, RecursionError):
            return False
    return True


def _records(name: str, text: str) -> tuple[str, list[tuple[int, Mapping[str, Any]]]]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as failure:
        return "", list(_each_line(name, text, failure))
    if isinstance(whole, dict):
        topic = whole.get("topic", whole.get("title", ""))
        found = next((whole[key] for key in _LISTS if isinstance(whole.get(key), list)), None)
        listed = found if found is not None else list(_within(whole, "", DEEPEST)) or _pairs(whole)
        return (topic if isinstance(topic, str) else ""), list(_numbered(listed))
    if not isinstance(whole, list):
        raise BadInput(f"{name} holds no list of questions.")
    return "", list(_numbered(whole if any(map(_is_record, whole)) else list(_within(whole, "", DEEPEST)) or whole))


def _within(whole: Any, heading: str, depth: int) -> Iterator[Mapping[str, Any]]:
    """The questions anywhere inside, each with the name of what it is in as a tag."""
    if isinstance(whole, dict):
        if _is_record(whole):
            yield {"tags": heading, **whole}
            return
        named = next((one for key in _NAMES if isinstance(one := whole.get(key), str)), heading)
        for one in whole.values() if depth else ():
            yield from _within(one, named if depth < DEEPEST else heading, depth - 1)
    elif isinstance(whole, list) and depth:
        for one in whole:
            yield from _within(one, heading, depth - 1)


def _is_record(one: Any) -> bool:
    """Whether it asks something and has more than that."""
    return isinstance(one, dict) and len(one) > 1 and any(isinstance(one[key], str) for key in one if _asks(key))


def _asks(key: str) -> bool:
    return guess(key) == QUESTION and key.lower() not in _NAMES


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
