"""What requests may cost: never more in a calendar month than was allowed."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from interviewer.errors import ModelTrouble

CHARACTERS_A_TOKEN = 2.5
"""Fewer than in any language model's idea of English, so that no request costs more than was set aside for it."""


class Purse:
    """Dollars for one calendar month, shared by everything that asks models. Safe to share between threads.

    ``spent`` tells what had been spent since a moment when this purse was opened, or a new month began.
    """

    def __init__(self, cap: float, spent: Callable[[datetime], float], clock: Callable[[], datetime]) -> None:
        self._cap = cap
        self._spent_before = spent
        self._clock = clock
        self._lock = threading.Lock()
        self._month: datetime | None = None
        self._gone = 0.0

    @contextmanager
    def set_aside(self, most: float) -> Iterator[Callable[[float], None]]:
        """Set ``most`` aside for one request, which then tells what it cost; ``ModelTrouble`` when it isn't there."""
        cost = 0.0

        def pay(actual: float) -> None:
            nonlocal cost
            cost = actual

        self._take(most)
        try:
            yield pay
        finally:
            with self._lock:
                self._gone += cost - most

    def _take(self, most: float) -> None:
        with self._lock:
            month = self._clock().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
            if month != self._month:
                self._month, self._gone = month, self._spent_before(month)
            if self._gone + most > self._cap or self._gone >= self._cap:
                raise ModelTrouble(
                    f"This month's spending cap of ${self._cap:.2f} would be passed: ${self._gone:.4f} is spent or set "
                    f"aside, and this request may cost ${most:.4f}. Raise the cap in the settings."
                )
            self._gone += most
