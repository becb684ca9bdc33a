"""The text of PDFs as rows."""

import logging
from collections.abc import Iterator
from io import BytesIO

from interviewer.domain.plain import one_line
from interviewer.errors import BadInput
from interviewer.importing.limits import MOST_PAGES
from interviewer.importing.rows import MOST_ROWS, Row

LARGEST_TEXT = 20_000_000


def read_pdf(name: str, data: bytes) -> list[Row]:
    """A row for each line; ``BadInput`` when there is no text in it, only pictures of text."""
    try:
        texts = list(_pages(name, data))
    except BadInput:
        raise
    except Exception as failure:  # the library names no common class for what a broken document makes of it
        raise BadInput(f"{name} can't be read as a PDF: {failure}. Save it once more.") from failure
    if not "".join(texts).strip():
        raise BadInput(f"{name} holds pictures of text, and no text. Copy its text out and paste it here.")
    lines = [line for text in texts for line in text.split("\n")]
    return [Row(number, one_line(line)) for number, line in enumerate(lines[:MOST_ROWS], start=1)]


def _pages(name: str, data: bytes) -> Iterator[str]:
    import pypdf  # noqa: PLC0415 - slow to load, and only here

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = pypdf.PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise BadInput(f"{name} is locked with a password. Save it without one, or copy its text and paste it here.")
    if len(reader.pages) > MOST_PAGES:
        raise BadInput(f"{name} has more than {MOST_PAGES:,} pages. Split it into parts.")
    size = 0
    for page in reader.pages:
        text = page.extract_text()
        size += len(text)
        if size > LARGEST_TEXT:
            raise BadInput(f"{name} holds far more text than anyone practises with. Split it into parts.")
        yield text
