"""Quiet mode: no page says a number about how the candidate did, and all of them are back when it is switched off."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from interviewer import bootstrap
from interviewer.bootstrap import build_disputing, build_practising
from interviewer.domain.attempt import Draft
from interviewer.domain.confidence import Confidence
from interviewer.domain.dispute import Claim, Objection
from interviewer.domain.session import Setup
from interviewer.interview import Interview
from interviewer.speech.background import Transcribing
from tests.app import reading
from tests.app.conftest import OpenPage
from tests.app.test_hearing_again import HEARD
from tests.app.test_review import sat
from tests.speech import sounds

PAGES = {
    "practice": {},
    "interview": {"session": "open"},
    "report": {"session": "ended"},
    "history": {},
    "review": {},
    "review, scores": {"show": "Scores"},
    "review, how sure": {"show": "How sure"},
    "question": {"question": "toy-1"},
    "settings": {},
    "bank": {},
    "editor": {"question": "toy-1"},
}
SCORES = re.compile(
    r"%"
    r"|(?<!question )(?<!Question )\b\d+ of \d+ (?!questions? answered|answered)"
    r"|\d+ (?:points?|met|weak|shaky|solid|unseen|words?|min|s)\b"
    r"|\d+ sessions?\b(?!, newest)"
    r"|\d+ answers? so far"
    r"|last \d+ tries"
)
"""What a number about a candidate looks like: a share, a count of points or of states, a length, a trend."""


@pytest.fixture
def record(app: Interview, transcribing: Transcribing) -> dict[str, str]:
    """Six sessions with all that has numbers: tries, a hint, confidence, a dispute, a recording; one is still open."""
    for text in ("wood", "wood to play with", "a kite", "wood", "wood to play with, and a kite"):
        session = sat(app, text)
    speaking = transcribing.speaking
    begun = app.hint(app.start(Setup(topics=("toys",), count=2)).id)
    for number, text in ((1, "wood"), (2, "timber to play with")):
        recording = speaking.record(begun.id, 0, number, sounds.wav(sounds.noise(10)), "recording.wav").id
        speaking.history.add_transcript(speaking.owner, recording, HEARD)
        said = Draft(text=text, seconds=95, recordings=(recording,), confidence=Confidence.CERTAIN)
        attempt = app.answer(begun.id, 0, number, said)
    disputing = build_disputing(app)
    disputing.override(attempt, Objection(point_id="wood", claim=Claim.SAID, words="timber"))
    build_practising(app).settle()
    return {"open": begun.id, "ended": session.id}


def drawn(app: Interview, open_page: OpenPage, record: dict[str, str]) -> dict[str, AppTest]:
    """Every page of this record."""
    found = {}
    for name, query in PAGES.items():
        asked = {key: record.get(value, value) for key, value in query.items()}
        found[name] = open_page(app, name.partition(",")[0], query=asked)
        assert not found[name].exception
    return found


def everything(page: AppTest) -> str:
    """All a person reads on a page, or is read from it: words, attributes, labels and options."""
    attributes = [
        f"{value}"
        for _, given in reading.tags(reading.markup(page))
        for name, value in given.items()
        if name != "class"
    ]
    widgets = [*page.selectbox, *page.button, *page.text_input, *page.toggle, *page.expander]
    options = [option for one in page.selectbox for option in one.options]
    return " | ".join([reading.told(page), *attributes, *(one.label for one in widgets), *options])


def undated(told: str) -> str:
    """Without the day, which goes on."""
    return re.sub(r"(today|yesterday|\d+ \w+ \d{4}), \d\d:\d\d", "then", told)


def quieten(*, quiet: bool) -> None:
    """As the switch in the settings does."""
    chosen = bootstrap.preferences(bootstrap.LOCAL_OWNER).model_copy(update={"quiet": quiet})
    bootstrap.keep_preferences(bootstrap.LOCAL_OWNER, chosen)


def test_quiet_hides_every_number_and_keeps_the_words(
    app: Interview, open_page: OpenPage, record: dict[str, str]
) -> None:
    """No share, count, length, average or picture of one on any page; what was said, and its verdicts, all stay."""
    loud = {name: everything(page) for name, page in drawn(app, open_page, record).items()}
    assert [name for name, told in loud.items() if SCORES.search(told)] == [
        "interview",
        "report",
        "history",
        "review",
        "review, scores",
        "review, how sure",
        "question",
        "settings",
    ]
    quieten(quiet=True)
    pages = drawn(app, open_page, record)
    quiet = {name: everything(page) for name, page in pages.items()}
    assert {name: SCORES.findall(told) for name, told in quiet.items()} == {name: [] for name in PAGES}
    assert not [name for name, page in pages.items() if page.get("vega_lite_chart")]
    for words in ("Strong", "timber", "✓ Met", "It was said.", "one by your override", "You were certain"):
        assert words in quiet["interview"]
        assert words in loud["interview"]
    assert "Points gained" in quiet["question"]
    assert "not heard → heard of this core point" in quiet["question"]
    assert "Graded offline: " in quiet["review, scores"]


def test_the_numbers_are_back_as_they_were(app: Interview, open_page: OpenPage, record: dict[str, str]) -> None:
    """Nothing was lost meanwhile, and what was done in quiet is among them."""
    loud = {name: everything(page) for name, page in drawn(app, open_page, record).items()}
    quieten(quiet=True)
    drawn(app, open_page, record)
    session = sat(app, "wood")
    quieten(quiet=False)
    assert "50%" in everything(open_page(app, "report", session.id))
    assert undated(everything(open_page(app, "report", record["ended"]))) == undated(loud["report"])


def test_one_press_in_the_settings_does_it(app: Interview, open_page: OpenPage, record: dict[str, str]) -> None:
    """And it is kept in the file of settings, from the same moment on."""
    page = open_page(app, "settings")
    page.toggle(key="showing-quiet").set_value(True).run()
    assert bootstrap.preferences(bootstrap.LOCAL_OWNER).quiet
    assert "judgements overturned" in reading.told(page)
    assert "%" not in reading.told(page)
