"""The interview page, in every state a question can be in."""

import dataclasses
import sqlite3

import pytest

from interviewer.domain.attempt import Draft
from interviewer.domain.session import Mode, Session, Setup
from interviewer.interview import Interview
from tests.app import reading, toy
from tests.app.conftest import OpenPage

GOOD = "wood to play with, and a kite"


@pytest.fixture
def practice(app: Interview) -> Session:
    """A practice session over three questions."""
    return app.start(Setup(topics=("toys",), count=3))


@pytest.fixture
def exam(app: Interview) -> Session:
    """The same as an interview."""
    return app.start(Setup(topics=("toys",), count=3, mode=Mode.INTERVIEW))


def test_a_question_is_asked(app: Interview, practice: Session, open_page: OpenPage) -> None:
    """Where one is, what is asked, and every move there is from here."""
    page = open_page(app, "interview", practice.id)
    assert "Question 1 of 3 · 0 answered · practice" in reading.told(page)
    assert "What is toy 1?" in reading.told(page)
    assert reading.buttons(page) == ["End session", "Skip", "Give me a hint"]
    assert "Think of wood" not in reading.told(page)


def test_a_hint_is_given_when_asked_for(app: Interview, practice: Session, open_page: OpenPage) -> None:
    """One at a time, until there are no more."""
    page = reading.press(open_page(app, "interview", practice.id), "Give me a hint")
    assert "A hint: Think of wood." in reading.told(page)
    assert "Give me a hint" not in reading.buttons(page)


def test_skip_and_back(app: Interview, practice: Session, open_page: OpenPage) -> None:
    """A skipped question says so, and can be gone back to."""
    page = reading.press(open_page(app, "interview", practice.id), "Skip")
    assert "Question 2 of 3" in reading.told(page)
    assert "1 skipped" in reading.told(page)
    reading.press(page, "Back")
    assert "Question 1 of 3" in reading.told(page)
    assert [step.content for step in page.pills[0].proto.options] == ["1 ↷", "2", "3"]


def test_any_question_is_one_step_away(app: Interview, practice: Session, open_page: OpenPage) -> None:
    """The steps lead to every question, and always show the one the session is at."""
    page = open_page(app, "interview", practice.id)
    page.pills[0].set_value(2).run()
    assert "What is toy 3?" in reading.told(page)
    app.go(practice.id, 1)
    assert page.run().pills[0].value == 1


def test_a_result_shows_points_evidence_reference_and_one_next_step(
    app: Interview, practice: Session, open_page: OpenPage
) -> None:
    """Everything that led to the score is there, in words as well as in colour."""
    app.answer(practice.id, 0, 1, Draft(text="not wood, but a kite", seconds=65))
    page = open_page(app, "interview", practice.id)
    told = reading.told(page)
    assert "17% Thin 5 words · 1 min 5 s Graded offline: an estimate" in told
    assert "✗ Contradicted 1. It says wood. It was denied. not wood" in told
    assert "○ Missed 2. It says play." in told
    assert "✓ Met 3. It says kite." in told
    assert "A toy is a wooden thing." in told
    assert "Next step. Put this right first: It says wood." in told
    marks = [attributes for name, attributes in reading.tags(reading.markup(page)) if name == "mark"]
    assert [(one["class"], one["data-points"]) for one in marks] == [("rh-against", "1"), ("rh-for", "3")]


def test_the_next_step_can_be_dismissed(app: Interview, practice: Session, open_page: OpenPage) -> None:
    """Advice that isn't wanted goes away and stays away."""
    app.answer(practice.id, 0, 1, Draft(text="kite"))
    page = reading.press(open_page(app, "interview", practice.id), "Dismiss")
    assert "Next step." not in reading.told(page)
    assert "Dismiss" not in reading.buttons(page)


def test_answering_again_asks_again_and_tells_what_became_better(
    app: Interview, practice: Session, open_page: OpenPage
) -> None:
    """The second try stands beside the first."""
    app.answer(practice.id, 0, 1, Draft(text="kite"))
    page = reading.press(open_page(app, "interview", practice.id), "Answer again")
    assert "Point by point" not in reading.told(page)
    assert "Skip" in reading.buttons(page)
    app.answer(practice.id, 0, 2, Draft(text=GOOD))
    assert "try 2, after 17%" in reading.told(page.run())


def test_an_interview_tells_nothing_until_the_end(app: Interview, exam: Session, open_page: OpenPage) -> None:
    """No hint, no score, no reference; the answer is shown as it was handed in and may be changed."""
    app.answer(exam.id, 0, 1, Draft(text=GOOD))
    page = open_page(app, "interview", exam.id)
    assert "Question 2 of 3" in reading.told(page)
    assert "Give me a hint" not in reading.buttons(page)
    reading.press(page, "Back")
    told = reading.told(page)
    assert "Kept. Scores come at the end." in told
    assert GOOD in told
    assert not [word for word in ("%", "wooden", "Point by point", "Met") if word in told]
    assert reading.buttons(page) == ["End session", "Next question", "Edit my answer"]


def test_an_answer_can_be_edited_into_the_next_try(app: Interview, exam: Session, open_page: OpenPage) -> None:
    """The words of the last try are there to start from, but never instead of a draft."""
    app.answer(exam.id, 0, 1, Draft(text=GOOD))
    app.answer(exam.id, 1, 1, Draft(text=GOOD))
    app.save_draft(exam.id, 1, Draft(text="newer", revision=1_700_000_000_000))
    page = open_page(app, "interview", exam.id)
    for position, text in ((0, GOOD), (1, "newer")):
        page.pills[0].set_value(position).run()
        reading.press(page, "Edit my answer")
        assert app.session(exam.id).slot.retrying
        assert app.draft(exam.id, position).text == text


def test_when_all_is_done_the_skipped_ones_are_offered_before_the_report(
    app: Interview, practice: Session, open_page: OpenPage
) -> None:
    """Nobody ends a session over a question they meant to come back to."""
    app.skip(practice.id)
    for position in (1, 2):
        app.go(practice.id, position)
        app.answer(practice.id, position, 1, Draft(text=GOOD))
    page = open_page(app, "interview", practice.id)
    assert "1 question skipped. Answer before you end?" in reading.told(page)
    assert {"Question 1", "See the report"} <= set(reading.buttons(page))
    reading.press(page, "See the report")
    assert not app.session(practice.id).is_open
    assert "Question by question" in reading.told(page)


def test_the_last_question_skipped_still_leads_on(app: Interview, exam: Session, open_page: OpenPage) -> None:
    """With nothing left to ask there is still a way to the report."""
    for _ in range(3):
        app.skip(exam.id)
    page = open_page(app, "interview", exam.id)
    assert {"See the report", "Question 1", "Question 2"} <= set(reading.buttons(page))


def test_ending_is_asked_about_first(app: Interview, practice: Session, open_page: OpenPage) -> None:
    """What will be kept is said before anything ends."""
    app.answer(practice.id, 0, 1, Draft(text=GOOD))
    page = reading.press(open_page(app, "interview", practice.id), "End session")
    assert "Your answer and its grade are kept" in reading.told(page)
    assert "2 questions will stay unanswered" in reading.told(page)
    assert app.session(practice.id).is_open


def test_an_answer_without_a_grade_can_be_graded_later(app: Interview, practice: Session, open_page: OpenPage) -> None:
    """It is kept, never a zero, and one press away from its grade."""
    with pytest.raises(AttributeError):
        dataclasses.replace(app, grader=None).answer(practice.id, 0, 1, Draft(text=GOOD))
    page = open_page(app, "interview", practice.id)
    assert "Kept, not graded" in reading.told(page)
    assert "0%" not in reading.told(page)
    assert "100%" in reading.told(reading.press(page, "Grade it now"))


def test_an_answer_that_cannot_be_read_says_so(app: Interview, practice: Session, open_page: OpenPage) -> None:
    """A damaged row is told as what it is, and the session goes on around it."""
    app.answer(practice.id, 0, 1, Draft(text=GOOD))
    with sqlite3.connect(toy.path_of(app)) as file:
        file.execute("UPDATE attempts SET hints = -1")
    page = open_page(app, "interview", practice.id)
    assert "can't be read: its row is damaged" in reading.told(page)
    assert "Question 2 of 3" in reading.told(reading.press(page, "Next question"))


def test_without_a_session_the_page_leads_home(app: Interview, open_page: OpenPage) -> None:
    """The bare address of the interview page is no dead end."""
    assert "Start" in reading.buttons(open_page(app, "interview"))


def test_an_ended_session_leads_to_its_report(app: Interview, practice: Session, open_page: OpenPage) -> None:
    """An old bookmark finds what there is."""
    app.end(practice.id)
    assert "Question by question" in reading.told(open_page(app, "interview", practice.id))


def test_skipping_the_last_question_says_that_none_is_left(
    app: Interview, practice: Session, open_page: OpenPage
) -> None:
    """Its page stays, since what was skipped can still be answered; the way to the report is there."""
    for _ in range(2):
        app.skip(practice.id)
    page = reading.press(open_page(app, "interview", practice.id), "Skip")
    assert "Skipped. No other question is waiting." in reading.told(page)
    assert "See the report" in reading.buttons(page)
