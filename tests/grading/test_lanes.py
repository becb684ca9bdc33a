"""Every job gets its turn, whatever became of those before it."""

import threading
import time

from interviewer.grading.lanes import Lanes

LONG = 20.0


def test_what_waits_goes_on_when_every_thread_was_held_up() -> None:
    """Jobs that gave their places up and fill all threads let the next ones begin when they end."""
    lanes, released, done = Lanes(at_once=1, most=2, patience=0.01), threading.Event(), threading.Semaphore(0)

    def hangs() -> bool:
        return released.wait(LONG)

    def ends() -> bool:
        done.release()
        return True

    for _ in range(2):
        lanes.add(hangs)
    until = time.monotonic() + LONG
    while (lanes._running, lanes._held) != (2, 0) and time.monotonic() < until:
        time.sleep(0.01)
    for _ in range(3):
        lanes.add(ends)
    released.set()
    assert all(done.acquire(timeout=LONG) for _ in range(3))
