"""``python -m interviewer transcribe``."""

import json
from pathlib import Path

from tests.cli.shell import run, run_here
from tests.speech import sounds


def test_a_file_is_told_as_json(tmp_path: Path) -> None:
    """Text, lines with start and duration in seconds, and the engine."""
    file = tmp_path / "said.wav"
    file.write_bytes(sounds.spoken())
    done = run("transcribe", str(file), "--json")
    told = json.loads(done.stdout)
    assert done.returncode == 0
    assert "images and text" in told["text"]
    assert told["engine"] == "moonshine-tiny-en"
    assert told["text"] == " ".join(line["text"] for line in told["lines"])
    assert all(line["start"] >= 0 and line["duration"] > 0 for line in told["lines"])


def test_a_file_is_told_to_a_person(tmp_path: Path) -> None:
    """Each line after its time."""
    file = tmp_path / "said.flac"
    file.write_bytes(sounds.converted(sounds.spoken(), "flac", "flac", 16_000))
    done = run_here("transcribe", str(file))
    assert done.returncode == 0
    assert "0.0 s" in done.stdout.decode()
    assert "images and text" in done.stdout.decode()


def test_standard_input_is_heard() -> None:
    """A recorder can be piped in."""
    done = run("transcribe", "-", "--json", said=sounds.wav(sounds.silence(2)))
    told = json.loads(done.stdout)
    assert done.returncode == 0
    assert told["text"] == ""
    assert told["lines"] == []
    assert "silent" in told["remarks"][0]


def test_a_bad_file_ends_in_one_sentence(tmp_path: Path) -> None:
    """Its name and what can be read, and no stack trace."""
    file = tmp_path / "notes.wav"
    file.write_text("These are notes.")
    done = run_here("transcribe", str(file))
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.decode().count("\n") == 1
    assert "notes.wav is no audio" in done.stderr.decode()


def test_a_missing_file_is_named() -> None:
    """As every command does."""
    done = run_here("transcribe", "no-such-file.wav")
    assert done.returncode == 2
    assert "There is no file no-such-file.wav" in done.stderr.decode()


def test_the_delivery_is_told_with_what_is_usual(tmp_path: Path) -> None:
    """The numbers, the timeline, and the sources; filler words are not made up."""
    file = tmp_path / "said.wav"
    file.write_bytes(sounds.spoken())
    told = json.loads(run_here("transcribe", str(file), "--json").stdout)["delivery"]
    assert 100 < told["words_a_minute"] < 220
    assert told["first_word"] < 1
    assert told["fillers"] is None
    assert {part["kind"] for part in told["timeline"]} == {"speech", "pause"}
    assert all(usual["source"] for usual in told["usual"].values())
    assert "not measurable with this transcriber" in run_here("transcribe", str(file)).stdout.decode()
