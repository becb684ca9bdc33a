"""The first page: set-up, and the way back into an open session."""

from interviewer.domain.attempt import Draft
from interviewer.domain.session import Mode, Order, Setup
from interviewer.interview import Interview
from tests.app import reading, toy
from tests.app.conftest import OpenPage

THREE = Setup(topics=("toys",), count=3)


def test_a_first_visit_is_welcomed(app: Interview, open_page: OpenPage) -> None:
    """A newcomer learns what happens here and that nothing leaves the computer; there is nothing to continue yet."""
    page = open_page(app, "practice")
    assert "stays on this computer" in reading.told(page)
    assert not reading.links(page)
    assert reading.buttons(page) == ["Start"]


def test_the_session_is_the_one_that_was_set_up(app: Interview, open_page: OpenPage) -> None:
    """Topics, number, order and mode all arrive."""
    page = open_page(app, "practice")
    page.slider[0].set_value(2)
    page.radio[0].set_value(Order.SHUFFLED)
    page.radio[1].set_value(Mode.INTERVIEW)
    page.radio[2].set_value(2)
    reading.press(page, "Start")
    [session] = app.sessions(limit=5)
    assert session.setup == Setup(topics=("toys",), count=2, order=Order.SHUFFLED, mode=Mode.INTERVIEW, probes=2)
    assert "Question 1 of 2" in reading.told(page)
    assert page.query_params["session"] == session.id


def test_without_a_topic_nothing_starts(app: Interview, open_page: OpenPage) -> None:
    """The cause and the way out are named, and the form stays."""
    page = open_page(app, "practice")
    page.pills[0].set_value([])
    reading.press(page, "Start")
    assert "Choose at least one" in reading.told(page)
    assert not app.count_sessions()
    assert "Start" in reading.buttons(page)


def test_an_open_session_can_be_continued(app: Interview, open_page: OpenPage) -> None:
    """What it was about, how far it got and whether a draft waits are said before anything else."""
    session = app.start(THREE)
    app.skip(session.id)
    app.save_draft(session.id, 1, Draft(text="half a thought", revision=1))
    page = open_page(app, "practice")
    assert "Continue where you were: Toys question 2 of 3" in reading.told(page)
    assert "your draft is kept" in reading.told(page)
    assert reading.links(page) == [f"interview?session={session.id}"]


def test_the_set_up_opens_as_it_was_left(app: Interview, open_page: OpenPage) -> None:
    """Whoever practises every day doesn't fill in the same form every day."""
    app.end(app.start(Setup(topics=("toys",), count=2, order=Order.WEAKEST_FIRST, mode=Mode.INTERVIEW, probes=0)).id)
    page = open_page(app, "practice")
    assert page.slider[0].value == 2
    assert [one.value for one in page.radio] == [Order.WEAKEST_FIRST, Mode.INTERVIEW, 0]
    assert not reading.links(page)


def test_one_follow_up_is_usual(app: Interview, open_page: OpenPage) -> None:
    """Nobody who never chose how many has chosen none."""
    assert open_page(app, "practice").radio[2].value == 1


def test_a_bank_of_one_question_needs_no_number(open_page: OpenPage) -> None:
    """There is nothing to choose between one and one."""
    app = toy.interview(toy.bank("Only this?"))
    page = open_page(app, "practice")
    assert not page.slider
    reading.press(page, "Start")
    assert len(app.sessions(limit=1)[0].slots) == 1


def test_a_topic_that_left_the_bank_is_not_offered(app: Interview, open_page: OpenPage) -> None:
    """The last set-up may name a topic whose file is gone; all that are there are offered instead."""
    app.start(Setup(topics=("toys",), count=3))
    stranger = toy.bank()
    moved = stranger.model_copy(update={"topics": (stranger.topics[0].model_copy(update={"id": "games"}),)})
    page = open_page(toy.interview(moved).__class__(**{**vars(app), "bank": moved}), "practice")
    assert page.pills[0].value == ["games"]
    assert "Continue where you were: toys" in reading.told(page)
