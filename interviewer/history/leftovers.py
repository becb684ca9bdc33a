"""What a process that was ended in the middle of something left on disk: of no use to anyone, and full of words."""

import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

AN_HOUR = 3600.0
"""Seconds; what is younger may be in use."""


def is_old(path: Path) -> bool:
    """Whether nobody can be at work on it any more."""
    with suppress(FileNotFoundError):
        return time.time() - path.stat().st_mtime > AN_HOUR
    return False


def forget(paths: Iterable[Path]) -> None:
    """Away with those that are old, files and folders; one that can't be removed disturbs nobody."""
    for path in filter(is_old, list(paths)):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()
