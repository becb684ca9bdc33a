"""A history of its own for every test, on each database there is.

A test that asks for the ``path`` of its file is about SQLite, and so is one that is marked so.
"""

import inspect
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewer.history import SqlHistory
from tests import postgresql
from tests.history.making import a_session
from tests.records import new_record

SQLITE, POSTGRESQL = "sqlite", "postgresql"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run on both databases what is about neither of them."""
    if "database" in metafunc.fixturenames:
        about = [one for one in (SQLITE, POSTGRESQL) if metafunc.definition.get_closest_marker(one)]
        if "path" in inspect.signature(metafunc.function).parameters:
            about = [SQLITE]
        metafunc.parametrize("database", about or [SQLITE, POSTGRESQL], indirect=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that isn't there yet, in a folder that isn't either; its name is no URL, whatever it looks like."""
    return tmp_path / "Ana's data?x=1#%20 é" / "history.db"


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """A database of a PostgreSQL server. Without one these tests fail where everything must be proved."""
    with postgresql.server() as url:
        yield url


@pytest.fixture
def database(request: pytest.FixtureRequest) -> str:
    """Which database a test is run on."""
    return str(request.param)


@pytest.fixture
def where(database: str, path: Path, request: pytest.FixtureRequest) -> Path | str:
    """The file of a record, or the URL of its database, for whoever opens it once more."""
    if database == SQLITE:
        return path
    try:
        return str(request.getfixturevalue("server_url"))
    except postgresql.NoServer as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(missing))


@pytest.fixture
def history(where: Path | str, path: Path) -> Iterator[SqlHistory]:
    """A new history with one session of Anne's."""
    opened = new_record(where) if isinstance(where, Path) else postgresql.record(where, path.parent / "recordings")
    opened.save_session(a_session())
    yield opened
    opened.close()
