"""What tests of several parts start from."""

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from interviewer.history import SqlHistory
from tests.models.server import ModelServer, model_server
from tests.records import new_record

# Where a change is judged, the same change always gets the same verdict; elsewhere every run tries other examples.
hypothesis.settings.register_profile("ci", derandomize=True, print_blob=True)
if os.environ.get("CI"):
    hypothesis.settings.load_profile("ci")


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """A server for one test."""
    with model_server() as running:
        yield running


@pytest.fixture
def history(tmp_path: Path) -> Iterator[SqlHistory]:
    """A record for one test."""
    opened = new_record(tmp_path / "history.db")
    yield opened
    opened.close()
