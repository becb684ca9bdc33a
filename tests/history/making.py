"""Sessions, attempts and grades to put on record."""

from datetime import UTC, datetime, timedelta

from interviewer.domain.answer import Answer
from interviewer.domain.attempt import Attempt
from interviewer.domain.due import Card, Rating, Review
from interviewer.domain.follow_up import FollowUp, Probe
from interviewer.domain.grade import Evidence, Grade, Judgement, Maker, Verdict
from interviewer.domain.progress import QuestionRecord
from interviewer.domain.question import Question, Section, SectionKind
from interviewer.domain.rubric import Point, Rubric, Tier
from interviewer.domain.session import Session, Setup, Slot
from interviewer.domain.transcript import Recording, TimedLine, Transcript

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
ANNE, BEN = "anne", "ben"
POINT = Point(id="p", text="A point is made.", tier=Tier.CORE, weight=3)

HEARD = Transcript(engine="e", seconds=2, lines=(TimedLine(text="A point is maid.", start=0.5, duration=1),))


def a_recording(name: str = "r", owner: str = ANNE, *, minutes: int = 0, size: int = 5) -> Recording:
    """A recording of the first try at the first question."""
    at = NOON + timedelta(minutes=minutes)
    return Recording(
        id=name,
        owner=owner,
        session_id="s",
        position=0,
        number=1,
        recorded_at=at,
        seconds=2,
        size=size,
        kept_as="flac",
    )


def a_question(name: str = "q-0") -> Question:
    """A question with a reference answer of one sentence."""
    reference = (Section(kind=SectionKind.ANSWER, text="A point is made."),)
    return Question(id=name, topic="t", prompt="What?", reference=reference)


def a_rubric(name: str = "q-0") -> Rubric:
    """Its rubric, of one point."""
    return Rubric(question_id=name, points=(POINT,))


def a_session(name: str = "s", owner: str = ANNE, *, questions: int = 1) -> Session:
    """A session nobody has moved yet."""
    slots = tuple(Slot(question_id=f"q-{place}") for place in range(questions))
    return Session(id=name, owner=owner, setup=Setup(topics=("t",), count=questions), slots=slots, started_at=NOON)


def an_attempt(
    text: str = "An answer.",
    *,
    name: str = "a",
    session: str = "s",
    owner: str = ANNE,
    position: int = 0,
    number: int = 1,
    minutes: int = 1,
) -> Attempt:
    """A try at the question there."""
    question = a_question(f"q-{position}")
    return Attempt(
        id=name,
        owner=owner,
        session_id=session,
        position=position,
        number=number,
        question=question,
        rubric=a_rubric(question.id),
        answer=Answer(text=text),
        answered_at=NOON + timedelta(minutes=minutes),
        seconds=3.5,
        hints=1,
    )


def a_follow_up(number: int = 1) -> FollowUp:
    """A follow-up that waits for its reply."""
    return FollowUp(
        number=number, point_id="p", probe=Probe(text="And?", written_by="offline", cost=0.25), asked_at=NOON
    )


def a_grade(score: float | None = 1.0, *, provisional: bool = False) -> Grade:
    """A grade of that answer; without a score it is ungraded, with the cause."""
    rubric = a_rubric()
    maker = Maker(grader="offline", rubric_digest=rubric.digest(), cost=0.5, tokens_in=3)
    judgements = [] if score is None else [_judgement(score)]
    grade = Grade.of(rubric, judgements, maker=maker, made_at=NOON, remarks=("A remark — “kept”.",))
    return grade.model_copy(update={"provisional": provisional})


def _judgement(credit: float) -> Judgement:
    verdict = {1.0: Verdict.MET, 0.0: Verdict.MISSED}.get(credit, Verdict.PARTLY_MET)
    evidence = (Evidence.of("An answer.", 3, 9),) if credit else ()
    return Judgement(point_id=POINT.id, verdict=verdict, credit=credit, reason="Heard.", evidence=evidence)


def a_review(name: str = "a", *, rating: Rating = Rating.GOOD) -> Review:
    """The rating of an attempt, a minute after noon."""
    return Review(
        attempt_id=name, question_id="q-0", reviewed_at=NOON + timedelta(minutes=1), rating=rating, suggested=rating
    )


def a_card() -> Card:
    """What it comes to."""
    return Card(
        question_id="q-0", due=NOON + timedelta(days=2), last_review=NOON, stability=2.5, difficulty=5, reviews=1
    )


def a_record() -> QuestionRecord:
    """What is known of the question."""
    return QuestionRecord.of("q-0", [an_attempt().model_copy(update={"grades": (a_grade(),)})])
