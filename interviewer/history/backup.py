"""Everything that anybody has here, written to one file while the app goes on."""

import glob
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import text

from interviewer.errors import BadInput, HistoryError
from interviewer.history import archive, leftovers, sqlite
from interviewer.history.copying import copy_record
from interviewer.history.database import Database
from interviewer.history.manifest import DATABASE, OF_OTHERS, OTHERS, PREFERENCES, SOUNDS, Manifest, is_sound


@dataclass(frozen=True)
class Installation:
    """Where everything is that people have here: the record, the sound of answers, and what was set.

    The record is the file ``database``, or at the ``url`` of a server.
    """

    database: Path
    sounds: Path
    preferences: Path
    url: str | None = None

    @property
    def others(self) -> Path:
        """The folder with what others have set, a file for each."""
        return self.preferences.parent / OTHERS

    @property
    def record(self) -> Path | str:
        """What the record is opened by."""
        return self.url or self.database

    @property
    def folder(self) -> Path:
        """The folder of the record."""
        return self.database.parent

    def sizes(self) -> tuple[int, int]:
        """Bytes that the record and all sound take on disk."""
        sound = _size(sounds_in(self.sounds))
        if self.url:
            return _size_at(self.url), sound
        record = self.folder.glob(f"{self.database.name}*") if self.folder.is_dir() else ()
        return _size(record), sound


def back_up(here: Installation, target: Path, *, at: datetime, force: bool = False) -> Manifest:
    """Write all of it to ``target``, or nothing; a file that is there stays unless ``force`` is given.

    The record is as it was at one moment, whoever writes to it meanwhile.
    """
    partial = target.parent / f".{target.name}.{os.getpid()}.partial"
    try:
        _refuse(here, target, force=force)
        leftovers.forget(target.parent.glob(f".{glob.escape(target.name)}.*.partial"))
        with tempfile.TemporaryDirectory() as folder, partial.open("x+b") as file:
            copy = Path(folder) / DATABASE
            schema = _snapshot(here.record, copy)
            manifest = archive.write(file, _parts(here, copy), schema=schema, at=at)
            os.fsync(file.fileno())
        _refuse(here, target, force=force)
        partial.replace(target)
    except OSError as error:
        told = f"{error.filename or target}: {error.strerror or error}"
        raise HistoryError(f"The backup can't be written ({told}). Choose another place for it.") from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    return manifest


def _refuse(here: Installation, target: Path, *, force: bool) -> None:
    if not here.url and not here.database.is_file():
        raise BadInput(f"There is nothing to back up: {here.database} does not exist yet.")
    if target.is_dir() or not target.name:
        raise BadInput(f"{target} is a folder. Name a file in it, like {target / 'rehearsal.zip'}.")
    if target.exists() and not force:
        raise BadInput(f"{target} is there already. Choose another name, or add --force to replace it.")
    if target.resolve() in {here.database.resolve(), here.preferences.resolve()}:
        raise BadInput(f"{target} is what is to be backed up. Choose another name.")


def _snapshot(record: Path | str, copy: Path) -> str:
    """The record as it is now in a file of its own, without what was deleted from it; its schema."""
    if isinstance(record, str):
        schema = copy_record(record, copy)
        sqlite.compact(copy)
        return schema
    with closing(Database(record)) as opened, opened.explained():
        sqlite.copy(record, copy)
        sqlite.compact(copy)
        return sqlite.revision(copy)


def _parts(here: Installation, copy: Path) -> Iterator[archive.Part]:
    # Sounds are listed after the record was copied: each one that it names was on disk before its row was written.
    yield archive.Part(DATABASE, copy, squeeze=True)
    yield archive.Part(PREFERENCES, here.preferences, squeeze=True)
    for path in settings_in(here.others):
        yield archive.Part(f"{OTHERS}{path.name}", path, squeeze=True)
    for path in sounds_in(here.sounds):
        yield archive.Part(f"{SOUNDS}{path.name}", path)


def _size_at(url: str) -> int:
    with closing(Database(url)) as database, database.reading() as transaction:
        return int(transaction.execute(text("SELECT pg_database_size(current_database())")).scalar_one())


def _size(files: Iterable[Path]) -> int:
    return sum(one.stat().st_size for one in files if one.is_file())


def settings_in(folder: Path) -> list[Path]:
    """What others have set, in a folder that may not be there."""
    return sorted(path for path in folder.glob("*.json") if re.fullmatch(OF_OTHERS, path.name))


def sounds_in(folder: Path) -> list[Path]:
    """The recordings in a folder, by name; what was never finished, or is no recording, is none."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if is_sound(path.name) and path.is_file())
