"""Reading files as text that can be trusted to be text."""

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from interviewer.errors import ContentError

_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ue000-\uf8ff\ufeff\ufffe\uffff]"
)


def files(folder: Path, suffix: str, *, mistaken: str) -> Iterator[Path]:
    """The content files of a folder by name; ``README`` is about the folder and no content."""
    if not folder.is_dir():
        raise ContentError(folder, 1, "there is no such folder")
    for path in sorted(folder.iterdir()):
        if path.suffix == mistaken:
            raise ContentError(path, 1, f"content files here end in {suffix}: rename it")
        if path.suffix == suffix and path.stem != "README" and not path.name.startswith("."):
            yield path


def read_text(path: Path) -> str:
    """The text of a file, lines ending in a plain line break; what can't be seen when reading it is refused."""
    try:
        raw = path.read_bytes()
    except OSError as failure:
        raise ContentError(path, 1, f"can't be read: {failure.strerror}") from failure
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as failure:
        line = raw.count(b"\n", 0, failure.start) + 1
        raise ContentError(path, line, "not UTF-8: save the file with the encoding UTF-8") from failure
    if found := _UNSEEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise ContentError(path, line, f"the invisible character U+{ord(found.group()):04X} is not allowed: delete it")
    return text


def first_reason(failure: ValidationError) -> str:
    """What the first complaint of pydantic says, led by the field it is about."""
    complaint = failure.errors(include_url=False)[0]
    field = ".".join(str(part) for part in complaint["loc"])
    return f"{field}: {complaint['msg']}" if field else complaint["msg"]
