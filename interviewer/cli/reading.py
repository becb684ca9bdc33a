"""Files and standard input, opened and decoded with errors that a person can act on."""

import codecs
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from interviewer.errors import BadInput

STANDARD_INPUT = "-"


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """The bytes of that file, or of standard input; ``BadInput`` when there is nothing to read."""
    if name == STANDARD_INPUT:
        if sys.stdin is None:
            raise BadInput("Standard input is closed. Name a file instead of -.")
        yield sys.stdin.buffer
        return
    with _file(Path(name)) as stream:
        yield stream


def decoded(raw: bytes, what: str) -> str:
    """UTF-8 text without its byte-order mark; ``BadInput`` names the first byte that is none."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise BadInput(f"{what} is UTF-16 text. Save it as UTF-8 and try again.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{what} is not UTF-8 text (byte {error.start + 1}). Save it as UTF-8 and try again.") from None


def _file(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise BadInput(f"There is no file {path}. Check the name, or use - for standard input.") from None
    except IsADirectoryError:
        raise BadInput(f"{path} is a folder. Name a file in it, or use - for standard input.") from None
    except OSError as error:
        if path.is_dir():  # Windows calls a folder a matter of permission
            raise BadInput(f"{path} is a folder. Name a file in it, or use - for standard input.") from None
        raise BadInput(f"{path} can't be read: {error.strerror}.") from None
