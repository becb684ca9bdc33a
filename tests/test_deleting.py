"""Deleting over the real record: nothing is left of it, what followed from it least of all, until it is undone."""

import itertools
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.bootstrap import build_deleting, build_disputing, build_practising
from interviewer.deleting import Deleting
from interviewer.domain.attempt import Attempt, Draft
from interviewer.domain.dispute import Claim, Objection
from interviewer.domain.due import Rating
from interviewer.domain.session import Setup, SlotState
from interviewer.domain.transcript import Recording
from interviewer.errors import BadInput, NotFound, Stale
from interviewer.interview import Interview
from tests.app import toy
from tests.history.making import HEARD
from tests.test_review import SetClock

TEXTS = ("wood to play with, and a kite", "wood to play with", "wood", "not wood", "")
TWO = Setup(topics=("toys",), count=2, questions=("toy-1", "toy-2"))
ACTS = st.lists(
    st.tuples(st.integers(1, 3), st.sampled_from(TEXTS), st.booleans(), st.booleans(), st.booleans()), max_size=6
)
OBJECTION = Objection(point_id="wood", claim=Claim.NOT_SAID)
OWNER = "local"


@dataclass
class Desk:
    """A candidate who can take things back."""

    app: Interview
    deleting: Deleting
    clock: SetClock

    def act(self, question: int, text: str, *, rated: bool, disputed: bool, by: Interview | None = None) -> Attempt:
        """One try in a session of its own, perhaps rated and disputed."""
        app = by or self.app
        session = app.start(Setup(topics=("toys",), count=1, questions=(f"toy-{question}",)))
        attempt = app.answer(session.id, 0, 1, Draft(text=text, seconds=9))
        if disputed:
            attempt = build_disputing(app).override(attempt, OBJECTION)
        if rated:
            build_practising(app).rate(attempt, Rating.HARD)
        app.end(session.id)
        self.clock.forward(days=1)
        return attempt

    def follows(self) -> dict[str, object]:
        """Everything that is derived from the record."""
        build_practising(self.app).settle()
        history = self.app.history
        questions = [f"toy-{number}" for number in (1, 2, 3)]
        return {
            "cards": history.cards(OWNER),
            "records": history.records(OWNER),
            "overturned": sorted(history.overturned(OWNER), key=str),
            "standings": history.standings(OWNER),
            "scores": list(history.session_scores(OWNER, limit=99)),
            "reviews": [list(history.reviews(OWNER, one)) for one in questions],
            "tries": [[one.id for one in history.recent_attempts(OWNER, one, limit=99)] for one in questions],
            "agenda": build_practising(self.app).agenda(UTC),
            "map": build_practising(self.app).map(),
        }


def a_desk() -> Desk:
    """With an empty record."""
    clock = SetClock(datetime(2026, 1, 1, 12, tzinfo=UTC))
    app = replace(toy.interview(), clock=clock)
    app = replace(app, moved_on=build_practising(app).settle)
    return Desk(app, build_deleting(app), clock)


@pytest.fixture
def desk() -> Desk:
    """With an empty record."""
    return a_desk()


def rows(desk: Desk) -> dict[str, int]:
    """How many rows each table holds."""
    with closing(sqlite3.connect(toy.path_of(desk.app))) as raw:
        tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {one: raw.execute(f'SELECT count(*) FROM "{one}"').fetchone()[0] for one in tables}  # noqa: S608


def said(desk: Desk, session_id: str, name: str) -> Recording:
    """A recording of the first try at the first question, with what was heard in it."""
    at = desk.clock()
    recording = Recording(
        id=name,
        owner=OWNER,
        session_id=session_id,
        position=0,
        number=1,
        recorded_at=at,
        seconds=2,
        size=5,
        kept_as="flac",
    )
    desk.app.history.keep_recording(recording, b"sound")
    return desk.app.history.add_transcript(OWNER, name, HEARD)


def sounds(desk: Desk) -> list[str]:
    """The files of sound."""
    folder = toy.path_of(desk.app).parent / "recordings"
    return sorted(one.name for one in folder.iterdir())


@settings(max_examples=12, deadline=None)
@given(acts=ACTS, whole_sessions=st.booleans())
def test_what_was_deleted_might_never_have_been(acts: list[tuple], whole_sessions: bool) -> None:
    """Due, mastery, overturned share and trend are those of a record that never had it; undoing brings all back."""
    never, had = a_desk(), a_desk()
    numbers = itertools.count()
    other = replace(had.app, make_id=lambda: f"x{next(numbers)}")
    extra = []
    for question, text, rated, disputed, taken_back in acts:
        if taken_back:
            extra.append(had.act(question, text, rated=rated, disputed=disputed, by=other))
            never.clock.forward(days=1)
        else:
            for one in (never, had):
                one.act(question, text, rated=rated, disputed=disputed)
    before = had.follows()
    for attempt in extra:
        had.deleting.delete_session(attempt.session_id) if whole_sessions else had.deleting.delete_attempt(attempt.id)
    expected = never.follows()
    assert had.follows() == expected
    for one in had.deleting.undoable():
        had.deleting.undo(one.id)
    assert had.follows() == before


def test_the_next_grade_after_a_deletion_counts(desk: Desk) -> None:
    """Numbers of deleted grades are given out again, and no grade is passed over for that."""
    desk.deleting.delete_attempt(desk.act(1, TEXTS[0], rated=False, disputed=False).id)
    desk.follows()
    desk.act(2, TEXTS[0], rated=False, disputed=False)
    assert set(desk.follows()["cards"]) == {"toy-2"}  # type: ignore[call-overload]


def test_all_that_hangs_on_an_attempt_goes_and_comes_back(desk: Desk) -> None:
    """Grades, judgements, ratings, disputes, recordings, drafts and snapshots: away, then the same again."""
    session = desk.app.start(TWO)
    said(desk, session.id, "r1")
    empty = rows(desk)
    attempt = desk.app.answer(session.id, 0, 1, Draft(text="wood", recordings=("r1",)))
    attempt = build_disputing(desk.app).override(attempt, OBJECTION)
    build_practising(desk.app).rate(attempt, Rating.HARD)
    desk.app.save_draft(session.id, 0, Draft(text="wood and more", revision=9))
    full, told = rows(desk), desk.app.attempt(attempt.id)
    gone = desk.deleting.delete_attempt(attempt.id)
    left = rows(desk)
    for table in (
        "attempts",
        "grades",
        "judgements",
        "reviews",
        "disputes",
        "recordings",
        "transcripts",
        "drafts",
        "snapshots",
    ):
        assert left[table] == 0, table
        assert full[table] >= max(1, empty[table]), table
    assert sounds(desk) == ["r1.flac"], "the sound waits as long as this can be undone"
    assert desk.app.session(session.id).slots[0].state is SlotState.WAITING
    desk.deleting.undo(gone.id)
    assert desk.app.attempt(attempt.id) == told
    assert desk.app.session(session.id).slots[0].tries == 1
    assert desk.app.history.sound(OWNER, "r1") == b"sound"
    assert desk.app.draft(session.id, 0).text == "wood and more"
    assert desk.deleting.undoable() == []


def test_a_recording_stays_with_the_answer_that_has_its_words(desk: Desk) -> None:
    """Made for the first try and used in the second, it goes with the last of the two."""
    session = desk.app.start(TWO)
    said(desk, session.id, "r1")
    first = desk.app.answer(session.id, 0, 1, Draft(text="wood", recordings=("r1",)))
    second = desk.app.answer(session.id, 0, 2, Draft(text="wood and play", recordings=("r1",)))
    desk.deleting.delete_attempt(first.id)
    assert [one.id for one in desk.app.history.recordings(OWNER, [session.id])] == ["r1"]
    desk.deleting.delete_attempt(second.id)
    assert not desk.app.history.recordings(OWNER, [session.id])


def test_sound_goes_when_the_time_to_undo_is_over(desk: Desk) -> None:
    """After ten minutes nothing is left, neither file nor row, and undoing says so."""
    session = desk.app.start(TWO)
    said(desk, session.id, "r1")
    gone = desk.deleting.delete_session(session.id)
    desk.clock.forward(minutes=9)
    desk.deleting.purge()
    assert sounds(desk) == ["r1.flac"]
    desk.clock.forward(minutes=1)
    assert desk.deleting.undoable() == []
    with pytest.raises(NotFound, match="gone for good"):
        desk.deleting.undo(gone.id)
    assert sounds(desk) == []
    assert rows(desk)["trash"] == 0


def test_an_answer_given_since_is_not_overwritten(desk: Desk) -> None:
    """Undoing names what stands in its place and the way out, and works once that is gone."""
    session = desk.app.start(TWO)
    first = desk.app.answer(session.id, 0, 1, Draft(text="wood"))
    gone = desk.deleting.delete_attempt(first.id)
    second = desk.app.answer(session.id, 0, 1, Draft(text="kite"))
    with pytest.raises(Stale, match="answered again"):
        desk.deleting.undo(gone.id)
    desk.deleting.delete_attempt(second.id)
    desk.deleting.undo(gone.id)
    assert desk.app.attempt(first.id).answer.text == "wood"


def test_an_answer_comes_back_after_its_session(desk: Desk) -> None:
    """Both deleted, the session must come first, and says so."""
    session = desk.app.start(TWO)
    attempt = desk.app.answer(session.id, 0, 1, Draft(text="wood"))
    answer, whole = desk.deleting.delete_attempt(attempt.id), desk.deleting.delete_session(session.id)
    with pytest.raises(NotFound, match="Undo that first"):
        desk.deleting.undo(answer.id)
    desk.deleting.undo(whole.id)
    desk.deleting.undo(answer.id)
    assert desk.app.session(session.id).slots[0].tries == 1


def test_what_was_paid_stays_paid(desk: Desk) -> None:
    """Deleting is no way around the spending cap, and undoing counts nothing twice."""
    session = desk.app.start(TWO)
    attempt = desk.app.answer(session.id, 0, 1, Draft(text="wood"))
    assert attempt.grade
    maker = attempt.grade.maker.model_copy(update={"cost": 0.25})
    desk.app.history.add_grade(OWNER, attempt.id, attempt.grade.model_copy(update={"maker": maker}))
    ever = datetime(2020, 1, 1, tzinfo=UTC)
    gone = desk.deleting.delete_attempt(attempt.id)
    assert desk.app.history.spent(OWNER, ever) == 0.25
    desk.deleting.undo(gone.id)
    assert desk.app.history.spent(OWNER, ever) == 0.25
    desk.deleting.delete_everything("delete")
    assert desk.app.history.spent(OWNER, ever) == 0.25


def test_everything_goes_once_the_word_is_typed(desk: Desk) -> None:
    """Without the word nothing happens; with it not a word is left in the file, nor a sound, nor an older copy."""
    session = desk.app.start(TWO)
    said(desk, session.id, "r1")
    attempt = desk.app.answer(session.id, 0, 1, Draft(text="a most remarkable kite"))
    desk.deleting.delete_attempt(desk.app.answer(session.id, 1, 1, Draft(text="an unforgettable kite")).id)
    path = toy.path_of(desk.app)
    older = path.with_name(f"{path.name}.before-0009")
    older.write_bytes(b"remarkable")
    with pytest.raises(BadInput, match="type the word"):
        desk.deleting.delete_everything("yes")
    assert desk.app.attempt(attempt.id) == attempt
    desk.deleting.delete_everything(" Delete ")
    of_index = {"findable_words_config", "findable_words_data", "sqlite_stat1"}
    left = {name for name, number in rows(desk).items() if number}
    assert left <= {"alembic_version", "paid", "sqlite_sequence"} | of_index
    assert sounds(desk) == []
    assert not older.exists()
    kept = b"".join(one.read_bytes() for one in path.parent.iterdir() if one.is_file())
    assert b"remarkable" not in kept
    assert b"unforgettable" not in kept
    desk.act(1, TEXTS[0], rated=False, disputed=False)
    assert set(desk.follows()["cards"]) == {"toy-1"}  # type: ignore[call-overload]


def test_nobody_deletes_what_is_anothers(desk: Desk) -> None:
    """Ben is told that there is nothing, and Anne's record stays as it is."""
    session = desk.app.start(TWO)
    attempt = desk.app.answer(session.id, 0, 1, Draft(text="wood"))
    ben = replace(desk.deleting, owner="ben")
    for call in (lambda: ben.delete_attempt(attempt.id), lambda: ben.delete_session(session.id)):
        with pytest.raises(NotFound, match="history shows"):
            call()
    gone = desk.deleting.delete_attempt(attempt.id)
    with pytest.raises(NotFound):
        ben.undo(gone.id)
    assert ben.undoable() == []
    ben.history.purge("ben", before=desk.clock() + timedelta(days=1))
    ben.delete_everything("delete")
    desk.deleting.undo(gone.id)
    assert desk.app.attempt(attempt.id).id == attempt.id
