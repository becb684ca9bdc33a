"""Where a candidate stands, against the same thing computed in plain Python."""

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewer.domain.attempt import Attempt, Standing
from interviewer.domain.session import Mode, Setup
from interviewer.history import SqlHistory
from tests.history.making import ANNE, NOON, a_grade, a_session, an_attempt

GRADE = st.builds(a_grade, st.sampled_from([None, 0.0, 0.25, 1.0]), provisional=st.booleans())
TRY = st.tuples(st.integers(0, 2), st.integers(0, 3), st.lists(GRADE, max_size=3))


def computed(attempts: list[Attempt]) -> dict[str, Standing]:
    """The newest try at each question and the grade that counts, as the domain has it."""
    newest = sorted(attempts, key=lambda one: (one.answered_at, one.number, one.id))
    by_question = {one.question.id: one for one in newest}
    return {
        name: Standing(
            question_id=name,
            last_score=last.score,
            last_at=last.answered_at,
        )
        for name, last in by_question.items()
    }


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(tries=st.lists(TRY, max_size=8))
def test_standings_are_what_the_domain_says(history: SqlHistory, tries: list[tuple]) -> None:
    """Tries in any order, at the same moment, ungraded, provisional, graded again: one query says the same."""
    owner = os.urandom(8).hex()
    session = a_session(owner, owner, questions=3)
    history.save_session(session)
    for place, (position, minutes, grades) in enumerate(tries):
        name, number = f"{owner}-{place}", session.slots[position].tries + 1
        session = session.after_answer(position)
        attempt = an_attempt(name=name, session=owner, owner=owner, position=position, number=number, minutes=minutes)
        history.record_answer(attempt, session)
        for grade in grades:
            history.add_grade(owner, name, grade)
    assert history.standings(owner) == computed(list(history.attempts(owner, [owner])))


def test_an_interview_that_is_open_lends_no_score(history: SqlHistory) -> None:
    """What is practised next must not tell what its answers are worth before it has ended."""
    setup = Setup(topics=("t",), count=1, mode=Mode.INTERVIEW)
    session = a_session("open").model_copy(update={"setup": setup})
    history.save_session(session)
    answered = session.after_answer(0)
    history.record_answer(an_attempt(session="open"), answered)
    history.add_grade(ANNE, "a", a_grade(0.25))
    assert history.standings(ANNE)["q-0"].last_score is None
    history.save_session(answered.ended(NOON))
    assert history.standings(ANNE)["q-0"].last_score == 0.25
