"""Running the shell as a person does: a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

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
