"""A PostgreSQL server of our own, for tests: in a folder, reached by a socket in it, gone with it."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, inspect, make_url, text

from interviewer.history import SqlHistory, open_history

PLACES = ("/usr/lib/postgresql/*/bin", "/usr/local/opt/postgresql*/bin", "/opt/homebrew/opt/postgresql*/bin")
QUICKLY = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses="
NOT_ROOT = ("postgres", "nobody")
"""Who runs it where we are root, whom it refuses."""


class NoServer(RuntimeError):
    """There is no PostgreSQL on this computer, or it doesn't start."""


def programs() -> Path | None:
    """The folder of ``initdb`` and ``pg_ctl``; where there are several, of the newest."""
    folders = [one for place in PLACES for one in Path("/").glob(place[1:]) if (one / "initdb").exists()]
    if folders:
        return max(
            folders, key=lambda one: [int(part) for part in one.parent.name.split("@")[-1].split(".") if part.isdigit()]
        )
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@contextmanager
def server() -> Iterator[str]:
    """The URL of an empty database; ``NoServer`` when there is none to be had."""
    found = programs()
    if found is None:
        raise NoServer("no PostgreSQL on this computer")
    # The path of a socket may have no more than some hundred characters.
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp") as name:
        folder = Path(name)
        user = _user()
        if user:
            shutil.chown(folder, user)
        data, log = folder / "data", folder / "log"
        _run(found / "initdb", "-D", data, "-U", "rehearsal", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C")
        _run(found / "pg_ctl", "-D", data, "-l", log, "-w", "-o", f"-k {folder} {QUICKLY}", "start")
        try:
            yield f"postgresql+psycopg://rehearsal@/postgres?host={folder}"
        finally:
            _run(found / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")


def _user() -> str | None:
    if os.geteuid() != 0:
        return None
    known = Path("/etc/passwd").read_text(encoding="utf-8")
    return next(one for one in NOT_ROOT if f"\n{one}:" in known)


def _run(program: Path, *arguments: object) -> None:
    told = subprocess.run(
        [str(program), *map(str, arguments)],
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        user=_user(),
        cwd="/",
    )
    if told.returncode:
        raise NoServer(f"{program.name} failed: {told.stderr.decode(errors='replace')}")


def emptied(url: str) -> None:
    """Leave no row in any table but the one with the number of the schema."""
    engine = create_engine(make_url(url))
    with engine.begin() as connection:
        tables = [one for one in inspect(connection).get_table_names() if one != "alembic_version"]
        if tables:
            connection.execute(text(f"TRUNCATE {', '.join(tables)} RESTART IDENTITY CASCADE"))
    engine.dispose()


def record(url: str, sounds: Path) -> SqlHistory:
    """A record with nothing in it."""
    emptied(url)
    return open_history(url, sounds=sounds)
