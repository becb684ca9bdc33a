"""What to learn by heart: the points that are not known well, each with what was last said of it."""

from collections.abc import Callable, Iterator, Sequence

from interviewer.domain.attempt import Attempt
from interviewer.domain.base import Value
from interviewer.domain.grade import Verdict
from interviewer.domain.progress import Mastery, PointProgress, QuestionProgress, TopicProgress
from interviewer.domain.question import Question
from interviewer.domain.rubric import Point

NOT_KNOWN_WELL = (Mastery.WEAK, Mastery.SHAKY)


class WeakPoint(Value):
    """A point that is weak or shaky, how it is asked for, and the candidate's last words on it."""

    question: Question
    topic: str
    point: Point
    mastery: Mastery
    asked: str
    verdict: Verdict
    said: tuple[str, ...]
    """Verbatim; empty where nothing was heard of it."""


def weak_points(
    topics: Sequence[TopicProgress], attempt_of: Callable[[str], Attempt], ask: Callable[[Attempt, Point], str]
) -> Iterator[WeakPoint]:
    """Those of the map, in its order; ``ask`` words what asks for a point without giving it away."""
    for topic in topics:
        for question in topic.tried:
            yield from _of_question(topic, question, attempt_of, ask)


def _of_question(
    topic: TopicProgress,
    question: QuestionProgress,
    attempt_of: Callable[[str], Attempt],
    ask: Callable[[Attempt, Point], str],
) -> Iterator[WeakPoint]:
    weak = [one for one in question.points if one.mastery in NOT_KNOWN_WELL]
    ids = dict.fromkeys(one.sightings[0].attempt_id for one in weak)
    attempts = {attempt_id: attempt_of(attempt_id) for attempt_id in ids}
    for one in weak:
        attempt = attempts[one.sightings[0].attempt_id]
        yield WeakPoint(
            question=question.question,
            topic=topic.topic.title,
            point=one.point,
            mastery=one.mastery,
            asked=ask(attempt, one.point),
            verdict=one.sightings[0].verdict,
            said=_said(attempt, one),
        )


def _said(attempt: Attempt, progress: PointProgress) -> tuple[str, ...]:
    judgements = attempt.grade.judgements if attempt.grade else ()
    found = (one.evidence for one in judgements if one.point_id == progress.point.id)
    return tuple(evidence.quote for evidence in next(found, ()))
