"""One engine for all tests of speech: loading its model takes as long as hearing ten seconds."""

import pytest

from interviewer.speech.listening import Listener
from interviewer.speech.local import LocalEngine

LIMIT = 300.0


@pytest.fixture(scope="session")
def listener() -> Listener:
    """The local engine, as the app builds it."""
    return Listener(LocalEngine(), limit=LIMIT)
