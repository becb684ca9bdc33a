"""A spoken answer in the result and in the report: its evidence plays, and its delivery is told."""

import pytest

from interviewer.domain.attempt import Draft
from interviewer.domain.session import Session, Setup
from interviewer.domain.transcript import Stretch, TimedLine, Transcript
from interviewer.interview import Interview
from interviewer.speech.background import Transcribing
from tests.app import reading
from tests.app.conftest import OpenPage
from tests.speech import sounds

LINES = (
    TimedLine(text="It is made of wood.", start=1, duration=2),
    TimedLine(text="A kid is one.", start=6, duration=1),
)
HEARD = Transcript(
    engine="e", seconds=10, lines=LINES, speech=(Stretch(start=1, end=3), Stretch(start=6, end=7)), remarks=("Loud.",)
)
TYPED = " And all this was typed: play."


@pytest.fixture
def session(app: Interview) -> Session:
    """A practice session over one question."""
    return app.start(Setup(topics=("toys",), count=1))


@pytest.fixture
def spoken(app: Interview, session: Session, transcribing: Transcribing) -> str:
    """An answer with two spoken lines, one of them mended, and a typed one; the id of its recording."""
    speaking = transcribing.speaking
    recording = speaking.record(session.id, 0, 1, sounds.wav(sounds.noise(10)), "recording.wav").id
    speaking.history.add_transcript(speaking.owner, recording, HEARD)
    text = f"{LINES[0].text} A kite is one.{TYPED}"
    app.answer(session.id, 0, 1, Draft(text=text, recordings=(recording,)))
    return recording


def pressable(markup: str) -> list[tuple[str, str | None, str | None]]:
    """Every element that plays a recording: its name, the recording, and the second."""
    found = [(name, attributes) for name, attributes in reading.tags(markup) if "data-recording" in attributes]
    return [(name, attributes["data-recording"], attributes["data-second"]) for name, attributes in found]


@pytest.mark.parametrize("page", ["interview", "report"])
def test_evidence_carries_the_moment_it_was_said(
    app: Interview, session: Session, spoken: str, open_page: OpenPage, page: str
) -> None:
    """As heard, as mended, and not what was typed; each line as heard plays as well."""
    markup = reading.markup(open_page(app, page, session.id))
    marks = [(recording, float(second or 0)) for name, recording, second in pressable(markup) if name == "mark"]
    assert [recording for recording, _ in marks] == [spoken, spoken]
    (_, wood), (_, kite) = marks
    assert wood == pytest.approx(2.4, abs=0.3)
    assert kite == pytest.approx(6.2, abs=0.3)
    assert [second for name, _, second in pressable(markup) if name == "span"] == ["1", "6"]
    assert "Loud." in reading.words(markup)


def test_how_it_was_said_stands_beside_what_is_usual(
    app: Interview, session: Session, spoken: str, open_page: OpenPage
) -> None:
    """Numbers, ranges, sources, the timeline to scale; what nobody can know is told as such."""
    page = open_page(app, "interview", session.id)
    told = reading.told(page)
    assert "Words a minute 90 below the usual, 125 to 210" in told
    assert "Time to the first word 1 s as usual, up to 2 s" in told
    assert "Longest pause 3 s as usual, up to 4 s" in told
    assert "Share of silence 50% above the usual, 15% to 30%" in told
    assert "Filler words not measurable with this transcriber" in told
    assert "No score depends on this." in told
    parts = [a for name, a in reading.tags(reading.markup(page)) if name == "i" and a.get("class") == "rh-speech"]
    assert [part["style"] for part in parts] == ["width:20.000%", "width:10.000%"]


def test_deleted_sound_leaves_nothing_to_press(
    app: Interview, session: Session, spoken: str, transcribing: Transcribing, open_page: OpenPage
) -> None:
    """The words, what was heard and the delivery stay."""
    transcribing.speaking.delete(spoken)
    page = open_page(app, "interview", session.id)
    assert not pressable(reading.markup(page))
    assert not page.get("audio")
    assert "A kid is one." in reading.told(page)
    assert "How you said it" in reading.told(page)


def test_the_next_try_with_the_same_words_plays_too(
    app: Interview, session: Session, spoken: str, open_page: OpenPage
) -> None:
    """Edited into another try, the words still come from that recording."""
    page = reading.press(open_page(app, "interview", session.id), "Edit my answer")
    draft = app.draft(session.id, 0)
    assert draft.recordings == (spoken,)
    app.answer(session.id, 0, 2, draft)
    assert [one[0] for one in pressable(reading.markup(page.run()))].count("mark") == 2


def test_a_typed_answer_has_no_delivery(app: Interview, session: Session, open_page: OpenPage) -> None:
    """Nor anything to press."""
    app.answer(session.id, 0, 1, Draft(text="wood"))
    page = open_page(app, "interview", session.id)
    assert "How you said it" not in reading.told(page)
    assert not pressable(reading.markup(page))
