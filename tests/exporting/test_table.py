"""Every attempt as a row of a table that spreadsheets and pandas read, and that no spreadsheet obeys."""

import csv
import io
import re
from pathlib import Path

import pandas as pd
import pytest

from interviewer.domain.session import Mode
from interviewer.domain.taken_away import Sitting
from interviewer.exporting.table import COLUMNS, as_csv, harmless
from tests.exporting.making import EVIL, TAME, a_bank, a_recording, a_session, an_attempt, ungraded

README = Path(__file__).parents[2] / "README.md"


def a_table(words: str, text: str, *, mode: Mode = Mode.PRACTICE, is_open: bool = False) -> bytes:
    """Of one session."""
    attempts = (an_attempt(words, text, own=True), ungraded(words))
    sitting = Sitting(
        session=a_session(mode=mode, is_open=is_open), attempts=attempts, recordings=(a_recording(words),)
    )
    return b"".join(as_csv([sitting], a_bank(words)))


def rows(table: bytes) -> list[dict[str, str]]:
    """Read as Python reads it."""
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))


def test_an_attempt_is_a_row() -> None:
    """With its grade, its points and how it was spoken."""
    first, second = rows(a_table(TAME, 'What was said.\nTwo lines, "quoted"; é 🪁'))
    assert tuple(first) == COLUMNS
    expected = {
        "session": "s",
        "mode": "practice",
        "topic": TAME,
        "question": TAME,
        "place": "1",
        "try": "1",
        "seconds": "61.0",
        "hints": "1",
        "answer": 'What was said.\nTwo lines, "quoted"; é 🪁',
        "words": "8",
        "confidence": "certain",
        "score": "0.5",
        "score_with_follow_ups": "0.5",
        "coverage": "1.0",
        "grader": "llm",
        "points_met": "1",
        "points_missed": "0",
        "points_contradicted": "1",
        "points_by_override": "1",
        "follow_ups": "2",
        "replies": "1",
        "recordings": "1",
        "seconds_recorded": "10.0",
        "words_a_minute": "15.0",
    }
    assert {name: first[name] for name in expected} == expected
    assert (second["score"], second["ungraded_because"]) == ("", f"It said: {TAME}")


def test_pandas_reads_it_as_it_is() -> None:
    """No option is needed; numbers are numbers, what is missing is missing."""
    frame = pd.read_csv(io.BytesIO(a_table(EVIL, f"a\r\nb\rc\x00\n{EVIL}")))
    assert tuple(frame.columns) == COLUMNS
    assert frame["score"].tolist()[0] == 0.5
    assert frame["score"].isna().tolist() == [False, True]
    assert frame["answer"][0].startswith("a\nb")
    assert len(frame) == 2


@pytest.mark.parametrize(
    "begin", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", " =1", "\ufeff=1", "\uff1d1", "\x00=1"]
)
def test_no_cell_is_a_formula(begin: str) -> None:
    """In no field that anyone can write."""
    for row in csv.reader(io.StringIO(a_table(begin, begin).decode("utf-8-sig"), newline="")):
        for cell in row:
            assert not re.match(r"[\s\ufeff\x00]*[=+\-@\uff1d]|[\t\r]", cell), cell
    assert harmless(begin).startswith("'")
    assert harmless("a - b = c") == "a - b = c"


def test_an_open_interview_has_no_scores() -> None:
    """They come when it has ended."""
    told = rows(a_table(TAME, TAME, mode=Mode.INTERVIEW, is_open=True))[0]
    assert told["answer"] == TAME
    assert {told[name] for name in COLUMNS if name.startswith(("score", "points", "grade"))} == {""}


def test_an_empty_record_is_a_line_of_names() -> None:
    """And that alone."""
    assert b"".join(as_csv([], a_bank(TAME))).decode("utf-8-sig").split("\r\n") == [",".join(COLUMNS), ""]


def test_every_column_is_in_the_readme() -> None:
    """By its name."""
    told = README.read_text(encoding="utf-8")
    assert [name for name in COLUMNS if f"`{name}`" not in told] == []
