"""What a start does for everybody on record: what was cut off goes on, and what is too old goes."""

import logging
from collections.abc import Callable

from interviewer.bootstrap.here import now
from interviewer.bootstrap.listening import build_speaking
from interviewer.deleting import Deleting
from interviewer.interview import Interview
from interviewer.ports import History

LOG = logging.getLogger(__name__)


def finish_grading(history: History, services: Callable[[str], Interview]) -> None:
    """Have every answer graded that the end of a process left without its grade, whosever it is.

    ``services`` are those of a person; they are asked for only where something waits. What fails is on record and can
    be graded from its page; it must keep neither anybody else nor the app from starting.
    """
    for owner in _owners(history):
        try:
            if history.waiting(owner):
                services(owner).finish_grading()
        except Exception:
            LOG.exception("answers left ungraded could not be graded")


def let_go(history: History) -> None:
    """What was deleted, and sound older than its owner wants to keep it, goes while people are already at work."""
    for owner in _owners(history):
        for use_case in (_purge, _delete_old):
            try:
                use_case(history, owner)
            except Exception:
                LOG.exception("what is too old could not be let go")


def _purge(history: History, owner: str) -> None:
    Deleting(history=history, clock=now, owner=owner).purge()


def _delete_old(history: History, owner: str) -> None:
    build_speaking(history, owner).delete_old()


def _owners(history: History) -> list[str]:
    try:
        return list(history.owners())
    except Exception:
        LOG.exception("who is on record could not be read")
        return []
