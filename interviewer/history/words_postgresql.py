"""Searching as PostgreSQL does it. Triggers keep what is asked here (migration 0020)."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC
from typing import Any

from sqlalchemy import text
from sqlmodel import Session as Transaction
from sqlmodel import SQLModel

from interviewer.domain.finding import ALL_SCORES, State, Wanted
from interviewer.domain.wording import Term

_COMBINING = re.compile("[\u0300-\u036f]")

_NEWEST = """
SELECT f.id FROM findable f JOIN findable_words w ON w.id = f.id WHERE {}
ORDER BY f.id DESC LIMIT :most
"""

_TEXTS = text("SELECT id, asked, said, heard FROM findable_words WHERE id = ANY(:ids)")

# A score as people see it: whole per cents, halves to the even one; so does PostgreSQL round such numbers.
_SCORES = "round(f.score * 100) BETWEEN :least AND :most_of_score"

_LATER = text("SELECT set_config('rehearsal.indexing', 'later', true)")
_AGAIN = text("SELECT set_config('rehearsal.indexing', '', true)")
_ALL = text("""
SELECT findable_add(id) FROM (
    SELECT a.id FROM attempts a WHERE NOT EXISTS (SELECT 1 FROM findable f WHERE f.attempt_id = a.id)
    ORDER BY a.answered_at, a.id
) missing
""")
_NEXT = "SELECT setval(pg_get_serial_sequence('{0}', 'id'), coalesce(max(id), 0) + 1, false) FROM {0}"


def newest(transaction: Transaction, owner: str, wanted: Wanted, older: Sequence[str], *, most: int) -> list[int]:
    """The numbers of the rows that are wanted, the newest first; looking ends at ``most``."""
    clauses = {"f.owner = :owner": {"owner": owner}, **dict(_clauses(wanted, older))}
    asked = {name: value for values in clauses.values() for name, value in values.items()}
    found = transaction.execute(text(_NEWEST.format(" AND ".join(clauses))), {**asked, "most": most})
    return list(found.scalars())


def texts(transaction: Transaction, ids: Sequence[int]) -> dict[int, tuple[str, str, str]]:
    """What was asked, said and heard, by the number of the row."""
    return {row.id: (row.asked, row.said, row.heard) for row in transaction.execute(_TEXTS, {"ids": list(ids)})}


@contextmanager
def indexed_at_once(transaction: Transaction, owner: str) -> Iterator[None]:  # noqa: ARG001
    """Index what is put into a record when all of it is there, in the same transaction, and number on from there."""
    transaction.execute(_LATER)
    yield
    transaction.execute(_AGAIN)
    transaction.execute(_ALL)
    for table in SQLModel.metadata.sorted_tables:
        if table.autoincrement_column is not None:
            transaction.execute(text(_NEXT.format(table.name)))


def _clauses(wanted: Wanted, older: Sequence[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    if wanted.terms:
        words = " & ".join(map(_term, wanted.terms))
        yield "w.words @@ CAST(:words AS tsquery)", {"words": words}
    if wanted.topics:
        yield "f.topic = ANY(:topics)", {"topics": list(wanted.topics)}
    if wanted.graders:
        yield "f.grader = ANY(:graders)", {"graders": list(wanted.graders)}
    if wanted.states:
        told = [one.value for one in wanted.states if one is not State.OLDER]
        of_older = list(older) if State.OLDER in wanted.states else []
        yield (
            "(string_to_array(f.states, ' ') && CAST(:states AS text[]) OR f.rubric_digest = ANY(:older))",
            {"states": told, "older": of_older},
        )
    if wanted.scores != ALL_SCORES:
        yield _SCORES, {"least": wanted.scores[0], "most_of_score": wanted.scores[1]}
    if wanted.since:
        yield "f.answered_at >= :since", {"since": wanted.since.astimezone(UTC).replace(tzinfo=None)}
    if wanted.until:
        yield "f.answered_at < :until", {"until": wanted.until.astimezone(UTC).replace(tzinfo=None)}


def _term(term: Term) -> str:
    """Words that follow each other; of what was typed only letters and digits get in, each in quotes."""
    *first, last = (f"'{_lexeme(one)}'" for one in term.words)
    return f"({' <-> '.join([*first, last if term.is_whole else f'{last}:*'])})"


def _lexeme(word: str) -> str:
    """The word as the index has it."""
    return _COMBINING.sub("", unicodedata.normalize("NFD", word.lower()))
