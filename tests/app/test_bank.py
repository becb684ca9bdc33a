"""Keeping a bank in the page: topics and questions are made, edited, retired, deleted, adapted and reset."""

import pytest
from streamlit.testing.v1 import AppTest

from interviewer.bootstrap import build_authoring
from interviewer.domain.question import Question, Section, SectionKind
from interviewer.errors import BadInput
from interviewer.interview import Interview
from interviewer.ui.components.question_form import _source
from tests.app import reading, toy
from tests.app.conftest import OpenPage

NEEDED = "How many of these wordings are needed"


def fill(page: AppTest, label: str, value: str) -> None:
    """Write into the field of that name."""
    next(one for one in (*page.text_area, *page.text_input) if one.label == label).set_value(value)


def value(page: AppTest, label: str) -> str:
    """What stands in the field of that name."""
    return str(next(one for one in (*page.text_area, *page.text_input) if one.label == label).value)


def test_a_topic_is_made_and_gets_a_question(app: Interview, open_page: OpenPage) -> None:
    """The new question is edited on, and can be practised."""
    page = open_page(app, "bank")
    page.text_input[0].set_value("Kites")
    reading.press(page, "Make it")
    assert "The topic “Kites” is there" in reading.told(page)
    page = open_page(app, "editor", query={"topic": "kites", "question": "new"})
    fill(page, "Question", "What holds a kite up?")
    fill(page, "Answer", "Wind that is turned down by its face. The line keeps it at an angle.")
    reading.press(page, "Add the question")
    assert "What holds a kite up?" in reading.told(page)
    assert "Nobody has reviewed it yet" in reading.told(page)
    bank = build_authoring(app.history, app.owner, shipped=app.bank).bank()
    assert [one.prompt for one in bank.questions(("kites",))] == ["What holds a kite up?"]


def test_a_mistake_in_the_form_is_told(app: Interview, open_page: OpenPage) -> None:
    """And what was written stays in it."""
    page = open_page(app, "editor", query={"topic": "toys", "question": "new"})
    fill(page, "Question", "What now?")
    reading.press(page, "Add the question")
    assert "There is no answer" in reading.told(page)


def test_a_shipped_question_is_adapted_and_reset(app: Interview, open_page: OpenPage) -> None:
    """The person's version counts until it is reset."""
    page = open_page(app, "editor", query={"question": "toy-1"})
    fill(page, "Question", "What is a toy of wood?")
    reading.press(page, "Save the question")
    assert "you have adapted it" in reading.told(page)
    assert "What is a toy of wood?" in reading.told(page)
    reading.press(page, "Reset it")
    assert "What is toy 1?" in reading.told(page)
    assert "adapted" not in reading.told(page)


def test_a_retired_question_is_not_asked(app: Interview, open_page: OpenPage) -> None:
    """And comes back."""
    page = open_page(app, "editor", query={"question": "toy-1"})
    reading.press(page, "Retire")
    assert "no session asks it" in reading.told(page)
    assert "2" in open_page(app, "practice").get("button_group")[0].options[0]
    reading.press(open_page(app, "editor", query={"question": "toy-1"}), "Ask it again")
    assert "3" in open_page(app, "practice").get("button_group")[0].options[0]


def test_an_own_question_is_deleted(app: Interview, open_page: OpenPage) -> None:
    """The page of its topic says so."""
    answer = Section(kind=SectionKind.ANSWER, text="A thing that flies.")
    authoring = build_authoring(app.history, app.owner, shipped=app.bank)
    added = authoring.add(Question(id="new-00", topic="toys", prompt="What is a kite?", reference=(answer,)))
    page = open_page(app, "editor", query={"question": added.id})
    reading.press(page, "Delete it")
    assert "The question is deleted" in reading.told(page)
    assert added.id not in authoring.bank().ids


def test_questions_are_found_by_their_words(app: Interview, open_page: OpenPage) -> None:
    """And nothing found says so."""
    page = open_page(app, "bank")
    fill(page, "Find a question", "toy 2")
    page.run()
    assert "What is toy 2?" in reading.told(page)
    assert "What is toy 1?" not in reading.told(page)
    fill(page, "Find a question", "nothing like it")
    assert "No question has these words" in reading.told(page.run())


def test_a_rubric_is_edited_with_a_trial_beside_it(app: Interview, open_page: OpenPage) -> None:
    """Points move, merge and split; the trial follows; old grades stay what they are."""
    page = open_page(app, "editor", query={"question": "toy-1"})
    fill(page, "An answer to try", "all wood and play")
    assert "83%" in reading.told(page.run())
    reading.press(page, "Delete")
    page.run()
    assert "67%" in reading.told(page)
    reading.press(page, "Keep this rubric")
    assert "Kept" in reading.told(page)
    kept = build_authoring(app.history, app.owner, shipped=app.bank).bank().rubrics["toy-1"]
    assert [point.id for point in kept.points] == ["play", "kite"]


def test_points_merge_and_split(app: Interview, open_page: OpenPage) -> None:
    """Nothing that was written in them is lost."""
    page = open_page(app, "editor", query={"question": "toy-1"})
    reading.press(page, "Merge")
    page.run()
    assert value(page, "What is to be heard") == "It says wood; It says play."
    reading.press(page, "Split")
    page.run()
    heard = [one.value for one in page.text_area if one.label == "What is to be heard"]
    assert heard == ["It says wood", "It says play.", "It says kite."]
    reading.press(page, "↓")
    page.run()
    heard = [one.value for one in page.text_area if one.label == "What is to be heard"]
    assert heard == ["It says play.", "It says wood", "It says kite."]


def test_a_point_without_a_joint_leaves_its_second_half_to_be_written(app: Interview, open_page: OpenPage) -> None:
    """No words of ours become a point: until something is written, the rubric can't be kept, and it says why."""
    page = reading.press(open_page(app, "editor", query={"question": "toy-1"}), "Split")
    page.run()
    heard = [one.value for one in page.text_area if one.label == "What is to be heard"]
    assert heard == ["It says wood.", "", "It says play.", "It says kite."]
    assert "Point 2 says nothing. Write what is to be heard, or delete it." in reading.told(page)
    assert "Keep this rubric" not in reading.buttons(page)


def test_a_list_of_which_some_are_enough_is_edited(app: Interview, open_page: OpenPage) -> None:
    """How many are needed is kept with the point, and more than there are is refused in words."""
    page = open_page(app, "editor", query={"question": "toy-1"})
    fill(page, "Other true wordings, one on each line", "it is made of oak\nit is made of pine")
    next(one for one in page.number_input if one.label == NEEDED).set_value(3)
    page.run()
    assert "3 wordings are needed, and 2 are there" in reading.told(page)
    next(one for one in page.number_input if one.label == NEEDED).set_value(2)
    page.run()
    reading.press(page, "Keep this rubric")
    kept = build_authoring(app.history, app.owner, shipped=app.bank).bank().rubrics["toy-1"]
    assert [point.needed for point in kept.points] == [2, 1, 1]


def test_hostile_text_is_text_wherever_it_is_kept(app: Interview, open_page: OpenPage) -> None:
    """In the list of questions, the form and the rubric."""
    hostile = toy.HOSTILE.replace("\x07", "")
    answer = Section(kind=SectionKind.ANSWER, text=f"{hostile} flies. It is {hostile}.")
    authoring = build_authoring(app.history, app.owner, shipped=app.bank)
    topic = authoring.make_topic(hostile, introduction=hostile)
    tag = hostile.replace(",", " ")[:40].strip()
    added = authoring.add(Question(id="new-00", topic=topic.id, prompt=hostile, reference=(answer,), tags=(tag,)))
    for page in (
        open_page(app, "bank", query={"topic": topic.id}),
        open_page(app, "editor", query={"question": added.id}),
    ):
        assert not page.exception
        assert not [name for name, _ in reading.tags(reading.markup(page)) if name in ("script", "img")]


def test_what_is_written_outlives_a_change_made_elsewhere(app: Interview, open_page: OpenPage) -> None:
    """It stays in the form with a warning, and saving it makes it count."""
    page = open_page(app, "editor", query={"question": "toy-1"})
    fill(page, "Tags", "mine")
    fill(page, "What is to be heard", "It says oak.")
    page.run()
    assert "since you began to write here" not in reading.told(page)
    authoring = build_authoring(app.history, app.owner, shipped=app.bank)
    question, rubric = authoring.bank().question("toy-1"), authoring.bank().rubrics["toy-1"]
    authoring.edit(question.model_copy(update={"tags": ("theirs",)}), before=question)
    authoring.keep_rubric(rubric.model_copy(update={"points": rubric.points[:2]}), before=rubric)
    page.run()
    assert reading.told(page).count("since you began to write here") == 2
    assert (value(page, "Tags"), value(page, "What is to be heard")) == ("mine", "It says oak.")
    reading.press(page, "Save the question")
    assert authoring.bank().question("toy-1").tags == ("mine",)
    assert value(page, "What is to be heard") == "It says oak."
    reading.press(page, "Undo my changes")
    page.run()
    assert "since you began" not in reading.told(page)
    heard = [one.value for one in page.text_area if one.label == "What is to be heard"]
    assert heard == ["It says wood.", "It says play."]


def test_a_form_without_changes_follows_what_is_saved_elsewhere(app: Interview, open_page: OpenPage) -> None:
    """Nothing was written, so nothing is to be kept."""
    page = open_page(app, "editor", query={"question": "toy-1"})
    authoring = build_authoring(app.history, app.owner, shipped=app.bank)
    question = authoring.bank().question("toy-1")
    authoring.edit(question.model_copy(update={"tags": ("theirs",)}), before=question)
    page.run()
    assert value(page, "Tags") == "theirs"
    assert "since you began" not in reading.told(page)


def test_resetting_drops_what_was_written_about_ones_own_version(app: Interview, open_page: OpenPage) -> None:
    """In the question and in its rubric."""
    page = open_page(app, "editor", query={"question": "toy-1"})
    fill(page, "Tags", "mine")
    reading.press(page, "Save the question")
    fill(page, "Tags", "more")
    fill(page, "What is to be heard", "It says oak.")
    page.run()
    reading.press(page, "Reset it")
    assert (value(page, "Tags"), value(page, "What is to be heard")) == ("", "It says wood.")


def test_a_source_without_an_address_is_told_as_it_was_written() -> None:
    """Signs that Markdown would read stand in it as they are."""
    with pytest.raises(BadInput) as refused:
        _source("A *book* (1999), p. 3")
    assert "no address: A *book* (1999), p. 3. Write" in str(refused.value)
