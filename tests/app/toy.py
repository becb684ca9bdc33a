"""A bank of three questions, a grader that looks for words, and a history in memory: enough to drive the pages."""

import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from interviewer.domain.answer import Answer
from interviewer.domain.attempt import Attempt, Draft, Standing
from interviewer.domain.grade import Evidence, Grade, Judgement, Maker, Verdict
from interviewer.domain.question import Bank, Question, Section, SectionKind, Topic
from interviewer.domain.rubric import Point, Rubric, Tier
from interviewer.domain.session import Session
from interviewer.errors import NotFound, Stale
from interviewer.interview import Interview

HOSTILE = (
    "<script>window.hit=1</script><img src=x onerror='window.hit=1'> "
    "[a](http://b.c) **b** $\\pi$ :material/home: :smile: \x07\u202e"
)


def question(number: int, prompt: str = "") -> Question:
    """A question about one letter, with one hint."""
    return Question(
        id=f"toy-{number}",
        topic="toys",
        prompt=prompt or f"What is toy {number}?",
        reference=(
            Section(kind=SectionKind.DEFINITION, text="A toy is a wooden thing."),
            Section(kind=SectionKind.EXAMPLE, text="A kite is one."),
        ),
        probes=("Think of wood.",),
    )


def bank(*prompts: str, title: str = "Toys") -> Bank:
    """Three questions, or one for each prompt."""
    questions = tuple(question(number, prompt) for number, prompt in enumerate(prompts or ("", "", ""), start=1))
    rubrics = {one.id: rubric(one.id) for one in questions}
    return Bank(topics=(Topic(id="toys", title=title, questions=questions),), rubrics=rubrics)


def rubric(question_id: str) -> Rubric:
    """Three points, each earned by its own word."""
    words = (("wood", Tier.CORE, 3), ("play", Tier.CORE, 2), ("kite", Tier.BONUS, 1))
    points = tuple(Point(id=word, text=f"It says {word}.", tier=tier, weight=weight) for word, tier, weight in words)
    return Rubric(question_id=question_id, points=points)


class WordGrader:
    """A point is met when its id stands in the answer, contradicted when ``not`` comes right before it."""

    name = "offline"

    def grade(self, question: Question, rubric: Rubric, answer: Answer) -> Grade:
        """Look for each point's word."""
        judgements = [self._judge(point.id, answer.text) for point in rubric.points]
        maker = Maker(grader=self.name, rubric_digest=rubric.digest())
        return Grade.of(rubric, judgements, maker=maker, made_at=datetime(2026, 1, 1, tzinfo=UTC))

    def _judge(self, word: str, text: str) -> Judgement:
        start = text.find(word)
        if start < 0:
            return Judgement(point_id=word, verdict=Verdict.MISSED, credit=0, reason="It was not said.")
        if text[:start].endswith("not "):
            evidence = Evidence.of(text, start - 4, start + len(word))
            return Judgement(
                point_id=word, verdict=Verdict.CONTRADICTED, credit=0, reason="It was denied.", evidence=(evidence,)
            )
        evidence = Evidence.of(text, start, start + len(word))
        return Judgement(point_id=word, verdict=Verdict.MET, credit=1, reason="It was said.", evidence=(evidence,))


class NoRubrics:
    """Never needed: every question of the toy bank has its rubric."""

    def derive(self, question: Question) -> Rubric:
        """The usual three points."""
        return rubric(question.id)


@dataclass
class MemoryHistory:
    """The record, as long as the test lasts."""

    kept: dict[str, Session] = field(default_factory=dict)
    tries: dict[tuple[str, int, int], Attempt] = field(default_factory=dict)
    drafts: dict[tuple[str, int], Draft] = field(default_factory=dict)

    def save_session(self, session: Session) -> None:
        """Keep the newer version."""
        stored = self.kept.get(session.id)
        if stored and stored.version >= session.version:
            raise Stale("Changed in another tab.")
        self.kept[session.id] = session

    def session(self, owner: str, session_id: str) -> Session:
        """The one of that id."""
        if session_id not in self.kept:
            raise NotFound(f"There is no session {session_id!r}.")
        return self.kept[session_id]

    def sessions(self, owner: str, *, limit: int, offset: int = 0) -> Sequence[Session]:
        """Newest first."""
        newest = sorted(self.kept.values(), key=lambda one: one.started_at, reverse=True)
        return newest[offset : offset + limit]

    def count_sessions(self, owner: str) -> int:
        """All of them."""
        return len(self.kept)

    def record_answer(self, attempt: Attempt, session: Session) -> Attempt:
        """Once for each try."""
        key = (attempt.session_id, attempt.position, attempt.number)
        if key not in self.tries:
            self.save_session(session)
            self.tries[key] = attempt
            self.drafts.pop(key[:2], None)
        return self.tries[key]

    def add_grade(self, owner: str, attempt_id: str, grade: Grade) -> Attempt:
        """Beside the earlier ones."""
        key, attempt = next((key, one) for key, one in self.tries.items() if one.id == attempt_id)
        self.tries[key] = attempt.model_copy(update={"grades": (*attempt.grades, grade)})
        return self.tries[key]

    def attempt(self, owner: str, attempt_id: str) -> Attempt:
        """The one of that id."""
        return next(one for one in self.tries.values() if one.id == attempt_id)

    def attempts(self, owner: str, session_ids: Sequence[str]) -> Sequence[Attempt]:
        """By position and number."""
        return [one for key, one in sorted(self.tries.items()) if key[0] in session_ids]

    def ungraded(self, owner: str) -> Sequence[Attempt]:
        """Those without a grade."""
        return [one for one in self.tries.values() if not one.grades]

    def pending(self, owner: str) -> Sequence[Attempt]:
        """Those whose newest grade is provisional."""
        return [one for one in self.tries.values() if one.is_pending]

    def spent(self, owner: str, since: datetime) -> float:
        """Nothing."""
        return 0.0

    def standings(self, owner: str) -> dict[str, Standing]:
        """Nobody stands anywhere."""
        return {}

    def save_draft(self, owner: str, session_id: str, position: int, draft: Draft) -> None:
        """Unless it is older."""
        if draft.revision >= self.draft(owner, session_id, position).revision:
            self.drafts[session_id, position] = draft

    def draft(self, owner: str, session_id: str, position: int) -> Draft:
        """What there is."""
        return self.drafts.get((session_id, position), Draft())


@dataclass
class StepClock:
    """A minute goes by whenever someone looks."""

    now: datetime = datetime(2026, 1, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        """One minute later than the last time."""
        self.now += timedelta(minutes=1)
        return self.now


def interview(of: Bank | None = None) -> Interview:
    """Everything put together, nothing of it on disk, the same ids each time."""
    numbers = itertools.count(1)
    return Interview(
        bank=of or bank(),
        history=MemoryHistory(),
        grader=WordGrader(),
        rubric_writer=NoRubrics(),
        clock=StepClock(),
        chance=random.Random(1),
        make_id=lambda: f"id{next(numbers)}",
    )
