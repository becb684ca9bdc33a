"""A document is taken in whole or not at all, and nothing is kept twice by accident."""

import pytest

from interviewer.authoring import Authoring, TakingIn
from interviewer.domain.importing import Choice, Found, Import
from interviewer.domain.question import Question, Section, SectionKind
from interviewer.domain.rubric import Origin, Point, Tier
from interviewer.errors import BadInput, HistoryError, Stale
from tests.authoring.conftest import authoring_of

SECTION = Section(kind=SectionKind.ANSWER, text="It keeps things near. It answers sooner.")


def found(prompt: str, text: str = "It keeps things near. It answers sooner.", **more: object) -> Found:
    """One question of a document."""
    section = Section(kind=SectionKind.ANSWER, text=text)
    return Found.model_validate({"question": prompt, "sections": (section,), "line": 1, **more})


def document(*questions: Found, topic: str = "Caches") -> Import:
    """A document of these."""
    return Import(topic=topic, questions=questions)


def test_its_questions_can_be_practised_at_once(authoring: Authoring) -> None:
    """Under the name that was given, with a rubric each."""
    taken = TakingIn(authoring).take_in(document(found("What is a cache?"), found("Why cache at all?")), "My caches")
    assert (taken.topic_id, taken.added, taken.replaced, taken.skipped) == ("my-caches", 2, 0, 0)
    questions = list(authoring.bank().questions(("my-caches",)))
    assert [one.prompt for one in questions] == ["What is a cache?", "Why cache at all?"]
    assert all(authoring.rubric(one).points for one in questions)


def test_taking_in_twice_adds_nothing(authoring: Authoring) -> None:
    """What is there already is skipped, whatever its case and punctuation."""
    taking_in = TakingIn(authoring)
    taking_in.take_in(document(found("What is a cache?")), "Caches")
    again = taking_in.take_in(document(found("what is a CACHE")), "caches")
    assert (again.topic_id, again.added, again.skipped) == ("caches", 0, 1)


def test_the_same_question_twice_in_a_document_is_one(authoring: Authoring) -> None:
    """The second one is skipped unless both are wanted."""
    twice = document(found("What is a cache?"), found("What is a cache?", "Something else entirely."))
    matches = TakingIn(authoring).matches(twice)
    assert matches[0] is None
    assert matches[1] is not None
    assert matches[1].question_id is None
    assert TakingIn(authoring).take_in(twice, "Caches", [Choice.KEEP, Choice.KEEP]).added == 2


def test_what_is_only_alike_is_kept(authoring: Authoring) -> None:
    """A question about something else must not vanish because it is worded like another."""
    alike = document(found("How does attention work?"), found("How does self-attention work?"))
    matches = TakingIn(authoring).matches(alike)
    assert matches[1] is not None
    assert TakingIn(authoring).take_in(alike, "Attention").added == 2


def test_replacing_keeps_the_id_and_drops_a_rubric_that_quotes_what_is_gone(authoring: Authoring) -> None:
    """The history of the question stays its own; a shipped one becomes adapted, with a rubric of its new answer."""
    prompt = authoring.shipped.question("mm-02").prompt
    taken = TakingIn(authoring).take_in(
        document(found(prompt, "A model that sees. It writes too.")), "X", [Choice.REPLACE]
    )
    assert (taken.added, taken.replaced) == (0, 1)
    assert authoring.bank().question("mm-02").reference_text == "A model that sees. It writes too."
    assert authoring.bank().rubrics["mm-02"].origin is Origin.DERIVED
    assert authoring.is_adapted("mm-02")
    assert authoring.find_topic("X") is None


def test_a_rubric_that_comes_along_counts(authoring: Authoring) -> None:
    """As reviewed by whoever wrote it."""
    point = Point(id="near", text="It keeps things near.", tier=Tier.CORE, weight=2)
    taken = TakingIn(authoring).take_in(document(found("What is a cache?", id="ca-07", points=(point,))), "Caches")
    (question,) = authoring.bank().questions((taken.topic_id,))
    assert question.id == "ca-07"
    assert authoring.rubric(question).points == (point,)
    assert authoring.rubric(question).origin is Origin.REVIEWED


def test_all_or_nothing(authoring: Authoring, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up in the middle leaves the bank as it was."""
    shares: list[float] = []

    def full(share: float) -> None:
        shares.append(share)
        if share > 0.8:
            raise HistoryError("The disk is full.")

    many = document(*(found(f"What is number {number}?") for number in range(1000)))
    with pytest.raises(HistoryError, match="full"):
        TakingIn(authoring).take_in(many, "Numbers", [Choice.KEEP] * 1000, progress=full)
    assert shares == sorted(shares)
    assert authoring.laid().own.is_empty


def test_a_question_that_is_added_meanwhile_is_not_overwritten(authoring: Authoring) -> None:
    """In another tab, while thousands are compared: the import is to be tried again, and then keeps clear of it."""
    topic = authoring.make_topic("Caches")
    first = authoring.add(Question(id="x-01", topic=topic.id, prompt="What is first?", reference=(SECTION,)))
    added: list[Question] = []

    def meanwhile(share: float) -> None:
        if share > 0.5 and not added:
            new = Question(id="x-01", topic=topic.id, prompt="What is new?", reference=(SECTION,))
            added.append(authoring_of(authoring.history).add(new))

    with pytest.raises(Stale, match="Try again"):
        TakingIn(authoring).take_in(document(found("What is taken in?")), "Caches", progress=meanwhile)
    assert list(authoring.bank().questions((topic.id,))) == [first, *added]
    TakingIn(authoring).take_in(document(found("What is taken in?")), "Caches")
    prompts = [one.prompt for one in authoring.bank().questions((topic.id,))]
    assert prompts == ["What is first?", "What is new?", "What is taken in?"]


def test_a_topic_needs_a_name(authoring: Authoring) -> None:
    """The way out is said."""
    with pytest.raises(BadInput, match="no name"):
        TakingIn(authoring).take_in(document(found("What?")), "  ")


def test_five_thousand_questions_are_taken_in(authoring: Authoring) -> None:
    """Each under an id of its own, and the progress comes to its end."""
    shares: list[float] = []
    many = document(*(found(f"What is the {number}th word of list {number * 7919 % 5000}?") for number in range(5000)))
    taken = TakingIn(authoring).take_in(many, "Many", [Choice.KEEP] * 5000, progress=shares.append)
    assert taken.added == 5000
    assert shares[-1] == pytest.approx(1.0)
    assert len({one.id for one in authoring.bank().questions((taken.topic_id,))}) == 5000
