"""Plain text and light Markdown as rows."""

import re
from collections.abc import Iterable, Sequence

from interviewer.errors import BadInput
from interviewer.importing.labels import labelled
from interviewer.importing.rows import MOST_ROWS, Row

WRAPPED = 55
"""Characters from which a line that ends in the middle of a sentence goes on in the next one."""

# What can't be seen stays until the text is mended: it may be what is left of a character.
_BLANKS = re.compile(r"[ \t]+")
_HEADING = re.compile(r"(?:\d{1,5}[.)]\s+)?(#{1,6})\s+(\S.*?)\s*#*\s*", re.DOTALL)
_HEADS = frozenset("#0123456789")
_CELLS = re.compile(r"(?<!\\)\|")
FEWEST_BARS = 2
_STRONG = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)\1\s*[:.]?", re.DOTALL)
_BEGINS = re.compile(r"[^\w\s(\"'$€£]|\d{1,5}\s{0,3}[.):]|(?:question|ques|q)\s{0,3}[\d#:.]", re.IGNORECASE)
_ENDS = tuple(".!?:;…)\"'|")


def rows_of(lines: Sequence[str]) -> list[Row]:
    """A row for each line, headings and bold lines known as such."""
    enough(lines)
    return [row_of(number, line) for number, line in enumerate(lines, start=1)]


def enough(lines: Sequence[str]) -> None:
    """``BadInput`` when there are too many."""
    if len(lines) > MOST_ROWS:
        raise BadInput(f"This has {len(lines):,} lines; up to {MOST_ROWS:,} can be read. Split it into parts.")


def row_of(number: int, line: str) -> Row:
    """One line, known as a heading, a bold line or a row of a table if it is one."""
    text = _BLANKS.sub(" ", line).strip(" ")
    heading = _HEADING.fullmatch(text) if text[:1] in _HEADS else None
    if heading:
        return Row(number, heading.group(2), len(heading.group(1)))
    if text.startswith("|") and text.count("|") > FEWEST_BARS:
        return Row(number, text, cells=tuple(one.strip() for one in _CELLS.split(text[1:].removesuffix("|"))))
    return Row(number, text, strong=text.startswith(("**", "__")) and _STRONG.fullmatch(text) is not None)


def joined(rows: Iterable[Row]) -> list[Row]:
    """The rows with lines that were broken in the middle of a sentence made whole again."""
    whole: list[Row] = []
    parts: list[str] = []
    last = 0
    for row in rows:
        if whole and parts and _goes_on(whole[-1], parts[-1], row):
            parts.append(row.text)
            continue
        _close(whole, parts)
        whole.append(row)
        parts = [row.text]
        last = row.line
    _close(whole, parts)
    return whole if last else []


def _close(whole: list[Row], parts: list[str]) -> None:
    if len(parts) > 1:
        whole[-1] = whole[-1]._replace(text=" ".join(parts))


def _goes_on(first: Row, before: str, row: Row) -> bool:
    if any((one.level or one.strong or one.code or one.cells) for one in (first, row)):
        return False
    if len(before) < WRAPPED or not row.text:
        return False
    if before.endswith(_ENDS) and not row.text[0].islower():
        return False
    return not _BEGINS.match(row.text) and not row.text.startswith("A. ") and labelled(row.text) is None
