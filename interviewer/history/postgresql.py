"""Everything that depends on PostgreSQL: its transactions, and what its errors mean."""

from sqlalchemy import Connection, Engine, event
from sqlmodel import SQLModel

from interviewer.history.sqlite import WRITING

WRITERS = 7_361_525
"""The number of the lock that a writer holds; any that nobody else in the database uses."""

READING = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"

CAUSES = {
    "password authentication failed": "doesn't let this user in. Check the name and the password in the URL",
    "does not exist": "doesn't have that database or user. Create it, or check the URL",
    "Connection refused": "can't be reached. Start the server, or check host and port in the URL",
    "could not translate host name": "can't be found. Check the host in the URL",
    "Name or service not known": "can't be found. Check the host in the URL",
    "No such file or directory": "can't be reached. Start the server, or check its socket in the URL",
    "timeout expired": "doesn't answer. Check that the server is up and can be reached",
    "lock timeout": "is busy with another writer. Try again; nothing was lost",
    "permission denied": "doesn't let this user write. Grant the user what the owner of the database may do",
    "too many": "has no connection left. Try again in a moment, or raise its max_connections",
    "No space left": "has no room left on its disk. Make room, then try again; nothing that was kept is lost",
    "terminating connection": "has closed the connection. Try again; nothing was lost",
    "closed the connection": "has closed the connection. Try again; nothing was lost",
    "read-only transaction": "can only be read. Use a server that can be written to",
}


def prepare(engine: Engine, busy_seconds: float) -> None:
    """Have every transaction begun so that it sees what it would see on SQLite.

    Whoever reads sees one state of the record throughout. Whoever writes does so alone, and waits for another for as
    long as on SQLite: numbers of rows become visible in their order, which what is derived from them rests on, and
    nothing that was read before writing has changed meanwhile. It takes milliseconds.
    """

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if not connection.get_execution_options().get(WRITING):
            connection.exec_driver_sql(READING)
            return
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(busy_seconds * 1000)}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")


def wipe(engine: Engine) -> None:
    """Leave nothing of deleted rows in the tables. What the server logs is the server's."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"VACUUM FULL {', '.join(SQLModel.metadata.tables)}, findable_words")


def cause(name: str, said: str) -> str:
    """What PostgreSQL said, in words that name the way out."""
    known = next((told for sign, told in CAUSES.items() if sign in said), "could not be used. Try again")
    return f"{name} {known} ({' '.join(said.split())})."
