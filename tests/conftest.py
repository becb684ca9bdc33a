"""What tests of several parts start from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewer.history import SqlHistory, open_history
from tests.models.server import ModelServer, model_server


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """A server for one test."""
    with model_server() as running:
        yield running


@pytest.fixture
def history(tmp_path: Path) -> Iterator[SqlHistory]:
    """A record for one test."""
    opened = open_history(tmp_path / "history.db")
    yield opened
    opened.close()
