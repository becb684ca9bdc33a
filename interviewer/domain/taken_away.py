"""A record as it is taken out of the app."""

from pydantic import NonNegativeInt

from interviewer.domain.attempt import Attempt
from interviewer.domain.base import Value
from interviewer.domain.session import Session
from interviewer.domain.transcript import Recording


class Contents(Value):
    """How much an exported history holds."""

    sessions: NonNegativeInt = 0
    attempts: NonNegativeInt = 0
    recordings: NonNegativeInt = 0


class Sitting(Value):
    """A session with every attempt and recording in it."""

    session: Session
    attempts: tuple[Attempt, ...]
    recordings: tuple[Recording, ...] = ()
