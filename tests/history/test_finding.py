"""Finding attempts again: words, filters, paging, and an index that is right whatever happens to the record."""

import random
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewer.domain.finding import Choices, Hit, State, Wanted, older_rubrics
from interviewer.domain.wording import has
from interviewer.history import Installation, SqlHistory, back_up, open_history, restore
from interviewer.history.database import Database
from interviewer.history.indexing_sqlite import index_anew
from interviewer.history.migrate import migrate
from tests.history import attic
from tests.history.making import ANNE, BEN, HEARD, NOON, a_recording, a_session, an_attempt

ALL = Wanted(until=NOON + timedelta(days=10_000))
WORD = "attention"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the large record is."""
    return tmp_path_factory.mktemp("attic") / "history.db"


@pytest.fixture(scope="module")
def large(place: Path) -> Iterator[SqlHistory]:
    """A record of Anne's and a small one of Ben's in the same file, for tests that don't change it."""
    opened = open_history(place)
    attic.fill(opened, 1, sessions=30)
    attic.fill(opened, 2, sessions=4, owner=BEN)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def long_words(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlHistory]:
    """A record of answers that end in words which begin alike."""
    opened = open_history(tmp_path_factory.mktemp("long") / "history.db")
    session = a_session(questions=len(LONG))
    opened.save_session(session)
    for place, word in enumerate(LONG):
        session = session.after_answer(place)
        opened.record_answer(an_attempt(f"To {word}", name=f"a{place}", position=place), session)
    yield opened
    opened.close()


def found(history: SqlHistory, wanted: Wanted, owner: str = ANNE, limit: int = 10_000, offset: int = 0) -> list[str]:
    """The attempts that a search brings."""
    older = older_rubrics(history.kept_rubrics(owner), attic.NEWEST)
    numbers = history.find(owner, wanted, most=limit + offset, older=older)[offset:]
    return [one.attempt_id for one in history.hits(owner, numbers, older)]


def hits(history: SqlHistory, wanted: Wanted, limit: int = 10_000) -> Sequence[Hit]:
    """All that is told of what a search of Anne's brings."""
    return history.hits(ANNE, history.find(ANNE, wanted, most=limit))


def check(history: SqlHistory, seed: int, number: int) -> int:
    """Search for many things, and look for each; how much was found in all."""
    total, seen = 0, attic.look(history)
    for wanted in attic.wishes(seed, number):
        brought = found(history, wanted)
        assert sorted(brought) == sorted(attic.looked_for(seen, wanted)), wanted
        total += len(brought)
    return total


@pytest.mark.parametrize("seed", range(4))
def test_a_search_finds_what_looking_finds(large: SqlHistory, seed: int) -> None:
    """Any words and filters together bring exactly the attempts that have all of it."""
    assert check(large, seed, 40) > 40


def test_each_filter_by_itself_finds_what_looking_finds(large: SqlHistory) -> None:
    """Every topic, grader, state and range of scores alone, each with something to find."""
    alone = [
        *(Wanted(topics=(one,)) for one in attic.TOPICS),
        *(Wanted(graders=(one,)) for one in ("offline", *attic.MODELS[1:]) if one),
        *(Wanted(states=(one,)) for one in State),
        *(Wanted(scores=one) for one in ((0, 0), (12, 12), (50, 50), (1, 75), (38, 100), (100, 100))),
        Wanted(since=NOON + timedelta(hours=20)),
        Wanted(until=NOON + timedelta(hours=20)),
    ]
    seen = attic.look(large)
    for wanted in alone:
        brought = found(large, wanted)
        assert brought, wanted
        assert sorted(brought) == sorted(attic.looked_for(seen, wanted)), wanted


def waiting(history: SqlHistory) -> tuple[set[str], set[str]]:
    """The attempts of Anne's that wait for a grade: as they are told, and as looking at every one finds them."""
    looked = {
        one.attempt.id
        for one in attic.look(history)
        if not one.attempt.grades
        or one.attempt.is_pending
        or one.attempt.is_unheard
        or any(heard.grade.provisional for heard in one.attempt.grades_with_follow_ups[-1:])
    }
    return {one.id for one in history.waiting(ANNE)}, looked


def test_what_waits_for_a_grade_is_what_looking_finds(large: SqlHistory) -> None:
    """Never graded, or with a provisional grade as the newest, or with a reply that was never heard."""
    told, looked = waiting(large)
    assert told == looked
    assert 0 < len(told) < len(attic.look(large))


def test_pages_are_newest_first_and_leave_nothing_out(large: SqlHistory) -> None:
    """Pages follow each other without a gap, and counting ends where it was told to."""
    pages = [found(large, ALL, limit=7, offset=start) for start in range(0, 200, 7)]
    everything = [one for page in pages for one in page]
    assert everything == found(large, ALL)
    moments = [large.attempt(ANNE, one).answered_at for one in everything]
    assert moments == sorted(moments, reverse=True)
    assert len(large.find(ANNE, ALL, most=10_000)) == len(everything)
    assert large.find(ANNE, ALL, most=5) == large.find(ANNE, ALL, most=10_000)[:5]


def test_owners_are_apart(large: SqlHistory) -> None:
    """Nobody finds, counts or chooses from what is another's."""
    assert all(one.startswith(ANNE) for one in found(large, ALL))
    assert all(one.startswith(BEN) for one in found(large, ALL, BEN))
    assert large.find("nobody", ALL, most=10) == []
    assert large.hits(BEN, large.find(ANNE, ALL, most=10)) == []
    assert large.choices("nobody") == Choices()
    assert large.kept_rubrics("nobody") == {}


def test_who_was_alone_is_apart_from_whoever_comes(history: SqlHistory) -> None:
    """Before and after somebody else, whose name comes before or after, has said the same."""
    names = ["Mo", "Al", "Zoe"]
    for name in names:
        session = a_session(f"of {name}", owner=name)
        history.save_session(session)
        mine = an_attempt("attention", name=name, session=session.id, owner=name)
        history.record_answer(mine, session.after_answer(0))
        for one in names[: names.index(name) + 1]:
            assert found(history, Wanted(words=WORD), one) == [one]
            assert found(history, ALL, one) == [one]


def test_choices_are_what_there_is(large: SqlHistory) -> None:
    """Every topic and grader on record, each once."""
    choices = large.choices(ANNE)
    assert sorted(choices.topics) == sorted(attic.TOPICS)
    assert sorted(choices.graders) == sorted(["offline", "ollama/llama3.2", "OR facets"])


def test_case_accents_and_beginnings_do_not_matter(history: SqlHistory) -> None:
    """From the third letter on a word stands for all that begin with it; fewer letters, and quotes, as they are."""
    answer = "Crème brûlée is a k-NN. AI models generalise."
    history.record_answer(an_attempt(answer), a_session().after_answer(0))
    for typed in ("creme", "CRÈME bru", "gener", "ai", "k-nn", '"brulee is a"', "is AI", "what", "“models”"):
        assert found(history, Wanted(words=typed)) == ["a"], typed
    for typed in ("ge", '"gener"', '"is brulee"', "creme missing", "t", "facets", "graded"):
        assert found(history, Wanted(words=typed)) == [], typed


LONG = [*(f"Beginning{number:02}" for number in range(20)), "beginningé", "BEGINNING模型", "begínning", "beginner", "x"]


@pytest.mark.parametrize(
    "typed",
    [
        *"beginni BEGINNING beginning0 Beginning1 beginning19 beginning1x beginningé begínn beginning模".split(),
        *("to-beginning", "to-beginni", '"beginning"', '"to beginning01"', "beginning02;x", "beginning* OR x"),
    ],
)
def test_a_long_beginning_finds_every_word_that_begins_so(long_words: SqlHistory, typed: str) -> None:
    """However many they are, and whatever their case and accents."""
    terms = Wanted(words=typed).terms
    expected = [f"a{place}" for place, word in enumerate(LONG) if all(has(f"To {word}", [one]) for one in terms)]
    assert sorted(found(long_words, Wanted(words=typed))) == sorted(expected)


@given(
    words=st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            [
                "AND",
                "OR",
                "NOT",
                "NEAR(",
                "(",
                ")",
                '"',
                "'",
                "*",
                "^",
                ":",
                "-",
                "+",
                "{said}",
                "said:",
                "\0",
                "🙂",
                "\ud800",
                WORD,
            ]
        ),
        max_size=12,
    ).map(" ".join)
)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anything_can_be_typed(large: SqlHistory, words: str) -> None:
    """No text is an error, or reaches the index as anything but words."""
    wanted = Wanted(words=words)
    if wanted.terms:
        assert set(found(large, wanted, limit=5)) <= set(found(large, ALL))


def test_very_long_texts_are_cut(large: SqlHistory) -> None:
    """What is typed beyond a sensible length, and beyond a number of words, is not looked at."""
    assert found(large, Wanted(words="x " * 100_000))
    assert len(Wanted(words=" ".join(map(str, range(100)))).terms) == 16
    assert found(large, Wanted(words="x" * 100_000)) == []


def test_the_index_follows_deleting_and_undoing(tmp_path: Path) -> None:
    """What is deleted is found no more, what comes back is found as before, and nothing is left of what is gone."""
    history = open_history(tmp_path / "history.db")
    attic.fill(history, 3, sessions=7)
    before = hits(history, ALL)
    attempts = found(history, ALL)
    for number, one in enumerate(random.Random(1).sample(attempts, 4)):
        history.delete_attempt(ANNE, one, as_id=f"d{number}", at=NOON)
        assert one not in found(history, ALL)
    history.delete_session(ANNE, f"{ANNE}-5", as_id="s", at=NOON)
    check(history, 5, 12)
    for one in ("s", "d3", "d2", "d1", "d0"):
        history.put_back(ANNE, one)
    check(history, 6, 12)
    after = hits(history, ALL)
    assert sorted(after, key=lambda one: one.attempt_id) == sorted(before, key=lambda one: one.attempt_id)
    history.delete_session(ANNE, f"{ANNE}-5", as_id="s", at=NOON)
    history.purge(ANNE, before=NOON)
    check(history, 7, 12)
    history.delete_everything(ANNE)
    assert found(history, ALL) == []
    assert history.choices(ANNE) == Choices()
    history.close()


def test_a_restore_indexes_what_it_brings(large: SqlHistory, place: Path, tmp_path: Path) -> None:
    """Also where the backup's own index says something else."""
    folder = tmp_path / "here"
    there = Installation(tmp_path / "there" / "history.db", tmp_path / "there" / "recordings", tmp_path / "p.json")
    open_history(there.database).close()
    with closing(sqlite3.connect(place)) as source, closing(sqlite3.connect(there.database)) as target:
        source.backup(target)
        target.execute("UPDATE findable SET topic = 'lie'")
        target.execute("DELETE FROM findable WHERE id % 2")
        target.commit()
    back_up(there, tmp_path / "b.zip", at=NOON)
    here = Installation(folder / "history.db", folder / "recordings", folder / "p.json")
    restore(here, tmp_path / "b.zip", at=NOON, check_preferences=lambda _: None)
    restored = open_history(here.database)
    assert hits(restored, ALL) == hits(large, ALL)
    assert hits(restored, Wanted(words=WORD), 9) == hits(large, Wanted(words=WORD), 9)
    restored.close()


@pytest.mark.parametrize("others", [[], ["his"]])
def test_an_import_is_found_as_before(large: SqlHistory, tmp_path: Path, others: list[str]) -> None:
    """What is exported has no index; where it is taken in, one is made, also beside somebody else's."""
    elsewhere = open_history(tmp_path / "history.db")
    for name in others:
        elsewhere.save_session(a_session(name, BEN))
        attempt = an_attempt(name=name, session=name, owner=BEN)
        elsewhere.record_answer(attempt, a_session(name, BEN).after_answer(0))
    elsewhere.take_over(ANNE, BytesIO(b"".join(large.exported(ANNE))))
    assert hits(elsewhere, ALL) == hits(large, ALL)
    assert found(elsewhere, Wanted(words=WORD)) == found(large, Wanted(words=WORD))
    assert found(elsewhere, ALL, BEN) == others
    elsewhere.close()


def test_an_import_that_breaks_off_leaves_the_index_following(large: SqlHistory, tmp_path: Path) -> None:
    """What is answered after it is found, and nothing of what was to be taken in."""

    def call_off(share: float) -> None:
        if share == 1.0:
            raise KeyboardInterrupt

    elsewhere = open_history(tmp_path / "history.db")
    with pytest.raises(KeyboardInterrupt):
        elsewhere.take_over(ANNE, BytesIO(b"".join(large.exported(ANNE))), call_off)
    assert found(elsewhere, ALL) == []
    elsewhere.save_session(a_session())
    elsewhere.record_answer(an_attempt(name="since"), a_session().after_answer(0))
    assert found(elsewhere, ALL) == ["since"]
    elsewhere.close()


def test_answers_of_one_moment_are_kept_apart(history: SqlHistory, path: Path) -> None:
    """However many have the same moment, or moments that follow at once, all are found, and again when changed."""
    history.record_answer(an_attempt(name="a"), a_session().after_answer(0))
    with closing(sqlite3.connect(path)) as raw, raw:
        _, *columns = (row[1] for row in raw.execute("PRAGMA table_info(attempts)"))
        others = ", ".join("? + 0" if one == "number" else "?" if one == "answered_at" else one for one in columns)
        copy = f"INSERT INTO attempts SELECT ?, {others} FROM attempts WHERE id = 'a'"  # noqa: S608
        known = dict(zip(columns, raw.execute("SELECT * FROM attempts").fetchone()[1:], strict=True))
        for number in range(2, 60):
            moment = f"{known['answered_at'][:-6]}{number % 5:06}"
            given = [moment if one == "answered_at" else number for one in columns if one in ("number", "answered_at")]
            raw.execute(copy, (f"a{number}", *given))
        raw.execute("UPDATE attempts SET hints = hints")
        assert raw.execute("SELECT count(DISTINCT id), count(DISTINCT attempt_id) FROM findable").fetchone() == (59, 59)
    assert len(found(history, ALL)) == 59


def written_at(schema: str, path: Path, rows: Path) -> None:
    """A record as an older Rehearsal made it, with the rows of another as far as it knew their tables."""
    database = Database(path)
    migrate(database, head=schema)
    database.engine.dispose()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("ATTACH ? AS newer", (str(rows),))
        known = raw.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall()
        names = [name for (name,) in known if not name.startswith(("findable", "alembic", "sqlite"))]
        for name in sorted(names, key=lambda one: one != "sessions"):
            columns = ", ".join(row[1] for row in raw.execute(f"PRAGMA main.table_info({name})"))
            raw.execute(f"INSERT INTO main.{name} ({columns}) SELECT {columns} FROM newer.{name}")  # noqa: S608


@pytest.mark.parametrize("schema", ["0014", "0016", "0017", "0018"])
def test_an_older_record_is_searched_after_the_upgrade(
    large: SqlHistory, place: Path, tmp_path: Path, schema: str
) -> None:
    """Whatever was answered before is found as it is in a record of today, and the index is kept from then on."""
    older = tmp_path / "history.db"
    written_at(schema, older, place)
    upgraded = open_history(older)
    assert hits(upgraded, ALL) == hits(large, ALL)
    assert waiting(upgraded) == waiting(large)
    check(upgraded, 8, 12)
    upgraded.save_session(a_session("fresh"))
    attempt = an_attempt("an unheardofness", name="fresh", session="fresh", position=0)
    upgraded.record_answer(attempt, a_session("fresh").after_answer(0))
    assert found(upgraded, Wanted(words="unheard")) == found(upgraded, Wanted(words="unheardof")) == ["fresh"]
    upgraded.close()


def test_whoever_writes_the_question_last_is_served_as_well(history: SqlHistory, path: Path) -> None:
    """The index doesn't depend on the order in which rows come."""
    history.record_answer(an_attempt(), a_session().after_answer(0))
    with closing(sqlite3.connect(path)) as raw, raw:
        kept = raw.execute("SELECT owner, digest, body FROM snapshots").fetchall()
        raw.execute("DELETE FROM snapshots")
        raw.execute("UPDATE attempts SET id = id")
        assert raw.execute("SELECT topic FROM findable").fetchall() == [("",)]
        raw.executemany("INSERT INTO snapshots VALUES (?, ?, ?)", kept)
    assert [one.topic for one in hits(history, Wanted(words="what"), 5)] == ["t"]


@pytest.mark.parametrize("body", ['{"lines":["x", 1, null]}', '{"lines":{"text":"x"}}', '"x"', "[1]", "{"])
def test_a_damaged_transcript_keeps_nobody_from_writing(history: SqlHistory, path: Path, body: str) -> None:
    """Its words can't be found; the answer can."""
    history.keep_recording(a_recording(), b"sound")
    history.add_transcript(ANNE, a_recording().id, HEARD)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE transcripts SET body = ?", (body,))
    history.record_answer(an_attempt(), a_session().after_answer(0))
    assert len(found(history, ALL)) == 1


def test_a_backup_without_its_index_is_refused_in_words(tmp_path: Path) -> None:
    """Before anything is put in its place."""
    path = tmp_path / "history.db"
    open_history(path).close()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("DROP TABLE findable_words")
    with pytest.raises(sqlite3.DatabaseError, match="index of words is missing"):
        index_anew(path)


def test_a_damaged_row_keeps_nobody_from_writing_or_finding(history: SqlHistory, path: Path) -> None:
    """What can't be read of one attempt is missing from it alone."""
    history.record_answer(an_attempt("first", name="a"), a_session().after_answer(0))
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE snapshots SET body = '{'")
        raw.execute("UPDATE findable SET position = -1")
        raw.execute("INSERT INTO snapshots VALUES (?, 'x', 'not json')", (ANNE,))
    moved = history.session(ANNE, "s").retrying(0)
    history.save_session(moved)
    history.record_answer(an_attempt("second", name="b", number=2), moved.after_answer(0))
    assert found(history, ALL) == ["b"]
