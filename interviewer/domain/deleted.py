"""What was deleted and can still be put back."""

from enum import StrEnum

from interviewer.domain.base import Moment, Value


class Kind(StrEnum):
    """What a deletion took."""

    ATTEMPT = "attempt"
    SESSION = "session"


class Deleted(Value):
    """One deletion. ``named`` says what it was: a question's prompt, or the ids of a session's topics."""

    id: str
    kind: Kind
    named: str
    deleted_at: Moment
