"""Everything about searching that depends on SQLite: its index of words (FTS5), and how it is asked.

The index is filled by triggers (migration 0015). A filter is a word of the column ``facets``, so that one question to
one index answers words and filters together, newest first.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text
from sqlmodel import Session as Transaction

from interviewer.domain.finding import ALL_SCORES, State, Wanted
from interviewer.domain.wording import Term

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LEAST, MOST = -(2**63), 2**63 - 1
NOTHING = "nothing"
"""A facet that no attempt has."""

_IDS = """
SELECT rowid AS id FROM findable_words
WHERE findable_words MATCH :match AND rowid >= :since AND rowid < :until
ORDER BY rowid DESC LIMIT :limit OFFSET :offset
"""
_PAGE = text(_IDS)
_COUNT = text(f"SELECT count(*) FROM ({_IDS})")  # noqa: S608 - a constant
_BY_MOMENT = "SELECT id FROM attempts {} ORDER BY answered_at, id"
"""The index of words takes rows in their order many times as fast as in any other."""

_INDEX = "UPDATE attempts SET hints = hints WHERE id = ?"
"""Changes nothing; the trigger that follows changes of an attempt indexes it anew."""

_TEXTS = "SELECT rowid AS id, asked, said, heard FROM findable_words WHERE rowid IN ({})"


def page(
    transaction: Transaction, owner: str, wanted: Wanted, older: Sequence[str], *, limit: int, offset: int
) -> list[int]:
    """The numbers of the rows that are wanted, the newest first."""
    asked = {**_asked(owner, wanted, older), "limit": limit, "offset": offset}
    return list(transaction.execute(_PAGE, asked).scalars())


def count(transaction: Transaction, owner: str, wanted: Wanted, older: Sequence[str], *, most: int) -> int:
    """How many there are; counting ends at ``most``."""
    asked = {**_asked(owner, wanted, older), "limit": most, "offset": 0}
    return int(transaction.execute(_COUNT, asked).scalar_one())


def texts(transaction: Transaction, ids: Sequence[int]) -> dict[int, tuple[str, str, str]]:
    """What was asked, said and heard, by the number of the row."""
    these = text(_TEXTS.format(", ".join(str(int(one)) for one in ids)))
    return {row.id: (row.asked, row.said, row.heard) for row in transaction.execute(these)}


def _asked(owner: str, wanted: Wanted, older: Sequence[str]) -> dict[str, object]:
    return {
        "match": match(owner, wanted, older),
        "since": _microseconds(wanted.since) if wanted.since else LEAST,
        "until": _microseconds(wanted.until) if wanted.until else MOST,
    }


def match(owner: str, wanted: Wanted, older: Sequence[str] = ()) -> str:
    """The question in the language of the index. Of what was typed only letters and digits get in, each in quotes."""
    clauses = [_facet([_named("o", owner)])]
    if wanted.terms:
        clauses.append(f"{{asked said heard}} : ({' AND '.join(map(_term, wanted.terms))})")
    clauses += [
        _facet(list(facets))
        for is_set, facets in (
            (wanted.topics, (_named("t", one) for one in wanted.topics)),
            (wanted.graders, (_named("g", one) for one in wanted.graders)),
            (wanted.states, _states(wanted.states, older)),
            (wanted.scores != ALL_SCORES, _scores(*wanted.scores)),
        )
        if is_set
    ]
    return " AND ".join(clauses)


def _term(term: Term) -> str:
    return f'"{" ".join(term.words)}"{"" if term.is_whole else " *"}'


def _facet(any_of: Sequence[str]) -> str:
    return f"facets : ({' OR '.join(any_of or [NOTHING])})"


def _named(kind: str, name: str) -> str:
    """A name as one word of the index, whatever is in it."""
    return f'"{kind}{name.encode("utf-8", "surrogatepass").hex()}"'


def _states(states: Iterable[State], older: Sequence[str]) -> Iterator[str]:
    for state in states:
        if state is State.OLDER:
            yield from (_named("r", one) for one in older)
        else:
            yield f'"is{state.value}"'


def _scores(least: int, most: int) -> Iterator[str]:
    """Whole tens by one word each, what is left by the per cent."""
    percent = least
    while percent <= most:
        if percent % 10 == 0 and percent + 9 <= most:
            yield f'"d{percent // 10}"'
            percent += 10
        else:
            yield f'"p{percent}"'
            percent += 1


def _microseconds(moment: datetime) -> int:
    since = moment - EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


@contextmanager
def indexed_at_once(transaction: Transaction, owner: str) -> Iterator[None]:
    """Index what is put into a record without attempts when all of it is there, in the same transaction.

    One by one, an attempt would be indexed when it comes and again with every grade, and those of other days between
    them: four times the work.
    """
    ours = "type = 'trigger' AND name LIKE 'findable%' AND tbl_name <> 'findable'"
    triggers = transaction.execute(text(f"SELECT name, sql FROM sqlite_master WHERE {ours}")).all()  # noqa: S608
    run = transaction.connection().exec_driver_sql
    for one in triggers:
        run(f"DROP TRIGGER {one.name}")
    yield
    for one in triggers:
        run(one.sql)
    if mine := run(f"{_BY_MOMENT.format('WHERE owner = ?')}", (owner,)).all():
        run(_INDEX, [tuple(one) for one in mine])


def index_anew(path: Path) -> None:
    """Fill the index of a file that nobody else has open from its attempts, whatever was in it.

    ``sqlite3.DatabaseError`` when it has none.
    """
    with closing(sqlite3.connect(path)) as connection, connection:
        made = "SELECT sql FROM sqlite_master WHERE name = 'findable_words'"
        [statement] = connection.execute(made).fetchone() or [None]
        if statement is None:
            raise sqlite3.DatabaseError("its index of words is missing.")
        for step in ("DROP TABLE findable_words", statement, "DELETE FROM findable"):
            connection.execute(step).close()
        connection.executemany(_INDEX, connection.execute(_BY_MOMENT.format("")).fetchall()).close()


def forget_deleted(connection: sqlite3.Connection) -> None:
    """Leave no word in the index that stands in no text any more."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'findable_words'").fetchone():
        connection.execute("INSERT INTO findable_words (findable_words) VALUES ('optimize')").close()
