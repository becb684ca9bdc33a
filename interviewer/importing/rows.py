"""What every format is first turned into: lines of text with what is known of their part in the document."""

from typing import NamedTuple

MOST_ROWS = 400_000
"""Lines of one document."""


class Row(NamedTuple):
    """One line. ``level`` is that of a heading, 0 for text; ``strong`` is a line that is bold from end to end.

    ``code`` is a line that is to be taken word for word, and ``cells`` are what a line of a table holds. ``before`` is
    what stood there with its formatting, where that was taken for what it shows.
    """

    line: int
    text: str
    level: int = 0
    strong: bool = False
    code: bool = False
    cells: tuple[str, ...] = ()
    before: str = ""


class Mark(NamedTuple):
    """A row that begins a question.

    ``asked`` is what of the question stands on it, perhaps nothing; ``said`` is what of the answer does.
    """

    at: int
    asked: str
    said: str = ""
