"""What was set in the app: all of it is kept, or nothing, and the cause of trouble is named."""

from pathlib import Path

import pytest

from interviewer.errors import BadInput, RehearsalError
from interviewer.preferences import FILE, Preferences, load_preferences, save_preferences

CHOSEN = Preferences(model="openai/m", spending_cap=2.5)


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    """And nothing else is left in the folder."""
    save_preferences(tmp_path / "new", CHOSEN)
    assert load_preferences(tmp_path / "new") == CHOSEN
    assert [one.name for one in (tmp_path / "new").iterdir()] == [FILE]


def test_a_folder_that_takes_nothing_is_named(tmp_path: Path) -> None:
    """With the cause, and what was set before stays set."""
    save_preferences(tmp_path, CHOSEN)
    with pytest.raises(RehearsalError, match=r"can't be saved in .*: File exists\."):
        save_preferences(tmp_path / FILE, Preferences())
    assert load_preferences(tmp_path) == CHOSEN


def test_what_can_t_be_opened_is_told_apart_from_what_makes_no_sense(tmp_path: Path) -> None:
    """Whoever mends the text of a file that only has the wrong permissions mends in vain."""
    (tmp_path / "a" / FILE).mkdir(parents=True)
    with pytest.raises(BadInput, match="can't be read: Is a directory"):
        load_preferences(tmp_path / "a")
    (tmp_path / FILE).write_text('{"spending_cap": 1e999}')
    with pytest.raises(BadInput, match="can't be read as settings"):
        load_preferences(tmp_path)


def test_a_name_of_nothing_but_spaces_names_no_model(tmp_path: Path) -> None:
    """Whoever empties a line of the file that way can still open the app."""
    (tmp_path / FILE).write_text('{"model": "  ", "api_base": " http://localhost:1 "}')
    assert load_preferences(tmp_path) == Preferences(model="", api_base="http://localhost:1")
