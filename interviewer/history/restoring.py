"""Putting a backup in the place of what is here: looked at first, replaced in one transaction, nothing thrown away."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from interviewer.errors import BadInput, HistoryError
from interviewer.history import archive, indexing_sqlite, sqlite
from interviewer.history.backup import Installation, settings_in
from interviewer.history.database import BUSY_SECONDS
from interviewer.history.kept_copies import RESTORING
from interviewer.history.manifest import DATABASE, NOTHING_CHANGED, OTHERS, PREFERENCES, SOUNDS, Manifest
from interviewer.history.migrate import known_revisions
from interviewer.history.replacing import replace
from interviewer.history.store import open_history

UNPACKED_AND_KEPT = 2
"""A restore needs the room of its backup twice: unpacked, and put in the place of what stays beside it."""


class Restored(NamedTuple):
    """What was put in place, and the folder that keeps what was there before; None when there was nothing."""

    manifest: Manifest
    kept: Path | None


def check(file: Path) -> Manifest:
    """What is in a backup; ``BadInput`` when it is damaged, newer than this Rehearsal, or no backup."""
    with _reading(file) as (_, manifest):
        return manifest


def restore(
    here: Installation,
    file: Path,
    *,
    at: datetime,
    check_preferences: Callable[..., object],
    busy_seconds: float = BUSY_SECONDS,
) -> Restored:
    """Put a backup in the place of what is here, which is kept in a folder of its own.

    Until all of the backup was looked at and brought to the newest schema, nothing is touched. ``check_preferences``
    raises when the settings of a folder, or those in one of its files, can't be used.
    """
    with ExitStack() as stack:
        with _reading(file) as (pack, manifest):
            stage = stack.enter_context(_stage(here))
            _refuse_without_room(here, manifest)
            archive.unpack(pack, manifest, stage)
        _make_ready(stage / DATABASE, file.name)
        if (stage / PREFERENCES).exists():
            check_preferences(stage)
        for path in settings_in(stage / OTHERS):
            check_preferences(path.parent, path.name)
        (stage / SOUNDS).mkdir(exist_ok=True)
        return Restored(manifest, replace(here, stage, at=at, busy_seconds=busy_seconds))


@contextmanager
def _reading(file: Path) -> Iterator[tuple[archive.Pack, Manifest]]:
    try:
        with archive.opened(file) as (pack, manifest):
            if manifest.schema_revision not in known_revisions():
                raise BadInput(
                    f"{file.name} was written by a newer Rehearsal (schema {manifest.schema_revision}). "
                    f"{NOTHING_CHANGED} Update first."
                )
            yield pack, manifest
    except OSError as error:
        raise BadInput(
            f"{error.filename or file} can't be used: {error.strerror or error}. {NOTHING_CHANGED}"
        ) from error


@contextmanager
def _stage(here: Installation) -> Iterator[Path]:
    """A folder beside the record that is gone afterwards, so that putting files in place is renaming them."""
    here.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=RESTORING, dir=here.folder) as folder:
        yield Path(folder)


def _refuse_without_room(here: Installation, manifest: Manifest) -> None:
    free, needed = shutil.disk_usage(here.folder).free, UNPACKED_AND_KEPT * manifest.size
    if needed > free:
        raise HistoryError(
            f"Restoring needs {needed:,} bytes in {here.folder}, and {free:,} are free. {NOTHING_CHANGED} Make room."
        )


def _make_ready(database: Path, name: str) -> None:
    """Bring the record of a backup to the newest schema; refuse one that is damaged, or that does things by itself."""
    try:
        faults = sqlite.faults(database)
        if faults:
            raise BadInput(f"The record in {name} is damaged: {faults}. {NOTHING_CHANGED}")
        open_history(database).close()
        if sqlite.programs(database) - _own_programs(database.parent):
            raise BadInput(f"The record in {name} holds programs that Rehearsal did not write. {NOTHING_CHANGED}")
        # Nothing says that what came with it fits its attempts.
        indexing_sqlite.index_anew(database)
        sqlite.compact(database)
    except (sqlite3.Error, HistoryError) as error:
        raise BadInput(f"The record in {name} can't be used: {error} {NOTHING_CHANGED}") from error


def _own_programs(stage: Path) -> set[tuple[str, str, str]]:
    fresh = stage / "fresh" / DATABASE
    open_history(fresh).close()
    return sqlite.programs(fresh)
