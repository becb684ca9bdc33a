"""How sure the candidate was, on the pages."""

from datetime import timedelta

import pytest

from interviewer import bootstrap
from interviewer.domain.attempt import Draft
from interviewer.domain.confidence import Confidence
from interviewer.domain.session import Mode, Session, Setup
from interviewer.interview import Interview
from interviewer.preferences import FILE, load_preferences
from interviewer.ui.components import calibration_chart
from interviewer.ui.components.answer_box import _read
from tests.app import reading
from tests.app.conftest import OpenPage
from tests.app.test_answer_box import SENT

CERTAIN = Confidence.CERTAIN
FULL, BARE, NOTHING = "wood to play with, and a kite", "wood", "a kite"
SURE = {"show": "How sure"}


def sat(
    app: Interview,
    text: str,
    confidence: Confidence | None = CERTAIN,
    *,
    question: str = "toy-1",
    mode: Mode = Mode.PRACTICE,
) -> Session:
    """A session of one answer, an hour after whatever was before."""
    app.clock.now += timedelta(hours=1)  # type: ignore[attr-defined]
    session = app.start(Setup(topics=("toys",), count=1, questions=(question,), mode=mode))
    app.answer(session.id, 0, 1, Draft(text=text, seconds=60, confidence=confidence))
    return session


def test_what_the_box_sends_is_one_of_the_levels_or_nothing() -> None:
    """Whatever else an older page says of it, the answer is taken."""
    for said, kept in (
        ("certain", CERTAIN),
        ("fairly sure", Confidence.FAIRLY_SURE),
        (None, None),
        ("95", None),
        (7, None),
    ):
        sent = _read({**SENT, "confidence": said})
        assert sent is not None
        assert sent.draft.confidence is kept
    sent = _read(SENT)
    assert sent is not None
    assert sent.draft.confidence is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (BARE, "You were certain; you made 1 of 3 points: it came to less than you thought."),
        (FULL, "You were certain; you made 3 of 3 points: it came out as you thought."),
    ],
)
def test_it_stands_beside_the_result(app: Interview, open_page: OpenPage, text: str, told: str) -> None:
    """With the points that were made, in the result and in the report."""
    session = sat(app, text)
    assert told in reading.told(open_page(app, "interview", session.id))
    app.end(session.id)
    assert told in reading.told(open_page(app, "report", session.id))


def test_who_says_nothing_hears_nothing_of_it(app: Interview, open_page: OpenPage) -> None:
    """No level stands beside the result, and Review says what there would be."""
    session = sat(app, BARE, None)
    assert "You were" not in reading.told(open_page(app, "interview", session.id))
    assert "Say how sure you are before you hand in" in reading.told(open_page(app, "review", query=SURE))


def test_an_interview_tells_nothing_until_the_end(app: Interview, open_page: OpenPage) -> None:
    """Neither beside the answer nor in Review."""
    session = sat(app, NOTHING, mode=Mode.INTERVIEW)
    assert "You were" not in reading.told(open_page(app, "interview", session.id))
    told = reading.told(open_page(app, "review", query=SURE))
    assert "Sure, but wrong" not in told
    assert "Graded offline" not in told
    app.end(session.id)
    assert "You were certain" in reading.told(open_page(app, "report", session.id))
    assert "Sure, but wrong" in reading.told(open_page(app, "review", query=SURE))


def test_review_says_how_sure_and_how_right(app: Interview, open_page: OpenPage) -> None:
    """With too few answers it says how many are missing and draws nothing; then one sentence, a picture and a table."""
    for _ in range(4):
        sat(app, BARE)
    page = open_page(app, "review", query=SURE)
    told = reading.told(page)
    assert "Graded offline: 4 answers so far. 1 more answer that you are certain of before it says anything." in told
    before = len(page.get("vega_lite_chart"))
    sat(app, BARE, Confidence.GUESSING)
    sat(app, FULL)
    page = open_page(app, "review", query=SURE)
    told = reading.told(page)
    assert "When you were certain you earned 60% on average (5 answers), less than that stands for." in told
    assert "Guessing under 25% 1 50%" in told
    assert "Certain 75% or more 5 60%" in told
    assert len(page.get("vega_lite_chart")) == before + 1


def test_the_picture_needs_no_colour(app: Interview) -> None:
    """Each grader has a shape of its own, each level its place and its count, and few answers are left out of it."""
    for text in (BARE, FULL, BARE, FULL, BARE):
        sat(app, text)
    sat(app, FULL, Confidence.GUESSING)
    practising = bootstrap.build_practising(app)
    from interviewer.domain.calibration import Calibration  # noqa: PLC0415

    spec = calibration_chart.spec(Calibration.each(practising.predictions()))
    bars, points, counts = spec["layer"]
    assert [(one["least"], one["most"]) for one in bars["data"]["values"]] == [one.expects for one in Confidence]
    assert [(one["level"], one["count"]) for one in points["data"]["values"]] == [("Certain", 5)]
    assert points["encoding"]["shape"]["scale"]["range"]
    assert counts["encoding"]["text"]["field"] == "count"


def test_sure_but_wrong_is_practised_from_review(app: Interview, open_page: OpenPage) -> None:
    """The questions that are still wrong, in a session of their own; what was answered well since is off the list."""
    sat(app, NOTHING)
    sat(app, FULL)
    sat(app, NOTHING, Confidence.UNSURE, question="toy-3")
    sat(app, NOTHING, Confidence.FAIRLY_SURE, question="toy-2")
    page = open_page(app, "review", query=SURE)
    reading.press(page, "Practise these")
    assert [slot.question_id for slot in app.sessions(limit=1)[0].slots] == ["toy-2"]


def test_it_is_switched_off_for_good(app: Interview, open_page: OpenPage) -> None:
    """One press in the settings, kept in their file; what was said before is kept, and switching it on asks again."""
    page = open_page(app, "settings")
    switch = page.toggle(key="showing-ask_confidence")
    assert switch.value
    switch.set_value(False).run()
    assert not bootstrap.preferences(bootstrap.LOCAL_OWNER).ask_confidence
    assert "How sure, how right" not in reading.told(open_page(app, "review", query=SURE))
    sat(app, BARE)
    assert "How sure, how right" in reading.told(open_page(app, "review", query=SURE))
    page.toggle(key="showing-ask_confidence").set_value(True).run()
    assert bootstrap.preferences(bootstrap.LOCAL_OWNER).ask_confidence


def test_settings_from_before_are_read(tmp_path: object) -> None:
    """A file that knows nothing of this means what is usual."""
    from pathlib import Path  # noqa: PLC0415

    folder = Path(str(tmp_path))
    (folder / FILE).write_text('{"model": null, "read_aloud": true}', encoding="utf-8")
    assert load_preferences(folder).ask_confidence
    assert load_preferences(folder).read_aloud
