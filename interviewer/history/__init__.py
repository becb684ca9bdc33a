"""The record: SQLModel on SQLite. Rows and migrations are private here; the rest sees ``ports.History``."""

from interviewer.history.store import SqlHistory, open_history

__all__ = ["SqlHistory", "open_history"]
