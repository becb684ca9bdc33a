"""The shell, as a process."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(*arguments: str, said: str = "") -> subprocess.CompletedProcess[bytes]:
    """Run one command from the project folder."""
    return subprocess.run(
        [sys.executable, "-m", "interviewer", *arguments],
        cwd=ROOT,
        input=said.encode(),
        capture_output=True,
        check=False,
    )


def test_each_line_in_gives_one_line_out_and_a_bad_one_stops_nothing() -> None:
    """Order is kept, the bad line says why, the rest are graded, and the exit status tells."""
    lines = [
        json.dumps({"id": "a", "question": "What?", "reference": "A gap parts them.", "answer": "a gap parts them"}),
        "not json",
        json.dumps({"id": "b", "question_id": "nowhere", "answer": "x"}),
        json.dumps({"id": "c", "question_id": "mm-16", "answer": ""}),
    ]
    done = run("grade", "--jsonl", "-", said="\n".join(lines))
    out = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [one["id"] for one in out] == ["a", None, "b", "c"]
    assert ["error" in one for one in out] == [False, True, True, False]
    assert (out[0]["score"], out[3]["score"]) == (1.0, 0.0)
    assert done.returncode == 1


def test_the_bank_prints_as_json() -> None:
    """Every question has its reference and its points."""
    listed = json.loads(run("questions", "--json").stdout)
    assert len(listed) == 20
    assert all(5 <= len(one["points"]) <= 9 and one["reference"] for one in listed)
