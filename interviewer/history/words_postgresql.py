"""Searching as PostgreSQL does it. Triggers keep what is asked here (migration 0020).

A filter is an element of the column ``facets``. PostgreSQL knows how common each word and each element is, and goes
through the list of the few that have it, or from the newest on where most do.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import text
from sqlmodel import Session as Transaction
from sqlmodel import SQLModel

from interviewer.domain.finding import ALL_SCORES, State, Wanted
from interviewer.domain.wording import Term
from interviewer.history.columns import microseconds

_COMBINING = re.compile("[\u0300-\u036f]")

_NEWEST = "SELECT id FROM findable_words WHERE {} ORDER BY id DESC LIMIT :most"

_TEXTS = text("SELECT id, asked, said, heard FROM findable_words WHERE id = ANY(:ids)")

_LATER = text("SELECT set_config('rehearsal.indexing', 'later', true)")
_AGAIN = text("SELECT set_config('rehearsal.indexing', '', true)")
_MISSING = text("""
SELECT findable_add(id) FROM (
    SELECT a.id FROM attempts a WHERE NOT EXISTS (SELECT 1 FROM findable f WHERE f.attempt_id = a.id)
    ORDER BY a.answered_at, a.id
) missing
""")
_NEXT = "SELECT setval(pg_get_serial_sequence('{0}', 'id'), coalesce(max(id), 0) + 1, false) FROM {0}"


def newest(transaction: Transaction, owner: str, wanted: Wanted, older: Sequence[str], *, most: int) -> list[int]:
    """The numbers of the rows that are wanted, the newest first; looking ends at ``most``."""
    clauses, asked = ["owner = :owner"], {"owner": owner, "most": most}
    for number, (clause, value) in enumerate(_clauses(wanted, older)):
        clauses.append(clause.format(f":value{number}"))
        asked[f"value{number}"] = value
    return list(transaction.execute(text(_NEWEST.format(" AND ".join(clauses))), asked).scalars())


def texts(transaction: Transaction, ids: Sequence[int]) -> dict[int, tuple[str, str, str]]:
    """What was asked, said and heard, by the number of the row."""
    return {row.id: (row.asked, row.said, row.heard) for row in transaction.execute(_TEXTS, {"ids": list(ids)})}


@contextmanager
def indexed_at_once(transaction: Transaction) -> Iterator[None]:
    """Index what is put into a record when all of it is there, in the same transaction, and number on from there."""
    transaction.execute(_LATER)
    yield
    transaction.execute(_AGAIN)
    transaction.execute(_MISSING)
    for table in SQLModel.metadata.sorted_tables:
        if table.autoincrement_column is not None:
            transaction.execute(text(_NEXT.format(table.name)))


def _clauses(wanted: Wanted, older: Sequence[str]) -> Iterator[tuple[str, Any]]:
    """What is asked, and the value to ask it with."""
    if wanted.terms:
        yield "words @@ CAST({} AS tsquery)", " & ".join(map(_term, wanted.terms))
    for is_set, facets in (
        (wanted.topics, (f"t{one}" for one in wanted.topics)),
        (wanted.graders, (f"g{one}" for one in wanted.graders)),
        (wanted.states, _states(wanted.states, older)),
        (wanted.scores != ALL_SCORES, (f"p{one}" for one in range(wanted.scores[0], wanted.scores[1] + 1))),
    ):
        if is_set:
            yield "facets && CAST({} AS text[])", list(facets)
    if wanted.since:
        yield "id >= {}", microseconds(wanted.since)
    if wanted.until:
        yield "id < {}", microseconds(wanted.until)


def _states(states: Iterable[State], older: Sequence[str]) -> Iterator[str]:
    for state in states:
        yield from (f"r{one}" for one in older) if state is State.OLDER else (f"is{state.value}",)


def _term(term: Term) -> str:
    """Words that follow each other; of what was typed only letters and digits get in, each in quotes."""
    *first, last = (f"'{_lexeme(one)}'" for one in term.words)
    return f"({' <-> '.join([*first, last if term.is_whole else f'{last}:*'])})"


def _lexeme(word: str) -> str:
    """The word as migration 0020 puts it into the index: ``domain.wording.folded`` does what no database can."""
    return _COMBINING.sub("", unicodedata.normalize("NFD", word.lower()))
