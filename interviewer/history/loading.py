"""Attempts with their question, rubric and grades, in as many queries for a thousand of them as for one."""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import ColumnElement
from sqlmodel import Session as Transaction
from sqlmodel import col, select

from interviewer.domain.attempt import Attempt
from interviewer.errors import HistoryError, NotFound
from interviewer.history.follow_up_rows import Further, load_further
from interviewer.history.grade_rows import grade_of
from interviewer.history.rows import attempt_of
from interviewer.history.tables import AttemptRow, GradeRow, JudgementRow, SnapshotRow

LOG = logging.getLogger(__name__)
NO_ATTEMPT = "There is no such attempt. It may have been deleted; the history shows what there is."
R = TypeVar("R")
V = TypeVar("V")


def each_sound(build: Callable[[R], V], found: Iterable[R]) -> list[V]:
    """What can be built of the rows; a damaged one is named in the log and left out, and takes no other with it."""
    built: list[V] = []
    for row in found:
        try:
            built.append(build(row))
        except HistoryError as damage:
            LOG.error("Left out: %s", damage)  # noqa: TRY400 - the text says it all
    return built


@dataclass(frozen=True)
class Loaded:
    """Rows of attempts, by position and number, and everything that belongs to them."""

    rows: Sequence[AttemptRow]
    snapshots: dict[str, str]
    grades: dict[str, list[GradeRow]]
    judgements: dict[int | None, list[JudgementRow]]
    further: Further

    def attempt(self, row: AttemptRow) -> Attempt:
        """One of them; ``HistoryError`` when it is damaged."""
        grades = [grade_of(grade, self.judgements[grade.id]) for grade in self.grades[row.id]]
        follow_ups, heard = self.further.follow_ups.get(row.id, ()), self.further.grades.get(row.id, ())
        return attempt_of(row, self.snapshots, grades, follow_ups, heard)

    def first(self) -> Attempt | None:
        """The first of them, or None when there are none; ``HistoryError`` when it is damaged."""
        return self.attempt(self.rows[0]) if self.rows else None

    def attempts(self) -> list[Attempt]:
        """All of them that are undamaged."""
        return each_sound(self.attempt, self.rows)


def load(transaction: Transaction, owner: str, *which: ColumnElement[bool]) -> Loaded:
    """The owner's attempts that meet some conditions."""
    chosen = (col(AttemptRow.owner) == owner, *which)
    in_order = (col(AttemptRow.session_id), col(AttemptRow.position), col(AttemptRow.number))
    found = transaction.exec(select(AttemptRow).where(*chosen).order_by(*in_order)).all()
    if not found:
        return Loaded(found, {}, {}, {}, Further({}, {}))
    these = select(AttemptRow.id).where(*chosen)
    graded = (GradeRow.owner == owner, col(GradeRow.attempt_id).in_(these))
    grades = transaction.exec(select(GradeRow).where(*graded).order_by(col(GradeRow.id))).all()
    digests = {digest for row in found for digest in (row.question_digest, row.rubric_digest)}
    digests |= {grade.rubric_digest for grade in grades}
    snapshots = transaction.exec(
        select(SnapshotRow).where(SnapshotRow.owner == owner, col(SnapshotRow.digest).in_(digests))
    )
    judged = (JudgementRow.owner == owner, col(JudgementRow.grade_id).in_(select(GradeRow.id).where(*graded)))
    judgements = transaction.exec(select(JudgementRow).where(*judged).order_by(col(JudgementRow.place)))
    return Loaded(
        rows=found,
        snapshots={row.digest: row.body for row in snapshots},
        grades=_grouped(grades, lambda row: row.attempt_id),
        judgements=_grouped(judgements, lambda row: row.grade_id),
        further=load_further(transaction, owner, these),
    )


def load_one(transaction: Transaction, owner: str, attempt_id: str) -> Attempt:
    """That attempt with everything that belongs to it, as it is on record now; ``NotFound`` when there is none."""
    # A statement that changed rows leaves behind what was loaded of them before.
    transaction.expire_all()
    found = load(transaction, owner, col(AttemptRow.id) == attempt_id).first()
    if found is None:
        raise NotFound(NO_ATTEMPT)
    return found


def _grouped(found: Iterable[R], key: Callable[[R], V]) -> dict[V, list[R]]:
    groups: dict[V, list[R]] = defaultdict(list)
    for row in found:
        groups[key(row)].append(row)
    return groups
