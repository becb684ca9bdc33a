"""How a file comes to the newest schema."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlmodel import SQLModel

from interviewer.errors import HistoryError
from interviewer.history import SqlHistory, open_history
from interviewer.history.migrate import HEAD, SCRIPTS, _bring_to, migrate
from tests.history.making import ANNE, a_session

NEXT = "0900"
NEXT_STEP = f"""
from alembic import op
import sqlalchemy as sa
revision, down_revision = "{NEXT}", "{HEAD}"
def upgrade():
    op.create_table("more", sa.Column("id", sa.Integer()))
    op.add_column("sessions", sa.Column("note", sa.Text()))
"""


def steps(tmp_path: Path, last: str) -> Path:
    """The scripts there are, and one more."""
    scripts = tmp_path / "migrations"
    (scripts / "versions").mkdir(parents=True)
    for source in (SCRIPTS / "env.py", *(SCRIPTS / "versions").glob("*.py")):
        (scripts / source.relative_to(SCRIPTS)).write_text(source.read_text())
    (scripts / "versions" / f"{NEXT}_next.py").write_text(last)
    return scripts


def schema(path: Path) -> list[tuple[str, str]]:
    """Every table and index of the file."""
    with sqlite3.connect(path) as raw:
        found = raw.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
    raw.close()
    return found


def is_of_rows(name: str | None, _kind: str, _parents: object) -> bool:
    """Whether it is of rows: the index of words is each database's own, with tables and an index of its own."""
    return not str(name).startswith(("findable_words", "findable_vocabulary", "ix_findable_words"))


def test_the_schema_is_what_the_steps_make(history: SqlHistory) -> None:
    """Tables, columns and indexes of the rows are those that the migrations left in the file."""
    with history._database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_of_rows})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_head_is_the_last_step() -> None:
    """The constant that spares the import of Alembic says what Alembic would say."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_a_current_file_opens_without_alembic(history: SqlHistory, path: Path) -> None:
    """Starting is quick: the migration tool is not even imported."""
    history.close()
    code = (
        "import sys; from interviewer.history import open_history; open_history(sys.argv[1]).close(); "
        "print('alembic' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_an_older_file_is_copied_and_brought_on(history: SqlHistory, path: Path, tmp_path: Path) -> None:
    """All it held is there afterwards, and the copy beside it is as it was before."""
    before = schema(path)
    migrate(history._database, head=NEXT, scripts=steps(tmp_path, NEXT_STEP))
    assert "more" in dict(schema(path))
    assert history.session(ANNE, "s") == a_session()
    copy = path.with_name(f"history.db.before-{NEXT}")
    assert schema(copy) == before
    with sqlite3.connect(copy) as raw:
        assert raw.execute("SELECT id FROM sessions").fetchall() == [("s",)]
    raw.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(history: SqlHistory, path: Path, tmp_path: Path) -> None:
    """What was half done is undone whole, and the error says so."""
    before = schema(path)
    failing = steps(tmp_path, NEXT_STEP + '    raise RuntimeError("no")\n')
    with pytest.raises(HistoryError, match=r"schema 0900: no\. Nothing was changed"):
        migrate(history._database, head=NEXT, scripts=failing)
    assert schema(path) == before
    assert history.session(ANNE, "s") == a_session()


def test_a_step_whose_statement_fails_leaves_the_file_as_it_was(
    history: SqlHistory, path: Path, tmp_path: Path
) -> None:
    """The same where it is the database that refuses."""
    before = schema(path)
    failing = steps(tmp_path, NEXT_STEP + '    op.drop_table("nowhere")\n')
    with pytest.raises(HistoryError, match="nowhere"):
        migrate(history._database, head=NEXT, scripts=failing)
    assert schema(path) == before


def test_a_slower_process_finds_nothing_left_to_do(history: SqlHistory, path: Path) -> None:
    """It waited for another's upgrade, and doesn't put the upgraded file in the place of the copy from before."""
    _bring_to(HEAD, history._database, SCRIPTS)
    assert not list(path.parent.glob("*.before-*"))
    assert history.session(ANNE, "s") == a_session()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "newer Rehearsal"),
        ("DELETE FROM alembic_version", "another program"),
        ("DROP TABLE alembic_version", "another program"),
    ],
)
def test_what_is_newer_or_not_ours_is_refused_untouched(history: SqlHistory, path: Path, spoil: str, said: str) -> None:
    """It is named, with the way out, and not a byte of it changes."""
    history.close()
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA journal_mode=DELETE")
        raw.execute(spoil)
    raw.close()
    before = path.read_bytes()
    with pytest.raises(HistoryError, match=said) as refused:
        open_history(path)
    assert "INTERVIEWER_DATA_DIR" in str(refused.value)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]
