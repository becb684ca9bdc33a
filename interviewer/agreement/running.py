"""A check of a grader that goes on while the page is used."""

import logging
import threading
from collections.abc import Iterator, Sequence

from interviewer.agreement.check import Check
from interviewer.agreement.labelled import Labelled
from interviewer.errors import RehearsalError
from interviewer.ports import Grader

LOG = logging.getLogger(__name__)
UNFORESEEN = "The check failed in a way that nobody foresaw; the log has the details."


class RunningCheck:
    """Grades answers of known worth one after the other, in so many rounds over them.

    ``done`` counts them over all rounds, ``answers`` is how many that will be, and a grader's trouble ends it early.
    """

    def __init__(self, grader: Grader, known: Sequence[Labelled], rounds: int = 1) -> None:
        self.grader = grader.name
        self.rounds = rounds
        self.answers = rounds * len(known)
        self.done = 0
        self.check: Check | None = None
        self.failure: str | None = None
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(grader, known), name="check-grader", daemon=True)
        self._thread.start()

    @property
    def is_under_way(self) -> bool:
        """True until it has an end, good or bad."""
        return self.check is None and self.failure is None

    def stop(self) -> None:
        """End it after the answer it is at."""
        self._stopped.set()

    def wait(self, seconds: float) -> None:
        """Wait until it has ended, at most so long."""
        self._thread.join(seconds)

    def _run(self, grader: Grader, known: Sequence[Labelled]) -> None:
        try:
            check = Check.of(grader, self._counted([*known] * self.rounds), len(known))
        except RehearsalError as trouble:
            self.failure = str(trouble)
        except Exception:
            LOG.exception("the check failed")
            self.failure = UNFORESEEN
        else:
            self.check = check

    def _counted(self, known: Sequence[Labelled]) -> Iterator[Labelled]:
        for number, one in enumerate(known):
            if self._stopped.is_set():
                raise RehearsalError(f"Stopped after {number} of {self.answers} answers.")
            yield one
            self.done = number + 1
