"""Deleting every row of an owner."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from sqlmodel import Session as Transaction
from sqlmodel import SQLModel, col, delete, select

from interviewer.history.deleted_rows import KINDS, PaidRow, TrashRow, UnsettledRow
from interviewer.history.derived_rubrics import DerivedRubricRow
from interviewer.history.finding_rows import FindableRow
from interviewer.history.follow_up_rows import FollowUpRow, GradeWithFollowUpsRow
from interviewer.history.leases import LeaseRow
from interviewer.history.recording_rows import RecordingRow
from interviewer.history.review_rows import CardRow, MarkRow, RecordRow, TallyRow
from interviewer.history.rows import undamaged
from interviewer.history.tables import GradeRow

EMPTYING = ".emptying-"

DERIVED: tuple[type[SQLModel], ...] = (
    FindableRow,
    CardRow,
    RecordRow,
    MarkRow,
    TallyRow,
    UnsettledRow,
    DerivedRubricRow,
    TrashRow,
    LeaseRow,
)
"""What is searched goes first: it would follow every grade that goes."""

EVERYTHING = "everything"


def delete_all(transaction: Transaction, owner: str) -> list[str]:
    """Delete every row but what was paid, which holds no words; the names of the sound files that go with them."""
    said = transaction.exec(select(RecordingRow).where(RecordingRow.owner == owner)).all()
    trash = transaction.exec(select(TrashRow).where(TrashRow.owner == owner)).all()
    names = [_name(one.id, one.kept_as) for one in said]
    names += [name for row in trash for name in names_of_sound(row)]
    _keep_costs(transaction, owner)
    for kind in (*DERIVED, *reversed(KINDS.values())):
        transaction.exec(delete(kind).where(col(kind.owner) == owner))  # type: ignore[attr-defined]
    transaction.expunge_all()
    return names


def names_of_sound(trash: TrashRow) -> Iterator[str]:
    """The files of the recordings that a deletion took."""
    with undamaged(f"deletion {trash.id}"):
        for one in json.loads(trash.body).get(RecordingRow.__tablename__, ()):
            yield _name(one["id"], one["kept_as"])


def names_of_everyones_sound(transaction: Transaction) -> set[str]:
    """The files that any row speaks of, whosever it is, also one that a deletion took."""
    said = transaction.exec(select(RecordingRow.id, RecordingRow.kept_as))
    names = {_name(recording, ending) for recording, ending in said}
    return names.union(*(names_of_sound(row) for row in transaction.exec(select(TrashRow))))


def is_alone(transaction: Transaction, owner: str) -> bool:
    """Whether nobody else has a row in any table."""
    tables = [one for one in SQLModel.metadata.sorted_tables if "owner" in one.columns]
    return not any(
        transaction.execute(select(one.c.owner).where(one.c.owner != owner).limit(1)).first() for one in tables
    )


def sign_of(folder: Path, owner: str) -> Path:
    """A file that is there from when somebody's rows go until nothing of them is in any file; it says whose."""
    return folder / f"{EMPTYING}{sha256(owner.encode()).hexdigest()[:16]}"


def cut_off(folder: Path) -> set[str]:
    """Whose rows went without everything else that deleting everything takes along: no row tells of them any more."""
    return {owner for sign in folder.glob(f"{EMPTYING}*") if (owner := sign.read_text(encoding="utf-8"))}


def _keep_costs(transaction: Transaction, owner: str) -> None:
    for kind in (GradeRow, GradeWithFollowUpsRow, DerivedRubricRow):
        made = select(kind.made_at, kind.cost).where(col(kind.owner) == owner, col(kind.cost) > 0)
        _keep(transaction, owner, list(transaction.exec(made)))
    asked = select(FollowUpRow.asked_at, FollowUpRow.cost).where(FollowUpRow.owner == owner, col(FollowUpRow.cost) > 0)
    _keep(transaction, owner, list(transaction.exec(asked)))


def _keep(transaction: Transaction, owner: str, costs: Iterable[tuple[datetime, float | None]]) -> None:
    transaction.add_all(PaidRow(owner=owner, trash_id=EVERYTHING, made_at=at, cost=cost or 0.0) for at, cost in costs)
    transaction.flush()


def _name(recording_id: str, ending: str) -> str:
    return f"{recording_id}.{ending}"
