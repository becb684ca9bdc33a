"""What is looked for among the attempts there were, and what is found."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field, NonNegativeInt

from interviewer.domain.base import Moment, Share, Value
from interviewer.domain.rubric import Rubric
from interviewer.domain.wording import Term, terms_of

MOST_TYPED = 300
"""Characters that are looked at; nobody remembers more of an answer."""

MOST_COUNTED = 500
"""What is found beyond these is not counted: nobody pages through it, and counting it would take ever longer."""

Percent = Annotated[int, Field(ge=0, le=100)]
ALL_SCORES = (0, 100)


class State(StrEnum):
    """What can be said of an attempt; the first three exclude each other."""

    GRADED = "graded"
    PROVISIONAL = "provisional"
    UNGRADED = "ungraded"
    DISPUTED = "disputed"
    OVERRIDDEN = "overridden"
    OLDER = "older"
    OPEN = "open"


class Wanted(Value):
    """What is looked for: all of these words, and of every filter that is set one value.

    ``scores`` are per cents as they are shown, both ends among them; all of them is no filter. ``since`` is the first
    moment, ``until`` the first that is too late.
    """

    words: str = ""
    topics: tuple[str, ...] = ()
    scores: tuple[Percent, Percent] = ALL_SCORES
    since: Moment | None = None
    until: Moment | None = None
    graders: tuple[str, ...] = ()
    states: tuple[State, ...] = ()

    @property
    def typed(self) -> str:
        """The words, as far as they are looked at."""
        return self.words[:MOST_TYPED].strip()

    @property
    def terms(self) -> tuple[Term, ...]:
        """What the words come to; none where nothing typed is a letter or a digit."""
        return terms_of(self.typed)

    @property
    def is_filtered(self) -> bool:
        """Whether anything but words is asked for."""
        return self != Wanted(words=self.words)

    @property
    def is_anything(self) -> bool:
        """Whether anything is asked for at all."""
        return bool(self.typed) or self.is_filtered

    @property
    def has_no_words(self) -> bool:
        """Whether something was typed in which there is no word."""
        return bool(self.typed) and not self.terms


class Hit(Value):
    """An attempt that was found. ``said`` is the answer with the replies to follow-ups, ``heard`` what was recognised.

    ``score`` is None without a grade, and while it ``is_hidden``, as in an interview that is not over.
    """

    attempt_id: str
    session_id: str
    position: NonNegativeInt
    question_id: str
    topic: str
    answered_at: Moment
    asked: str
    said: str
    heard: str = ""
    score: Share | None
    grader: str | None
    states: frozenset[State]
    is_hidden: bool = False


class Count(Value):
    """How many attempts were found, and whether there are more than are counted."""

    number: NonNegativeInt
    more: bool = False


class Choices(Value):
    """What filters can be set to: topics and graders there are on record."""

    topics: tuple[str, ...] = ()
    graders: tuple[str, ...] = ()


def older_rubrics(kept: Mapping[str, str], newest: Mapping[str, Rubric]) -> tuple[str, ...]:
    """Of rubrics on record, by digest and the question they are of, those that were changed since."""
    now = {question: rubric.digest() for question, rubric in newest.items()}
    return tuple(digest for digest, question in kept.items() if now.get(question, digest) != digest)
