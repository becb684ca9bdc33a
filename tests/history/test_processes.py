"""Several threads and several processes on one file, and one that is killed."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from datetime import timedelta
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import pytest

from interviewer.history import SqlHistory, open_history
from tests.history.making import ANNE, BEN, NOON, a_session, an_attempt

SPAWN = multiprocessing.get_context("spawn")


def run(work: Callable[..., None], *arguments: Any, times: int = 1) -> list[int | None]:
    """How each of that many processes ended."""
    processes = [SPAWN.Process(target=work, args=(*arguments, number)) for number in range(times)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    return [process.exitcode for process in processes]


def test_threads_that_hand_in_at_once_get_one_attempt(history: SqlHistory) -> None:
    """A double click in two tabs is one attempt, and both get it."""
    gate, got = threading.Barrier(8), []

    def hand_in(number: int) -> None:
        gate.wait()
        got.append(history.record_answer(an_attempt(name=f"a{number}"), a_session().after_answer(0)).id)

    threads = [threading.Thread(target=hand_in, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 8
    assert set(got) == {one.id for one in history.attempts(ANNE, ["s"])}


def test_processes_that_hand_in_at_once_get_one_attempt(history: SqlHistory, where: Path | str) -> None:
    """The same for two servers on one file; a tenfold race has one winner each time."""
    for name in map(str, range(10)):
        history.save_session(a_session(name))
    got = SPAWN.Queue()
    assert run(_hand_in, where, SPAWN.Barrier(2), got, times=2) == [0, 0]
    told = [got.get() for _ in range(20)]
    kept = {(one.session_id, one.id) for one in history.attempts(ANNE, list(map(str, range(10))))}
    assert len(kept) == 10
    assert sorted(told) == sorted([*kept, *kept])


def _hand_in(where: Path | str, gate: Barrier, got: Any, number: int) -> None:
    history = open_history(where)
    for name in map(str, range(10)):
        gate.wait(60)
        attempt = an_attempt(name=f"{name}-{number}", session=name)
        got.put((name, history.record_answer(attempt, a_session(name).after_answer(0)).id))
    history.close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_an_answer_survives_the_end_of_the_process(path: Path) -> None:
    """Once it is kept, killing the process without warning loses nothing."""
    assert run(_keep_and_die, path) == [-signal.SIGKILL]
    history = open_history(path)
    assert [(one.id, one.answer.text) for one in history.waiting(ANNE)] == [("a", "An answer.")]
    assert history.session(ANNE, "s").slots[0].tries == 1
    history.close()


def _keep_and_die(path: Path, _number: int) -> None:
    history = open_history(path)
    history.save_session(a_session())
    history.record_answer(an_attempt(), a_session().after_answer(0))
    os.kill(os.getpid(), signal.SIGKILL)


def test_processes_may_start_at_once_on_a_new_file(path: Path) -> None:
    """One makes the schema, the others wait for it, and all work."""
    path.parent.mkdir()
    assert run(_open_and_save, path, SPAWN.Barrier(3), times=3) == [0, 0, 0]
    history = open_history(path)
    assert history.count_sessions(ANNE) == 3
    history.close()


def _open_and_save(path: Path, gate: Barrier, number: int) -> None:
    gate.wait(60)
    history = open_history(path)
    history.save_session(a_session(f"s{number}"))
    history.close()


def _take(where: Path | str, gate: Barrier, number: int) -> None:
    history = open_history(where)
    gate.wait()
    until = NOON + timedelta(seconds=10)
    had = history.take_lease(ANNE, "a", 0, holder=str(number), at=NOON, until=until)
    os._exit(0 if had else 1)


def test_processes_that_want_the_same_grade_leave_it_to_one(history: SqlHistory, where: Path | str) -> None:
    """Exactly one has it, until it lets go or its time is over; what else there is to grade is free."""
    assert sorted(run(_take, where, SPAWN.Barrier(4), times=4)) == [0, 1, 1, 1]  # type: ignore[type-var]
    late, until = NOON + timedelta(seconds=11), NOON + timedelta(seconds=20)
    assert not history.take_lease(ANNE, "a", 0, holder="late", at=NOON, until=until)
    assert history.take_lease(ANNE, "a", 1, holder="late", at=NOON, until=until)
    assert history.take_lease(BEN, "a", 0, holder="late", at=NOON, until=until)
    assert history.take_lease(ANNE, "a", 0, holder="late", at=late, until=until)
    history.end_lease(ANNE, "a", 0, holder="somebody else")
    assert not history.take_lease(ANNE, "a", 0, holder="next", at=late, until=until)
    history.end_lease(ANNE, "a", 0, holder="late")
    assert history.take_lease(ANNE, "a", 0, holder="next", at=late, until=until)
