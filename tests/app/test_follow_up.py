"""Follow-ups on the pages, over a real record."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from interviewer.domain.attempt import Attempt, Draft
from interviewer.domain.follow_up import Probe
from interviewer.domain.rubric import Point
from interviewer.domain.session import Mode, Session, Setup
from interviewer.history import open_history
from interviewer.interview import Interview
from tests.app import reading, toy
from tests.app.conftest import OpenPage


class Asks:
    """It asks for every point in hostile words."""

    def write(self, attempt: Attempt, point: Point) -> Probe:
        """The number tells follow-ups apart."""
        return Probe(text=f"And {len(attempt.follow_ups) + 1}? {toy.HOSTILE}", written_by="offline")


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Interview]:
    """The toy bank over a real record, with follow-ups."""
    history = open_history(tmp_path / "history.db")
    yield replace(toy.interview(), history=history, probe_writer=Asks())
    history.close()


def answered(app: Interview, mode: Mode = Mode.PRACTICE, probes: int = 1) -> tuple[Session, Attempt]:
    """A kite alone: both core points are missing."""
    session = app.start(Setup(topics=("toys",), count=2, mode=mode, probes=probes))
    return session, app.answer(session.id, 0, 1, Draft(text="a kite"))


@pytest.mark.parametrize("mode", Mode)
def test_a_follow_up_comes_before_any_result(app: Interview, open_page: OpenPage, mode: Mode) -> None:
    """The answer as it was handed in, the question asked further, and one way past it; no point is named."""
    session, _ = answered(app, mode)
    page = open_page(app, "interview", session.id)
    told = reading.told(page)
    assert "a kite" in told
    assert "And 1? <script>" in told
    assert "Question 1 of 2" in told
    assert not any(said in told for said in ("Point by point", "It says", "reference", "%"))
    assert "Skip this follow-up" in reading.buttons(page)


def test_skipping_leads_to_the_result(app: Interview, open_page: OpenPage) -> None:
    """One press, and the one score there is."""
    session, _ = answered(app, probes=2)
    page = reading.press(open_page(app, "interview", session.id), "Skip this follow-up")
    told = reading.told(page)
    assert "17%" in told
    assert "Skipped." in told
    assert "with the follow-up" not in told


def test_both_scores_show_in_the_result_the_report_and_the_history(app: Interview, open_page: OpenPage) -> None:
    """The unaided one first and large, the other beside it, and each point says what came only when asked."""
    session, attempt = answered(app)
    app.probing.reply(attempt.id, 1, Draft(text="It is made of wood."))
    told = reading.told(open_page(app, "interview", session.id))
    assert "17% Thin 67% with the follow-up" in told
    assert "✓ Met 1. It says wood. Said when asked; without the follow-up it was missed." in told
    assert "You knew it when you were asked." in told
    app.end(session.id)
    report = reading.told(open_page(app, "report", session.id))
    assert "17% Thin 67% with follow-ups" in report
    assert "17% 67% with follow-ups" in report
    assert "Follow-up: And 1?" in report
    assert "17% 67% with follow-ups" in reading.told(open_page(app, "history"))


def test_evidence_in_a_reply_is_marked_there(app: Interview, open_page: OpenPage) -> None:
    """The words that earned the point when asked, in the reply and nowhere else."""
    session, attempt = answered(app)
    app.probing.reply(attempt.id, 1, Draft(text="It is made of wood."))
    markup = reading.markup(open_page(app, "interview", session.id))
    answers = markup.split('class="rh-answer">')[1:]
    assert [words.count("<mark") for words in answers] == [1, 1]
    assert 'data-points="1">wood' in answers[1]


def test_an_interview_tells_nothing_of_a_reply_either(app: Interview, open_page: OpenPage) -> None:
    """It is kept and shown as it was said; scores come at the end."""
    session, attempt = answered(app, Mode.INTERVIEW)
    app.probing.reply(attempt.id, 1, Draft(text="It is made of wood."))
    app.go(session.id, 0)
    told = reading.told(open_page(app, "interview", session.id))
    assert "Scores come at the end" in told
    assert "It is made of wood." in told
    assert "%" not in told


def test_an_older_rubric_can_be_left_behind_without_a_model(app: Interview, open_page: OpenPage) -> None:
    """The state is told, and one press grades by the rubric there is now."""
    session, attempt = answered(app, probes=0)
    newer = toy.rubric("toy-1").model_copy(update={"points": toy.rubric("toy-1").points[2:]})
    changed = replace(app, bank=app.bank.model_copy(update={"rubrics": {**app.bank.rubrics, "toy-1": newer}}))
    page = open_page(changed, "interview", session.id)
    assert "Graded with an older rubric" in reading.told(page)
    reading.press(page, "Grade again")
    assert "100%" in reading.told(page)
    assert "older rubric" not in reading.told(page)
    assert changed.attempt(attempt.id).score == 1
