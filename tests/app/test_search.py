"""Looking for what was said before."""

from streamlit.testing.v1 import AppTest

from interviewer.domain.attempt import Draft
from interviewer.domain.session import Mode, Session, Setup
from interviewer.interview import Interview
from tests.app import reading, toy
from tests.app.conftest import OpenPage

THREE = Setup(topics=("toys",), count=3)


def fill(app: Interview, *answers: str, mode: Mode = Mode.PRACTICE) -> Session:
    """A session with these answers, ended."""
    session = app.start(THREE.model_copy(update={"mode": mode}))
    for position, text in enumerate(answers):
        app.answer(session.id, position, 1, Draft(text=text))
    return app.end(session.id)


def search(page: AppTest, words: str) -> AppTest:
    """Type it and press Enter."""
    return page.text_input(key="words").set_value(words).run()


def test_words_bring_attempts_with_the_words_marked(app: Interview, open_page: OpenPage) -> None:
    """Whatever their case; each with its question, its score and the way to it."""
    fill(app, "wood to PLAY with", "a kite", "nothing of it")
    page = search(open_page(app, "history"), "pla kite")
    assert "Nothing found for “pla kite”" in reading.told(page)
    page = search(page, "pla")
    assert "1 attempt found, newest first." in reading.told(page)
    assert "<mark>PLAY</mark>" in reading.markup(page)
    assert "50%" in reading.told(page)
    assert [one for one in reading.links(page) if "attempt=" in one] == ["question?question=toy-1&attempt=id2"]


def test_what_is_typed_and_said_is_inert(open_page: OpenPage) -> None:
    """Markup in an answer and in the box is text."""
    app = toy.interview(toy.bank(toy.HOSTILE))
    fill(app, f"kite {toy.HOSTILE}")
    page = search(open_page(app, "history"), "kite")
    assert {name for name, _ in reading.tags(reading.markup(page))}.isdisjoint({"script", "img"})
    page = search(page, f"{toy.HOSTILE} absent")
    assert "Nothing found for" in reading.told(page)
    assert {name for name, _ in reading.tags(reading.markup(page))}.isdisjoint({"script", "img"})


def test_no_word_at_all_says_so_and_shows_the_way_out(app: Interview, open_page: OpenPage) -> None:
    """Signs alone are looked for nowhere; clearing brings the sessions back."""
    fill(app, "wood")
    page = search(open_page(app, "history"), '"*" (( ')
    assert "no word to look for" in reading.told(page)
    page = reading.press(page, "Clear the search")
    assert "1 session, newest first." in reading.told(page)
    assert page.text_input(key="words").value == ""


def test_filters_bring_attempts_and_can_be_cleared(app: Interview, open_page: OpenPage) -> None:
    """A score, a state, a grader and a day each leave what they say; together with words, both are cleared."""
    fill(app, "wood to play with, and a kite", "a kite", "nothing")
    page = open_page(app, "history")
    page = page.slider(key="score").set_value((100, 100)).run()
    assert "1 attempt found" in reading.told(page)
    page = page.slider(key="score").set_value((0, 20)).run()
    assert "2 attempts found" in reading.told(page)
    page = page.multiselect(key="state").set_value(["ungraded"]).run()
    assert "No attempt has all of what the filters ask for." in reading.told(page)
    page = search(page, "kite")
    assert "Nothing found for “kite” with these filters." in reading.told(page)
    page = reading.press(page, "Clear the search and the filters")
    assert "1 session, newest first." in reading.told(page)
    page = page.multiselect(key="grader").set_value(["offline"]).run()
    assert "3 attempts found" in reading.told(page)
    page = page.multiselect(key="topic").set_value(["toys"]).run()
    assert "3 attempts found" in reading.told(page)
    page = page.date_input(key="from").set_value("2030-01-01").run()
    assert "No attempt has all" in reading.told(page)


def test_the_address_says_what_is_looked_for(app: Interview, open_page: OpenPage) -> None:
    """Whoever opens it finds the same."""
    fill(app, "wood", "a kite", "a kite again")
    page = open_page(app, "history", query={"words": "kite", "topic": "Toys", "score": ["0", "50"]})
    assert page.text_input(key="words").value == "kite"
    assert page.multiselect(key="topic").value == ["toys"]
    assert page.slider(key="score").value == (0, 50)
    assert "2 attempts found" in reading.told(page)


def test_many_finds_have_pages_and_other_words_begin_at_the_first(app: Interview, open_page: OpenPage) -> None:
    """Twenty a page; whoever looks for something else is not left on a page that it hasn't."""
    for _ in range(8):
        fill(app, "a kite", "wood and a kite", "a kite")
    page = search(open_page(app, "history"), "kite")
    assert "24 attempts found" in reading.told(page)
    page.get("pagination")[0].set_value(2).run()
    assert len([one for one in reading.links(page) if "attempt=" in one]) == 4
    page = search(page, "kite and")
    assert "8 attempts found" in reading.told(page)
    assert len([one for one in reading.links(page) if "attempt=" in one]) == 8


def test_an_open_interview_tells_no_score(app: Interview, open_page: OpenPage) -> None:
    """Its answers are found, but not by what they earned, and the way leads back into it."""
    session = app.start(THREE.model_copy(update={"mode": Mode.INTERVIEW}))
    app.answer(session.id, 0, 1, Draft(text="wood to play with, and a kite"))
    page = search(open_page(app, "history"), "kite")
    assert "score at the end" in reading.told(page)
    assert "100%" not in reading.told(page)
    assert f"interview?session={session.id}" in reading.links(page)
    assert not [one for one in reading.links(page) if "attempt=" in one]
    page = page.slider(key="score").set_value((5, 100)).run()
    assert "Nothing found" in reading.told(page)
    page = open_page(app, "question", query={"question": "toy-1", "attempt": app.attempts(session.id)[0].id})
    assert "told when its interview has ended" in reading.told(page)
    assert "100%" not in reading.told(page)


def test_what_has_no_grade_can_be_graded_from_its_row(app: Interview, open_page: OpenPage) -> None:
    """In the sessions and in what was found."""
    session = fill(app, "wood", "a kite")
    with app.history._database.writing() as transaction:  # type: ignore[attr-defined]
        transaction.connection().exec_driver_sql("DELETE FROM judgements")
        transaction.connection().exec_driver_sql("DELETE FROM grades")
    page = open_page(app, "history")
    assert "2 not graded" in reading.told(page)
    page = search(page, "kite")
    page = reading.press(page, "Grade again")
    assert "Graded offline" in reading.told(page)
    page = search(page, "")
    page = reading.press(page, "Grade again")
    assert all(one.score is not None for one in app.attempts(session.id))
    assert "Grade again" not in reading.buttons(page)


def test_an_attempt_opens_above_its_question(app: Interview, open_page: OpenPage) -> None:
    """With its answer and its session; one that is gone says so."""
    session = fill(app, "wood", "a most particular kite")
    attempt = app.attempts(session.id)[1]
    page = open_page(app, "question", query={"question": "toy-2", "attempt": attempt.id})
    assert "This attempt" in reading.told(page)
    assert "particular" in reading.told(page)
    assert f"report?session={session.id}" in reading.links(page)
    page = open_page(app, "question", query={"question": "toy-2", "attempt": "gone"})
    assert "no longer on record" in reading.told(page)


def test_a_question_that_left_the_bank_opens_its_session(app: Interview, open_page: OpenPage) -> None:
    """There is no page of the question any more."""
    session = fill(app, "wood", "a kite")
    left = toy.interview()
    page = search(
        open_page(Interview(**{**vars(left), "history": app.history, "bank": toy.bank("One?")}), "history"), "kite"
    )
    assert f"report?session={session.id}" in reading.links(page)
