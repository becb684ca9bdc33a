"""How sure the candidate was, on record."""

import sqlite3
from datetime import timedelta
from pathlib import Path

from interviewer.domain.attempt import Draft
from interviewer.domain.confidence import Confidence
from interviewer.domain.session import Mode, Session
from interviewer.history import SqlHistory
from interviewer.history.predictions import predictions_query
from tests.history.making import ANNE, BEN, NOON, a_grade, a_session, an_attempt

SURE, CERTAIN = Confidence.FAIRLY_SURE, Confidence.CERTAIN


def answered(
    history: SqlHistory,
    name: str,
    confidence: Confidence | None,
    score: float,
    *,
    owner: str = ANNE,
    minutes: int = 1,
    session: Session | None = None,
) -> None:
    """A session of one answer."""
    begun = session or a_session(f"s-{name}", owner)
    history.save_session(begun)
    attempt = an_attempt(name=name, session=begun.id, owner=owner, minutes=minutes)
    history.record_answer(attempt.model_copy(update={"confidence": confidence}), begun.after_answer(0))
    history.add_grade(owner, name, a_grade(score))


def test_it_is_kept_with_draft_and_attempt(history: SqlHistory) -> None:
    """As it was said; nothing said is nothing kept."""
    history.save_draft(ANNE, "s", 0, Draft(text="x", revision=1, confidence=SURE))
    assert history.draft(ANNE, "s", 0).confidence is SURE
    history.save_draft(ANNE, "s", 0, Draft(text="x", revision=2))
    assert history.draft(ANNE, "s", 0).confidence is None
    answered(history, "a", CERTAIN, 1)
    answered(history, "b", None, 1)
    assert history.attempt(ANNE, "a").confidence is CERTAIN
    assert history.attempt(ANNE, "b").confidence is None


def test_it_stays_when_the_same_try_is_handed_in_again(history: SqlHistory) -> None:
    """Whoever has seen the grade can't be wise after the event."""
    answered(history, "a", SURE, 0)
    again = an_attempt(name="other", session="s-a").model_copy(update={"confidence": Confidence.GUESSING})
    assert history.record_answer(again, history.session(ANNE, "s-a").after_answer(0)).confidence is SURE
    assert history.attempt(ANNE, "a").confidence is SURE


def test_predictions_have_the_grade_that_counts(history: SqlHistory) -> None:
    """The newest first, those of which nothing was said left out, and the last try at each question known."""
    answered(history, "a", CERTAIN, 0.5)
    history.add_grade(ANNE, "a", a_grade(0.25))
    history.add_grade(ANNE, "a", a_grade(1, provisional=True))
    history.add_grade(ANNE, "a", a_grade(None))
    answered(history, "b", None, 1, minutes=2)
    answered(history, "c", SURE, 0, minutes=3)
    found = history.predictions(ANNE, limit=9)
    assert [(one.attempt_id, one.confidence, one.score, one.is_newest) for one in found] == [
        ("c", SURE, 0, True),
        ("a", CERTAIN, 0.25, False),
    ]
    assert found[0].at == NOON + timedelta(minutes=3)
    assert found[0].grader == "offline"


def test_each_level_has_its_newest_answers(history: SqlHistory) -> None:
    """A level that is said often doesn't crowd out one that is said seldom."""
    answered(history, "seldom", Confidence.GUESSING, 0)
    for minute in range(2, 6):
        answered(history, f"often-{minute}", CERTAIN, 1, minutes=minute)
    found = history.predictions(ANNE, limit=2)
    assert [one.attempt_id for one in found] == ["often-5", "often-4", "seldom"]


def test_an_open_interview_tells_nothing(history: SqlHistory) -> None:
    """Its scores come at the end, here too."""
    plain = a_session("s-a")
    setup = plain.setup.model_copy(update={"mode": Mode.INTERVIEW})
    answered(history, "a", CERTAIN, 0, session=plain.model_copy(update={"setup": setup}))
    assert history.predictions(ANNE, limit=9) == []
    history.save_session(history.session(ANNE, "s-a").ended(NOON))
    assert len(history.predictions(ANNE, limit=9)) == 1


def test_predictions_are_each_owners_own(history: SqlHistory) -> None:
    """Neither Anne's answers nor her later try at the same question are seen in Ben's."""
    answered(history, "a", CERTAIN, 0, minutes=9)
    assert history.predictions(BEN, limit=9) == []
    answered(history, "b", SURE, 0, owner=BEN)
    assert [(one.attempt_id, one.is_newest) for one in history.predictions(BEN, limit=9)] == [("b", True)]


def test_predictions_go_along_the_index(history: SqlHistory, path: Path) -> None:
    """However many answers there are: no table of the query is read from end to end."""
    query = predictions_query(ANNE, 50).compile(history._database.engine, compile_kwargs={"literal_binds": True})
    with sqlite3.connect(path) as raw:
        plan = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {query}")]
    raw.close()
    assert sum("ix_attempts_owner_confidence" in step for step in plan) == len(Confidence)
    assert not [step for step in plan if step.startswith(("SCAN attempts", "SCAN grades", "SCAN sessions"))]
