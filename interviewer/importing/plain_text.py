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
_HEADING = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*\s*", re.DOTALL)
_STRONG = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)\1\s*[:.]?", re.DOTALL)
_BEGINS = re.compile(r"[^\w\s(\"'$€£]|\d{1,5}\s{0,3}[.):]|(?:question|ques|q)\s{0,3}[\d#:.]", re.IGNORECASE)
_ENDS = tuple(".!?:;…)\"'|")


def rows_of(lines: Sequence[str]) -> list[Row]:
    """A row for each line, headings and bold lines known as such."""
    if len(lines) > MOST_ROWS:
        raise BadInput(f"This has {len(lines):,} lines; up to {MOST_ROWS:,} can be read. Split it into parts.")
    return [_row(number, _BLANKS.sub(" ", line).strip(" ")) for number, line in enumerate(lines, start=1)]


def _row(number: int, text: str) -> Row:
    heading = _HEADING.fullmatch(text) if text.startswith("#") else None
    if heading:
        return Row(number, heading.group(2), len(heading.group(1)))
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
    if first.level or first.strong or row.level or row.strong or len(before) < WRAPPED or not row.text:
        return False
    if before.endswith(_ENDS) and not row.text[0].islower():
        return False
    return not _BEGINS.match(row.text) and labelled(row.text) is None
