"""What can go wrong, one kind for each decision the caller has to take."""

from pathlib import Path


class RehearsalError(Exception):
    """The root: its text names the cause and the way out, and may be shown to the candidate as it is."""


class ContentError(RehearsalError):
    """A file of questions or rubrics is wrong; the person who keeps it must mend it."""

    def __init__(self, path: Path | str, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")
        self.path = str(path)
        self.line = line
        self.reason = reason


class BadInput(RehearsalError):
    """What was handed in can't be used as it is; the candidate must change it and try again."""


class NotFound(RehearsalError):
    """There is no such session, attempt or question; the page should offer what there is."""


class Stale(RehearsalError):
    """Someone else (another tab, another process) changed it first; the page should load it again."""


class HistoryError(RehearsalError):
    """The record can't be read or written; nothing that was in it is lost, and the cause is named."""


class TranscriptionTrouble(RehearsalError):
    """A recording could not be transcribed now; it is kept, and the candidate may try again or type."""


class ModelTrouble(RehearsalError):
    """The language model could not do what was asked of it; the work goes on without it.

    ``passing`` says whether the same request may work later, ``wait`` for how many seconds the provider asked,
    ``status`` is what it answered with, ``may_cost`` whether the provider may bill it all the same.
    """

    def __init__(
        self,
        told: str,
        *,
        passing: bool = False,
        wait: float | None = None,
        status: int | None = None,
        may_cost: bool = False,
    ) -> None:
        super().__init__(told)
        self.passing = passing
        self.wait = wait
        self.status = status
        self.may_cost = may_cost
