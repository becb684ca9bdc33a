"""What has to be heard in an answer to one question."""

import hashlib
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from interviewer.domain.base import Line, Slug, Value

MOST_POINTS = 60
"""More points than this are no rubric any more."""

MOST_NEEDED = 9
"""More of a list than this nobody asks for."""


class Tier(StrEnum):
    """How much an answer suffers without the point."""

    CORE = "core"
    SUPPORTING = "supporting"
    BONUS = "bonus"


WEIGHTS = {Tier.CORE: (2, 4), Tier.SUPPORTING: (1, 2), Tier.BONUS: (1, 1)}
"""The least and the most that a point of each tier may weigh, where people or models set it."""


class Origin(StrEnum):
    """Where a rubric comes from: reviewed by a person, derived from the reference, or given with the answer."""

    REVIEWED = "reviewed"
    DERIVED = "derived"
    GIVEN = "given"


class Point(Value):
    """One claim that can be heard in an answer, or not.

    ``source`` is the sentence of the reference it comes from, word for word. ``phrasings`` are other true ways to
    say the whole claim; ``contradictions`` are the wrong claims that people make in its place. ``probe`` asks for the
    point without giving it away. Where several are ``needed``, the phrasings are a list, and any so many of it make the
    point; fewer make their share of it.
    """

    id: Slug
    text: Line
    tier: Tier
    weight: Annotated[int, Field(ge=1, le=5)]
    source: Line | None = None
    phrasings: tuple[Line, ...] = ()
    contradictions: tuple[Line, ...] = ()
    probe: Line | None = None
    needed: Annotated[int, Field(ge=1, le=MOST_NEEDED)] = 1

    @model_validator(mode="after")
    def _has_as_many_as_are_needed(self) -> Self:
        if self.needed > 1 and len(self.phrasings) < self.needed:
            raise ValueError(f"{self.needed} wordings are needed, and {len(self.phrasings)} are there")
        return self

    @property
    def statements(self) -> tuple[str, ...]:
        """Every wording that earns the point: its text, then its phrasings."""
        return (self.text, *self.phrasings)


class Rubric(Value):
    """The points of one question; the share of their weight that is met is the score.

    A derived one says by which model, or else ``because`` of what none derived it.
    """

    question_id: Slug
    points: Annotated[tuple[Point, ...], Field(min_length=1, max_length=MOST_POINTS)]
    origin: Origin = Origin.REVIEWED
    derived_by: str | None = None
    because: str | None = None

    @model_validator(mode="after")
    def _points_are_distinct(self) -> Self:
        ids = [point.id for point in self.points]
        if twice := {one for one in ids if ids.count(one) > 1}:
            raise ValueError(f"point id {', '.join(sorted(twice))} is used twice")
        return self

    @property
    def provenance(self) -> str:
        """Where it comes from, in words."""
        if self.origin is not Origin.DERIVED:
            return self.origin.value
        if self.derived_by:
            return f"derived by {self.derived_by}"
        return f"derived offline because no model could: {self.because}" if self.because else "derived offline"

    def digest(self) -> str:
        """Changes whenever anything does that a grade depends on; how a point is asked for is no part of that."""
        plain = {at: {"probe", "needed"} if point.needed == 1 else {"probe"} for at, point in enumerate(self.points)}
        bare = self.model_dump_json(exclude={"points": plain, "derived_by": True, "because": True})
        return hashlib.sha256(bare.encode()).hexdigest()[:16]

    def point(self, point_id: str) -> Point:
        """The point of that id; ``KeyError`` when there is none."""
        return {point.id: point for point in self.points}[point_id]
