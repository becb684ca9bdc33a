"""Two people over one database: to each, the other's rows are not there.

Every method of the record is walked through as Ben, with the names of what is Anne's. What he is told must be what he
is told by a record in which she never was, and nothing of hers may change. A method without a walk fails.
"""

import inspect
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from interviewer.domain.answer import Answer
from interviewer.domain.attempt import Attempt, Draft
from interviewer.domain.base import Value
from interviewer.domain.due import Review
from interviewer.domain.finding import State, Wanted
from interviewer.domain.follow_up import GradeWithFollowUps
from interviewer.domain.own import Change
from interviewer.domain.progress import QuestionRecord
from interviewer.errors import BadInput, RehearsalError
from interviewer.history import SqlHistory
from interviewer.ports import History
from tests.history.making import (
    ANNE,
    BEN,
    HEARD,
    NOON,
    a_card,
    a_follow_up,
    a_grade,
    a_review,
    a_rubric,
    a_session,
    an_attempt,
)
from tests.history.two import (
    DISPUTE,
    LATER,
    MONTH,
    derived,
    everything_of,
    filled,
    follows,
    own_content,
    recording_of,
)
from tests.records import new_record
from tests.taking_away import export_of, forged, take

S, A, R, GONE = "anne-s", "anne-a", "anne-r", "anne-trash"
"""What is Anne's: a session, an attempt, a recording, a deletion."""

Walk = Callable[[SqlHistory], object]
HEARD_ALL = GradeWithFollowUps(answers=1, grade=a_grade())
DRAFT = Draft(text="Ben's", revision=99)
REPLY = {"answer": Answer(text="Ben's"), "seconds": 1.0, "at": NOON}
DELETED = {"as_id": "ben-other", "at": NOON}
FIRST, SECOND = FINDS = [1767268860000000 + 60_000_000 * minute for minute in (0, 29)]
"""The numbers of what each answered first, by the moment."""


def found(history: SqlHistory, **wanted: Any) -> list[int]:
    """The numbers that Ben finds."""
    return list(history.find(BEN, Wanted(**wanted), most=99))


def questions_of(history: SqlHistory) -> tuple[str, ...]:
    """Grades are numbered through for all, so only the questions can be compared."""
    return history.untaken(BEN).questions


def followed(history: SqlHistory) -> object:
    """The attempts and the ratings that Ben's page is shown to follow."""
    shown: list[object] = []

    def follow(attempts: Sequence[Attempt], reviews: Sequence[Review]) -> tuple[Sequence[Review], QuestionRecord]:
        shown.append((ids(attempts), plain(list(reviews))))
        return follows(attempts, reviews)

    history.follow_grades(BEN, "q-0", follow, lambda _: a_card(), limit=9)
    return shown


def counted_rows(pieces: Iterable[bytes]) -> tuple[int, bool]:
    """Of an export the lines, and whether Anne is in it; rows are numbered through for all."""
    document = b"".join(pieces)
    return document.count(b"\n"), b"anne" in document.lower()


WALKS: dict[str, Sequence[Walk]] = {
    "owners": [lambda history: BEN in history.owners()],
    "session": [lambda history: history.session(BEN, S), lambda history: history.session(BEN, "ben-s")],
    "sessions": [lambda history: history.sessions(BEN, limit=9)],
    "count_sessions": [lambda history: history.count_sessions(BEN)],
    "save_session": [lambda history: history.save_session(a_session(S, BEN, questions=2).after_answer(0).at(1))],
    "attempt": [lambda history: history.attempt(BEN, A), lambda history: ids([history.attempt(BEN, "ben-a")])],
    "attempts": [lambda history: ids(history.attempts(BEN, [S, "ben-s"]))],
    "record_answer": [
        lambda history: history.record_answer(
            an_attempt(owner=BEN, name="x", session=S, number=2), a_session(S, BEN, questions=2).at(0).at(0)
        ),
        lambda history: history.record_answer(
            an_attempt(owner=BEN, name="x", session=S, position=1), a_session("ben-s", BEN, questions=2).at(0).at(1)
        ),
    ],
    "add_grade": [lambda history: history.add_grade(BEN, A, a_grade())],
    "waiting": [lambda history: ids(history.waiting(BEN))],
    "spent": [lambda history: history.spent(BEN, MONTH)],
    "standings": [lambda history: history.standings(BEN)],
    "save_draft": [lambda history: history.save_draft(BEN, S, 1, DRAFT)],
    "draft": [lambda history: history.draft(BEN, S, 1), lambda history: history.draft(BEN, "ben-s", 1)],
    # Spoken answers
    "keep_recording": [
        lambda history: history.keep_recording(recording_of(BEN, "ben-r2", S), b"x"),
        lambda history: history.keep_recording(recording_of(BEN, "ben-r2", "anne-gone"), b"x"),
    ],
    "recording": [lambda history: history.recording(BEN, R), lambda history: history.recording(BEN, "ben-r")],
    "recordings": [lambda history: history.recordings(BEN, [S, "ben-s"])],
    "sound": [lambda history: history.sound(BEN, R), lambda history: history.sound(BEN, "ben-r")],
    "add_transcript": [lambda history: history.add_transcript(BEN, R, HEARD)],
    "note_trouble": [lambda history: history.note_trouble(BEN, R, "No.")],
    "delete_sound": [lambda history: history.delete_sound(BEN, R, NOON)],
    "sounds_before": [lambda history: history.sounds_before(BEN, LATER)],
    "sound_size": [lambda history: history.sound_size(BEN)],
    # Practising again
    "untaken": [questions_of],
    "take_in": [lambda history: [history.take_in(BEN, history.untaken(BEN)), questions_of(history)]],
    "recent_attempts": [lambda history: ids(history.recent_attempts(BEN, "q-0", limit=9))],
    "count_attempts": [lambda history: history.count_attempts(BEN, "q-0")],
    "reviews": [lambda history: history.reviews(BEN, "q-0")],
    "keep_reviews": [lambda history: history.keep_reviews(BEN, "q-0", [a_review(A)], lambda _: a_card())],
    "cards": [lambda history: history.cards(BEN)],
    "follow_grades": [followed],
    "records": [lambda history: history.records(BEN)],
    "session_scores": [lambda history: history.session_scores(BEN, limit=9)],
    "predictions": [lambda history: history.predictions(BEN, limit=9)],
    # Disputes and follow-ups
    "keep_dispute": [lambda history: history.keep_dispute(BEN, A, DISPUTE, a_grade(0.0))],
    "disputes": [lambda history: history.disputes(BEN, A), lambda history: history.disputes(BEN, "ben-a")],
    "overturned": [lambda history: history.overturned(BEN)],
    "ask_follow_up": [lambda history: history.ask_follow_up(BEN, A, a_follow_up(3))],
    "settle_follow_up": [lambda history: history.settle_follow_up(BEN, A, 2, **REPLY)],
    "add_grade_with_follow_ups": [lambda history: history.add_grade_with_follow_ups(BEN, A, HEARD_ALL)],
    "save_follow_up_draft": [lambda history: history.save_follow_up_draft(BEN, A, 2, DRAFT)],
    "follow_up_draft": [
        lambda history: history.follow_up_draft(BEN, A, 2),
        lambda history: history.follow_up_draft(BEN, "ben-a", 2),
    ],
    # Models and money
    "derived_rubric": [lambda history: history.derived_rubric(BEN, "digest")],
    "keep_derived_rubric": [
        lambda history: history.keep_derived_rubric(BEN, "digest", derived("both"), made_at=NOON, cost=1)
    ],
    "set_aside": [lambda history: history.set_aside(BEN, MONTH, 1.0, cap=9.0)],
    "settle": [lambda history: history.settle(BEN, MONTH, -0.5)],
    "gone": [lambda history: history.gone(BEN, MONTH)],
    "take_lease": [lambda history: history.take_lease(BEN, A, 0, holder="ben", at=NOON, until=LATER)],
    "extend_leases": [lambda history: history.extend_leases(BEN, holder=ANNE, until=LATER + timedelta(days=1))],
    "end_lease": [lambda history: history.end_lease(BEN, A, 0, holder=ANNE)],
    # One's own content
    "own_revision": [lambda history: history.own_revision(BEN)],
    "own_bank": [lambda history: history.own_bank(BEN)],
    "change_own": [
        lambda history: history.change_own(BEN, Change(rubrics=(a_rubric("own-01"),), without_questions=("own-01",))),
        lambda history: history.change_own(BEN, own_content(BEN), since=2),
    ],
    # Finding and counting
    "find": [
        found,
        lambda history: found(history, words="words"),
        lambda history: found(history, words="anne"),
        lambda history: found(history, words='"voice of"'),
        lambda history: found(history, topics=("t",), graders=("offline",)),
        lambda history: found(history, states=(State.DISPUTED,)),
        lambda history: found(history, since=NOON, until=LATER, scores=(0, 50)),
    ],
    "hits": [lambda history: history.hits(BEN, FINDS)],
    "kept_rubrics": [lambda history: history.kept_rubrics(BEN)],
    "choices": [lambda history: history.choices(BEN)],
    "counted": [lambda history: history.counted(BEN)],
    # Taking away
    "exported": [lambda history: counted_rows(history.exported(BEN))],
    "expect_empty": [lambda history: history.expect_empty(BEN)],
    "look_into": [lambda history: history.look_into(io.BytesIO(b"none"))],
    "sittings": [lambda history: list(map(str, history.sittings(BEN)))],
    "take_over": [lambda history: history.take_over(BEN, io.BytesIO(b"none"))],
    # Deleting, which comes last
    "deleted": [lambda history: history.deleted(BEN)],
    "put_back": [
        lambda history: history.put_back(BEN, GONE),
        lambda history: [history.put_back(BEN, "ben-trash"), ids(history.attempts(BEN, ["ben-gone"]))],
    ],
    "delete_attempt": [
        lambda history: history.delete_attempt(BEN, A, **DELETED),
        lambda history: history.delete_attempt(BEN, "ben-a", as_id="ben-trash-2", at=NOON),
    ],
    "delete_session": [
        lambda history: history.delete_session(BEN, S, **DELETED),
        lambda history: history.delete_session(BEN, "ben-s", as_id="ben-trash-3", at=NOON),
    ],
    "purge": [lambda history: [history.purge(BEN, before=LATER), history.deleted(BEN)]],
    "delete_everything": [lambda history: [history.delete_everything(BEN), history.count_sessions(BEN)]],
}

OF_NOBODY = {"owners", "look_into", "save_session", "record_answer", "keep_recording"}
"""Methods without an owner among their arguments: of all or of none, or told by the value that is kept."""


def ids(attempts: Iterable[Any]) -> list[tuple[str, str, int, int]]:
    """Attempts by what tells them apart; the numbers of their grades do not count."""
    return [(one.id, one.answer.text, len(one.grades), len(one.follow_ups)) for one in attempts]


def methods_of(kind: type) -> dict[str, Any]:
    """What can be called on something of that kind."""
    return {name: each for name, each in inspect.getmembers(kind, inspect.isfunction) if not name.startswith("_")}


@pytest.fixture
def both(history: SqlHistory) -> SqlHistory:
    """A record in which both have something of every kind."""
    filled(history, ANNE)
    filled(history, BEN)
    return history


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[SqlHistory]:
    """A record in which Ben has the same, and Anne never was."""
    opened = new_record(tmp_path / "alone" / "history.db")
    filled(opened, BEN)
    yield opened
    opened.close()


def test_every_method_of_the_record_is_walked_through() -> None:
    """A method that comes anew has to be shown to keep people apart before it is used."""
    assert set(WALKS) == set(methods_of(History))


def test_every_method_asks_whose_it_is() -> None:
    """By its first argument; what takes none is known by name."""
    first = {name: list(inspect.signature(each).parameters)[1:2] for name, each in methods_of(History).items()}
    assert {name for name, asked in first.items() if asked != ["owner"]} == OF_NOBODY


def test_everyone_has_something_in_every_table(both: SqlHistory) -> None:
    """Else the walk would prove nothing of that table."""
    for owner in (ANNE, BEN):
        assert [name for name, rows in everything_of(both, owner).items() if not rows] == []


def test_ben_is_told_what_he_would_be_told_without_anne(both: SqlHistory, alone: SqlHistory) -> None:
    """Whatever he calls, and whatever of hers he names; and nothing of hers has changed after any of it."""
    before = everything_of(both, ANNE)
    for name, walks in WALKS.items():
        for number, walk in enumerate(walks):
            assert told(walk, both) == told(walk, alone), (name, number)
        assert everything_of(both, ANNE) == before, name


def test_an_import_brings_nothing_into_what_is_another_s(both: SqlHistory) -> None:
    """A file that names Anne's session is refused: she could not write her own draft there any more."""
    before, carl = everything_of(both, ANNE), "carl"
    draft = {"session_id": S, "position": 0, "text": "Carl's", "seconds": 0.0, "revision": 1, "recordings": ""}
    empty = export_of(both, carl)
    tables = {**json.loads(empty)["tables"], "drafts": [{**draft, "confidence": None}]}
    with pytest.raises(BadInput, match="don't fit together"):
        take(both, forged(empty, tables=tables), carl)
    assert everything_of(both, ANNE) == before
    take(both, empty, carl)


def told(walk: Walk, history: SqlHistory) -> object:
    """What comes of a call: its answer, or the error with its words."""
    try:
        return plain(walk(history))
    except RehearsalError as refused:
        return type(refused), str(refused)


def plain(answer: object) -> object:
    """As values that can be compared."""
    if isinstance(answer, Value):
        return answer.model_dump()
    if isinstance(answer, dict):
        return {name: plain(one) for name, one in answer.items()}
    return list(map(plain, answer)) if isinstance(answer, list | tuple) else answer
