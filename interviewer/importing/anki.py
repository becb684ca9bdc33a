"""Anki decks: an archive with a SQLite database of notes in it."""

import json
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from html import escape
from pathlib import Path
from typing import Any

from interviewer.errors import BadInput
from interviewer.importing.limits import LARGEST_UNPACKED, open_zip, unpack
from interviewer.importing.rows import MOST_ROWS
from interviewer.importing.tables import Table
from interviewer.importing.tags import Markup

MEMBERS = ("collection.anki21b", "collection.anki21", "collection.anki2")
"""The newest form first: beside it the older ones only say that they are old."""

BETWEEN = "\x1f"
_CLOZE = re.compile(r"\{\{c\d+::((?:(?!::|\}\}).){0,2000})(?:::(?:(?!\}\}).){0,2000})?\}\}", re.DOTALL)
_MEDIA = re.compile(r"\[/?(?:latex|\$\$?)\]")
_SOUND = re.compile(r"\[sound:([^\]]{0,300})\]")
QUESTION, ANSWER = "Question", "Answer"


def read_anki(name: str, data: bytes, topic: str) -> Table:
    """The notes of a deck, a row each, the fields of all kinds of notes its columns."""
    archive = open_zip(name, data)
    member = next((one for one in MEMBERS if one in archive.namelist()), None)
    if member is None:
        raise BadInput(f"{name} is no Anki deck: there is no collection in it. Export the deck as .apkg once more.")
    database = unpack(name, archive, member)
    if member == MEMBERS[0]:
        database = _decompressed(name, database)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "collection.db"
        path.write_bytes(database)
        try:
            with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as opened:
                opened.create_collation("unicase", lambda one, other: (one > other) - (one < other))
                return _table(opened, topic)
        except (sqlite3.Error, ValueError, TypeError, AttributeError, KeyError, UnicodeDecodeError) as failure:
            raise BadInput(f"{name} can't be read as an Anki deck: {failure}. Export it once more.") from failure


def _decompressed(name: str, data: bytes) -> bytes:
    import zstandard  # noqa: PLC0415 - for one format alone

    try:
        with zstandard.ZstdDecompressor(max_window_size=2**27).stream_reader(data) as stream:
            whole: bytes = stream.read(LARGEST_UNPACKED + 1)
    except (zstandard.ZstdError, ValueError, MemoryError) as failure:
        raise BadInput(f"{name} is damaged: {failure}. Export the deck once more.") from failure
    if len(whole) > LARGEST_UNPACKED:
        raise BadInput(f"{name} would unpack to far more than its size. It was not opened.")
    return whole


def _table(opened: sqlite3.Connection, topic: str) -> Table:
    fields = dict(_fields(opened))
    columns = list(dict.fromkeys(name for names in fields.values() for name in names)) or [QUESTION, ANSWER]
    notes = opened.execute("SELECT mid, flds FROM notes ORDER BY id LIMIT ?", (MOST_ROWS,))
    rows = []
    for number, (kind, told) in enumerate(notes, start=1):
        texts = _SOUND.sub(_as_element, _MEDIA.sub("", str(told))).split(BETWEEN)
        names = fields.get(kind) or columns[: len(texts)]
        by_name = _clozed(dict(zip(names, texts, strict=False)))
        rows.append((number, [by_name.get(column, "") for column in columns]))
    return Table(columns, rows, _deck(opened) or topic, Markup.ALL)


def _as_element(found: re.Match[str]) -> str:
    """A sound as HTML has it."""
    return f'<audio src="{escape(found.group(1))}"></audio>'


def _clozed(fields: dict[str, str]) -> dict[str, str]:
    """A note with gaps asks with the gaps and answers without them."""
    first = next(iter(fields), None)
    if first is None or not _CLOZE.search(fields[first]):
        return fields
    whole = _CLOZE.sub(r"\1", fields[first])
    rest = [one for name, one in fields.items() if name != first and one.strip()]
    return {
        first: _CLOZE.sub("[…]", fields[first]),
        **dict.fromkeys(list(fields)[1:2] or [ANSWER], "<br>".join([whole, *rest])),
    }


def _fields(opened: sqlite3.Connection) -> Iterator[tuple[int, list[str]]]:
    """The names of the fields of each kind of note."""
    if _has(opened, "fields"):
        named: dict[int, list[str]] = {}
        for kind, field in opened.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
            named.setdefault(kind, []).append(str(field))
        yield from named.items()
        return
    models = json.loads(opened.execute("SELECT models FROM col").fetchone()[0])
    for kind, model in models.items():
        yield int(kind), [str(field["name"]) for field in sorted(model["flds"], key=lambda one: one["ord"])]


def _deck(opened: sqlite3.Connection) -> str:
    """The deck that the cards are in, if it is one."""
    ids = (
        {row[0] for row in opened.execute("SELECT DISTINCT did FROM cards LIMIT 9")} if _has(opened, "cards") else set()
    )
    names: dict[Any, str] = {}
    if _has(opened, "decks"):
        names = {row[0]: str(row[1]) for row in opened.execute("SELECT id, name FROM decks LIMIT 1000")}
    else:
        decks = json.loads(opened.execute("SELECT decks FROM col").fetchone()[0])
        names = {int(key): str(one["name"]) for key, one in decks.items()}
    found = [re.split(r"::|\x1f", names[one])[-1] for one in ids if one in names and names[one] != "Default"]
    return found[0] if len(found) == 1 else ""


def _has(opened: sqlite3.Connection, table: str) -> bool:
    return bool(opened.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)).fetchone())
