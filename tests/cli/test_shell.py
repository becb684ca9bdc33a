"""The shell as a whole: its help, its statuses, its errors."""

import argparse
import sys
from pathlib import Path

import pytest

from interviewer.cli import main, shell
from tests.cli.shell import run


def test_no_command_prints_the_help_and_fails() -> None:
    """Someone who types nothing learns what there is to type."""
    done = run()
    assert done.returncode == 2
    assert all(name.encode() in done.stderr for name in shell.COMMANDS)
    assert done.stdout == b""


@pytest.mark.parametrize("name", shell.COMMANDS)
def test_each_command_is_a_module_with_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A line in the list is all that a new module needs, and it explains itself."""
    assert shell.command(name).SUMMARY
    with pytest.raises(SystemExit) as stopped:
        main([name, "--help"])
    assert stopped.value.code == 0
    assert f"python -m interviewer {name}" in capsys.readouterr().out


def test_an_unknown_command_is_refused_with_those_there_are() -> None:
    """A typo costs nothing but a second try."""
    done = run("grad")
    assert done.returncode == 2
    assert b"grade" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("stop", "status"), [(KeyboardInterrupt(), 130), (BrokenPipeError(), 141), (OSError(28, "No space left"), 2)]
)
def test_whatever_stops_a_command_becomes_a_status(
    stop: BaseException, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A reader that left and Ctrl-C are quiet; a full disk is named; none is a stack trace."""

    def run_into(_: argparse.Namespace) -> int:
        raise stop

    monkeypatch.setattr("interviewer.cli.questions.run", run_into)
    assert main(["questions"]) == status
    told = capsys.readouterr().err
    assert told == ("" if status > 2 else "interviewer: Writing the result failed: No space left.\n")


@pytest.mark.parametrize("words", [("questions",), ("stats",), ("search", "clip")])
def test_a_data_folder_that_can_t_be_used_is_told_with_the_way_out(words: tuple[str, ...], tmp_path: Path) -> None:
    """By every command: the cause alone would leave whoever set it looking for where that was."""
    done = run(*words, INTERVIEWER_DATA_DIR=str(tmp_path / ("x" * 300)))
    assert done.returncode == 2
    assert b"too long" in done.stderr
    assert b"INTERVIEWER_DATA_DIR" in done.stderr


def test_a_spoilt_bank_is_named_with_file_and_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever keeps the content sees what to mend."""
    monkeypatch.setattr("interviewer.bootstrap.banks.ROOT", tmp_path)
    assert main(["questions"]) == 2
    assert "questions:1: " in capsys.readouterr().err


def test_a_closed_output_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """With nowhere to write, the command says so instead of breaking."""
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["questions"]) == 2
    assert "closed" in capsys.readouterr().err
