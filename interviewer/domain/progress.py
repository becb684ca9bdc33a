"""What a candidate knows: the state of a point, a question and a topic, from the judgements of the last tries."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Self

from interviewer.domain.attempt import Attempt
from interviewer.domain.base import Moment, Share, Value
from interviewer.domain.direction import Direction, direction_of, together
from interviewer.domain.grade import Verdict
from interviewer.domain.question import Bank, Question, Topic
from interviewer.domain.rubric import Point, Rubric, Tier

WINDOW = 5
"""The last tries that tell how a point stands; what was missed long ago and met ever since is known."""

SOLID_TRIES = 2
SOLID_SPAN = timedelta(hours=20)
"""Said right after the reference was read, a point is in the ear, not in the head: the tries that make it solid lie a
day apart, a little less so that the same hour of the next day counts."""


class Mastery(StrEnum):
    """How well something is known."""

    UNSEEN = "unseen"
    WEAK = "weak"
    SHAKY = "shaky"
    SOLID = "solid"


class Sighting(Value):
    """What became of a point in one try."""

    attempt_id: str
    at: Moment
    verdict: Verdict
    credit: Share


class PointRecord(Value):
    """The last tries at a point, the newest first."""

    point_id: str
    sightings: tuple[Sighting, ...]


class QuestionRecord(Value):
    """The last tries at a question, point by point."""

    question_id: str
    points: tuple[PointRecord, ...]

    @classmethod
    def of(cls, question_id: str, attempts: Iterable[Attempt]) -> Self:
        """By the grade that counts of each attempt; a point that was not assessed was not seen."""
        seen: dict[str, list[Sighting]] = defaultdict(list)
        for attempt in sorted(attempts, key=lambda one: (one.answered_at, one.number), reverse=True):
            for one in attempt.grade.judgements if attempt.grade else ():
                if one.verdict is not Verdict.NOT_ASSESSED and len(seen[one.point_id]) < WINDOW:
                    sighting = Sighting(
                        attempt_id=attempt.id, at=attempt.answered_at, verdict=one.verdict, credit=one.credit
                    )
                    seen[one.point_id].append(sighting)
        points = (PointRecord(point_id=point, sightings=tuple(found)) for point, found in seen.items())
        return cls(question_id=question_id, points=tuple(points))


class PointProgress(Value):
    """A point and how it stands."""

    point: Point
    sightings: tuple[Sighting, ...] = ()

    @property
    def mastery(self) -> Mastery:
        """How well it is known."""
        return mastery_of(self.sightings)

    @property
    def direction(self) -> Direction | None:
        """Where it goes."""
        return direction_of([one.credit for one in self.sightings])

    @property
    def last_seen(self) -> datetime | None:
        """When it was last judged."""
        return self.sightings[0].at if self.sightings else None

    @property
    def not_met(self) -> int:
        """In how many of the last tries nothing was heard of it, or the opposite."""
        return sum(not one.credit for one in self.sightings)


class QuestionProgress(Value):
    """A question, its points and how it stands: by its core points, or by all of them where none is core."""

    question: Question
    points: tuple[PointProgress, ...]

    @property
    def mastery(self) -> Mastery:
        """Weak when one point that matters is, solid when all are."""
        core = [one.mastery for one in self.points if one.point.tier is Tier.CORE]
        return _together(core or [one.mastery for one in self.points], weak_from=1)

    @property
    def direction(self) -> Direction | None:
        """Where it goes, by what its points came to together in the last tries."""
        return direction_of(_shares(self.points))

    @property
    def last_seen(self) -> datetime | None:
        """When it was last judged."""
        return max((one.last_seen for one in self.points if one.last_seen), default=None)


class TopicProgress(Value):
    """A topic and how it stands, by those of its questions that there is a record of.

    Of the others nothing is made: there may be thousands, and each stands as unseen.
    """

    topic: Topic
    tried: tuple[QuestionProgress, ...]

    @cached_property
    def untried(self) -> tuple[Question, ...]:
        """The questions that there is no record of, as they were written."""
        tried = {one.question.id for one in self.tried}
        return tuple(one for one in self.topic.questions if one.id not in tried)

    @property
    def mastery(self) -> Mastery:
        """Weak when half of the questions that were tried are, solid when all questions are."""
        states = [one.mastery for one in self.tried]
        seen = sum(one is not Mastery.UNSEEN for one in states)
        if len(self.tried) < len(self.topic.questions):
            states.append(Mastery.UNSEEN)
        return _together(states, weak_from=max(1, -(-seen // 2)))

    @property
    def direction(self) -> Direction | None:
        """Where it goes: where more of its questions go than the other way."""
        return together([one.direction for one in self.tried])

    @property
    def counts(self) -> dict[Mastery, int]:
        """How many questions stand how."""
        counted = Counter(one.mastery for one in self.tried)
        counted[Mastery.UNSEEN] += len(self.topic.questions) - len(self.tried)
        return {state: counted[state] for state in Mastery}

    @property
    def last_seen(self) -> datetime | None:
        """When one of its questions was last judged."""
        return max((one.last_seen for one in self.tried if one.last_seen), default=None)


def mastery_of(sightings: Sequence[Sighting]) -> Mastery:
    """How well a point is known, by its last tries, the newest first.

    - *unseen*: no try was judged on it.
    - *weak*: the last try missed or denied it, and it was not met in the try before. Denied last time is always weak.
    - *solid*: met in two or more tries on end up to the last, the first and the last of them most of a day apart.
    - *shaky*: everything between: half heard, met once, met again and again in one sitting, or one slip.
    """
    if not sightings:
        return Mastery.UNSEEN
    newest, before = sightings[0], sightings[1:2]
    if newest.verdict is Verdict.CONTRADICTED:
        return Mastery.WEAK
    if newest.verdict is Verdict.MISSED:
        return Mastery.SHAKY if before and before[0].verdict is Verdict.MET else Mastery.WEAK
    run = _run_of_met(sightings)
    is_spaced = len(run) >= SOLID_TRIES and run[0].at - run[-1].at >= SOLID_SPAN
    return Mastery.SOLID if is_spaced else Mastery.SHAKY


def map_of(
    bank: Bank, rubric_of: Callable[[Question], Rubric], records: Mapping[str, QuestionRecord]
) -> tuple[TopicProgress, ...]:
    """Every topic of the bank, with how its points stand; a point that left its rubric is left out."""
    return tuple(
        TopicProgress(
            topic=topic,
            tried=tuple(
                question_progress(one, rubric_of(one).points, records[one.id])
                for one in topic.questions
                if one.id in records
            ),
        )
        for topic in bank.topics
    )


def question_progress(question: Question, points: Sequence[Point], record: QuestionRecord | None) -> QuestionProgress:
    """A question with how each of its points stands."""
    seen = {one.point_id: one.sightings for one in record.points} if record else {}
    return QuestionProgress(
        question=question,
        points=tuple(PointProgress(point=point, sightings=seen.get(point.id, ())) for point in points),
    )


def _shares(points: Sequence[PointProgress]) -> list[float]:
    """The weighted share of the points that each of the last tries met, the newest first."""
    tries: dict[str, list[tuple[datetime, int, float]]] = defaultdict(list)
    for one in points:
        for seen in one.sightings:
            tries[seen.attempt_id].append((seen.at, one.point.weight, seen.credit))
    newest_first = sorted(tries.values(), key=lambda seen: seen[0][0], reverse=True)
    return [sum(weight * credit for _, weight, credit in seen) / sum(row[1] for row in seen) for seen in newest_first]


def _run_of_met(sightings: Sequence[Sighting]) -> list[Sighting]:
    run = []
    for one in sightings:
        if one.verdict is not Verdict.MET:
            break
        run.append(one)
    return run


def _together(states: Sequence[Mastery], *, weak_from: int) -> Mastery:
    if all(one is Mastery.UNSEEN for one in states):
        return Mastery.UNSEEN
    if all(one is Mastery.SOLID for one in states):
        return Mastery.SOLID
    return Mastery.WEAK if states.count(Mastery.WEAK) >= weak_from else Mastery.SHAKY
