"""The shipped bank, a record of its own, and the way to one's own content."""

import pytest

from interviewer.authoring import Authoring
from interviewer.bootstrap import load_bank
from interviewer.history import SqlHistory
from interviewer.rubrics.offline import OfflineRubricWriter

WRITER = OfflineRubricWriter()


@pytest.fixture
def authoring(history: SqlHistory) -> Authoring:
    """Of one person."""
    return authoring_of(history)


def authoring_of(history: SqlHistory, owner: str = "someone") -> Authoring:
    """Of that person, knowing nothing yet of what is on record."""
    return Authoring(shipped=load_bank(), history=history, owner=owner, writer=WRITER, quick=WRITER)
