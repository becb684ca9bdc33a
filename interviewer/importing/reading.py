"""The way from a file, or from pasted text, to what it holds."""

import re
from collections.abc import Callable, Mapping
from pathlib import PurePath

from interviewer.domain.base import LONGEST_LINE
from interviewer.domain.importing import Import
from interviewer.domain.plain import one_line
from interviewer.errors import BadInput
from interviewer.importing.anki import MEMBERS as COLLECTIONS
from interviewer.importing.anki import read_anki
from interviewer.importing.asking import titled
from interviewer.importing.decoding import decode, split
from interviewer.importing.html import read_html
from interviewer.importing.limits import open_zip, refuse_large
from interviewer.importing.markdown import is_markdown, markdown_rows
from interviewer.importing.mending import mend, repair
from interviewer.importing.outline import outline
from interviewer.importing.pdf import read_pdf
from interviewer.importing.plain_text import joined, rows_of
from interviewer.importing.records import is_json, read_json
from interviewer.importing.rows import Row
from interviewer.importing.shapes import is_ours, read_ours, read_pack
from interviewer.importing.tables import from_table, is_table, read_csv, table_in
from interviewer.importing.word import read_word

PASTED = "pasted text"
NOTHING = (
    "No question was found in {name}. Begin each one with 'QUESTION 1', 'Q1.', '1)' or a heading, or end it with a "
    "question mark on a line of its own, and put the answer under it."
)
_HTML = re.compile(r"\s*(?:<!doctype html|<html\b)", re.IGNORECASE)

Reader = Callable[[str, bytes, Mapping[str, str] | None], Import]


def read(name: str, data: bytes, *, topic: str | None = None, mapping: Mapping[str, str] | None = None) -> Import:
    """What is in a file; ``BadInput`` names the cause and the way out when it can't be read or asks nothing.

    ``topic`` counts before the one that the document names. ``mapping`` says of columns by their names what they hold.
    """
    refuse_large(name, len(data))
    reader = _READERS.get(PurePath(name).suffix.lower(), _read_text)
    found = reader(name, data, mapping)
    if not found.questions and not found.columns:
        raise BadInput(NOTHING.format(name=name))
    title = one_line(topic or "")[:LONGEST_LINE]
    return found.model_copy(update={"topic": title}) if title else found


def read_text(text: str, *, topic: str | None = None) -> Import:
    """What is in pasted text."""
    return read(PASTED, text.encode("utf-8", errors="replace"), topic=topic)


def _read_text(name: str, data: bytes, mapping: Mapping[str, str] | None) -> Import:
    """What no ending tells apart: by its first bytes, else as text."""
    for begins, reader in _BY_BYTES:
        if data.startswith(begins):
            return reader(name, data, mapping)
    text = decode(name, data)
    for is_such, reader in _BY_TEXT:
        if is_such(text):
            return reader(name, data, mapping)
    lines = split(text)
    return from_rows(name, markdown_rows(lines) if is_markdown(name, text) else rows_of(lines), mapping)


def _is_html(text: str) -> bool:
    return _HTML.match(text) is not None


def _read_zip(name: str, data: bytes, mapping: Mapping[str, str] | None) -> Import:
    members = set(open_zip(name, data).namelist())
    if "word/document.xml" in members:
        return _read_word(name, data, mapping)
    if members & set(COLLECTIONS):
        return from_table(read_anki(name, data, title_of(name)), mapping)
    return read_pack(name, data)


def _read_ours(name: str, data: bytes, _: Mapping[str, str] | None) -> Import:
    return read_ours(name, decode(name, data))


def _read_csv(name: str, data: bytes, mapping: Mapping[str, str] | None) -> Import:
    return from_table(read_csv(name, data, title_of(name)), mapping)


def _read_json(name: str, data: bytes, mapping: Mapping[str, str] | None) -> Import:
    return from_table(read_json(name, data, title_of(name)), mapping)


def _read_anki(name: str, data: bytes, mapping: Mapping[str, str] | None) -> Import:
    return from_table(read_anki(name, data, title_of(name)), mapping)


def _read_word(name: str, data: bytes, mapping: Mapping[str, str] | None) -> Import:
    return from_rows(name, read_word(name, data), mapping)


def _read_pdf(name: str, data: bytes, mapping: Mapping[str, str] | None) -> Import:
    return from_rows(name, read_pdf(name, data), mapping)


def _read_html(name: str, data: bytes, mapping: Mapping[str, str] | None) -> Import:
    return from_rows(name, read_html(name, data), mapping)


def from_rows(name: str, rows: list[Row], mapping: Mapping[str, str] | None = None) -> Import:
    """What is in a document of lines: in its table, where that has more questions than the lines around it."""
    table = table_in(rows, title_of(name))
    found = from_table(table, mapping) if table else None
    if found is None or mapping is None:
        written = _written(name, rows)
        found = found if found and len(found.questions) > len(written.questions) else written
    formatted = [repair(row.line, row.before, row.text) for row in rows if row.before]
    return found.model_copy(update={"repaired": (*formatted, *found.repaired)}) if formatted else found


def _written(name: str, rows: list[Row]) -> Import:
    mended = mend(rows)
    found = outline(joined(row._replace(text=one_line(row.text)) for row in mended.rows))
    return Import(
        topic=found.topic or title_of(name),
        questions=tuple(found.questions),
        repaired=tuple(mended.repaired),
        doubtful=tuple(mended.doubtful),
        left_out=tuple(found.left_out),
    )


def title_of(name: str) -> str:
    """What a file of that name is about, as far as its name tells."""
    plain = one_line(titled(PurePath(name).stem).replace("_", " ").replace("-", " "))
    return plain[:1].upper() + plain[1:] if plain and name != PASTED else "My questions"


_BY_BYTES: tuple[tuple[bytes, Reader], ...] = ((b"%PDF-", _read_pdf), (b"PK\x03\x04", _read_zip))
_BY_TEXT: tuple[tuple[Callable[[str], bool], Reader], ...] = (
    (is_ours, _read_ours),
    (_is_html, _read_html),
    (is_json, _read_json),
    (is_table, _read_csv),
)
_READERS: dict[str, Reader] = {
    ".csv": _read_csv,
    ".tsv": _read_csv,
    ".tab": _read_csv,
    ".json": _read_json,
    ".jsonl": _read_json,
    ".ndjson": _read_json,
    ".apkg": _read_anki,
    ".docx": _read_word,
    ".pdf": _read_pdf,
    ".html": _read_html,
    ".htm": _read_html,
    ".zip": _read_zip,
}
READABLE = ("txt", "md", "markdown", "text", *(ending.lstrip(".") for ending in _READERS))
"""The endings of the files that can be read."""
