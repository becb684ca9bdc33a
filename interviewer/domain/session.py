"""A sitting: which questions, where the candidate is, and the moves between them. Every move is pure."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, NonNegativeInt, model_validator

from interviewer.domain.base import Moment, Slug, Value
from interviewer.domain.follow_up import MOST as MOST_PROBES
from interviewer.errors import BadInput


class Mode(StrEnum):
    """Practice gives hints and shows the reference after each answer; an interview gives neither until the end."""

    PRACTICE = "practice"
    INTERVIEW = "interview"


class Order(StrEnum):
    """In which order questions are asked."""

    AS_WRITTEN = "as written"
    SHUFFLED = "shuffled"
    WEAKEST_FIRST = "unseen and weakest first"


class Setup(Value):
    """What the candidate asked for.

    ``probes`` is how many follow-ups there may be after an answer. ``questions`` names them one by one, in order; empty
    leaves that to the rest.
    """

    topics: Annotated[tuple[Slug, ...], Field(min_length=1)]
    count: Annotated[int, Field(ge=1, le=1000)]
    order: Order = Order.AS_WRITTEN
    mode: Mode = Mode.PRACTICE
    probes: Annotated[int, Field(ge=0, le=MOST_PROBES)] = 0
    questions: tuple[Slug, ...] = ()


class SlotState(StrEnum):
    """What became of one question of a session."""

    WAITING = "waiting"
    ANSWERED = "answered"
    SKIPPED = "skipped"


class Slot(Value):
    """A place in the session: its question, and how often it was tried."""

    question_id: Slug
    state: SlotState = SlotState.WAITING
    tries: NonNegativeInt = 0
    hints: NonNegativeInt = 0
    retrying: bool = False


class Session(Value):
    """Where a candidate is. ``version`` counts the moves, so that two tabs can't move it twice."""

    id: str
    owner: str
    setup: Setup
    slots: Annotated[tuple[Slot, ...], Field(min_length=1)]
    position: NonNegativeInt = 0
    started_at: Moment
    ended_at: Moment | None = None
    version: NonNegativeInt = 0

    @model_validator(mode="after")
    def _position_is_a_slot(self) -> Self:
        if self.position >= len(self.slots):
            raise ValueError(f"position {self.position} is past the last of {len(self.slots)} questions")
        return self

    @property
    def slot(self) -> Slot:
        """The place the candidate is at."""
        return self.slots[self.position]

    @property
    def is_open(self) -> bool:
        """True until it is ended."""
        return self.ended_at is None

    @property
    def answered(self) -> int:
        """How many questions have at least one answer."""
        return sum(slot.state is SlotState.ANSWERED for slot in self.slots)

    @property
    def next_waiting(self) -> int | None:
        """The nearest question after this one that nobody has touched, going round once."""
        ahead = [*range(self.position + 1, len(self.slots)), *range(self.position)]
        return next((place for place in ahead if self.slots[place].state is SlotState.WAITING), None)

    def _moved(self, **changes: object) -> Self:
        if not self.is_open:
            raise BadInput("This session has ended. Start a new one to go on practising.")
        return self.model_copy(update={**changes, "version": self.version + 1})

    def _with_slot(self, position: int, **changes: object) -> tuple[Slot, ...]:
        slots = list(self.slots)
        slots[position] = slots[position].model_copy(update=changes)
        return tuple(slots)

    def after_answer(self, position: int) -> Self:
        """The question there has one more try; in an interview the next waiting question comes up at once."""
        slot = self.slots[position]
        slots = self._with_slot(position, state=SlotState.ANSWERED, tries=slot.tries + 1, retrying=False)
        answered = self._moved(slots=slots)
        follows = answered.next_waiting
        if self.setup.mode is Mode.INTERVIEW and position == self.position and follows is not None:
            return answered.model_copy(update={"position": follows})
        return answered

    def after_follow_ups(self) -> Self:
        """Nothing more is asked about the question the candidate is at: in an interview the next waiting one comes."""
        follows = self.next_waiting
        return self if self.setup.mode is Mode.PRACTICE or follows is None else self.at(follows)

    def after_skip(self) -> Self:
        """The question is passed over (an answer it has already is kept) and the next waiting one comes up."""
        state = SlotState.ANSWERED if self.slot.tries else SlotState.SKIPPED
        slots = self._with_slot(self.position, state=state, retrying=False)
        skipped = self._moved(slots=slots)
        follows = skipped.next_waiting
        return skipped if follows is None else skipped.model_copy(update={"position": follows})

    def after_hint(self) -> Self:
        """One more hint was shown for this question."""
        return self._moved(slots=self._with_slot(self.position, hints=self.slot.hints + 1))

    def at(self, position: int) -> Self:
        """The candidate stands at that question."""
        if not 0 <= position < len(self.slots):
            raise BadInput(f"This session has questions 1 to {len(self.slots)}.")
        return self._moved(position=position)

    def retrying(self, position: int) -> Self:
        """The candidate stands at that question and wants to answer it once more."""
        return self.at(position).model_copy(update={"slots": self._with_slot(position, retrying=True)})

    def with_tries(self, position: int, tries: int) -> Self:
        """That question has so many tries now that one was deleted or put back, be the session open or not."""
        state = SlotState.ANSWERED if tries else SlotState.WAITING
        retrying = self.slots[position].retrying and bool(tries)
        slots = self._with_slot(position, state=state, tries=tries, retrying=retrying)
        return self.model_copy(update={"slots": slots, "version": self.version + 1})

    def ended(self, at: Moment) -> Self:
        """No more answers; unanswered questions stay as they are."""
        return self._moved(ended_at=at)
