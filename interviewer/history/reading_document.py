"""Reading an exported history: its seal first, then a line at a time. What is in it is data and nothing more."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from interviewer.errors import BadInput
from interviewer.history.document import SEAL_SIZE, SOUNDS, TABLES, VERSION, Row, is_export

MOST_IN_A_LINE = 512 << 20
"""Bytes of one line; half an hour of sound takes 80 MB."""

CHUNK = 1 << 20

NOT_OURS = "This is no history that was exported here. Choose a file that the export to JSON wrote."
CUT = (
    "This export was cut short or changed since it was written, so nothing of it was taken. Copy it once more from "
    "where it was, or export it once more."
)
NEWER = "This export was made by a newer version of Rehearsal, so nothing of it was taken. Update the app first."
STRANGE_SOUND = "This export names a recording in a way that no export does, so nothing of it was taken."

_HEAD = re.compile(rb'\{"format": "[a-z-]+", "version": (\d{1,9}), "schema": "([0-9a-z_]{1,40})"(.*)', re.DOTALL)
_TABLE = re.compile(rb'"([a-z_]{1,60})": \[\n')
_SOUND = re.compile(rb'"([0-9a-zA-Z_-]{1,64}\.[a-z0-9]{1,5})": "([^"]*)"')
_SEAL = re.compile(rb'"sha256": "([0-9a-f]{64})"\}\n')


@dataclass(frozen=True)
class Document:
    """An exported history whose seal and version were seen to be right. Its tables begin at ``start``."""

    file: BinaryIO
    schema: str
    start: int
    size: int

    @property
    def share(self) -> float:
        """How much of it was read."""
        return self.file.tell() / self.size

    def rows(self) -> Iterator[tuple[str, Row]]:
        """Each row with the name of its table, in the order in which they were written."""
        for name, line in self.lines():
            yield name, _object(line)

    def lines(self) -> Iterator[tuple[str, bytes]]:
        """The same, not looked into."""
        self.file.seek(self.start)
        while (line := self.file.readline(MOST_IN_A_LINE)) != SOUNDS:
            found = _TABLE.fullmatch(line)
            if not found:
                raise BadInput(NOT_OURS)
            for row in self._until(b"]"):
                yield found[1].decode(), row

    def sounds(self) -> Iterator[tuple[str, bytes]]:
        """Each recording with the name of its file, to be asked for when every row was read."""
        for line in self._until(b"}"):
            found = _SOUND.fullmatch(line)
            if not found:
                raise BadInput(STRANGE_SOUND)
            try:
                yield found[1].decode(), base64.b64decode(found[2], validate=True)
            except ValueError as failure:
                raise BadInput(NOT_OURS) from failure

    def _until(self, closing: bytes) -> Iterator[bytes]:
        while not (line := self.file.readline(MOST_IN_A_LINE)).startswith(closing):
            if not line.endswith(b"\n"):
                raise BadInput(NOT_OURS)
            yield line.removesuffix(b"\n").removesuffix(b",")


def opened(file: BinaryIO) -> Document:
    """The document in a file; ``BadInput`` says why it is none that can be taken."""
    file.seek(0)
    head = file.readline(CHUNK)
    if not is_export(head):
        raise BadInput(NOT_OURS)
    size = file.seek(0, 2)
    _check_seal(file, size)
    found = _HEAD.fullmatch(head)
    if found and int(found[1]) > VERSION:
        raise BadInput(NEWER)
    if not found or found[3] != TABLES:
        raise BadInput(NOT_OURS)
    return Document(file, found[2].decode(), len(head), size)


def _check_seal(file: BinaryIO, size: int) -> None:
    left = size - SEAL_SIZE
    file.seek(max(0, left))
    told = _SEAL.fullmatch(file.read())
    file.seek(0)
    digest = hashlib.sha256()
    while left > 0 and (chunk := file.read(min(CHUNK, left))):
        digest.update(chunk)
        left -= len(chunk)
    if not told or told[1].decode() != digest.hexdigest():
        raise BadInput(CUT)


def _object(line: bytes) -> Row:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as failure:
        raise BadInput(NOT_OURS) from failure
    if not isinstance(row, dict):
        raise BadInput(NOT_OURS)
    return row
