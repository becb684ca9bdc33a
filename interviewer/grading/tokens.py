"""A text cut into tokens: folded to plain lower case, each with its place in the text as given."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?[kmb]?(?![^\W_])|[^\W_]+(?:['’][^\W\d_]+)?")  # noqa: RUF001
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
    return "".join(one for one in plain if unicodedata.category(one) != "Cf").lower()


def cut(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of a stretch of text, from its folded letters, with their places in the text as given."""
    folded, places = _folded(text, start, end)
    last = 0
    for found in TOKEN.finditer(folded):
        first, after = found.span()
        yield Token(places[first], places[after - 1] + 1, found.group(), folded[last:first])
        last = after


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
