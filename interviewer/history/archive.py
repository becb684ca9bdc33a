"""One file that holds others, with a digest over all of its bytes at its end: whatever changes in it is noticed."""

import hashlib
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeAlias

from interviewer.errors import BadInput
from interviewer.history.manifest import MANIFEST, MOST_BYTES, VERSION, Manifest, Member, read_manifest

Pack: TypeAlias = zipfile.ZipFile

LABEL = b"rehearsal-backup sha256="
DIGITS = 64
CHUNK = 1 << 20
EARLIEST = (1980, 1, 1, 0, 0, 0)

SPOILT = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError),
    *(NotImplementedError, RuntimeError, ValueError, OverflowError, KeyError),
)
"""What reading a file can raise that somebody sealed but that no backup is."""

OTHER = "Nothing was changed. Choose another backup."


class Part(NamedTuple):
    """A file that is to go in, and its name there."""

    name: str
    path: Path
    squeeze: bool = False


def write(file: BinaryIO, parts: Iterable[Part], *, schema: str, at: datetime) -> Manifest:
    """Put the parts into an empty file, then what they are, then the seal. A part that is gone is left out."""
    with zipfile.ZipFile(file, "w") as pack:
        members = tuple(one for one in (_add(pack, part, at) for part in parts) if one)
        manifest = Manifest(version=VERSION, schema_revision=schema, made_at=at, members=members)
        pack.writestr(_entry(MANIFEST, at, squeeze=True), manifest.model_dump_json())
        pack.comment = LABEL + b"0" * DIGITS
    digest = _digest(file)
    file.seek(-DIGITS, 2)
    file.write(digest)
    file.flush()
    return manifest


@contextmanager
def opened(path: Path) -> Iterator[tuple[Pack, Manifest]]:
    """The pack and what is in it, once its seal, its version, its names and its sizes are seen to be right."""
    with path.open("rb") as file:
        _check_seal(file, path.name)
        try:
            with zipfile.ZipFile(file) as pack:
                yield pack, _manifest(pack, path)
        except SPOILT as error:
            raise BadInput(f"{path.name} can't be read as a backup: {error}. {OTHER}") from error


def unpack(pack: Pack, manifest: Manifest, folder: Path) -> None:
    """Every member under its name in the folder; never more bytes than it was said to have, and only those."""
    for member in manifest.members:
        target = folder / member.name
        target.parent.mkdir(exist_ok=True)
        digest, left = hashlib.sha256(), member.size
        with pack.open(member.name) as source, target.open("xb") as sink:
            while chunk := source.read(min(CHUNK, left + 1)):
                left -= len(chunk)
                if left < 0:
                    break
                digest.update(chunk)
                sink.write(chunk)
        if left or digest.hexdigest() != member.sha256:
            raise BadInput(f"{member.name} in this backup is not what was put in. {OTHER}")


def _add(pack: Pack, part: Part, at: datetime) -> Member | None:
    digest, size = hashlib.sha256(), 0
    try:
        source = part.path.open("rb")
    except FileNotFoundError:
        return None
    with source, pack.open(_entry(part.name, at, squeeze=part.squeeze), "w", force_zip64=True) as sink:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            sink.write(chunk)
    return Member(name=part.name, size=size, sha256=digest.hexdigest())


def _entry(name: str, at: datetime, *, squeeze: bool) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, max(EARLIEST, at.timetuple()[:6]))
    entry.compress_type = zipfile.ZIP_DEFLATED if squeeze else zipfile.ZIP_STORED
    return entry


def _digest(file: BinaryIO) -> bytes:
    """Of everything but the digits at the end."""
    left = file.seek(0, 2) - DIGITS
    file.seek(0)
    digest = hashlib.sha256()
    while left > 0 and (chunk := file.read(min(CHUNK, left))):
        digest.update(chunk)
        left -= len(chunk)
    return digest.hexdigest().encode()


def _check_seal(file: BinaryIO, name: str) -> None:
    size = file.seek(0, 2)
    file.seek(max(0, size - DIGITS - len(LABEL)))
    end = file.read()
    if not end.startswith(LABEL):
        raise BadInput(f"{name} is not a backup of Rehearsal, or it was cut short. {OTHER}")
    if end[len(LABEL) :] != _digest(file):
        raise BadInput(f"{name} is not as it was written: some of its bytes have changed. {OTHER}")


def _manifest(pack: Pack, path: Path) -> Manifest:
    with pack.open(MANIFEST) as stream:
        told = stream.read(MOST_BYTES + 1)
    manifest = read_manifest(told, path.name)
    entries = [one for one in pack.infolist() if one.filename != MANIFEST]
    if sorted(one.filename for one in pack.infolist()) != sorted((MANIFEST, *(one.name for one in manifest.members))):
        raise BadInput(f"{path.name} holds other files than it says. {OTHER}")
    if sum(one.compress_size for one in entries) > path.stat().st_size:
        raise BadInput(f"{path.name} says that it holds more than it can. {OTHER}")
    manifest.refuse_bomb(path)
    return manifest
