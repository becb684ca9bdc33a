"""No page reads everything an owner has: the plans that SQLite makes, on whatever there is."""

import re
from collections.abc import Callable

import pytest
from sqlalchemy import event

from interviewer.history import SqlHistory
from tests.history import attic
from tests.history.making import ANNE, NOON

pytestmark = pytest.mark.sqlite

LARGE = "attempts|grades|judgements|follow_ups|grades_with_follow_ups|reviews|findable"
ALL_OF_AN_OWNER = re.compile(rf"(SCAN|SEARCH) ({LARGE})\b(?!.*\(.*(AND|id=|rowid).*\))")
ASKED: dict[str, Callable[[SqlHistory], object]] = {
    "sessions": lambda history: history.attempts(ANNE, [f"{ANNE}-{number}" for number in range(4)]),
    "an attempt": lambda history: history.attempt(ANNE, f"{ANNE}-1-0"),
    "attempts at a question": lambda history: history.recent_attempts(ANNE, "q-0", limit=5),
    "what is new": lambda history: history.untaken(ANNE),
    "scores over time": lambda history: history.session_scores(ANNE, limit=30),
    "how sure": lambda history: history.predictions(ANNE, limit=30),
    "what waits for a grade": lambda history: history.waiting(ANNE),
    "what was paid": lambda history: history.spent(ANNE, NOON),
    "ratings": lambda history: history.reviews(ANNE, "q-0"),
}


def plan_of(history: SqlHistory, ask: Callable[[SqlHistory], object]) -> list[list[str]]:
    """The steps of every query that it takes."""
    asked: list[tuple[str, object]] = []
    event.listen(
        history._database.engine,
        "before_cursor_execute",
        lambda _connection, _cursor, statement, values, *_: asked.append((statement, values)),
    )
    ask(history)
    queries = [one for one in asked if one[0].startswith(("SELECT", "WITH"))]
    assert queries
    with history._database.engine.connect() as connection:
        explained = [connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {one}", values) for one, values in queries]  # type: ignore[arg-type]
        return [[row[3] for row in plan] for plan in explained]


@pytest.mark.parametrize("name", ASKED)
def test_what_pages_ask_is_looked_up(history: SqlHistory, name: str) -> None:
    """By a key, a question, a session or a moment, never by the owner alone."""
    attic.fill(history, 1, sessions=4)
    for steps in plan_of(history, ASKED[name]):
        assert not [step for step in steps if ALL_OF_AN_OWNER.match(step)], steps


def test_no_filter_is_made_of_all_grades(history: SqlHistory) -> None:
    """How each question stands is looked up grade by grade, as is quicker where there are many."""
    attic.fill(history, 1, sessions=4)
    for steps in plan_of(history, lambda history: history.standings(ANNE)):
        assert not [step for step in steps if step.startswith("BLOOM FILTER")], steps
