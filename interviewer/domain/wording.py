"""Words as they are looked for and found again: whatever their case and accents, from the third letter on."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interviewer.domain.base import Value

MOST_TERMS = 16
SHORTEST_BEGINNING = 3
"""Letters from which on a word stands for all that begin with it; fewer are a word of their own, like *AI*."""

BEFORE, LENGTH = 70, 240
"""Characters of an excerpt before the first find, and in all."""

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_CHUNK = re.compile(r'"([^"]*)"?|([^\s"]+)')


class Term(Value):
    """Words that follow each other. The last is a beginning, unless ``is_whole``."""

    words: tuple[str, ...]
    is_whole: bool


class Piece(NamedTuple):
    """A part of a text, and whether it was looked for."""

    text: str
    is_found: bool


def terms_of(typed: str) -> tuple[Term, ...]:
    """What is to be found: each word, and what stands between quotes as a whole. Everything else is no word."""
    found = [_term(quoted or loose, is_quoted=bool(quoted)) for quoted, loose in _CHUNK.findall(typed)]
    return tuple(dict.fromkeys(term for term in found if term.words))[:MOST_TERMS]


def _term(chunk: str, *, is_quoted: bool) -> Term:
    words = tuple(_WORD.findall(chunk))
    return Term(words=words, is_whole=is_quoted or not words or len(words[-1]) < SHORTEST_BEGINNING)


def marked(text: str, terms: Sequence[Term]) -> list[Piece]:
    """The whole text in pieces, those that were looked for told apart."""
    pieces, done = [], 0
    for start, end in _spans(text, terms):
        pieces += [Piece(text[done:start], is_found=False), Piece(text[start:end], is_found=True)]
        done = end
    return [piece for piece in (*pieces, Piece(text[done:], is_found=False)) if piece.text]


def excerpt(text: str, terms: Sequence[Term]) -> list[Piece]:
    """A few lines of the text around what was found first in it, or its beginning."""
    spans = _spans(text, terms)
    start = _start_of_word(text, spans[0][0] - BEFORE) if spans else 0
    end = _end_of_word(text, start + LENGTH)
    pieces = marked(text[start:end], terms)
    before = [Piece("… ", is_found=False)] if start else []
    after = [Piece(" …", is_found=False)] if end < len(text) else []
    return [*before, *pieces, *after]


def has(text: str, terms: Sequence[Term]) -> bool:
    """Whether any of it stands in the text."""
    return bool(_spans(text, terms))


def _spans(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Where it stands, in order, none over another."""
    if not terms:
        return []
    words = [(folded(one.group()), one.start(), one.end()) for one in _WORD.finditer(text)]
    found = sorted(span for term in terms for span in _of(term, words))
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _of(term: Term, words: Sequence[tuple[str, int, int]]) -> Iterator[tuple[int, int]]:
    *first, last = map(folded, term.words)
    for place in range(len(first), len(words)):
        word, _, end = words[place]
        if (word == last if term.is_whole else word.startswith(last)) and first == [
            one for one, _, _ in words[place - len(first) : place]
        ]:
            yield words[place - len(first)][1], end


def folded(word: str) -> str:
    """The word without its case and accents."""
    parts = unicodedata.normalize("NFD", word.casefold())
    return "".join(one for one in parts if not unicodedata.combining(one))


def _start_of_word(text: str, near: int) -> int:
    if near <= 0:
        return 0
    space = text.find(" ", near)
    return space + 1 if 0 <= space - near < BEFORE else near


def _end_of_word(text: str, near: int) -> int:
    if near >= len(text):
        return len(text)
    space = text.rfind(" ", 0, near)
    return space if space > near - BEFORE else near
