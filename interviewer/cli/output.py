"""The one door out: JSON for programs, plain text for people, complaints beside both."""

import contextlib
import json
import os
import sys

from interviewer.errors import RehearsalError


def say_json(value: object) -> None:
    """One line of JSON, in UTF-8 whatever the terminal is set to, and on its way at once."""
    line = json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n"
    _write(line.encode("utf-8", "backslashreplace"))


def say(text: str) -> None:
    """A line for a person; what a terminal would obey or can't show is spelt out."""
    encoding = (sys.stdout and sys.stdout.encoding) or "utf-8"
    _write((_shown(text) + "\n").encode(encoding, "backslashreplace"))


def complain(text: str) -> None:
    """An error for a person."""
    if sys.stderr is not None:
        sys.stderr.write(f"interviewer: {_shown(text)}\n")


def let_go() -> None:
    """Forget what could not be written, so that Python doesn't try again, and fail again, on its way out."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(line: bytes) -> None:
    if sys.stdout is None:
        raise RehearsalError("Standard output is closed, so there is nowhere to write the result.")
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()


def _shown(text: str) -> str:
    return "".join(one if one.isprintable() or one == "\n" else ascii(one)[1:-1] for one in text)
