"""The moment of a restore: at every point of it there is a whole record with all of its sounds, the old or the new."""

import filecmp
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from interviewer.errors import HistoryError
from interviewer.history import sqlite
from interviewer.history.backup import Installation, settings_in, sounds_in
from interviewer.history.copying import copy_record, holds_anything
from interviewer.history.kept_copies import BEFORE_RESTORE
from interviewer.history.manifest import DATABASE, NOTHING_CHANGED, OTHERS, PREFERENCES, SOUNDS
from interviewer.history.sound_files import FOLDER_IS_THEIRS

PAID = {
    "grades": "made_at",
    "grades_with_follow_ups": "made_at",
    "derived_rubrics": "made_at",
    "paid": "made_at",
    "follow_ups": "asked_at",
}
"""The tables that know what something cost, and when that was."""

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database."""


@dataclass
class Moves:
    """Files that were renamed, and the way back."""

    done: list[tuple[Path, Path]] = field(default_factory=list)

    def move(self, path: Path, target: Path) -> None:
        """Rename a file where there is one."""
        if path.exists():
            target.parent.mkdir(mode=FOLDER_IS_THEIRS, parents=True, exist_ok=True)
            path.replace(target)
            self.done.append((path, target))

    def swap(self, new: Path, place: Path, kept: Path) -> None:
        """Put another file in a place, keeping the one there: at no moment is there none. Without a new one it goes."""
        if not new.exists():
            self.move(place, kept)
            return
        if place.exists():
            kept.parent.mkdir(mode=FOLDER_IS_THEIRS, parents=True, exist_ok=True)
            shutil.copy2(place, kept)
            self.done.append((place, kept))
        self.move(new, place)

    def undo(self) -> None:
        """Have everything where it was."""
        for path, target in reversed(self.done):
            target.replace(path)


def replace(here: Installation, stage: Path, *, at: datetime, busy_seconds: float) -> Path | None:
    """Put what is in ``stage`` in place; the folder that keeps what was there, or None when there was nothing.

    Sounds come first, then the record, then what belonged to the record before goes. Nothing stays moved when it fails.
    """
    before, kept = sounds_in(here.sounds), _folder_for(here, at)
    try:
        with _all_or_nothing(kept) as moves:
            fresh = _place_sounds(moves, here.sounds, stage / SOUNDS, kept / SOUNDS)
            moves.swap(stage / PREFERENCES, here.preferences, kept / PREFERENCES)
            for path in settings_in(here.others):
                moves.swap(stage / OTHERS / path.name, path, kept / OTHERS / path.name)
            for path in settings_in(stage / OTHERS):
                moves.move(path, here.others / path.name)
            before_it = kept / DATABASE if here.url else here.database
            _keep_record(moves, here, kept / DATABASE)
            _outnumber(before_it, stage / DATABASE)
            _carry_over_what_is_spent(before_it, stage / DATABASE, at)
            _put_in_place(stage / DATABASE, here, busy_seconds)
    except sqlite3.Error as error:
        raise HistoryError(f"{sqlite.cause(str(here.database), str(error))} {NOTHING_CHANGED}") from error
    except OSError as error:
        told = f"{error.filename or here.folder}: {error.strerror or error}"
        raise HistoryError(f"The backup can't be put in place ({told}). {NOTHING_CHANGED}") from error
    for path in before:
        if path.name not in fresh:
            # One that can't be moved disturbs nobody where it is.
            with suppress(OSError):
                Moves().move(path, kept / SOUNDS / path.name)
    if any(kept.iterdir()):
        return kept
    kept.rmdir()
    return None


@contextmanager
def _all_or_nothing(kept: Path) -> Iterator[Moves]:
    moves = Moves()
    try:
        yield moves
    except BaseException:
        moves.undo()
        shutil.rmtree(kept, ignore_errors=True)
        raise


def _folder_for(here: Installation, at: datetime) -> Path:
    """A folder with the date in its name that nobody else has."""
    name = f"{BEFORE_RESTORE}{at:%Y-%m-%d-%H%M%S}"
    for number in count(1):
        folder = here.folder / (name if number == 1 else f"{name}-{number}")
        with suppress(FileExistsError):
            folder.mkdir(mode=FOLDER_IS_THEIRS)
            return folder
    raise AssertionError


def _place_sounds(moves: Moves, folder: Path, new: Path, kept: Path) -> set[str]:
    """Put them beside those there are; names come from identifiers, so what has the same name is mostly the same."""
    sounds = sounds_in(new)
    for sound in sounds:
        target = folder / sound.name
        if not (target.exists() and filecmp.cmp(sound, target, shallow=False)):
            moves.swap(sound, target, kept / sound.name)
    return {one.name for one in sounds}


def _put_in_place(new: Path, here: Installation, busy_seconds: float) -> None:
    if here.url:
        copy_record(new, here.url, busy_seconds=busy_seconds)
    else:
        sqlite.put_in_place(new, here.database, busy_seconds=busy_seconds)


def _keep_record(moves: Moves, here: Installation, kept: Path) -> None:
    database = here.database
    if here.url:
        if holds_anything(here.url):
            copy_record(here.url, kept)
        return
    if not database.exists():
        return
    try:
        if not sqlite.holds_anything(database):
            return
        sqlite.copy(database, kept)
    except sqlite3.DatabaseError as error:
        if not sqlite.is_damaged(error):
            raise
        # Nobody can use it, so nobody is disturbed when it goes aside as it is.
        for ending in ("", *BESIDE):
            moves.move(database.with_name(f"{database.name}{ending}"), kept.with_name(f"{kept.name}{ending}"))


def _outnumber(old: Path, new: Path) -> None:
    """Give one's own questions a revision that no app which is open can have read already."""
    with closing(sqlite3.connect(new)) as connection, connection:
        connection.executemany(
            "INSERT INTO own_revisions (owner, number) VALUES (?, ? + 1) "
            "ON CONFLICT (owner) DO UPDATE SET number = max(number + 1, excluded.number)",
            _rows(old, "own_revisions", "owner, number"),
        )


def _carry_over_what_is_spent(old: Path, new: Path, at: datetime) -> None:
    """Money stays spent, whatever record is in place, also in a month of which no purse was made yet."""
    month = at.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    gone = {(owner, moment): spent for owner, moment, spent in _rows(old, "purses", "owner, month, gone")}
    for owner, spent in _paid_since(month, old, new).items():
        gone.setdefault((owner, f"{month:%Y-%m-%d %H:%M:%S.%f}"), spent)
    with closing(sqlite3.connect(new)) as connection, connection:
        connection.executemany(
            "INSERT INTO purses (owner, month, gone) VALUES (?, ?, ?) "
            "ON CONFLICT (owner, month) DO UPDATE SET gone = max(gone, excluded.gone)",
            [(*key, spent) for key, spent in gone.items()],
        )


def _paid_since(month: datetime, *records: Path) -> dict[object, float]:
    """What each owner paid since then, by the rows of that record that says most."""
    most = Counter[object]()
    for record in records:
        paid = Counter[object]()
        for table, moment in PAID.items():
            since = f"WHERE {moment} >= '{month:%Y-%m-%d}' GROUP BY owner"
            paid.update({owner: cost or 0.0 for owner, cost in _rows(record, table, "owner, sum(cost)", since)})
        most |= paid
    return dict(most)


def _rows(database: Path, table: str, columns: str, which: str = "") -> Sequence[tuple[Any, ...]]:
    """What a record that may be of any age, or not there, has in that table."""
    if not database.exists():
        return []
    with closing(sqlite3.connect(database)) as connection:
        known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        return connection.execute(f"SELECT {columns} FROM {table} {which}").fetchall() if known else []  # noqa: S608 - our own
