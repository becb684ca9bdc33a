"""Running the shell as a person does, in a process of its own or, where that proves no more, in this one."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from interviewer.cli import main

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "interviewer")


def run(*arguments: str, said: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run one command from the project folder."""
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=ROOT,
        input=said,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


def run_here(*arguments: str, said: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The same from this process, since a new one takes a second to start: for the second way to ask, and the tenth."""
    given, told, complained = (io.TextIOWrapper(io.BytesIO(start), encoding="utf-8") for start in (said, b"", b""))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        for name, value in environment.items():
            patch.setenv(name, value)
        for name, stream in (("stdin", given), ("stdout", told), ("stderr", complained)):
            patch.setattr(sys, name, stream)
        status = _status(arguments)
    out, err = (_all_of(stream) for stream in (told, complained))
    return subprocess.CompletedProcess(arguments, status, out, err)


def _status(arguments: tuple[str, ...]) -> int:
    try:
        return main(arguments)
    except SystemExit as stopped:
        return int(stopped.code or 0)


def _all_of(stream: io.TextIOWrapper) -> bytes:
    stream.seek(0)
    return stream.buffer.read()


def said_in(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    """The JSON lines that came out; there must be nothing beside them."""
    assert done.stderr == b"", done.stderr.decode()
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def line(**fields: Any) -> bytes:
    """One line to grade, of a question that brings its own reference."""
    row = {
        "id": "a",
        "question": "What?",
        "reference": "A gap parts the two halves.",
        "answer": "a gap parts the two halves",
    }
    return json.dumps({**row, **fields}).encode() + b"\n"
