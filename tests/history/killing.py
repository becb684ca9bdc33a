"""Ending a process without warning at one step of what it does: a statement, a commit, or a move of a file."""

import functools
import itertools
import multiprocessing
import os
import random
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

FORKED = multiprocessing.get_context("forkserver") if hasattr(os, "fork") else None
if FORKED:
    FORKED.set_forkserver_preload(["tests.history.killed"])

Work = Callable[[Any, Path], Any]
"""Given where the record is and the folder of everything: what is done to them."""

NEVER = 0
FILES = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree", "sqlite3.connect")


def steps_of(work: Work, where: Any, folder: Path) -> int:
    """How many steps it takes when nothing happens to it."""
    code, taken = _run(work, where, folder, NEVER)
    assert code == 0, f"{work.__name__} failed"
    return taken


def killed_at(work: Work, where: Any, folder: Path, step: int) -> None:
    """Do it in a process that ends before that step."""
    code, _ = _run(work, where, folder, step)
    assert code == -signal.SIGKILL, f"{work.__name__} was to be killed before step {step}"


def some(steps: int, most: int) -> Iterator[int]:
    """Steps to be killed before: the last ones, which decide most, and others, the same each time."""
    half = most // 2
    others = random.Random(steps).sample(range(1, steps), min(half, steps - 1))
    yield from sorted({*others, *range(max(1, steps - half + 1), steps + 1)})


def _run(work: Work, where: Any, folder: Path, step: int) -> tuple[int | None, int]:
    assert FORKED
    ours, theirs = FORKED.Pipe(duplex=False)
    process = FORKED.Process(target=_do, args=(work, where, folder, step, theirs))
    process.start()
    theirs.close()
    process.join(60)
    with ours:
        return process.exitcode, ours.recv() if process.exitcode == 0 else 0


def _do(work: Work, where: Any, folder: Path, step: int, told: Any) -> None:
    numbers = itertools.count(1)
    taken = [0]

    def stepped(*_: object) -> None:
        taken[0] = next(numbers)
        if taken[0] == step:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", stepped)
    event.listen(Engine, "commit", stepped)
    sys.addaudithook(functools.partial(_hear, str(folder), stepped))
    work(where, folder)
    told.send(taken[0])
    os._exit(0)


def _hear(folder: str, stepped: Callable[[], None], name: str, arguments: tuple[Any, ...]) -> None:
    """The files of the record alone are steps of it."""
    if (
        name in FILES
        and arguments
        and os.fsdecode(arguments[0] if isinstance(arguments[0], (str, bytes)) else b"").startswith(folder)
    ):
        stepped()
