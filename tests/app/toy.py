"""A bank of three questions, a grader that looks for words, and a record of their own: enough to drive the pages."""

import functools
import itertools
import random
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from interviewer.bootstrap import LOCAL_OWNER
from interviewer.domain.answer import Answer
from interviewer.domain.grade import Evidence, Grade, Judgement, Maker, Verdict
from interviewer.domain.question import Bank, Question, Section, SectionKind, Topic
from interviewer.domain.rubric import Point, Rubric, Tier
from interviewer.history import SqlHistory
from interviewer.interview import Interview
from tests.records import new_record

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


def history() -> SqlHistory:
    """An empty record of its own, on disk as long as the tests run."""
    return new_record(Path(tempfile.mkdtemp(dir=_folder().name)) / "history.db")


def path_of(app: Interview) -> Path:
    """The file of its record."""
    path: Path = app.history._database.path  # type: ignore[attr-defined]
    return path


@functools.cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="toys")


@dataclass
class StepClock:
    """A minute goes by whenever someone looks."""

    now: datetime = datetime(2026, 1, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        """One minute later than the last time."""
        self.now += timedelta(minutes=1)
        return self.now


def interview(of: Bank | None = None) -> Interview:
    """Everything put together, the same ids each time."""
    numbers = itertools.count(1)
    return Interview(
        bank=of or bank(),
        history=history(),
        grader=WordGrader(),
        rubric_writer=NoRubrics(),
        clock=StepClock(),
        owner=LOCAL_OWNER,
        chance=random.Random(1),
        make_id=lambda: f"id{next(numbers)}",
    )
