"""What comes from the browser is checked before it is believed."""

import pytest

from interviewer.domain.session import Setup
from interviewer.interview import Interview
from interviewer.ui.components.answer_box import _read

SENT = {"session": "id1", "position": 0, "number": 1, "text": "a", "seconds": 2, "revision": 3}


@pytest.mark.parametrize(
    "wrong", [{"position": -1}, {"number": 0}, {"text": None}, {"revision": "soon"}, {"more": 1}, {"session": 4}]
)
def test_what_the_page_never_sends_is_not_read(wrong: dict[str, object]) -> None:
    """A hand-made message is ignored, not stored."""
    assert _read({**SENT, **wrong}) is None
    assert _read([]) is None
    assert _read("text") is None


def test_text_that_cannot_be_written_is_mended() -> None:
    """Half a surrogate pair would be refused by the database; whole ones stay whole."""
    sent = _read({**SENT, "text": "a\ud800b \ud83d\ude00"})
    assert sent is not None
    assert sent.draft.text == "a\ufffdb \U0001f600"


def test_time_is_never_negative() -> None:
    """A browser whose clock was set back can't take time away."""
    sent = _read({**SENT, "seconds": -5})
    assert sent is not None
    assert sent.draft.seconds == 0


def test_a_draft_belongs_to_the_try_that_comes_next(app: Interview) -> None:
    """A tab that was left behind must not overwrite the draft of a later try."""
    session = app.start(Setup(topics=("toys",), count=1))
    sent = _read({**SENT, "session": session.id})
    assert sent is not None
    assert sent.is_for(session)
    app.answer(session.id, 0, 1, sent.draft)
    assert not sent.is_for(app.session(session.id))
