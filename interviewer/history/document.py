"""The form of an exported history: one JSON document, a row or a recording a line, sealed at its end.

It is written and read a line at a time, so that no record is too large for it.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

FORMAT, VERSION = "rehearsal-history", 1
OPENING = f'{{"format": "{FORMAT}"'.encode()
TABLES, SOUNDS, END = b', "tables": {\n', b'}, "sounds": {\n', b"},\n"
SEAL_SIZE = len('"sha256": "') + 64 + len('"}\n')

Row: TypeAlias = dict[str, Any]


def is_export(beginning: bytes) -> bool:
    """Whether a file that begins so is an exported history, of any version."""
    return beginning.startswith(OPENING)


def written(schema: str, tables: Mapping[str, Iterable[Row]], sounds: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """The document in pieces. Sounds are asked for when every row is written."""
    digest = hashlib.sha256()
    for piece in _pieces(schema, tables, sounds):
        digest.update(piece)
        yield piece
    yield f'"sha256": "{digest.hexdigest()}"}}\n'.encode()


def _pieces(schema: str, tables: Mapping[str, Iterable[Row]], sounds: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    yield OPENING + f', "version": {VERSION}, "schema": "{schema}"'.encode() + TABLES
    for number, (name, rows) in enumerate(tables.items(), start=1):
        yield f'"{name}": [\n'.encode()
        yield from _listed(json.dumps(row, ensure_ascii=False).encode() for row in rows)
        yield b"],\n" if number < len(tables) else b"]\n"
    yield SOUNDS
    yield from _listed(f'"{name}": "'.encode() + base64.b64encode(sound) + b'"' for name, sound in sounds)
    yield END


def _listed(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Each on a line of its own, with a comma after all but the last."""
    before = b""
    for line in lines:
        if before:
            yield before + b",\n"
        before = line
    if before:
        yield before + b"\n"
