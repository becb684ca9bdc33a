"""The record: SQLModel on SQLite. Rows and migrations are private here; the rest sees ``ports.History``."""

from interviewer.history.backup import Installation, back_up
from interviewer.history.document import is_export
from interviewer.history.manifest import Manifest
from interviewer.history.restoring import Restored, check, restore
from interviewer.history.store import SqlHistory, open_history

__all__ = [
    "Installation",
    "Manifest",
    "Restored",
    "SqlHistory",
    "back_up",
    "check",
    "is_export",
    "open_history",
    "restore",
]
