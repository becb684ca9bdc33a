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

    def find(self, wanted: Wanted) -> "Found":
        """What is wanted, as far as it is counted."""
        if wanted.has_no_words:
            return Found(self, numbers=(), older=())
        older = self._older(wanted)
        return Found(self, tuple(self.history.find(self.owner, wanted, most=MOST_COUNTED + 1, older=older)), older)

    def _older(self, wanted: Wanted) -> tuple[str, ...]:
        if State.OLDER not in wanted.states:
            return ()
        return older_rubrics(self.history.kept_rubrics(self.owner), self.bank.rubrics)

    def choices(self) -> Choices:
        """Topics of the bank and those on record that have left it, and every grader."""
        on_record = self.history.choices(self.owner)
        topics = dict.fromkeys([*(one.id for one in self.bank.topics), *on_record.topics])
        return Choices(topics=tuple(topics), graders=on_record.graders)


@dataclass(frozen=True)
class Found:
    """What one look has found: all of it is known by number, and a page at a time is read."""

    finding: Finding
    numbers: tuple[int, ...]
    older: tuple[str, ...]

    @property
    def count(self) -> Count:
        """How many attempts that are."""
        return Count(number=min(len(self.numbers), MOST_COUNTED), more=len(self.numbers) > MOST_COUNTED)

    def page(self, *, limit: int, offset: int = 0) -> Sequence[Hit]:
        """Some of them, the newest first; nothing beyond what is counted."""
        page = self.numbers[:MOST_COUNTED][offset : offset + limit]
        return self.finding.history.hits(self.finding.owner, page, self.older) if page else []
