"""Finding a quote in an answer: tolerant of case, punctuation and misheard words, not of invention."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from rapidfuzz import fuzz

from interviewer.domain.grade import Evidence

ALIKE = 84.0
"""From this likeness (rapidfuzz, 0 to 100) a stretch of the answer may be what the quote means."""

SAME_WORD = 74.0
"""Two words this like each other are one word written, typed or heard differently."""

MISHEARD = 45.0
"""A word that the model has put right is at least this like the one that was recognised: CLIP, "glib"."""

SMALL = 3
"""Words of so few letters may be added or left out: articles come and go in speech."""

FOREIGN = 8
"""One word in so many may differ in one of these ways."""

SHORTEST = 3
"""Characters: less than this proves nothing."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")  # noqa: RUF001
_GAP = re.compile(r"\s*(?:\.{3,}|…|\[[^\]]{0,12}\])\s*")
_HARD = re.compile(r"\d|^(?:no|not|never|neither|nor|none|nobody|nothing|without|cannot|hardly|isnt|only)$|nt$")


class _Word(NamedTuple):
    text: str
    start: int
    end: int


class _Text(NamedTuple):
    words: Sequence[_Word]
    joined: str
    """The words one space apart."""

    starts: Sequence[int]
    """Where each begins in that."""


def find(quote: str, text: str) -> tuple[Evidence, ...]:
    """Where the quote stands in ``text``, a piece for each part between ellipses; empty when any part doesn't."""
    whole = _read(text)
    found: list[Evidence] = []
    for piece in filter(None, map(str.strip, _GAP.split(" ".join(quote.split())))):
        span = _find(piece, whole)
        if span is None:
            return ()
        found.append(Evidence.of(text, *span))
    return tuple(dict.fromkeys(found))


def _find(piece: str, whole: _Text) -> tuple[int, int] | None:
    wanted = [word.text for word in _words(piece)]
    if sum(map(len, wanted)) < SHORTEST or not whole.words:
        return None
    joined, needle = whole.joined, " ".join(wanted)
    at = f" {joined} ".find(f" {needle} ")
    if at < 0:
        likely = fuzz.partial_ratio_alignment(needle, joined, score_cutoff=ALIKE)
        if likely is None or len(needle) > len(joined):
            return None
        inside = _covered(whole, likely.dest_start, likely.dest_end)
        if not _says(wanted, [word.text for word in inside]):
            return None
    else:
        inside = _covered(whole, at, at + len(needle))
    return inside[0].start, inside[-1].end


@lru_cache(maxsize=4)
def _read(text: str) -> _Text:
    """An answer, read once: many quotes are looked for in the same one."""
    words = _words(text)
    starts = list(accumulate((len(word.text) + 1 for word in words[:-1]), initial=0))
    return _Text(words, " ".join(word.text for word in words), starts)


def _covered(whole: _Text, first: int, last: int) -> list[_Word]:
    """The words of which at least half lies between two places."""
    near = slice(max(0, bisect_right(whole.starts, first) - 1), bisect_left(whole.starts, last))
    kept = []
    for word, start in zip(whole.words[near], whole.starts[near], strict=False):
        shared = min(last, start + len(word.text)) - max(first, start)
        if 2 * shared >= len(word.text):
            kept.append(word)
    return kept


def _says(wanted: Sequence[str], said: Sequence[str]) -> bool:
    """Whether a stretch says what a quote says: nearly every word, and every negation and figure, both ways."""
    if not said or _hard(wanted) != _hard(said):
        return False
    foreign, left_out = _strange(wanted, said), _strange(said, wanted)
    allowed = len(wanted) // FOREIGN + (len(wanted) >= FOREIGN // 2)
    if max(len(foreign), len(left_out)) > allowed:
        return False
    return all(len(word) <= SMALL or _is_alike(word, left_out, MISHEARD) for word in foreign)


def _strange(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """The words that are not among the others, nor in two of them written together."""
    known = {*others, *(one + other for one, other in pairwise(others))}
    return [word for word in words if word not in known and not _is_alike(word, known, SAME_WORD)]


def _is_alike(word: str, others: Collection[str], least: float) -> bool:
    return any(fuzz.ratio(word, other) >= least for other in others)


def _hard(words: Sequence[str]) -> list[str]:
    return sorted(word for word in (one.replace("'", "").replace("’", "") for one in words) if _HARD.search(word))  # noqa: RUF001


def _words(text: str) -> list[_Word]:
    if text.isascii():
        return [_Word(one.group(), one.start(), one.end()) for one in _WORD.finditer(text.lower())]
    folded, places = [], []
    for place, character in enumerate(text):
        for one in _folded(character):
            folded.append(one)
            places.append(place)
    plain = "".join(folded)
    return [_Word(one.group(), places[one.start()], places[one.end() - 1] + 1) for one in _WORD.finditer(plain)]


def _folded(character: str) -> Iterator[str]:
    """The character in lower case and plain form; nothing for one that can't be seen."""
    if character.isascii():
        yield character.lower()
    elif unicodedata.category(character) != "Cf":
        yield from unicodedata.normalize("NFKC", character).lower()
