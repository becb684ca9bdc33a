"""Reading a person's own document: ``read`` for a file, ``read_text`` for what was pasted.

A document becomes rows (``rows``), whatever its format; damage of its text is mended (``mending``), and rows become
questions (``outline``), or, where each has its place already, columns do (``tables``).
"""

from interviewer.importing.limits import refuse_large
from interviewer.importing.reading import PASTED, READABLE, read, read_text

__all__ = ["PASTED", "READABLE", "read", "read_text", "refuse_large"]
