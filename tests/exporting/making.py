"""A session with the same words in every field that anyone can write."""

from datetime import UTC, datetime, timedelta

from interviewer.domain.answer import Answer
from interviewer.domain.attempt import Attempt
from interviewer.domain.confidence import Confidence
from interviewer.domain.follow_up import FollowUp, GradeWithFollowUps, Probe
from interviewer.domain.grade import Evidence, Grade, Judgement, Maker, Verdict
from interviewer.domain.question import Bank, Question, Section, SectionKind, Source, Topic
from interviewer.domain.rubric import Origin, Point, Rubric, Tier
from interviewer.domain.session import Mode, Session, Setup, Slot, SlotState
from interviewer.domain.transcript import Recording, Stretch, TimedLine, Transcript
from interviewer.exporting import Sheet
from tests.app.toy import HOSTILE

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
EVIL = (
    f"{HOSTILE} </div></style></title><svg onload=alert(1)> {{{{ 7*7 }}}} {{% raw %}} &lt;b&gt; "
    "www.evil.example http://evil.example me@evil.example ![i](j) `code` ~~s~~ | a | b | <!-- x -->"
)
LINES = "\n\n# Heading\n\n    indented code\n\n- item\n1. one\n> quote\n===\n---\n```\nfence\n```\n|a|b|\n|-|-|\n[x]: http://evil.example\n"
TAME = "Plain words"


def question(words: str, number: int) -> Question:
    """A question of those words."""
    return Question(
        id=f"q-{number}",
        topic="t",
        prompt=words,
        reference=(Section(kind=SectionKind.DEFINITION, text=f"{words}\n- {words}\n- {words}"),),
        sources=(Source(title=words, url="https://a.example/x?<y>)(\"'`", backs=words),),
    )


def rubric(words: str, number: int) -> Rubric:
    """Two points of those words."""
    points = tuple(Point(id=one, text=words, tier=Tier.CORE, weight=2, source=words) for one in ("first", "second"))
    return Rubric(question_id=f"q-{number}", points=points, origin=Origin.DERIVED, because=words)


def grade(words: str, number: int, text: str, *, own: bool = False) -> Grade:
    """The first point met by the last line of the text, the second contradicted by its first line."""
    start = text.rfind("\n") + 1
    met = Judgement(
        point_id="first",
        verdict=Verdict.MET,
        credit=1,
        reason=words,
        evidence=(Evidence.of(text, start, len(text)),),
    )
    against = Judgement(
        point_id="second",
        verdict=Verdict.CONTRADICTED,
        credit=0,
        reason=words,
        evidence=(Evidence.of(text, 0, max(1, len(text.split("\n", maxsplit=1)[0]))),),
    )
    made_by = rubric(words, number)
    maker = Maker(grader="llm", model=words, rubric_digest=made_by.digest(), seconds=2, cost=0.5)
    made = Grade.of(made_by, [met, against], maker=maker, made_at=NOON, remarks=(words,))
    return made.model_copy(update={"overrides": ("first",)}) if own else made


def an_attempt(words: str, text: str, *, number: int = 0, own: bool = False) -> Attempt:
    """An answer with a follow-up that was replied to and one that was skipped, and an ungraded try at a grade."""
    asked = [
        FollowUp(
            number=place,
            point_id="second",
            probe=Probe(text=words, written_by="offline", because=words),
            asked_at=NOON,
            answer=Answer(text=text) if place == 1 else None,
            settled_at=NOON,
        )
        for place in (1, 2)
    ]
    made = grade(words, number, text, own=own)
    failed = Grade(
        judgements=(), score=None, coverage=0, maker=made.maker, made_at=NOON, ungraded_because=f"It said: {words}"
    )
    plain = Attempt(
        id=f"a{number}",
        owner="local",
        session_id="s",
        position=number,
        number=1,
        question=question(words, number),
        rubric=rubric(words, number),
        answer=Answer(text=text, recordings=("r",)),
        answered_at=NOON,
        seconds=61,
        hints=1,
        confidence=Confidence.CERTAIN,
        grades=(made, failed),
        follow_ups=tuple(asked),
    )
    whole = plain.whole_answer.text
    heard = GradeWithFollowUps(answers=1, grade=grade(words, number, whole))
    return plain.model_copy(update={"grades_with_follow_ups": (heard,)})


def ungraded(words: str) -> Attempt:
    """A blank answer whose grade could not be had."""
    attempt = an_attempt(words, words, number=1)
    changes = {
        "answer": Answer(text=" \n"),
        "grades": attempt.grades[1:],
        "follow_ups": (),
        "grades_with_follow_ups": (),
    }
    return attempt.model_copy(update=changes)


def a_session(*, mode: Mode = Mode.PRACTICE, is_open: bool = False) -> Session:
    """Answered, answered in blank, skipped, and one that left the bank."""
    states = (SlotState.ANSWERED, SlotState.ANSWERED, SlotState.SKIPPED, SlotState.WAITING)
    slots = tuple(Slot(question_id=f"q-{place}", state=state, tries=1) for place, state in enumerate(states))
    return Session(
        id="s",
        owner="local",
        setup=Setup(topics=("t",), count=4, mode=mode),
        slots=slots,
        started_at=NOON,
        ended_at=None if is_open else NOON + timedelta(minutes=9),
    )


def a_recording(words: str) -> Recording:
    """What was heard in a recording of the first answer."""
    heard = Transcript(
        engine=words,
        seconds=10,
        lines=(TimedLine(text=words, start=1, duration=5),),
        speech=(Stretch(start=1, end=4), Stretch(start=5, end=9)),
        remarks=(words,),
    )
    return Recording(
        id="r", owner="local", session_id="s", position=0, number=1, recorded_at=NOON, seconds=10, size=5,
        kept_as="flac", transcript=heard, trouble=words,
    )  # fmt: skip


def a_bank(words: str) -> Bank:
    """Three of the four questions."""
    questions = tuple(question(words, number) for number in range(3))
    return Bank(topics=(Topic(id="t", title=words, questions=questions),), rubrics={})


def a_sheet(words: str, text: str, *, mode: Mode = Mode.PRACTICE, is_open: bool = False) -> Sheet:
    """The report of that session."""
    from interviewer.domain.report import Report  # noqa: PLC0415

    attempts = [an_attempt(words, text, own=True), ungraded(words)]
    report = Report.of(a_session(mode=mode, is_open=is_open), attempts)
    return Sheet.of(report, [a_recording(words)], a_bank(words), UTC)
