"""Word documents as rows."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from interviewer.domain.plain import one_line
from interviewer.errors import BadInput
from interviewer.importing.limits import open_zip
from interviewer.importing.rows import MOST_ROWS, Row

TITLE = 1


def read_word(name: str, data: bytes) -> list[Row]:
    """A row for each paragraph and table row, headings and bold lines known as such."""
    archive = open_zip(name, data)
    if "word/document.xml" not in archive.namelist():
        raise BadInput(f"{name} is no Word document. Save it as .docx, or copy its text and paste it here.")
    import docx  # noqa: PLC0415 - slow to load, and only here

    try:
        document = docx.Document(BytesIO(data))
        rows = [row for number, one in enumerate(document.iter_inner_content(), start=1) for row in _rows(number, one)]
    except BadInput:
        raise
    except Exception as failure:  # the library names no common class for what a broken document makes of it
        raise BadInput(f"{name} can't be read as a Word document: {failure}. Save it once more.") from failure
    return rows[:MOST_ROWS]


def _rows(number: int, block: Any) -> Iterator[Row]:
    if hasattr(block, "rows"):
        for row in block.rows:
            cells = [one_line(cell.text) for cell in row.cells]
            yield Row(number, " | ".join(cell for cell in dict.fromkeys(cells) if cell), cells=tuple(cells))
        yield Row(number, "")
        return
    style = (block.style.name or "") if block.style is not None else ""
    text = one_line(block.text)
    if not text:
        yield Row(number, "")
    elif style == "Title" or style.startswith("Heading"):
        yield Row(number, text, TITLE if style == "Title" else _level(style) + 1)
    elif style.startswith("List") or block._element.xpath("./w:pPr/w:numPr"):  # noqa: SLF001 - no other way to know
        yield Row(number, f"- {text}")
    else:
        told = [run for run in block.runs if run.text.strip()]
        yield Row(number, text, strong=bool(told) and all(run.bold for run in told))
        yield Row(number, "")


def _level(style: str) -> int:
    digits = "".join(one for one in style if one.isdigit())
    return min(5, int(digits)) if digits else 1
