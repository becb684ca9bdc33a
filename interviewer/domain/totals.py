"""What a whole record comes to, in figures."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Self

from pydantic import NonNegativeFloat, NonNegativeInt, PositiveInt

from interviewer.domain.base import Moment, Share, Value
from interviewer.domain.due import Agenda
from interviewer.domain.progress import Mastery, TopicProgress
from interviewer.domain.rubric import Rubric


class Scored(Value):
    """How many answers to a question a grader scored, and the mean."""

    question_id: str
    grader: str
    answers: PositiveInt
    score: Share


class Counted(Value):
    """What the record itself can count. A score that an open interview still holds back is in none of it."""

    sessions: NonNegativeInt
    attempts: NonNegativeInt
    questions: NonNegativeInt
    seconds_spoken: NonNegativeFloat
    scored: tuple[Scored, ...]


class MeanScore(Value):
    """The same for a topic; None stands for questions that left the bank."""

    topic: str | None
    grader: str
    answers: PositiveInt
    score: Share


class Totals(Value):
    """All of it, and how it stands today."""

    sessions: NonNegativeInt
    attempts: NonNegativeInt
    questions_practised: NonNegativeInt
    minutes_spoken: NonNegativeFloat
    scores: tuple[MeanScore, ...]
    questions: dict[Mastery, int]
    points: dict[Mastery, int]
    due: NonNegativeInt
    unseen: NonNegativeInt
    next_due: Moment | None
    bytes_of_record: NonNegativeInt
    bytes_of_recordings: NonNegativeInt

    @classmethod
    def of(
        cls,
        counted: Counted,
        topics: Sequence[TopicProgress],
        agenda: Agenda,
        rubrics: Mapping[str, Rubric],
        *,
        record: int,
        sound: int,
    ) -> Self:
        """Put together; ``record`` and ``sound`` are bytes on disk. Derived points count once they are tried."""
        tried = [one for topic in topics for one in topic.tried]
        untried = [rubrics[one.id] for topic in topics for one in topic.untried if one.id in rubrics]
        points = Counter(point.mastery for one in tried for point in one.points)
        points[Mastery.UNSEEN] += sum(len(one.points) for one in untried)
        return cls(
            sessions=counted.sessions,
            attempts=counted.attempts,
            questions_practised=counted.questions,
            minutes_spoken=round(counted.seconds_spoken / 60, 1),
            scores=_by_topic(counted.scored, {one.id: one.topic for topic in topics for one in topic.topic.questions}),
            questions={state: sum(topic.counts[state] for topic in topics) for state in Mastery},
            points={state: points[state] for state in Mastery},
            due=len(agenda.due),
            unseen=len(agenda.unseen),
            next_due=agenda.next_due,
            bytes_of_record=record,
            bytes_of_recordings=sound,
        )


def _by_topic(scored: Sequence[Scored], topic_of: Mapping[str, str]) -> tuple[MeanScore, ...]:
    groups: dict[tuple[str | None, str], list[Scored]] = defaultdict(list)
    for one in scored:
        groups[topic_of.get(one.question_id), one.grader].append(one)
    order = {topic: place for place, topic in enumerate(dict.fromkeys(topic_of.values()))}
    keys = sorted(groups, key=lambda key: (order.get(key[0] or "", len(order)), key[1]))
    return tuple(_mean(*key, groups[key]) for key in keys)


def _mean(topic: str | None, grader: str, scored: Sequence[Scored]) -> MeanScore:
    answers = sum(one.answers for one in scored)
    score = sum(one.score * one.answers for one in scored) / answers
    return MeanScore(topic=topic, grader=grader, answers=answers, score=round(score, 4))
