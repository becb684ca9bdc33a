"""``ports.Attic``: the part of the history that finds attempts again."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Mapped
from sqlmodel import Session as Transaction
from sqlmodel import col

from interviewer.domain.finding import Choices, Hit, State, Wanted
from interviewer.history.database import Database
from interviewer.history.dialects import words_of
from interviewer.history.finding_rows import FindableRow
from interviewer.history.loading import each_sound
from interviewer.history.rows import filled, undamaged
from interviewer.history.tables import SnapshotRow


class SqlFinding:
    """A mixin of the history."""

    _database: Database

    def find(self, owner: str, wanted: Wanted, *, most: int, older: Sequence[str] = ()) -> Sequence[int]:
        """The numbers of the attempts that are wanted, newest first, and not more than ``most``."""
        with self._database.reading() as transaction:
            return words_of(transaction).newest(transaction, owner, wanted, older, most=most)

    def hits(self, owner: str, numbers: Sequence[int], older: Sequence[str] = ()) -> Sequence[Hit]:
        """What is to be told of attempts that were found; what is gone or damaged meanwhile is left out."""
        these = select(FindableRow).where(col(FindableRow.owner) == owner, col(FindableRow.id).in_(numbers))
        with self._database.reading() as transaction:
            rows = {row.id: row for row in transaction.scalars(these)}
            texts = words_of(transaction).texts(transaction, list(rows))
            return each_sound(
                lambda row: _hit(row, texts[row.id], older), [rows[one] for one in numbers if one in rows]
            )

    def kept_rubrics(self, owner: str) -> dict[str, str]:
        """The question of every rubric on record, by the rubric's digest; a damaged one is left out."""
        kept = select(col(SnapshotRow.digest), col(SnapshotRow.body)).where(col(SnapshotRow.owner) == owner)
        with self._database.reading() as transaction:
            found = ((digest, _question_of(body)) for digest, body in transaction.execute(kept))
            return {digest: question for digest, question in found if question}

    def choices(self, owner: str) -> Choices:
        """Every topic and every grader on record."""
        with self._database.reading() as transaction:
            topics = _distinct(transaction, owner, col(FindableRow.topic))
            return Choices(topics=topics, graders=_distinct(transaction, owner, col(FindableRow.grader)))


def _distinct(transaction: Transaction, owner: str, column: Mapped[Any]) -> tuple[str, ...]:
    """Every value of a column, by going from each to the next in its index: reading all rows would take ever longer."""
    mine = col(FindableRow.owner) == owner
    values = select(func.min(column).label("value")).where(mine).cte(recursive=True)
    following = select(func.min(column)).where(mine, column > values.c.value).scalar_subquery()
    values = values.union_all(select(following).where(values.c.value.is_not(None)))
    return tuple(one for one in transaction.scalars(select(values.c.value)) if one)


def _question_of(body: str) -> str | None:
    """The question of a rubric; None where it is none."""
    try:
        return str(json.loads(body)["question_id"])
    except (ValueError, LookupError, TypeError):
        return None


def _hit(row: FindableRow, texts: tuple[str, str, str], older: Sequence[str]) -> Hit:
    with undamaged(f"attempt {row.attempt_id}"):
        asked, said, heard = texts
        states = {State(one) for one in row.states.split()} | ({State.OLDER} if row.rubric_digest in older else set())
        more = {"states": frozenset(states), "is_hidden": row.hidden}
        return filled(Hit, row, asked=asked, said=said, heard=heard, **more)
