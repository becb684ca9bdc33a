"""A text cut into tokens: folded to plain lower case, each with its place in the text as given."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from interviewer.grading.lexicon import lexicon

_SPACED = r"(?<![^\W_])[^\W\d_](?: [^\W\d_]){2,}(?![^\W_])"
"""A word whose letters are written apart."""

TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?[kmb]?(?![^\W_])|[^\W_]+(?:['’][^\W\d_]+)?")  # noqa: RUF001
_APART = re.compile(f"{_SPACED}|{TOKEN.pattern}")
_SINGLES = re.compile(r"\w \w \w(?!\w)")

_UNSEEN = ("Cf", "Mn", "Me")
"""Characters that nobody sees, or sees on another one: marks that strike a letter out."""

_LATIN = re.compile(r"[a-z]")

STOPS = re.compile(r"[,;:.!?()\[\]\n–—|]|\s-\s|->|→")  # noqa: RUF001


class Token(NamedTuple):
    """One token: its place, its folded text, and what stands between it and the one before."""

    start: int
    end: int
    text: str
    gap: str


def fold(text: str) -> str:
    """Lower case, without invisible characters and with full-width and styled letters made plain."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKC", text)
    return "".join(one for one in plain if unicodedata.category(one) not in _UNSEEN).lower()


def cut(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of a stretch of text, from its folded letters, with their places in the text as given."""
    folded, places = _folded(text, start, end)
    last, is_spaced = 0, _SINGLES.search(folded) is not None
    is_plain = not is_spaced and folded.isascii()
    for found in (_APART if is_spaced else TOKEN).finditer(folded):
        first, after = found.span()
        text = found.group() if is_plain else _meant(found.group())
        yield Token(places[first], places[after - 1] + 1, text, folded[last:first])
        last = after


def _meant(token: str) -> str:
    """A token without spaces inside, and with the letters that look Latin made so where others of it are."""
    token = token.replace(" ", "")
    return token if token.isascii() or not _LATIN.search(token) else token.translate(lexicon().twins)


def stops(token: Token) -> bool:
    """Whether a stop stands before a token; most stand behind a single space."""
    return token.gap != " " and STOPS.search(token.gap) is not None


def straight(token: Token) -> str:
    """The text of a token with a straight apostrophe."""
    return token.text.replace("’", "'")  # noqa: RUF001


def _folded(text: str, start: int, end: int) -> tuple[str, range | list[int]]:
    stretch = text[start:end]
    if stretch.isascii():
        return stretch.lower(), range(start, end)
    pieces, places = [], []
    for place in range(start, end):
        piece = fold(text[place])
        pieces.append(piece)
        places.extend([place] * len(piece))
    return "".join(pieces), places
