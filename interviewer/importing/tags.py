"""Which tags of a line or a cell are its formatting, and which are what it is about."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum


class Markup(StrEnum):
    """How much of a text is HTML: nothing, what people format with, or all of it."""

    NONE = "none"
    SOME = "some"
    ALL = "all"


SHOWN = frozenset(
    "a abbr b big blockquote br center cite code dd del details div dl dt em font h1 h2 h3 h4 h5 h6 hr i img ins kbd li"
    " mark ol p pre q s samp section small span strike strong sub summary sup table tbody td tfoot th thead tr tt u ul"
    " var wbr".split()
)
"""The elements that people format an answer with."""

BLOCKS = frozenset("br div p li ul ol dl dt dd table tr td th h1 h2 h3 h4 h5 h6 hr blockquote pre section".split())
"""Those that begin a line of their own."""

WHOLE = frozenset({"br", "hr", "wbr"})
OPEN = frozenset("p li dt dd tr td th".split())
"""Those that have no end, and those whose end is often left out."""

OTHERS = frozenset(
    "script style iframe object embed svg template noscript head title link meta base html body form input button"
    " select option textarea label video audio source ruby rt rb rp".split()
)
"""Formatting only where all is HTML; there, most of them show nothing."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})((?:\s[^<>]{0,2000})?/?)>")
_COMMENT = re.compile(r"<!--.{0,2000}?-->", re.DOTALL)
_MEDIA = re.compile(r"<(img|audio|video|script|style|iframe|object|embed)\b[^<>]{0,2000}>", re.IGNORECASE)
_SOURCE = re.compile(r"""\bsrc\s*=\s*["']?([^"'\s<>]+)""", re.IGNORECASE)
_KINDS = {
    "img": "a picture",
    "audio": "a sound",
    "video": "a film",
    "script": "a script",
    "style": "a style sheet",
    "iframe": "another page in it",
    "object": "something else in it",
    "embed": "something else in it",
}
LONGEST_NAME = 80
_NOT_A_BREAK = re.compile(r"[^\n]")
_AROUND = " \t\r-*>#"
Span = tuple[int, int]


def formatting(text: str, markup: Markup) -> list[Span]:
    """Where its formatting is; every other sign that looks like a tag stands for itself.

    Where all is HTML, whatever is an element there is formatting. Elsewhere a tag has to be one that people format
    with, and to be closed, or to begin or end a line: "<b>so</b>" is bold, "List<int>" and "what <div> does" stay.
    """
    if markup is Markup.NONE:
        return []
    found = _elements(text) if markup is Markup.ALL else _formats(text)
    return sorted([*found, *(one.span() for one in _COMMENT.finditer(text))])


def _elements(text: str) -> Iterator[Span]:
    return (tag.span() for tag in _TAG.finditer(text) if tag.group(2).lower() in SHOWN | OTHERS)


def _formats(text: str) -> Iterator[Span]:
    tags = [tag for tag in _TAG.finditer(text) if tag.group(2).lower() in SHOWN]
    closed, edges = _closed(tags), Edges(text)
    return (
        tag.span() for at, tag in enumerate(tags) if at in closed or _has_no_end(tag) or _is_apart(text, tag, edges)
    )


def _closed(tags: list[re.Match[str]]) -> set[int]:
    """The places of those that open something which is closed, and of those that close it."""
    opened: dict[str, list[int]] = {}
    closed = set[int]()
    for at, tag in enumerate(tags):
        same = opened.setdefault(tag.group(2).lower(), [])
        if not tag.group(1):
            same.append(at)
        elif same:
            closed |= {same.pop(), at}
    return closed


def _has_no_end(tag: re.Match[str]) -> bool:
    name = tag.group(2).lower()
    return name in WHOLE or (name == "img" and "src" in tag.group(3))


def _is_apart(text: str, tag: re.Match[str], edges: "Edges") -> bool:
    """Whether only formatting stands between it and where its line begins or ends.

    One whose end may be left out is apart, too, where words touch it on both sides: "one<li>two", not "a <li> has".
    """
    before, after = text[max(0, tag.start() - 1) : tag.start()], text[tag.end() : tag.end() + 1]
    touches = tag.group(2).lower() in OPEN and before.strip() and after.strip()
    return bool(touches) or edges.are_at(*tag.span())


class Edges:
    """Where in each line of a text its words begin and end, tags and marks of lists aside; looked for once."""

    def __init__(self, text: str) -> None:
        plain = _TAG.sub(lambda tag: _NOT_A_BREAK.sub(" ", tag.group()), text)
        self._starts: list[int] = []
        self._words: list[Span] = []
        at = 0
        for line in plain.split("\n"):
            self._starts.append(at)
            self._words.append((at + len(line) - len(line.lstrip(_AROUND)), at + len(line.rstrip(_AROUND))))
            at += len(line) + 1

    def are_at(self, start: int, end: int) -> bool:
        """Whether no word stands before that place in its line, or none after it."""
        return start <= self._words_at(start)[0] or self._words_at(end)[1] <= end

    def _words_at(self, place: int) -> Span:
        return self._words[bisect_right(self._starts, place) - 1]


def shown_apart(text: str, spans: list[Span]) -> str:
    """The text as HTML in which nothing but what is at these places is markup."""
    parts: list[str] = []
    at = 0
    for begin, end in spans:
        if begin >= at:
            parts += [text[at:begin].replace("<", "&lt;"), text[begin:end]]
            at = end
    return "".join([*parts, text[at:].replace("<", "&lt;")])


def begins_lines(text: str, spans: list[Span]) -> bool:
    """Whether any of that formatting begins a line of its own."""
    tags = (_TAG.match(text[begin:end]) for begin, end in spans)
    return any(tag and tag.group(2).lower() in BLOCKS for tag in tags)


def dropped(cells: list[str]) -> Iterator[str]:
    """What of these cells, where all is HTML, can't be taken over, in words."""
    found = (one for cell in cells for one in _MEDIA.finditer(cell))
    for one in found:
        kind, name = _KINDS[one.group(1).lower()], _SOURCE.search(one.group())
        yield f"has {kind}, which can't be taken over" + (f": {name.group(1)[:LONGEST_NAME]}" if name else "")
