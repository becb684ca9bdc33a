"""What a person keeps beside the shipped content: own topics and questions, and their versions of shipped ones."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from pydantic import Field

from interviewer.domain.base import Line, Slug, Value
from interviewer.domain.question import Bank, Question, Topic
from interviewer.domain.rubric import Rubric

_NUMBERED = re.compile(r"([a-z]+)-(\d{2,})")
_LETTERS = re.compile(r"[^a-z]")
_WORDS = re.compile(r"[a-z0-9]+")
LONGEST_PREFIX = 12
LONGEST_SLUG = 60
ADDED = "own"
"""What ids of own questions in a shipped topic begin with, so that they never meet ids that are shipped later."""


class OwnTopic(Value):
    """A topic of one's own, or one's version of a shipped one. ``last_number`` is the highest ever given out in it."""

    id: Slug
    title: Line
    introduction: str = Field(default="", max_length=20_000)
    retired: bool = False
    last_number: int = 0


class OwnQuestion(Value):
    """A question of one's own, or what became of a shipped one; without ``question`` that stays as it was shipped."""

    id: Slug
    question: Question | None = None
    retired: bool = False


class OwnBank(Value):
    """Everything a person keeps, questions and topics in the order in which they were made."""

    topics: tuple[OwnTopic, ...] = ()
    questions: tuple[OwnQuestion, ...] = ()
    rubrics: dict[str, Rubric] = Field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing but what was shipped."""
        return not (self.topics or self.questions or self.rubrics)

    def over(self, shipped: Bank, shelves: Sequence["Shelf"] | None = None) -> Bank:
        """What there is to practise: the shipped bank with all of this laid over it; empty topics are left out.

        ``shelves`` are those that were made of both, where they are at hand.
        """
        shelves = list(self.shelves(shipped)) if shelves is None else shelves
        topics = [
            Topic(id=one.topic.id, title=one.topic.title, introduction=one.topic.introduction, questions=one.asked)
            for one in shelves
            if one.asked
        ]
        retired = tuple(question for one in shelves for question in one.retired)
        return Bank(topics=tuple(topics), rubrics={**shipped.rubrics, **self.rubrics}, retired=retired)

    def shelves(self, shipped: Bank) -> Iterator["Shelf"]:
        """Every topic with its questions, shipped topics first."""
        kept = {one.id: one for one in self.questions}
        added: dict[str, list[Question]] = {}
        came = shipped.ids
        for one in self.questions:
            if one.question and one.id not in came:
                added.setdefault(one.question.topic, []).append(one.question)
        retired = {one.id for one in self.questions if one.retired}
        own_topics = {one.id: one for one in self.topics}
        for topic in shipped.topics:
            questions = [_laid_over(question, kept) for question in topic.questions]
            own = own_topics.pop(topic.id, None) or OwnTopic(
                id=topic.id, title=topic.title, introduction=topic.introduction
            )
            yield Shelf.of(own, (*questions, *added.get(topic.id, ())), retired)
        for own in own_topics.values():
            yield Shelf.of(own, added.get(own.id, ()), retired)
        known = {topic.id for topic in shipped.topics} | {topic.id for topic in self.topics}
        gone = (one for one in added if one not in known)  # what was a shipped topic once, and is no longer
        for topic_id in gone:
            yield Shelf.of(OwnTopic(id=topic_id, title=topic_id), added[topic_id], retired)


class Change(Value):
    """What to keep and what to let go of, all of it at once. What is kept takes the place of what has its id."""

    topics: tuple[OwnTopic, ...] = ()
    questions: tuple[OwnQuestion, ...] = ()
    rubrics: tuple[Rubric, ...] = ()
    without_topics: tuple[str, ...] = ()
    without_questions: tuple[str, ...] = ()
    without_rubrics: tuple[str, ...] = ()


class Shelf(Value):
    """A topic with all its questions in the order in which they were written, and the ids of those asked no more."""

    topic: OwnTopic
    questions: tuple[Question, ...] = ()
    off: frozenset[str] = frozenset()

    @classmethod
    def of(cls, topic: OwnTopic, questions: Iterable[Question], retired: set[str]) -> "Shelf":
        """The questions with those among them that are asked no more; of a retired topic none is."""
        every = tuple(questions)
        return cls(
            topic=topic,
            questions=every,
            off=frozenset(one.id for one in every if topic.retired or one.id in retired),
        )

    def with_words(self, wanted: str) -> Sequence[Question]:
        """The questions with all of these words, or parts of words, in what they ask, their tags or their id."""
        words = wanted.casefold().split()
        if not words:
            return self.questions
        return [
            one for one, text in zip(self.questions, self._texts, strict=True) if all(word in text for word in words)
        ]

    @cached_property
    def _texts(self) -> list[str]:
        return [f"{one.prompt} {' '.join(one.tags)} {one.id}".casefold() for one in self.questions]

    @cached_property
    def asked(self) -> tuple[Question, ...]:
        """The questions that are asked."""
        return tuple(one for one in self.questions if one.id not in self.off)

    @property
    def retired(self) -> tuple[Question, ...]:
        """The questions that are asked no more."""
        return tuple(one for one in self.questions if one.id in self.off)


def _laid_over(shipped: Question, kept: Mapping[str, OwnQuestion]) -> Question:
    own = kept.get(shipped.id)
    return own.question if own and own.question else shipped


def slug(title: str) -> str:
    """The id that a title makes, accents dropped; letters of other scripts leave ``topic``."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(_WORDS.findall(plain))[:LONGEST_SLUG].strip("-") or "topic"


class Numbers:
    """Gives out ids of one topic, ``rag-01`` and so on; a number is never given out twice."""

    def __init__(self, shelf: Shelf, shelves: Iterable[Shelf], *, shipped: bool) -> None:
        others = {_prefix(one.id) for other in shelves if other.topic.id != shelf.topic.id for one in other.questions}
        begun = next((_prefix(one.id) for one in reversed(shelf.questions) if not shipped or _is_added(one.id)), "")
        self._prefix = begun or _free_prefix(shelf.topic.id, others, begin=ADDED if shipped else "")
        used = [_number(one.id) for one in shelf.questions if _prefix(one.id) == self._prefix]
        self.last = max(shelf.topic.last_number, *used, 0)

    def next(self) -> str:
        """The next id."""
        self.last += 1
        return f"{self._prefix}-{self.last:02}"


def _is_added(question_id: str) -> bool:
    return question_id.startswith(ADDED)


def _prefix(question_id: str) -> str:
    found = _NUMBERED.fullmatch(question_id)
    return found.group(1) if found else ""


def _number(question_id: str) -> int:
    found = _NUMBERED.fullmatch(question_id)
    return int(found.group(2)) if found else 0


def _free_prefix(topic_id: str, others: set[str], *, begin: str) -> str:
    """The initials of the topic, or its name, or either with a letter more, whichever nobody has."""
    words = [word for word in (_LETTERS.sub("", part) for part in topic_id.split("-")) if word]
    initials = "".join(word[0] for word in words)
    whole = "".join(words)[:LONGEST_PREFIX]
    names = [begin + one for one in (initials if len(words) > 1 else "", whole) if one] or [begin or "own"]
    names += [f"{names[0]}{letter}{more}" for more in ("", *"abcdefghij") for letter in "abcdefghijklmnopqrstuvwxyz"]
    return next(one for one in names if one not in others)
