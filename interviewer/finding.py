"""The use case of finding attempts again."""

from collections.abc import Sequence
from dataclasses import dataclass

from interviewer.domain.finding import MOST_COUNTED, Choices, Count, Hit, State, Wanted, older_rubrics
from interviewer.domain.question import Bank
from interviewer.ports import Attic


@dataclass(frozen=True)
class Finding:
    """One candidate's way to what was said before."""

    bank: Bank
    history: Attic
    owner: str

    def count(self, wanted: Wanted) -> Count:
        """How many attempts are wanted, as far as they are counted."""
        if wanted.has_no_words:
            return Count(number=0)
        older = self._older(wanted)
        number = self.history.count_found(self.owner, wanted, most=MOST_COUNTED + 1, older=older)
        return Count(number=min(number, MOST_COUNTED), more=number > MOST_COUNTED)

    def find(self, wanted: Wanted, *, limit: int, offset: int = 0) -> Sequence[Hit]:
        """A page of them, the newest first; nothing beyond what is counted."""
        if wanted.has_no_words or offset >= MOST_COUNTED:
            return []
        limit = min(limit, MOST_COUNTED - offset)
        return self.history.found(self.owner, wanted, limit=limit, offset=offset, older=self._older(wanted))

    def _older(self, wanted: Wanted) -> tuple[str, ...]:
        if State.OLDER not in wanted.states:
            return ()
        return older_rubrics(self.history.kept_rubrics(self.owner), self.bank.rubrics)

    def choices(self) -> Choices:
        """Topics of the bank and those on record that have left it, and every grader."""
        on_record = self.history.choices(self.owner)
        topics = dict.fromkeys([*(one.id for one in self.bank.topics), *on_record.topics])
        return Choices(topics=tuple(topics), graders=on_record.graders)
