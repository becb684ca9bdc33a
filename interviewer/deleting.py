"""The use cases of deleting: an attempt or a session, which can be undone for a while, and everything, which can't."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from interviewer.domain.deleted import Deleted
from interviewer.errors import BadInput
from interviewer.ports import Clock, Deletions

UNDO_FOR = timedelta(minutes=10)
"""Long enough to notice a mistake, short enough that what was deleted is soon gone."""

WORD = "delete"


@dataclass(frozen=True)
class Deleting:
    """One candidate's way to take things out of the record, with all that hangs on them and follows from them."""

    history: Deletions
    clock: Clock
    owner: str
    make_id: Callable[[], str] = lambda: uuid.uuid4().hex

    def delete_attempt(self, attempt_id: str) -> Deleted:
        """Take an attempt out; the question is open again when it was the only one."""
        return self.history.delete_attempt(self.owner, attempt_id, as_id=self.make_id(), at=self.clock())

    def delete_session(self, session_id: str) -> Deleted:
        """Take a session out with every attempt in it."""
        return self.history.delete_session(self.owner, session_id, as_id=self.make_id(), at=self.clock())

    def undo(self, deleted_id: str) -> None:
        """Put back what that deletion took; ``NotFound`` once it is gone for good."""
        self.purge()
        self.history.put_back(self.owner, deleted_id)

    def undoable(self) -> Sequence[Deleted]:
        """What can still be put back, the newest deletion first."""
        since = self.clock() - UNDO_FOR
        return [one for one in self.history.deleted(self.owner) if one.deleted_at > since]

    def purge(self) -> None:
        """Let go for good of what was deleted too long ago to be undone, sound files too."""
        self.history.purge(self.owner, before=self.clock() - UNDO_FOR)

    def delete_everything(self, typed: str) -> None:
        """Empty the record for good; ``BadInput`` unless the word that asks for it was typed."""
        if typed.strip().casefold() != WORD:
            raise BadInput(f"Nothing was deleted. To delete everything, type the word {WORD}.")
        self.history.delete_everything(self.owner)
