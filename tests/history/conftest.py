"""A history of its own for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewer.history import SqlHistory
from tests.history.making import a_session
from tests.records import new_record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that isn't there yet, in a folder that isn't either; its name is no URL, whatever it looks like."""
    return tmp_path / "Ana's data?x=1#%20 é" / "history.db"


@pytest.fixture
def history(path: Path) -> Iterator[SqlHistory]:
    """A new history with one session of Anne's."""
    opened = new_record(path)
    opened.save_session(a_session())
    yield opened
    opened.close()
