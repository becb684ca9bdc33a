"""What is put on record comes back, and only once."""

import os
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from interviewer.domain.answer import LONGEST
from interviewer.domain.attempt import Draft
from interviewer.domain.grade import Evidence, Grade
from interviewer.errors import NotFound, Stale
from interviewer.history import SqlHistory, open_history
from tests.history.making import ANNE, NOON, a_grade, a_session, an_attempt

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=300)


def test_what_is_kept_comes_back(history: SqlHistory, path: Path) -> None:
    """Session, attempt and grades are the same after the file was closed and opened again, oldest grade first."""
    session = a_session().after_answer(0)
    history.record_answer(an_attempt(), session)
    history.add_grade(ANNE, "a", a_grade(None))
    graded = history.add_grade(ANNE, "a", a_grade())
    history.close()
    again = open_history(path)
    assert again.session(ANNE, "s") == session
    expected = an_attempt().model_copy(update={"grades": (a_grade(None), a_grade())})
    assert again.attempt(ANNE, "a") == graded == expected
    again.close()


def test_a_moment_in_another_zone_is_the_same_moment(history: SqlHistory) -> None:
    """Zones are kept: what was noon in UTC is read as noon in UTC."""
    elsewhere = an_attempt().answered_at.astimezone(timezone(timedelta(hours=9)))
    attempt = an_attempt().model_copy(update={"answered_at": elsewhere})
    history.record_answer(attempt, a_session().after_answer(0))
    kept = history.attempt(ANNE, "a").answered_at
    assert kept == elsewhere
    assert kept.utcoffset() == timedelta(0)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=ANY_TEXT)
@example(text="before\x00after")
@example(text="'); DROP TABLE attempts; --")
@example(text="👩‍👩‍👧‍👦 ￿ \u202e\r\n\t" * 1000)
@example(text="x" * LONGEST)
def test_any_text_survives(history: SqlHistory, text: str) -> None:
    """Whatever a candidate types is kept to the letter; what is no whole character becomes one that stands for it."""
    kept = "".join("\ufffd" if one == "\0" or "\ud800" <= one <= "\udfff" else one for one in text)
    name = os.urandom(8).hex()
    history.save_session(a_session(name))
    history.save_draft(ANNE, name, 0, Draft(text=text, revision=1))
    assert history.draft(ANNE, name, 0).text == kept
    recorded = history.record_answer(an_attempt(text, name=name, session=name), a_session(name).after_answer(0))
    assert recorded.answer.text == history.attempt(ANNE, name).answer.text == kept


def test_half_a_character_does_not_move_the_evidence(history: SqlHistory) -> None:
    """Evidence that a grader found in the recorded answer still spans its quote when it is read again."""
    attempt = history.record_answer(an_attempt("An \ud83d answer."), a_session().after_answer(0))
    evidence = Evidence.of(attempt.answer.text, 3, 8)
    judgement = a_grade().judgements[0].model_copy(update={"evidence": (evidence,)})
    grade: Grade = a_grade().model_copy(update={"judgements": (judgement,)})
    kept = history.add_grade(ANNE, "a", grade).grades[0].judgements[0].evidence[0]
    assert kept == evidence
    assert history.attempt(ANNE, "a").answer.text[kept.start : kept.end] == kept.quote


def test_the_same_try_is_kept_once(history: SqlHistory) -> None:
    """Handing in twice gives the first attempt back, with its grades, and changes nothing."""
    session = a_session().after_answer(0)
    history.record_answer(an_attempt("first"), session)
    history.add_grade(ANNE, "a", a_grade())
    for again in (session, session.after_answer(0)):
        second = history.record_answer(an_attempt("second", name="b"), again)
        assert (second.id, second.answer.text, len(second.grades)) == ("a", "first", 1)
    assert len(history.attempts(ANNE, ["s"])) == 1
    assert history.session(ANNE, "s") == session


def test_an_answer_to_a_session_that_moved_on_is_refused_whole(history: SqlHistory) -> None:
    """Neither the attempt nor the session is kept, and the draft stays, so that it can be handed in again."""
    history.save_session(a_session().at(0))
    history.save_draft(ANNE, "s", 0, Draft(text="typed", revision=1))
    with pytest.raises(Stale, match="another tab"):
        history.record_answer(an_attempt(), a_session().after_answer(0))
    assert not history.attempts(ANNE, ["s"])
    assert history.session(ANNE, "s") == a_session().at(0)
    assert history.draft(ANNE, "s", 0).text == "typed"


def test_two_tabs_cannot_both_move_a_session(history: SqlHistory) -> None:
    """The second to save the same version is told to load again, and nothing of the first is undone."""
    history.save_session(a_session().at(0))
    for late in (a_session().after_skip(), a_session()):
        with pytest.raises(Stale, match="another tab"):
            history.save_session(late)
    assert history.session(ANNE, "s") == a_session().at(0)


def test_a_move_of_a_session_that_is_not_there_is_not_found(history: SqlHistory) -> None:
    """A session is only ever begun by its first version."""
    with pytest.raises(NotFound):
        history.save_session(a_session("gone").at(0))
    with pytest.raises(NotFound):
        history.record_answer(an_attempt(session="gone"), a_session("gone").after_answer(0))


def test_an_older_draft_never_replaces_a_newer_one(history: SqlHistory) -> None:
    """Messages of the browser may arrive out of order; handing in drops the draft of that question alone."""
    history.save_session(a_session("two", questions=2))
    for text, revision in (("first", 1_780_000_000_000), ("newer", 1_790_000_000_000), ("older", 1_785_000_000_000)):
        history.save_draft(ANNE, "two", 0, Draft(text=text, seconds=2.5, revision=revision))
    assert history.draft(ANNE, "two", 0) == Draft(text="newer", seconds=2.5, revision=1_790_000_000_000)
    history.save_draft(ANNE, "two", 1, Draft(text="other"))
    history.record_answer(an_attempt(session="two"), a_session("two", questions=2).after_answer(0))
    assert history.draft(ANNE, "two", 0) == Draft()
    assert history.draft(ANNE, "two", 1).text == "other"


def test_only_what_has_no_grade_at_all_waits_for_one(history: SqlHistory) -> None:
    """A crash leaves an attempt to grade; a grade that says why it has no score doesn't."""
    session = a_session()
    for number in (1, 2):
        session = session.after_answer(0)
        history.record_answer(an_attempt(name=f"a{number}", number=number), session)
    assert [one.id for one in history.waiting(ANNE)] == ["a1", "a2"]
    history.add_grade(ANNE, "a1", a_grade(None))
    assert [one.id for one in history.waiting(ANNE)] == ["a2"]


def test_sessions_come_in_pages_newest_first(history: SqlHistory) -> None:
    """Every session is on exactly one page."""
    for number in range(5):
        later = a_session(f"n{number}").model_copy(update={"started_at": NOON + timedelta(hours=number + 1)})
        history.save_session(later)
    pages = [[one.id for one in history.sessions(ANNE, limit=4, offset=offset)] for offset in (0, 4, 8)]
    assert pages == [["n4", "n3", "n2", "n1"], ["n0", "s"], []]
    assert history.count_sessions(ANNE) == 6
