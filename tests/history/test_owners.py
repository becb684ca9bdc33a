"""Whose record it is."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from interviewer.domain.attempt import Draft
from interviewer.domain.follow_up import GradeWithFollowUps
from interviewer.errors import NotFound
from interviewer.history import SqlHistory
from tests.history.making import (
    ANNE,
    BEN,
    HEARD,
    NOON,
    a_card,
    a_follow_up,
    a_grade,
    a_record,
    a_recording,
    a_review,
    a_rubric,
    a_session,
    an_attempt,
)

REFUSED: list[Callable[[SqlHistory], object]] = [
    lambda history: history.session(BEN, "s"),
    lambda history: history.save_session(a_session(owner=BEN).after_answer(0).at(0)),
    lambda history: history.record_answer(an_attempt(owner=BEN), a_session(owner=BEN).after_answer(0)),
    lambda history: history.record_answer(an_attempt(owner=BEN, number=2), a_session(owner=BEN).at(0).at(0)),
    lambda history: history.attempt(BEN, "a"),
    lambda history: history.add_grade(BEN, "a", a_grade()),
    lambda history: history.save_draft(BEN, "s", 0, Draft(text="x", revision=9)),
    lambda history: history.ask_follow_up(BEN, "a", a_follow_up(2)),
    lambda history: history.settle_follow_up(BEN, "a", 1, answer=None, seconds=0, at=NOON),
    lambda history: history.add_grade_with_follow_ups(BEN, "a", GradeWithFollowUps(answers=1, grade=a_grade())),
    lambda history: history.save_follow_up_draft(BEN, "a", 1, Draft(text="x", revision=9)),
    lambda history: history.follow_up_draft(BEN, "a", 1),
    lambda history: history.keep_recording(a_recording("another", owner=BEN), b"sound"),
    lambda history: history.recording(BEN, "r"),
    lambda history: history.sound(BEN, "r"),
    lambda history: history.add_transcript(BEN, "r", HEARD),
    lambda history: history.note_trouble(BEN, "r", "No."),
    lambda history: history.delete_sound(BEN, "r", NOON),
]


@pytest.fixture
def annes(history: SqlHistory) -> SqlHistory:
    """A history in which everything is Anne's."""
    history.record_answer(an_attempt(), a_session().after_answer(0))
    history.add_grade(ANNE, "a", a_grade())
    history.save_draft(ANNE, "s", 0, Draft(text="Anne's", revision=1))
    history.ask_follow_up(ANNE, "a", a_follow_up())
    history.save_follow_up_draft(ANNE, "a", 1, Draft(text="Anne's", revision=1))
    history.keep_derived_rubric(ANNE, "q", a_rubric().model_copy(update={"derived_by": "m"}), made_at=NOON, cost=1)
    history.keep_recording(a_recording(), b"sound")
    history.keep_reviews(ANNE, "q-0", [a_review()], lambda _: a_card())
    history.follow_grades(ANNE, "q-0", lambda *_: ([], a_record()), lambda _: a_card(), limit=9)
    return history


@pytest.mark.parametrize("call", REFUSED)
def test_what_is_another_owners_is_not_found(annes: SqlHistory, call: Callable[[SqlHistory], object]) -> None:
    """Ben is answered as if Anne's rows were not there, and none of them changes."""
    with pytest.raises(NotFound):
        call(annes)
    assert annes.session(ANNE, "s") == a_session().after_answer(0)
    [attempt] = annes.attempts(ANNE, ["s"])
    assert len(attempt.grades) == 1
    assert [one.is_open for one in attempt.follow_ups] == [True]
    assert attempt.grades_with_follow_ups == ()
    assert annes.follow_up_draft(ANNE, "a", 1).text == "Anne's"
    assert annes.draft(ANNE, "s", 0).text == "Anne's"
    assert annes.recording(ANNE, "r") == a_recording()
    assert annes.sound(ANNE, "r") == b"sound"


def test_another_owner_sees_nothing(annes: SqlHistory) -> None:
    """Every list of Ben's is empty."""
    assert not annes.sessions(BEN, limit=9)
    assert annes.count_sessions(BEN) == 0
    assert not annes.attempts(BEN, ["s"])
    assert not annes.waiting(BEN)
    assert annes.derived_rubric(BEN, "q") is None
    assert annes.spent(BEN, NOON) == 0
    assert not annes.standings(BEN)
    assert not annes.recordings(BEN, ["s"])
    assert not annes.sounds_before(BEN, NOON + timedelta(days=9))
    assert annes.sound_size(BEN) == 0
    assert annes.draft(BEN, "s", 0) == Draft()
    assert annes.untaken(BEN).questions == ()
    assert not annes.recent_attempts(BEN, "q-0", limit=9)
    assert annes.count_attempts(BEN, "q-0") == 0
    assert not annes.reviews(BEN, "q-0")
    assert not annes.cards(BEN)
    assert not annes.records(BEN)


def test_two_owners_of_the_same_question_share_nothing(annes: SqlHistory) -> None:
    """Each has the question as it was asked, and a standing of their own."""
    annes.save_session(a_session("b", BEN))
    annes.record_answer(an_attempt(name="ben's", session="b", owner=BEN), a_session("b", BEN).after_answer(0))
    annes.add_grade(BEN, "ben's", a_grade(0.5))
    assert annes.standings(BEN)["q-0"].last_score == 0.5
    assert annes.standings(ANNE)["q-0"].last_score == 1
    assert [one.id for one in annes.attempts(BEN, ["s", "b"])] == ["ben's"]


def test_taking_in_is_each_owners_own(annes: SqlHistory) -> None:
    """Ben's ratings and marks leave Anne's where they are."""
    annes.keep_reviews(BEN, "q-0", [], lambda _: None)
    annes.follow_grades(BEN, "q-0", lambda attempts, reviews: ([*reviews], None), lambda _: None, limit=9)
    annes.take_in(BEN, annes.untaken(BEN))
    assert annes.untaken(ANNE).questions == ("q-0",)
    assert annes.cards(ANNE) == {"q-0": a_card()}
    assert annes.reviews(ANNE, "q-0") == [a_review()]
    assert annes.records(ANNE) == {"q-0": a_record()}
