"""What every format is first turned into: lines of text with what is known of their part in the document."""

from typing import NamedTuple

MOST_ROWS = 400_000
"""Lines of one document."""


class Row(NamedTuple):
    """One line. ``level`` is that of a heading, 0 for text; ``strong`` is a line that is bold from end to end."""

    line: int
    text: str
    level: int = 0
    strong: bool = False
