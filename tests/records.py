"""Records to begin a test with."""

import functools
import tempfile
from pathlib import Path

from interviewer.history import SqlHistory, open_history


@functools.cache
def _empty() -> bytes:
    """A record with nothing in it: to make one takes all migrations, to copy one hardly anything."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "history.db"
        open_history(path).close()
        return path.read_bytes()


def new_record(path: Path) -> SqlHistory:
    """A new record at that path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_empty())
    return open_history(path)
