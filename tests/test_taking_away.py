"""Everything can be taken away as one document, which fills an empty installation with the same history."""

import io
import json
import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from interviewer.bootstrap import build_authoring
from interviewer.domain.own import Change
from interviewer.domain.taken_away import Contents
from interviewer.errors import BadInput
from interviewer.history import SqlHistory, open_history
from interviewer.history.database import Database
from interviewer.history.migrate import migrate
from tests.app import toy
from tests.taking_away import MONTH, Told, a_full_desk, export_of, forged, take
from tests.test_deleting import OWNER, Desk


@pytest.fixture(scope="module")
def desk() -> Desk:
    """A record with something in every corner of it."""
    return a_full_desk()


@pytest.fixture(scope="module")
def exported(desk: Desk) -> bytes:
    """Its export."""
    return export_of(desk.app.history)


def path_of(history: SqlHistory) -> Path:
    """Its file."""
    path = history._database.path
    assert path
    return path


def test_export_import_export_gives_the_same_bytes(desk: Desk, exported: bytes) -> None:
    """And everything that follows from the record is the same, a session in mid-answer and its drafts too."""
    fresh = toy.history()
    shares: list[float] = []
    fresh.take_over(OWNER, io.BytesIO(exported), shares.append)
    assert export_of(fresh) == exported
    other = Desk(replace(desk.app, history=fresh), desk.deleting, desk.clock)
    assert other.follows() == desk.follows()
    assert fresh.sound(OWNER, "rec1") == desk.app.history.sound(OWNER, "rec1")
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    (session,) = (one for one in fresh.sessions(OWNER, limit=99) if one.is_open)
    assert fresh.draft(OWNER, session.id, 1).text == "half an answer"
    (attempt,) = fresh.attempts(OWNER, [session.id])
    assert attempt == desk.app.attempt(attempt.id)
    assert fresh.follow_up_draft(OWNER, attempt.id, 2).text == "half a reply"
    again = build_authoring(fresh, desk.app.owner, shipped=desk.app.bank).bank()
    assert [one.prompt for one in again.questions(("own",))] == ["What now?", "And then?"]


def test_practice_goes_on_where_it_stopped(exported: bytes) -> None:
    """New grades, deletions and undoing work on an imported record as on any other."""
    fresh = a_full_desk()
    fresh.app.history.delete_everything(OWNER)
    other = Desk(replace(fresh.app, history=toy.history()), fresh.deleting, fresh.clock)
    take(other.app.history, exported)
    other.deleting = replace(other.deleting, history=other.app.history)
    before = other.follows()
    other.app = replace(other.app, make_id=iter(["new1", "new2"]).__next__)
    gone = other.act(2, "wood", rated=True, disputed=False)
    assert other.follows() != before
    other.deleting.delete_session(gone.session_id)
    assert other.follows()["cards"] == before["cards"]
    other.deleting.undo(other.deleting.undoable()[0].id)
    assert other.app.attempt(gone.id).answer.text == "wood"


def test_it_can_be_taken_in_under_another_name(desk: Desk, exported: bytes) -> None:
    """Whose rows they are is not part of what is exported, and nothing of it is shown to anyone else."""
    assert b'"owner"' not in exported.replace(rb"\"owner\"", b"")
    fresh = toy.history()
    take(fresh, exported, "someone")
    assert export_of(fresh, "someone") == exported
    assert fresh.count_sessions(OWNER) == 0
    assert desk.app.history.count_sessions("someone") == 0
    with pytest.raises(BadInput, match="in this database already under another name"):
        take(fresh, exported, OWNER)
    assert export_of(fresh, "someone") == exported


def test_every_table_is_taken_along(desk: Desk, exported: bytes) -> None:
    """What is deleted, the index of words, and who is at which grade are left behind.

    A table that is new must be in an export with a row here, or be named below.
    """
    left_behind = {"trash", "findable", "leases"}
    with closing(sqlite3.connect(toy.path_of(desk.app))) as raw:
        tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    inner = {one for one in tables if one.startswith(("sqlite_", "alembic_", "findable_words", "findable_vocab"))}
    told = json.loads(exported)["tables"]
    assert set(told) == tables - inner - left_behind
    assert [name for name, rows in told.items() if not rows] == []


def test_the_document_is_json_that_anyone_can_read(exported: bytes) -> None:
    """A row of a table is an object with the columns by name; text is text."""
    told = json.loads(exported)
    assert (told["format"], told["version"]) == ("rehearsal-history", 1)
    assert "not play 🪁 =1+1\u2028\ufffd" in {one["answer"] for one in told["tables"]["attempts"]}
    assert list(told["sounds"]) == ["rec1.flac"]


def test_what_is_in_it_can_be_told_before_it_is_taken(desk: Desk, exported: bytes) -> None:
    """How many sessions, answers and recordings."""
    found = toy.history().look_into(io.BytesIO(exported))
    assert found == Contents(sessions=6, attempts=5, recordings=2)
    assert desk.app.count_sessions() == 6


def refused(document: bytes) -> str:
    """Why it is not taken; the record stays empty, and no sound is left."""
    fresh = toy.history()
    empty = export_of(fresh)
    with pytest.raises(BadInput) as why:
        take(fresh, document)
    assert export_of(fresh) == empty
    assert not list((path_of(fresh).parent / "recordings").glob("*"))
    fresh.close()
    return str(why.value)


def test_what_was_cut_or_changed_is_refused(exported: bytes) -> None:
    """Wherever it is cut, whichever byte is another, whatever comes after its end."""
    chance = random.Random(1)
    places = {*range(0, len(exported), len(exported) // 40), *range(len(exported) - 90, len(exported), 7)}
    for at in sorted(places):
        told = refused(exported[:at])
        assert "cut short or changed" in told or ("no history" in told and at < 40)
        other = bytes([(exported[at] + chance.randrange(1, 256)) % 256])
        assert refused(exported[:at] + other + exported[at + 1 :])
    for more in (b"\n", b" ", exported):
        assert "cut short or changed" in refused(exported + more)


def test_what_does_not_fit_is_refused_with_the_reason(exported: bytes) -> None:
    """Newer versions, foreign documents, unknown tables, rows that can't be, sounds that nobody recorded."""
    tables = json.loads(exported)["tables"]
    session = tables["sessions"][0]
    take(toy.history(), forged(exported))
    assert "newer version" in refused(forged(exported, version=2))
    assert "newer version" in refused(forged(exported, schema="9999"))
    assert "doesn't know: more" in refused(forged(exported, tables={**tables, "more": [{"a": 1}]}))
    assert "doesn't know: trash" in refused(forged(exported, tables={**tables, "trash": [{"a": 1}]}))
    for nonsense in (b"", b"{}", b'{"a": 1}', b"\x89PNG", b'{"format": "rehearsal-history"}'):
        assert refused(nonsense)
    odd = [
        {**session, "more": 1},
        {**session, "owner": "me"},
        {**session, "version": "x"},
        {**session, "body": None},
        {**session, "started_at": "soon"},
        {**session, "started_at": 7},
        {**session, "body": {"a": [1]}},
        {},
        [7],
        7,
    ]
    for wrong in odd:
        assert refused(forged(exported, tables={**tables, "sessions": [wrong]}))
    for name in ("../../x.flac", "nobody.flac", "rec2.flac", "/etc/passwd"):
        assert "names a recording" in refused(forged(exported, sounds={name: "aaaa"}))
    assert refused(forged(exported, sounds={"rec1.flac": "a"}))


@pytest.mark.parametrize("gone", [-1e9, float("inf"), 0.0])
def test_an_export_lifts_no_cap_and_closes_none(exported: bytes, gone: float) -> None:
    """Whatever it says was spent: at least nothing, and no more than the record can tell."""
    tables = json.loads(exported)["tables"]
    month = {**tables["purses"][0], "gone": gone}
    history = toy.history()
    take(history, forged(exported, tables={**tables, "purses": [month]}))
    assert not history.set_aside(OWNER, MONTH, 5.0, cap=4.0)
    assert history.set_aside(OWNER, MONTH, 1.0, cap=4.0)
    assert history.gone(OWNER, MONTH) < 4.0


def test_what_an_export_cost_counts_beside_what_was_spent_here(exported: bytes) -> None:
    """Also where it is too old to have counted it itself."""
    tables = json.loads(exported)["tables"]
    history = toy.history()
    history.set_aside(OWNER, MONTH, 0.25, cap=None)
    take(history, forged(exported, tables={**tables, "purses": []}))
    assert history.gone(OWNER, MONTH) >= 0.5


def test_counters_that_cannot_be_true_stop_nothing(exported: bytes) -> None:
    """What is answered after such an export is known, and own questions can be changed."""
    tables = json.loads(exported)["tables"]
    history = toy.history()
    forged_tables = {**tables, "marks": [{"grade_id": 2**60}], "own_revisions": [{"number": 2**63 - 1}]}
    take(history, forged(exported, tables=forged_tables))
    session = next(one for one in history.sessions(OWNER, limit=99) if one.is_open)
    attempt = history.attempts(OWNER, [session.id])[0]
    history.add_grade(OWNER, attempt.id, attempt.grades[0])
    assert attempt.question.id in history.untaken(OWNER).questions
    before = history.own_revision(OWNER)
    history.change_own(OWNER, Change(rubrics=(toy.rubric("toy-1"),)))
    assert history.own_revision(OWNER) == before + 1


@pytest.mark.parametrize("revision", [2**63 - 1, 2**53, -5])
def test_what_is_typed_after_an_import_is_kept(exported: bytes, revision: int) -> None:
    """However often an export says that a draft was changed."""
    tables = json.loads(exported)["tables"]
    changed = {name: [{**row, "revision": revision} for row in tables[name]] for name in ("drafts", "follow_ups")}
    history = toy.history()
    take(history, forged(exported, tables={**tables, **changed}))
    row = tables["drafts"][0]
    place = (OWNER, row["session_id"], row["position"])
    draft = history.draft(*place)
    assert draft.text == row["text"]
    history.save_draft(*place, draft.model_copy(update={"text": "More.", "revision": draft.revision + 1}))
    assert history.draft(*place).text == "More."


@pytest.mark.parametrize(
    ("table", "field", "value"),
    [
        ("attempts", "position", 2**63),
        ("attempts", "seconds", 10**400),
        ("grades", "tokens_in", -(2**63) - 1),
        ("grades", "coverage", float("nan")),
        ("drafts", "revision", 2**70),
    ],
)
@pytest.mark.parametrize("schema", [None, "0016"])
def test_a_number_that_cannot_be_is_named(
    exported: bytes, table: str, field: str, value: float, schema: str | None
) -> None:
    """With its field, where it stands, and that nothing was taken; the database is not blamed."""
    tables = json.loads(exported)["tables"]
    wrong = [{**tables[table][0], field: value}, *tables[table][1:]]
    document = forged(exported, tables={**tables, table: wrong}, **({"schema": schema} if schema else {}))
    said = refused(document)
    assert f"{field} of a row of {table} in this export is '{str(value)[:20]}" in said
    assert "Nothing of it was taken" in said


def test_an_export_says_nothing_to_the_database(exported: bytes) -> None:
    """Not which schema it has, in any schema."""
    for schema in ("0001", "0014"):
        document = forged(exported, schema=schema, tables={"alembic_version": [{"version_num": "0016"}]})
        assert "doesn't know: alembic_version" in refused(document)


def test_rows_that_refer_to_nothing_are_refused(exported: bytes) -> None:
    """All or nothing, also when the database is what says no."""
    tables = json.loads(exported)["tables"]
    assert "don't fit together" in refused(forged(exported, tables={**tables, "sessions": []}))


def test_a_record_that_is_not_empty_is_left_alone(desk: Desk, exported: bytes) -> None:
    """Nothing is mixed into it."""
    before = export_of(desk.app.history)
    with pytest.raises(BadInput, match="record here already"):
        take(desk.app.history, exported)
    assert export_of(desk.app.history) == before


def test_after_deleting_everything_there_is_room(exported: bytes) -> None:
    """But not while own questions are kept, or something that was deleted can be put back."""
    desk = a_full_desk()
    history = desk.app.history
    history.delete_everything(OWNER)
    with pytest.raises(BadInput, match="questions of your own"):
        take(history, exported)
    with closing(sqlite3.connect(toy.path_of(desk.app))) as raw, raw:
        for table in ("own_topics", "own_questions", "own_rubrics"):
            raw.execute(f"DELETE FROM {table}")  # noqa: S608
    seen, spent = history.own_revision(OWNER), history.spent(OWNER, desk.clock.now.replace(year=2020))
    assert spent == 3 * 0.25 + 0.5
    history.set_aside(OWNER, MONTH, 5.0, cap=None)
    gone = history.gone(OWNER, MONTH)
    take(history, exported)
    assert history.own_revision(OWNER) > seen, "an open page must read its questions anew"
    assert history.spent(OWNER, desk.clock.now.replace(year=2020)) == 2 * spent, "nothing of what was paid is forgotten"
    assert history.gone(OWNER, MONTH) == gone, "what was spent here is no less for it"
    assert history.count_sessions(OWNER) == 6


def test_what_can_still_be_undone_is_waited_for(exported: bytes) -> None:
    """Putting it back, or letting go of its sound, would meddle with what is imported."""
    desk = a_full_desk()
    history = toy.history()
    other = Desk(replace(desk.app, history=history), replace(desk.deleting, history=history), desk.clock)
    attempt = other.act(1, "wood", rated=False, disputed=False)
    other.deleting.delete_session(attempt.session_id)
    with pytest.raises(BadInput, match="can still be put back"):
        take(history, exported)


@pytest.mark.parametrize("schema", ["0001", "0003", "0006", "0007", "0010", "0012", "0013"])
def test_an_export_of_an_older_schema_is_brought_on(schema: str, tmp_path: Path) -> None:
    """By the steps that bring a whole history on, so every column that came later has the value it has there."""
    old = tmp_path / "history.db"
    database = Database(old)
    migrate(database, head=schema)
    database.engine.dispose()
    with closing(sqlite3.connect(old)) as raw, raw:
        body = '{"id": "s"}'
        moment = "2026-01-01 12:00:00.000000"
        raw.execute("INSERT INTO sessions VALUES ('s', ?, ?, NULL, 1, ?)", (OWNER, moment, body))
        columns = [name for _, name, *_ in raw.execute("PRAGMA table_info(attempts)")]
        known = ["a", OWNER, "s", 0, 1, "q", "d", "d", "An answer.", moment, 3.5, 0, "r", "certain"]
        holes = ", ".join("?" * len(columns))
        raw.execute(f"INSERT INTO attempts VALUES ({holes})", known[: len(columns)])  # noqa: S608
    told = document_of(old, schema)
    fresh = toy.history()
    take(fresh, forged(b"{}", **told))
    with closing(open_history(old)) as brought_on:
        assert export_of(fresh) == export_of(brought_on)
    assert json.loads(export_of(fresh))["tables"]["attempts"][0]["recordings"] == ("r" if schema >= "0006" else "")


def document_of(path: Path, schema: str) -> Told:
    """What an app of that schema would have exported of the file."""
    tables = {}
    with closing(sqlite3.connect(path)) as raw:
        raw.row_factory = sqlite3.Row
        names = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in (one for one in names if not one.startswith(("sqlite_", "alembic_"))):
            rows = [dict(row) for row in raw.execute(f'SELECT * FROM "{name}"')]  # noqa: S608
            tables[name] = [{key: _as_told(value) for key, value in row.items() if key != "owner"} for row in rows]
    tables.pop("trash", None)
    return {"format": "rehearsal-history", "version": 1, "schema": schema, "tables": tables, "sounds": {}}


def _as_told(value: object) -> object:
    is_moment = isinstance(value, str) and value.endswith(".000000")
    return f"{str(value)[:10]}T{str(value)[11:19]}+00:00" if is_moment else value


def test_nothing_is_left_when_the_disk_is_full(exported: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A recording that can't be kept takes everything back with it."""
    fresh = toy.history()
    empty = export_of(fresh)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Exception, match="No space left"):
        take(fresh, exported)
    monkeypatch.undo()
    assert export_of(fresh) == empty
    take(fresh, exported)
    assert export_of(fresh) == exported


def test_nothing_is_left_of_an_import_that_is_broken_off(exported: bytes) -> None:
    """Whoever stops it, at its end or in its middle, has an empty record, and can begin again."""
    fresh = toy.history()
    empty = export_of(fresh)
    for at in (0.0, 1.0):

        def stop(share: float, at: float = at) -> None:
            if share >= at:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            fresh.take_over(OWNER, io.BytesIO(exported), stop)
        assert export_of(fresh) == empty, at
        assert not list((path_of(fresh).parent / "recordings").glob("*"))
    take(fresh, exported)
    assert export_of(fresh) == exported


def test_sittings_are_the_whole_record_in_order(desk: Desk) -> None:
    """Every session once, the oldest first, with its attempts and recordings; other people's are nobody's."""
    history = desk.app.history
    sittings = list(history.sittings(OWNER))
    starts = [one.session.started_at for one in sittings]
    assert starts == sorted(starts)
    assert [one.id for one in sittings[0].attempts] == [history.attempts(OWNER, [sittings[0].session.id])[0].id]
    assert [one.id for sitting in sittings for one in sitting.recordings] == ["rec1", "rec2"]
    assert list(history.sittings("someone")) == []
