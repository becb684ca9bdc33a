"""What was found in a person's own document, before anything of it is kept."""

from collections.abc import Iterable
from enum import StrEnum

from pydantic import Field

from interviewer.domain.base import Line, Share, Slug, Value
from interviewer.domain.question import Level, Question, Section, SectionKind, Source, Tag
from interviewer.domain.rubric import Point

IN_ORDER = (SectionKind.ANSWER, *(kind for kind in SectionKind if kind is not SectionKind.ANSWER))
"""How the sections of a reference answer follow each other; what has no label comes first."""


CERTAIN = 0.97
"""From this likeness a question is the same one, spelt a little differently at most."""


class Found(Value):
    """One question of a document, with the line (or row, or note) it begins on.

    ``id`` and ``points`` are there when the document is in the shape that this project writes.
    """

    question: Line
    sections: tuple[Section, ...]
    line: int
    level: Level | None = None
    probes: tuple[Line, ...] = ()
    sources: tuple[Source, ...] = ()
    tags: tuple[Tag, ...] = ()
    id: Slug | None = None
    points: tuple[Point, ...] | None = None

    def as_question(self, question_id: str, topic_id: str) -> Question:
        """The question under that id."""
        return Question(
            id=question_id,
            topic=topic_id,
            level=self.level or Level.CORE,
            prompt=self.question,
            reference=self.sections,
            probes=self.probes,
            sources=self.sources,
            tags=self.tags,
        )


class Repair(Value):
    """Damage of the text that was certain, and mended."""

    line: int
    before: str
    after: str


class Doubtful(Value):
    """What looks like damage but isn't certain; it was left as it is."""

    line: int
    text: str
    reason: str


class LeftOut(Value):
    """What of the document is no part of any question, and why."""

    line: int
    reason: str


class Import(Value):
    """Everything a document came to.

    ``columns`` are the columns of a table and ``mapping`` what each was taken for, by its name; both are empty for
    anything else. ``topic_id`` is there when the document is in the shape that this project writes.
    """

    topic: Line
    questions: tuple[Found, ...]
    repaired: tuple[Repair, ...] = ()
    doubtful: tuple[Doubtful, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    columns: tuple[str, ...] = ()
    mapping: dict[str, str] = Field(default_factory=dict)
    topic_id: Slug | None = None
    introduction: str = ""


class Choice(StrEnum):
    """What to do with a question that is there already."""

    SKIP = "skip"
    REPLACE = "replace"
    KEEP = "keep"


class Match(Value):
    """What a question of a document is like: one of the bank by its id, or an earlier one of the same document."""

    question_id: Slug | None
    prompt: str
    likeness: Share

    @property
    def choice(self) -> Choice:
        """What to do where nobody says: nothing twice, and nothing lost that only looks alike."""
        return Choice.SKIP if self.likeness >= CERTAIN else Choice.KEEP


class Taken(Value):
    """What came of taking a document in; ``questions`` are the ids of those that were added or replaced."""

    topic_id: Slug
    questions: tuple[Slug, ...] = ()
    added: int
    replaced: int
    skipped: int


def in_order(sections: Iterable[tuple[SectionKind, str]]) -> tuple[Section, ...]:
    """Sections in their order, those of one kind put together, empty ones left out."""
    texts: dict[SectionKind, list[str]] = {}
    for kind, text in sections:
        if text.strip():
            texts.setdefault(kind, []).append(text)
    return tuple(Section(kind=kind, text="\n".join(texts[kind])) for kind in IN_ORDER if kind in texts)
