"""``ports.OwnContent``: the part of the history that keeps a person's own topics, questions and rubrics."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Select, func
from sqlmodel import Field, SQLModel, col, delete, select
from sqlmodel import Session as Transaction

from interviewer.domain.base import Value
from interviewer.domain.own import Change, OwnBank, OwnQuestion, OwnTopic
from interviewer.domain.rubric import Rubric
from interviewer.errors import Stale
from interviewer.history.columns import Words
from interviewer.history.database import Database, insert_into
from interviewer.history.loading import each_sound
from interviewer.history.rows import undamaged
from interviewer.ports import Progress

AT_ONCE = 200
"""Rows in one statement: databases allow some thousand values in one."""

ELSEWHERE = "Your questions were changed elsewhere meanwhile, so nothing of this was kept. Try again."
ROWS_KEPT = 20_000
"""Rows that were read last, with what they say."""

T = TypeVar("T")
V = TypeVar("V", bound=Value)


class OwnTopicRow(SQLModel, table=True):
    """One topic."""

    __tablename__ = "own_topics"

    owner: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    place: int
    body: str = Field(sa_type=Words)


class OwnQuestionRow(SQLModel, table=True):
    """One question, or what became of a shipped one."""

    __tablename__ = "own_questions"

    owner: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    place: int
    body: str = Field(sa_type=Words)


class OwnRubricRow(SQLModel, table=True):
    """The rubric of one question, by the question's id."""

    __tablename__ = "own_rubrics"

    owner: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    place: int
    body: str = Field(sa_type=Words)


class OwnRevisionRow(SQLModel, table=True):
    """How often an owner's content was changed."""

    __tablename__ = "own_revisions"

    owner: str = Field(primary_key=True)
    number: int


Row = OwnTopicRow | OwnQuestionRow | OwnRubricRow


class SqlOwnContent:
    """A mixin of the history."""

    _database: Database

    def own_revision(self, owner: str) -> int:
        """A number that grows with every change; 0 while there is nothing."""
        with self._database.reading() as transaction:
            return _revision(transaction, owner)

    def own_bank(self, owner: str) -> OwnBank:
        """All of it."""
        with self._database.reading() as transaction:
            return OwnBank(
                topics=tuple(_all(transaction, OwnTopicRow, owner, OwnTopic)),
                questions=tuple(_all(transaction, OwnQuestionRow, owner, OwnQuestion)),
                rubrics={one.question_id: one for one in _all(transaction, OwnRubricRow, owner, Rubric)},
            )

    def change_own(self, owner: str, change: Change, progress: Progress = None, *, since: int | None = None) -> None:
        """Keep all of a change, or none of it; ``Stale`` when anything was changed after revision ``since``."""
        kept: list[tuple[type[Row], Sequence[tuple[str, str]]]] = [
            (OwnTopicRow, [(one.id, one.model_dump_json()) for one in change.topics]),
            (OwnQuestionRow, [(one.id, one.model_dump_json()) for one in change.questions]),
            (OwnRubricRow, [(one.question_id, one.model_dump_json()) for one in change.rubrics]),
        ]
        gone = (change.without_topics, change.without_questions, change.without_rubrics)
        whole, done = sum(len(pairs) for _, pairs in kept), 0
        with self._database.writing() as transaction:
            _count_up(transaction, owner, since)
            for (rows, pairs), ids in zip(kept, gone, strict=True):
                _drop(transaction, rows, owner, ids)
                for number in _keep(transaction, rows, owner, pairs):
                    done += number
                    if progress:
                        progress(done / whole)


def _revision(transaction: Transaction, owner: str) -> int:
    row = transaction.get(OwnRevisionRow, owner)
    return row.number if row else 0


def _count_up(transaction: Transaction, owner: str, since: int | None) -> None:
    """One statement decides who was first: what a change was made of must still be all there is."""
    insert = insert_into(transaction, OwnRevisionRow).values(owner=owner, number=1)
    more = {"number": col(OwnRevisionRow.number) + 1}
    unchanged = None if since is None else col(OwnRevisionRow.number) == since
    counted = insert.on_conflict_do_update(index_elements=["owner"], set_=more, where=unchanged)
    if not transaction.exec(counted).rowcount:
        raise Stale(ELSEWHERE)


def _all(transaction: Transaction, rows: type[Row], owner: str, kind: type[V]) -> Sequence[V]:
    """What can be read of it: one damaged row must not keep anyone from all the others."""
    in_order = select(rows.id, rows.body).where(rows.owner == owner).order_by(col(rows.place), rows.id)
    return each_sound(lambda row: _read(*row, kind), transaction.exec(in_order))


@lru_cache(maxsize=ROWS_KEPT)
def _read(name: str, body: str, kind: type[V]) -> V:
    """After a change all rows are read again; what says the same is not made anew."""
    with undamaged(f"your own {kind.__name__.removeprefix('Own').lower()} {name}"):
        return kind.model_validate_json(body)


def _drop(transaction: Transaction, rows: type[Row], owner: str, ids: Sequence[str]) -> None:
    for some in _batches(ids):
        transaction.exec(delete(rows).where(col(rows.owner) == owner, col(rows.id).in_(some)))


def _keep(transaction: Transaction, rows: type[Row], owner: str, pairs: Sequence[tuple[str, str]]) -> Iterator[int]:
    """What is there keeps its place, what is new comes last; yields how many are kept, some at a time."""
    last: Select[Any] = select(func.coalesce(func.max(rows.place), 0)).where(rows.owner == owner)
    place = int(transaction.execute(last).scalar_one())
    for some in _batches(list(enumerate(pairs, start=place + 1))):
        values = [{"owner": owner, "id": name, "place": at, "body": body} for at, (name, body) in some]
        insert = insert_into(transaction, rows)
        new_body = {"body": insert.excluded.body}
        transaction.execute(insert.on_conflict_do_update(index_elements=["owner", "id"], set_=new_body), values)
        yield len(values)


def _batches(these: Sequence[T]) -> Iterator[Sequence[T]]:
    return (these[start : start + AT_ONCE] for start in range(0, len(these), AT_ONCE))
