"""Questions, the topics they belong to, and the bank that holds them with their rubrics."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from interviewer.domain.base import Line, Slug, Value
from interviewer.domain.rubric import Rubric
from interviewer.errors import NotFound

LONGEST_SECTION = 50_000
"""Characters in one section of a reference answer."""


class Level(StrEnum):
    """How much a question asks of a candidate."""

    WARM_UP = "warm-up"
    CORE = "core"
    STRETCH = "stretch"


class SectionKind(StrEnum):
    """The part that a section plays in a reference answer; ``ANSWER`` is one that has no parts."""

    DEFINITION = "definition"
    HOW_IT_WORKS = "how it works"
    WHY_IT_MATTERS = "why it matters"
    EXAMPLE = "example"
    ANSWER = "answer"


class Section(Value):
    """One part of a reference answer: paragraphs and list items, a line each."""

    kind: SectionKind
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_SECTION)]


class Source(Value):
    """Where a fact comes from, and what it backs."""

    title: Line
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=500)]
    backs: str = ""


Tag = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[^,\n]+$", max_length=40)]


class Question(Value):
    """One entry of the bank: what is asked, and the reference answer that a full answer would give."""

    id: Slug
    topic: Slug
    level: Level = Level.CORE
    prompt: Line
    reference: tuple[Section, ...] = Field(min_length=1)
    probes: tuple[Line, ...] = ()
    sources: tuple[Source, ...] = ()
    # A question without tags keeps the digest that attempts from before there were tags know it by.
    tags: tuple[Tag, ...] = Field(default=(), exclude_if=lambda tags: not tags)

    @property
    def reference_text(self) -> str:
        """The whole reference answer, sections parted by an empty line."""
        return "\n\n".join(section.text for section in self.reference)


class Topic(Value):
    """A subject and its questions, in the order they were written."""

    id: Slug
    title: Line
    introduction: str = ""
    questions: tuple[Question, ...] = Field(min_length=1)


class Bank(Value):
    """Every topic, and the reviewed rubrics there are, by question id.

    ``retired`` are questions that are asked no more; they are still found by their id.
    """

    topics: tuple[Topic, ...]
    rubrics: dict[str, Rubric]
    retired: tuple[Question, ...] = ()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "Bank":
        seen: set[str] = set()
        for question in (*self.questions(), *self.retired):
            if question.id in seen:
                raise ValueError(f"question id {question.id!r} is used twice")
            seen.add(question.id)
        return self

    def questions(self, topics: tuple[str, ...] | None = None) -> Iterator[Question]:
        """The questions of the named topics (of all when none are named), in written order."""
        for topic in self.topics:
            if topics is None or topic.id in topics:
                yield from topic.questions

    def question(self, question_id: str) -> Question:
        """The question of that id; ``NotFound`` when there is none."""
        found = self._by_id.get(question_id)
        if found is None:
            raise NotFound(f"There is no question {question_id[:80]!r} in the bank.")
        return found

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """The id of every question that is asked, in written order."""
        return tuple(one.id for one in self.questions())

    @property
    def ids(self) -> AbstractSet[str]:
        """The id of every question."""
        return self._by_id.keys()

    @cached_property
    def _by_id(self) -> dict[str, Question]:
        return {question.id: question for question in (*self.questions(), *self.retired)}
