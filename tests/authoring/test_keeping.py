"""Topics, questions and rubrics are kept beside the shipped ones, which stay as they are."""

import sqlite3

import pytest

from interviewer.authoring import Authoring
from interviewer.domain.own import Change, OwnQuestion, OwnTopic
from interviewer.domain.question import Question, Section, SectionKind
from interviewer.domain.rubric import Origin
from interviewer.errors import BadInput, NotFound, Stale
from interviewer.history import SqlHistory
from tests.authoring.conftest import authoring_of

SHIPPED = "multimodal-models"


def question(topic: str, prompt: str = "What is a cache?") -> Question:
    """A question without an id of its own yet."""
    answer = Section(kind=SectionKind.ANSWER, text="A cache keeps what was asked for. It answers sooner the next time.")
    return Question(id="new-00", topic=topic, prompt=prompt, reference=(answer,))


def test_a_topic_of_ones_own_is_practised_like_any_other(authoring: Authoring) -> None:
    """Its questions get ids of their topic, and are found again by whoever opens the record next."""
    topic = authoring.make_topic("Web  basics".replace("  ", " "))
    first, second = (authoring.add(question(topic.id, prompt)) for prompt in ("What is a cache?", "What is a cookie?"))
    assert [first.id, second.id] == ["wb-01", "wb-02"]
    again = Authoring(authoring.shipped, authoring.history, authoring.owner, authoring.writer, authoring.quick).bank()
    assert [one.prompt for one in again.questions((topic.id,))] == ["What is a cache?", "What is a cookie?"]
    assert len(list(again.questions())) == len(list(authoring.shipped.questions())) + 2


def test_an_empty_topic_is_not_offered_for_practice(authoring: Authoring) -> None:
    """It stands on the shelf until it has a question."""
    topic = authoring.make_topic("Empty")
    assert authoring.shelf(topic.id).questions == ()
    assert topic.id not in [one.id for one in authoring.bank().topics]


def test_two_topics_cannot_have_one_name(authoring: Authoring) -> None:
    """However its letters are written."""
    authoring.make_topic("Caches")
    with pytest.raises(BadInput, match="already"):
        authoring.make_topic("  caches ")
    with pytest.raises(BadInput, match="already"):
        authoring.edit_topic(SHIPPED, title="CACHES", introduction="")


def test_an_id_is_never_given_out_twice(authoring: Authoring) -> None:
    """Answers to a deleted question stay on record under its id."""
    topic = authoring.make_topic("Caches")
    gone = authoring.add(question(topic.id))
    authoring.delete(gone.id)
    assert authoring.add(question(topic.id)).id != gone.id


def test_a_question_added_to_a_shipped_topic_keeps_clear_of_its_ids(authoring: Authoring) -> None:
    """A later release may ship more questions there."""
    added = authoring.add(question(SHIPPED))
    assert added.id.startswith("own")
    assert added in authoring.bank().topics[0].questions
    assert authoring.add(question(SHIPPED)).id != added.id


def test_a_shipped_question_is_adapted_and_reset(authoring: Authoring) -> None:
    """The person's version counts; the shipped one comes back whole."""
    before = authoring.bank().question("mm-02")
    adapted = before.model_copy(update={"prompt": "What is a VLM?", "tags": ("vision",)})
    authoring.edit(adapted, before=before)
    assert authoring.bank().question("mm-02") == adapted
    assert authoring.is_adapted("mm-02")
    assert authoring.shipped.question("mm-02") == before
    authoring.reset("mm-02")
    assert authoring.bank() == authoring.shipped
    assert not authoring.is_adapted("mm-02")


def test_editing_back_to_what_was_shipped_is_a_reset(authoring: Authoring) -> None:
    """So that what later releases mend arrives."""
    before = authoring.bank().question("mm-02")
    adapted = before.model_copy(update={"prompt": "What is a VLM?"})
    authoring.edit(adapted, before=before)
    authoring.edit(before, before=adapted)
    assert not authoring.is_adapted("mm-02")


def test_two_tabs_do_not_overwrite_each_other(history: SqlHistory) -> None:
    """The second one to save is told, and nothing of the first is lost."""
    one, other = authoring_of(history), authoring_of(history)
    before = one.bank().question("mm-02")
    assert other.bank().question("mm-02") == before
    one.edit(before.model_copy(update={"prompt": "First?"}), before=before)
    with pytest.raises(Stale, match="another tab"):
        other.edit(before.model_copy(update={"prompt": "Second?"}), before=before)
    assert other.bank().question("mm-02").prompt == "First?"


def test_what_was_worked_out_before_another_change_is_not_kept(authoring: Authoring) -> None:
    """Two that make a topic of one name, or a question with the next id, at the same moment are one too many."""
    seen = authoring.laid().revision
    authoring.make_topic("Caches")
    with pytest.raises(Stale, match="Try again"):
        authoring.change(Change(topics=(OwnTopic(id="caches", title="Other caches"),)), since=seen)
    assert authoring.shelf("caches").topic.title == "Caches"


def test_a_retired_question_is_asked_no_more_and_still_found(authoring: Authoring) -> None:
    """A session that is open with it goes on, and it can come back."""
    authoring.retire("mm-02")
    bank = authoring.bank()
    assert "mm-02" not in [one.id for one in bank.questions()]
    assert bank.question("mm-02") == authoring.shipped.question("mm-02")
    assert authoring.is_retired("mm-02")
    authoring.retire("mm-02", retired=False)
    assert list(authoring.bank().questions()) == list(authoring.shipped.questions())


def test_a_retired_topic_is_asked_no_more(authoring: Authoring) -> None:
    """With all of its questions, which come back with it."""
    authoring.retire_topic(SHIPPED)
    assert list(authoring.bank().questions()) == []
    assert authoring.bank().question("mm-02")
    authoring.retire_topic(SHIPPED, retired=False)
    assert authoring.bank().topics[0].questions == authoring.shipped.topics[0].questions


def test_what_was_shipped_cannot_be_deleted(authoring: Authoring) -> None:
    """The way out is named."""
    for refused in (lambda: authoring.delete("mm-02"), lambda: authoring.delete_topic(SHIPPED)):
        with pytest.raises(BadInput, match="Retire it instead"):
            refused()


def test_a_deleted_topic_takes_its_questions_and_rubrics_with_it(authoring: Authoring) -> None:
    """Nothing of it is left behind."""
    topic = authoring.make_topic("Caches")
    added = authoring.add(question(topic.id))
    rubric = authoring.rubric(added)
    authoring.keep_rubric(rubric, before=rubric)
    authoring.delete_topic(topic.id)
    assert authoring.laid().own.is_empty
    with pytest.raises(NotFound):
        authoring.shelf(topic.id)


def test_a_kept_rubric_is_a_reviewed_one(authoring: Authoring) -> None:
    """From then on answers are graded by it, and it can be let go of again."""
    topic = authoring.make_topic("Caches")
    added = authoring.add(question(topic.id))
    derived = authoring.rubric(added)
    assert derived.origin is Origin.DERIVED
    authoring.keep_rubric(derived.model_copy(update={"points": derived.points[:1]}), before=derived)
    kept = authoring.rubric(added)
    assert (kept.origin, len(kept.points)) == (Origin.REVIEWED, 1)
    with pytest.raises(Stale):
        authoring.keep_rubric(derived, before=derived)
    authoring.reset_rubric(added.id)
    assert authoring.rubric(added) == derived


def test_each_person_has_their_own(history: SqlHistory) -> None:
    """Nothing of one is ever shown to another."""
    one, other = authoring_of(history, "one"), authoring_of(history, "other")
    topic = one.make_topic("Secret")
    one.add(question(topic.id))
    one.retire("mm-01")
    assert other.bank() == other.shipped
    assert other.laid().own.is_empty


def test_one_damaged_row_takes_nothing_with_it(authoring: Authoring) -> None:
    """The app starts, and everything else is there."""
    topic = authoring.make_topic("Caches")
    first, second = (authoring.add(question(topic.id, prompt)) for prompt in ("One?", "Two?"))
    with sqlite3.connect(authoring.history._database.path) as file:  # type: ignore[attr-defined]
        file.execute("UPDATE own_questions SET body = '{' WHERE id = ?", (first.id,))
    again = Authoring(authoring.shipped, authoring.history, authoring.owner, authoring.writer, authoring.quick)
    assert [one.id for one in again.bank().questions((topic.id,))] == [second.id]


def test_questions_whose_topic_is_shipped_no_more_keep_their_order(authoring: Authoring) -> None:
    """Today and tomorrow: an order that changes from start to start would shuffle the list under people's hands."""
    names = [f"gone-{letter}" for letter in "hgfedcba"]
    own = [question(name).model_copy(update={"id": f"{name[-1] * 2}-01"}) for name in names]
    authoring.change(Change(questions=tuple(OwnQuestion(id=one.id, question=one) for one in own)), since=None)
    assert [shelf.topic.id for shelf in authoring.laid().shelves][-len(names) :] == names
