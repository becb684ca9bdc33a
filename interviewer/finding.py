"""The use case of finding attempts again."""

from dataclasses import dataclass

from interviewer.domain.finding import MOST_COUNTED, Choices, Found, State, Wanted, older_rubrics
from interviewer.domain.question import Bank
from interviewer.ports import Attic


@dataclass(frozen=True)
class Finding:
    """One candidate's way to what was said before."""

    bank: Bank
    history: Attic
    owner: str

    def find(self, wanted: Wanted, *, limit: int, offset: int = 0) -> Found:
        """A page of the attempts that are wanted, the newest first."""
        if wanted.has_no_words:
            return Found(hits=(), count=0)
        older = self._older(wanted)
        count = self.history.count_found(self.owner, wanted, most=MOST_COUNTED + 1, older=older)
        shown = min(limit, max(0, MOST_COUNTED - offset))
        hits = self.history.found(self.owner, wanted, limit=shown, offset=offset, older=older) if count else ()
        return Found(hits=tuple(hits), count=min(count, MOST_COUNTED), more=count > MOST_COUNTED)

    def _older(self, wanted: Wanted) -> tuple[str, ...]:
        if State.OLDER not in wanted.states:
            return ()
        return older_rubrics(self.history.kept_rubrics(self.owner), self.bank.rubrics)

    def choices(self) -> Choices:
        """Topics of the bank and those on record that have left it, and every grader."""
        on_record = self.history.choices(self.owner)
        topics = dict.fromkeys([*(one.id for one in self.bank.topics), *on_record.topics])
        return Choices(topics=tuple(topics), graders=on_record.graders)
