"""Jobs that are done beside the page, a few at once, so that the trouble of one delays no other."""

import threading
import time
from collections.abc import Callable

AT_ONCE = 4
MOST = 12
"""Threads, with those that have given their place up."""

PATIENCE = 20.0
"""Seconds after which a job that is still under way gives its place up: it hangs, or waits to be tried again."""

SLOWER = 2.0
"""Where jobs take long and end well, as with a slow model of one's own, it is so many times the longest of them."""

Job = Callable[[], bool]


class Lanes:
    """Does what it is given; a job says whether it went well. The newest goes first: someone is waiting for it.

    Its threads end with the process, whatever they are at: nobody who stops the app waits for a model.
    """

    def __init__(self, *, at_once: int = AT_ONCE, most: int = MOST, patience: float = PATIENCE) -> None:
        self._at_once, self._most, self._patience = at_once, most, patience
        self._waiting: list[Job] = []
        self._running = self._held = 0
        self._closed = False
        self._lock = threading.Lock()

    def add(self, job: Job) -> None:
        """Do this as soon as there is a place."""
        with self._lock:
            if not self._closed:
                self._waiting.append(job)
        self._fill()

    def close(self) -> None:
        """Start on nothing more; what is under way is left to end."""
        with self._lock:
            self._closed = True
            self._waiting.clear()

    def _fill(self) -> None:
        with self._lock:
            while self._waiting and self._held < self._at_once and self._running < self._most:
                self._running += 1
                self._held += 1
                threading.Thread(target=self._work, args=(self._waiting.pop(),), name="grade", daemon=True).start()

    def _work(self, job: Job) -> None:
        begun, place = time.monotonic(), _Place(self._give_up)
        watch = threading.Timer(self._patience, place.give_up)
        watch.daemon = True
        watch.start()
        went_well = False
        try:
            went_well = job()
        finally:
            watch.cancel()
            with self._lock:
                self._running -= 1
                if went_well:
                    self._patience = max(self._patience, SLOWER * (time.monotonic() - begun))
            place.give_up()
            # One that gave its place up before has kept a thread from the others until now.
            self._fill()

    def _give_up(self) -> None:
        with self._lock:
            self._held -= 1
        self._fill()


class _Place:
    """One of the places there are at once; it can be given up once."""

    def __init__(self, give_up: Callable[[], None]) -> None:
        self._give_up = give_up
        self._once = threading.Lock()

    def give_up(self) -> None:
        """Let the next job have it."""
        if self._once.acquire(blocking=False):
            self._give_up()
