"""``grade --question ID FILE``: one answer, for a person or as JSON."""

import io
import json
import sys
from pathlib import Path

import pytest

from interviewer import bootstrap
from interviewer.cli import main
from tests.cli.shell import run, said_in


@pytest.fixture
def answer(tmp_path: Path) -> Path:
    """A file with a full answer to mm-05, kept the way Windows keeps text."""
    path = tmp_path / "answer.txt"
    text = bootstrap.load_bank().question("mm-05").reference_text.replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    return path


def test_a_file_is_graded_as_json_with_offsets_into_its_text(answer: Path) -> None:
    """Byte-order mark aside, offsets count every character, line endings as they are."""
    (told,) = said_in(run("grade", "--question", "mm-05", str(answer), "--json"))
    text = answer.read_bytes().decode("utf-8-sig")
    assert told["id"] == "mm-05"
    assert told["score"] >= 0.9
    evidence = [one for point in told["points"] for one in point["evidence"]]
    assert all(text[one["start"] : one["end"]] == one["quote"] for one in evidence)


def test_people_read_score_points_and_quotes(answer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --json the same grade is told in lines."""
    assert main(["grade", "--question", "mm-05", str(answer)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("score ")
    assert told.count("  met") >= 5
    assert "> " in told


def test_an_answer_cannot_command_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Escape sequences in an answer are spelt out where its words are quoted."""
    path = tmp_path / "answer.txt"
    path.write_text("CLIP trains an image encoder\x1b[2J\x07 and a text encoder together on image–text pairs.", "utf-8")
    assert main(["grade", "--question", "mm-05", str(path)]) == 0
    told = capsys.readouterr().out
    assert "\\x1b" in told
    assert told.replace("\n", "").isprintable()


def test_standard_input_serves_as_the_file() -> None:
    """A dash reads what is piped in."""
    (told,) = said_in(run("grade", "--question", "mm-05", "-", "--json", said=b""))
    assert (told["score"], told["coverage"]) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"caf\xe9", "is not UTF-8 text (byte 4)"),
        ("CLIP".encode("utf-16"), "is UTF-16 text"),
        (b"word " * 10_000, "20,000 is the most"),
    ],
)
def test_an_answer_that_cannot_be_read_is_an_error(
    content: bytes, cause: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The cause is named, and nothing is graded in its place."""
    path = tmp_path / "answer.txt"
    path.write_bytes(content)
    assert main(["grade", "--question", "mm-05", str(path), "--json"]) == 2
    told = capsys.readouterr()
    assert cause in told.err
    assert told.out == ""


@pytest.mark.parametrize(
    ("arguments", "cause"),
    [
        (["--question", "mm-05", "nowhere.txt"], "There is no file nowhere.txt."),
        (["--question", "mm-05", "."], ". is a folder."),
        (["--jsonl", "nowhere.jsonl"], "There is no file nowhere.jsonl."),
        (["--jsonl", "."], ". is a folder."),
        (["--question", "mm-05"], "needs the FILE"),
        (["--jsonl", "-", "answer.txt"], "Leave the other one out"),
        (["--question", "mm-99", __file__], "`python -m interviewer questions` lists"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(
    arguments: list[str], cause: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Status 2, one line that names the cause, nothing on standard output."""
    assert main(["grade", *arguments]) == 2
    told = capsys.readouterr()
    assert cause in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""


def test_a_file_that_is_not_ours_to_read_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Permission is a cause like any other."""

    def refuse(*_: object) -> io.BytesIO:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert main(["grade", "--grader", "offline", "--jsonl", "locked.jsonl"]) == 2
    assert "locked.jsonl can't be read: Permission denied." in capsys.readouterr().err


def test_a_closed_input_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """With nothing to read from, the command says what to do instead."""
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["grade", "--jsonl", "-"]) == 2
    assert "Standard input is closed" in capsys.readouterr().err


def test_json_is_one_line(answer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both ways of grading print the same shape."""
    assert main(["grade", "--question", "mm-05", str(answer), "--json"]) == 0
    assert set(json.loads(capsys.readouterr().out)) == {"id", "score", "coverage", "grader", "points"}
