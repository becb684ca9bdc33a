"""An exported history into an empty record: all of it, or nothing."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from math import isfinite
from typing import NamedTuple

from sqlmodel import Session as Transaction
from sqlmodel import col, select, update

from interviewer.errors import BadInput
from interviewer.history.deleted_rows import TrashRow
from interviewer.history.document import Row
from interviewer.history.follow_up_rows import FollowUpRow
from interviewer.history.migrate import known_revisions
from interviewer.history.own_content import OwnQuestionRow, OwnRevisionRow, OwnRubricRow, OwnTopicRow
from interviewer.history.plain_rows import NUMBERED_ANEW, whole_record
from interviewer.history.purses import PurseRow, on_record
from interviewer.history.reading_document import NEWER, STRANGE_SOUND, Document
from interviewer.history.recording_rows import RecordingRow
from interviewer.history.sound_files import SoundFiles
from interviewer.history.tables import DraftRow
from interviewer.history.taking_out import pull_mark
from interviewer.ports import Progress

OWN = {str(one.__tablename__) for one in (OwnTopicRow, OwnQuestionRow, OwnRubricRow)}
UNCOUNTED = {*NUMBERED_ANEW, str(OwnRevisionRow.__tablename__), str(PurseRow.__tablename__)}
"""What stays when everything is deleted, and holds nothing that could be lost."""

MOST_CHANGES = 2**53
"""Of own content; nobody makes so many."""

MOST_REVISIONS = 2**31
"""Of what is being typed. The box in the browser counts on from there, and what is kept is never older."""

ELSEWHERE = "Import into an empty installation: set INTERVIEWER_DATA_DIR to a new folder"
RECORD = "There is a record here already, and nothing of it may be lost."
NOT_EMPTY = f"{RECORD} {ELSEWHERE}, or delete everything first."
RECORD_AND_QUESTIONS = f"{RECORD} {ELSEWHERE}."
OWN_QUESTIONS = f"You keep questions of your own here, and nothing of them may be lost. {ELSEWHERE}."
CAN_BE_UNDONE = (
    "What you deleted a short while ago can still be put back, so the record is not empty yet. Undo it, or try again "
    "when ten minutes have passed."
)


def refuse_newer(document: Document) -> None:
    """``BadInput`` when nobody here knows the schema."""
    if document.schema not in known_revisions():
        raise BadInput(NEWER)


def refuse_full(transaction: Transaction, owner: str) -> None:
    """``BadInput`` with the reason when there is anything of the owner that could be lost."""
    if transaction.exec(select(TrashRow.id).where(TrashRow.owner == owner).limit(1)).first() is not None:
        raise BadInput(CAN_BE_UNDONE)
    full = {
        name
        for name, table in whole_record().items()
        if name not in UNCOUNTED
        and transaction.execute(select(table.c.owner).where(table.c.owner == owner).limit(1)).first()
    }
    if full:
        # Deleting everything leaves own questions where they are, so it would be no way out.
        record = RECORD_AND_QUESTIONS if full & OWN else NOT_EMPTY
        raise BadInput(OWN_QUESTIONS if full <= OWN else record)


def refuse_strangers(transaction: Transaction, owner: str, told: str) -> None:
    """``BadInput`` when a row of the owner belongs to one of somebody else's, whose name a file may only pretend."""
    for table in whole_record().values():
        for key in table.foreign_keys:
            theirs = key.column.table.c.owner != owner
            mixed = select(table.c.owner).where(table.c.owner == owner, key.parent == key.column, theirs)
            if transaction.execute(mixed.limit(1)).first():
                raise BadInput(told)


class Counters(NamedTuple):
    """What is counted here and goes on counting: changes of own content, and money by month."""

    revision: int
    spent: dict[datetime, float]


def set_aside(transaction: Transaction, owner: str) -> Counters:
    """Make room for the counters of another record."""
    revision = transaction.get(OwnRevisionRow, owner)
    purses = transaction.exec(select(PurseRow).where(PurseRow.owner == owner)).all()
    counters = Counters(revision.number if revision else 0, {one.month: one.gone for one in purses})
    for row in (*purses, *([revision] if revision else [])):
        transaction.delete(row)
    transaction.flush()
    return counters


def count_on(transaction: Transaction, owner: str, before: Counters) -> None:
    """Own content gets a number that no app which is open can have seen; money stays spent, whatever record is here.

    No counter is believed further than it can be true: a file that says otherwise would stop what is counted by it.
    """
    transaction.expire_all()
    pull_mark(transaction, owner)
    row = transaction.get(OwnRevisionRow, owner)
    if before.revision or (row and row.number > MOST_CHANGES):
        row = row or OwnRevisionRow(owner=owner, number=0)
        row.number = max(min(row.number, MOST_CHANGES), before.revision + 1)
        transaction.add(row)
    for kind in (DraftRow, FollowUpRow):
        beyond = (col(kind.owner) == owner, ~col(kind.revision).between(0, MOST_REVISIONS))
        transaction.exec(update(kind).where(*beyond).values(revision=MOST_REVISIONS))
    _keep_spent(transaction, owner, before.spent)


def _keep_spent(transaction: Transaction, owner: str, before: Mapping[datetime, float]) -> None:
    told = {one.month: one for one in transaction.exec(select(PurseRow).where(PurseRow.owner == owner))}
    for month in {*told, *before}:
        purse = told.get(month)
        if purse is None or not isfinite(purse.gone):
            purse = purse or PurseRow(owner=owner, month=month, gone=0.0)
            purse.gone = on_record(transaction, owner, month)
        purse.gone = max(purse.gone, before.get(month, purse.gone))
        transaction.add(purse)


def told(document: Document, rows: Iterator[tuple[str, Row]], progress: Progress) -> Iterator[tuple[str, Row]]:
    """The same rows; how far the reading is gets told on the way."""
    for number, row in enumerate(rows):
        if progress and not number % 1000:
            progress(document.share)
        yield row


def keep_sounds(document: Document, sounds: SoundFiles, expected: set[str], kept: list[str]) -> None:
    """Put every recording that a row speaks of on disk; names go to ``kept`` before their files are there."""
    for name, sound in document.sounds():
        if name not in expected:
            raise BadInput(STRANGE_SOUND)
        kept.append(name)
        sounds.keep(name, sound)


def heard(transaction: Transaction, owner: str) -> set[str]:
    """The files of the recordings that are on record with their sound."""
    these = select(RecordingRow.id, RecordingRow.kept_as)
    found = transaction.exec(these.where(RecordingRow.owner == owner, col(RecordingRow.deleted_at).is_(None)))
    return {f"{name}.{ending}" for name, ending in found}


@contextmanager
def all_or_nothing(sounds: SoundFiles) -> Iterator[list[str]]:
    """The names of files that go again when anything is raised."""
    kept: list[str] = []
    try:
        yield kept
    except BaseException:
        for name in kept:
            sounds.remove(name)
        raise
