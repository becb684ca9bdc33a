"""Pasting a document: what was found is shown first, kept at once, and practised."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from interviewer.interview import Interview
from tests.app import reading, toy
from tests.app.conftest import OpenPage

DAMAGED = (Path(__file__).parents[1] / "data" / "imports" / "kitchen-damaged.txt").read_text(encoding="utf-8")


def paste(page: AppTest, text: str) -> AppTest:
    """Paste it and wait for what is found."""
    return next(one for one in page.text_area if one.label == "Or paste text").set_value(text).run()


def test_what_was_found_is_shown_before_it_is_kept(app: Interview, open_page: OpenPage) -> None:
    """Questions, sections, repairs with their lines, what is doubtful and what was left out."""
    page = paste(open_page(app, "import"), DAMAGED)
    told = reading.told(page)
    assert "3 questions in “Kitchen Science”" in told
    assert "Line 5 š DEFINITION: → DEFINITION:" in told
    assert "It may have been an arrow or a dash" in told
    assert "stands before the first question" in told
    assert "mixing → resting → baking → cooling" in told
    assert app.history.own_revision(app.owner) == 0


def test_it_is_practised_with_one_press(app: Interview, open_page: OpenPage) -> None:
    """Under the name that was written."""
    page = paste(open_page(app, "import"), DAMAGED)
    next(one for one in page.text_input if "under the topic" in one.label).set_value("My kitchen").run()
    reading.press(page, "Add 3 questions")
    assert "3 questions added" in reading.told(page)
    reading.press(page, "Practise them now")
    assert "Why does bread dough rise" in reading.told(page)


def test_what_was_imported_is_practised_and_nothing_else_of_its_topic(app: Interview, open_page: OpenPage) -> None:
    """Also where its topic had questions before."""
    page = paste(open_page(app, "import"), "Q1. Which toys float?\nThose that are lighter than water.")
    topic = next(iter(app.bank.topics)).title
    next(one for one in page.text_input if "under the topic" in one.label).set_value(topic).run()
    reading.press(page, "Add 1 question")
    assert "look through the points of any question" in reading.told(page)
    reading.press(page, "Practise them now")
    assert "Which toys float?" in reading.told(page)


def test_what_the_bank_has_is_asked_about(app: Interview, open_page: OpenPage) -> None:
    """Skipped, replaced or kept, all at once or one by one."""
    page = paste(open_page(app, "import"), "Q1. What is toy 1?\nA thing.\nQ2. What is else?\nAnother.")
    assert "1 of these already" in reading.told(page)
    assert "Add 1 question" in reading.buttons(page)
    next(one for one in page.radio if one.label == "All of them").set_value("replace").run()
    reading.press(page, "Add 1 and replace 1 question")
    assert "1 question added, 1 replaced" in reading.told(page)


def test_hostile_text_is_text(app: Interview, open_page: OpenPage) -> None:
    """In every part of the preview."""
    hostile = toy.HOSTILE.replace("\x07", "")
    page = paste(open_page(app, "import"), f"{hostile}\nQ1. {hostile}?\nAnswer: {hostile}\nQ2. {hostile}?\n")
    assert not page.exception
    assert not [name for name, _ in reading.tags(reading.markup(page)) if name in ("script", "img")]


def test_what_cannot_be_read_says_so_and_stays_in_the_box(app: Interview, open_page: OpenPage) -> None:
    """With the way out."""
    page = paste(open_page(app, "import"), "Nothing is asked here.")
    assert "No question was found" in reading.told(page)
    assert next(one for one in page.text_area if one.label == "Or paste text").value == "Nothing is asked here."
