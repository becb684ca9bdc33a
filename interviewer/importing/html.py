"""HTML as rows of plain text: what it shows stays, and nothing of what it does."""

import html
import re
from collections.abc import Iterator

from interviewer.errors import BadInput
from interviewer.importing.decoding import LONGEST_CELL, decode
from interviewer.importing.rows import Row
from interviewer.importing.tags import Markup, begins_lines, formatting, shown_apart

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});")
_LOOKS_LIKE = re.compile(rf"</?[a-zA-Z][^<>]{{0,500}}>|<!--|{_ENTITY.pattern}")
_UNSEEN = frozenset({"script", "style", "head", "noscript", "template", "svg", "iframe", "object", "nav", "footer"})
_BLOCKS = frozenset(
    "p div li ul ol table tr br hr section article main header blockquote pre h1 h2 h3 h4 h5 h6 dt dd body".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CELLS = frozenset({"td", "th"})
_STRONG = frozenset({"b", "strong", "summary", "dt"})
DEEPEST = 200


def plain_html(text: str, markup: Markup = Markup.SOME) -> str:
    """The text, with what formats it taken for what it shows: a line for each paragraph."""
    if markup is Markup.NONE or not _LOOKS_LIKE.search(text):
        return text
    spans = formatting(text, markup)
    if not spans:
        return _ENTITY.sub(lambda found: html.unescape(found.group()), text)
    marked = shown_apart(text, spans)
    if markup is Markup.SOME and not begins_lines(text, spans):
        marked = marked.replace("\n", "<br>")
    return "\n".join(row.text for row in _rows(marked) if row.text)


def html_rows(name: str, data: bytes) -> list[Row]:
    """A row for each paragraph, heading and list item of a page."""
    return list(_rows(decode(name, data)))


def _rows(markup: str) -> Iterator[Row]:
    from lxml import etree  # noqa: PLC0415 - slow to load, and few documents need it
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415

    clean = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", " ", markup)
    try:
        root = document_fromstring(clean.encode(), parser=HTMLParser(encoding="utf-8", no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, RecursionError):
        yield Row(1, html.unescape(re.sub(r"<[^<>]*>", " ", clean)))
        return
    gathered = Gathered()
    for action, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        gathered.take(action, node)
        yield from gathered.ready()
    gathered.close(0)
    yield from gathered.ready()


class Gathered:
    """The text of a page as it is walked through, a row whenever a block ends."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._texts: list[str] = []
        self._level = 0
        self._strong: list[bool] = []
        self._bold = 0
        self._hidden = 0
        self._line = 1
        self._cells: list[str] = []
        self._cell_from = -1

    def take(self, action: str, node: object) -> None:
        """One step of the walk."""
        tag = getattr(node, "tag", None)
        name = tag if isinstance(tag, str) else ""
        if action == "start":
            self._start(name, node)
        elif action == "end":
            self._end(name)
        if action != "start":
            self._text(getattr(node, "tail", None))

    def _start(self, name: str, node: object) -> None:
        self._line = getattr(node, "sourceline", None) or self._line
        if name in _UNSEEN:
            self._hidden += 1
        if name in _CELLS:
            self._cell_from = len(self._texts)
        if name in _BLOCKS and self._cell_from < 0:
            self.close(_HEADINGS.get(name, 0))
            if name == "li":
                self._texts.append("- ")
        elif name in _BLOCKS:
            self._texts.append(" ")
        self._bold += name in _STRONG
        self._text(getattr(node, "text", None))

    def _end(self, name: str) -> None:
        if name in _CELLS and self._cell_from >= 0:
            self._cells.append(" ".join("".join(self._texts[self._cell_from :])[:LONGEST_CELL].split()))
            self._cell_from = -1
            self._texts.append(" ")
        if name in _BLOCKS and self._cell_from < 0:
            self.close(0)
        elif name in _BLOCKS:
            self._texts.append(" ")
        self._bold -= name in _STRONG
        if name in _UNSEEN:
            self._hidden -= 1

    def _text(self, text: str | None) -> None:
        if text and not self._hidden:
            self._texts.append(text)
            if text.strip():
                self._strong.append(self._bold > 0)

    def close(self, level: int) -> None:
        """A block ends, and one of that heading level begins."""
        text = " ".join("".join(self._texts)[:LONGEST_CELL].split())
        if text and text != "-":
            strong = not self._level and bool(self._strong) and all(self._strong)
            cells = tuple(self._cells) if len(self._cells) > 1 else ()
            self._rows += [Row(self._line, text, self._level, strong, cells=cells), Row(self._line, "")]
        self._texts, self._strong, self._level, self._cells, self._cell_from = [], [], level, [], -1

    def ready(self) -> Iterator[Row]:
        """The rows since the last time."""
        rows, self._rows = self._rows, []
        yield from rows


def read_html(name: str, data: bytes) -> list[Row]:
    """The rows of a page; ``BadInput`` when it shows nothing."""
    rows = html_rows(name, data)
    if not any(row.text for row in rows):
        raise BadInput(f"{name} shows no text.")
    return rows
