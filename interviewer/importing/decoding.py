"""Bytes to text, in whatever encoding they were written."""

import codecs
import re

from interviewer.domain.question import LONGEST_SECTION
from interviewer.errors import BadInput

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 4000
LONGEST_CELL = 2 * LONGEST_SECTION
"""Characters of a line or a cell that are looked at."""

MOSTLY = 0.3
"""The share of zero bytes from which text without a mark is UTF-16: Latin text there has one in two."""

_KINDS = (
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"RIFF", "a sound, a film or a picture"),
    (b"OggS", "a sound or a film"),
    (b"fLaC", "a sound"),
    (b"ID3", "a sound"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0", "a document of an older Office; save it as .docx"),
    (b"\x1f\x8b", "a packed file; unpack it first"),
    (b"7z\xbc\xaf", "a packed file; unpack it first"),
    (b"Rar!", "a packed file; unpack it first"),
)
"""How files begin that people may take for a document, and what they are."""

WAY_OUT = (
    "Drop text, Markdown, a table (CSV, TSV), JSON, an Anki deck (.apkg), a Word document (.docx), a PDF or a saved "
    "web page."
)
_BREAK = re.compile(r"\r\n|[\r\n\v\f\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_UNUSUAL = re.compile(
    "[^\x00-\x7f\u00a0£©«»°±²³µ·½\u00d7÷ßàáâãäåæçèéêëìíîïñòóôõöøùúûüÄÅÆÇÈÉÊÑÓÖØÚÜ€…•™\u2013\u2014\u2018\u2019\u201c\u201d]"
)
"""What text of western Europe and America seldom has; an encoding that reads such is the wrong one."""

MANY = 0.02
"""The share of control characters from which this is no text."""


def decode(name: str, data: bytes) -> str:
    """The text; ``BadInput`` when it is none."""
    kind = _kind(data)
    text = None if kind else _decoded(data)
    if text is None or len(_CONTROL.findall(text[: 10 * SAMPLE])) > MANY * min(len(text), 10 * SAMPLE) + 2:
        raise BadInput(f"{name} is not text{f', but {kind}' if kind else ''}. {WAY_OUT}")
    return text


def _kind(data: bytes) -> str:
    """What it is, if it is a file of those kinds; some of them begin with letters, as a text may."""
    kind = next((told for begins, told in _KINDS if data.startswith(begins)), "")
    return kind if kind and _CONTROL.search(data[:SAMPLE].decode("latin_1")) else ""


def _decoded(data: bytes) -> str | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if (wide := _wide(data[:SAMPLE])) is not None:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark shows by its zero bytes, all at even or all at odd places."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < MOSTLY * len(sample) / 2 or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _guessed(data: bytes) -> str | None:
    """Nearly UTF-8 is UTF-8 with a few broken places; for the rest the likeliest encoding of one byte a letter."""
    nearly = data.decode("utf-8", errors="replace")
    broken = nearly.count("\ufffd")
    whole = sum(not one.isascii() for one in nearly) - broken
    if whole > broken:
        return nearly
    western = data.decode("cp1252", errors="replace")
    if not western.isascii() and not _UNUSUAL.search(western):
        return western
    if b"\r" in data and b"\n" not in data:
        return data.decode("mac_roman")  # old Macs alone end lines like that
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to load, and seldom needed

    best = from_bytes(data[: SAMPLE * 10], cp_exclusion=["utf_7"]).best()
    encoding = (
        best.encoding
        if best and best.encoding.startswith(("cp125", "iso8859", "mac", "koi8", "cp437", "latin"))
        else "cp1252"
    )
    return data.decode(encoding, errors="replace")


def split(text: str) -> list[str]:
    """The lines of a text, whatever ends them; of one that is too long for any answer, enough to see that."""
    return [line[:LONGEST_CELL] for line in _BREAK.split(text)]
