"""Searching as SQLite does it: how its index of words (FTS5) is asked. What fills it is in indexing_sqlite.py.

A filter is a word of the column ``facets``, so that one question to one index answers words and filters together,
newest first. The number of a row is minus that of its attempt, since the index is slower backwards.
"""

import json
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import text
from sqlmodel import Session as Transaction

from interviewer.domain.finding import ALL_SCORES, State, Wanted
from interviewer.domain.wording import Term
from interviewer.history.columns import microseconds
from interviewer.history.indexing_sqlite import indexed_at_once

__all__ = ["indexed_at_once", "newest", "texts"]

EVER = 2**63 - 1
NOTHING = "nothing"
"""A facet that no attempt has."""

LONGEST_INDEXED = 6
"""Letters of the longest beginnings that have an index of their own (migration 0015)."""

MOST_BEGUN = 16
"""Words looked for in the place of their beginning; going through the lists of more is slower than merging them."""

_NEWEST = text("""
SELECT json_group_array(-rowid) FROM (
    SELECT rowid FROM findable_words
    WHERE findable_words MATCH :match AND rowid > -:until AND rowid <= -:since
    ORDER BY rowid LIMIT :most
)
""")
"""In one value, since a row each would take as long to be handed over as to be found."""

_BEGUN = text("""
WITH RECURSIVE begun(word) AS (
    SELECT (SELECT term FROM findable_vocabulary WHERE term >= :first AND term < :beyond LIMIT 1)
    UNION ALL
    SELECT (SELECT term FROM findable_vocabulary WHERE term >= begun.word || char(1) AND term < :beyond LIMIT 1)
    FROM begun WHERE begun.word IS NOT NULL
)
SELECT word FROM begun WHERE word IS NOT NULL LIMIT :most
""")
"""From each word straight to the next: the vocabulary has a row for every place of a word, and only one is read."""

_TEXTS = "SELECT -rowid AS id, asked, said, heard FROM findable_words WHERE rowid IN ({})"

_OTHERS = text("""
SELECT EXISTS (SELECT 1 FROM findable WHERE owner < :owner) OR EXISTS (SELECT 1 FROM findable WHERE owner > :owner)
""")


def newest(transaction: Transaction, owner: str, wanted: Wanted, older: Sequence[str], *, most: int) -> list[int]:
    """The numbers of the rows that are wanted, the newest first; looking ends at ``most``."""
    asked = {
        "match": match(transaction, owner, wanted, older),
        "since": microseconds(wanted.since) if wanted.since else -EVER,
        "until": microseconds(wanted.until) if wanted.until else EVER,
        "most": most,
    }
    found: list[int] = json.loads(transaction.execute(_NEWEST, asked).scalar_one())
    return found


def texts(transaction: Transaction, ids: Sequence[int]) -> dict[int, tuple[str, str, str]]:
    """What was asked, said and heard, by the number of the row."""
    these = text(_TEXTS.format(", ".join(str(-int(one)) for one in ids)))
    return {row.id: (row.asked, row.said, row.heard) for row in transaction.execute(these)}


def match(transaction: Transaction, owner: str, wanted: Wanted, older: Sequence[str] = ()) -> str:
    """The question in the language of the index. Of what was typed only letters and digits get in, each in quotes."""
    clauses = []
    if wanted.terms:
        said = " AND ".join(_term(transaction, one) for one in wanted.terms)
        clauses.append(f"{{asked said heard}} : ({said})")
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
    # To look up of each find whose it is takes longer than to find it, so it is done where there are others. What all
    # attempts of an owner have comes last, so that the index need not begin with each of them.
    if not clauses or transaction.execute(_OTHERS, {"owner": owner}).scalar():
        clauses.append(_facet([_named("o", owner)]))
    return " AND ".join(clauses)


def _term(transaction: Transaction, term: Term) -> str:
    """Words that follow each other; where the last is a beginning, any of the words that begin so, or all of them."""
    *first, last = term.words
    if term.is_whole:
        return _phrase(term.words)
    begun = _begun(transaction, last)
    return f"({' OR '.join(_phrase([*first, one]) for one in begun)})" if begun else f"{_phrase(term.words)} *"


def _phrase(words: Sequence[str]) -> str:
    return f'"{" ".join(words)}"'


def _begun(transaction: Transaction, beginning: str) -> Sequence[str]:
    """The words on record that begin so, where looking for each of them is quicker than for the beginning.

    The index goes through a word from its newest place on and stops when enough is found, but of a beginning for which
    it has no list it first makes one, of every place. In ASCII a word is what the index makes of it; others are left to
    the index.
    """
    if len(beginning) <= LONGEST_INDEXED or not beginning.isascii():
        return ()
    first = beginning.lower()
    asked = {"first": first, "beyond": f"{first[:-1]}{chr(ord(first[-1]) + 1)}", "most": MOST_BEGUN + 1}
    begun = transaction.execute(_BEGUN, asked).scalars().all()
    return begun if len(begun) <= MOST_BEGUN else ()


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
