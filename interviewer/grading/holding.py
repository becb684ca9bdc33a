"""Having a grade to oneself while it is made: no two processes pay for the same one."""

import logging
import threading
import uuid
from datetime import timedelta

from interviewer.domain.attempt import Attempt
from interviewer.ports import Clock, Leases

LOG = logging.getLogger(__name__)

LEASE = 12.0
"""Seconds after which a process that says nothing is taken for dead, and what it was at is begun anew."""

SIGNS = 4
"""So many signs of life are given within that time: one that comes late or is lost does no harm."""


class Holding:
    """The grades that this process is at. While it has any, a thread of its own says that it is alive."""

    def __init__(self, leases: Leases, clock: Clock, *, lease: float = LEASE) -> None:
        self._leases, self._clock, self.lease = leases, clock, lease
        self._me = uuid.uuid4().hex
        self._held: dict[tuple[str, str, int], None] = {}
        self._lock = threading.Lock()
        self._changed = threading.Condition(self._lock)
        self._alive: threading.Thread | None = None

    def take(self, attempt: Attempt, replies: int) -> bool:
        """Have the grade of that answer, with so many replies, to oneself; False while somebody else has it."""
        now = self._clock()
        until = now + timedelta(seconds=self.lease)
        if not self._leases.take_lease(attempt.owner, attempt.id, replies, holder=self._me, at=now, until=until):
            return False
        with self._changed:
            self._held[attempt.owner, attempt.id, replies] = None
            if self._alive is None:
                self._alive = threading.Thread(target=self._give_signs, name="holding", daemon=True)
                self._alive.start()
        return True

    def end(self, attempt: Attempt, replies: int) -> None:
        """Let others have it."""
        with self._changed:
            self._held.pop((attempt.owner, attempt.id, replies), None)
            self._changed.notify_all()
        self._leases.end_lease(attempt.owner, attempt.id, replies, holder=self._me)

    def _give_signs(self) -> None:
        while self._wait():
            with self._lock:
                owners = {owner for owner, *_ in self._held}
            for owner in owners:
                try:
                    until = self._clock() + timedelta(seconds=self.lease)
                    self._leases.extend_leases(owner, holder=self._me, until=until)
                except Exception:
                    LOG.exception("no sign of life could be given")

    def _wait(self) -> bool:
        """Until it is time for a sign; False when there is nothing left to give one for."""
        with self._changed:
            self._changed.wait_for(lambda: not self._held, timeout=self.lease / SIGNS)
            if not self._held:
                self._alive = None
            return bool(self._held)
