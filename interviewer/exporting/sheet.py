"""What the report of a session says, before it has a form. Every text in it is as somebody wrote it: escape it."""

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from typing import NamedTuple

from interviewer import words
from interviewer.domain.question import Bank
from interviewer.domain.report import QuestionResult, Report
from interviewer.domain.session import Mode, Session, SlotState
from interviewer.domain.transcript import Recording
from interviewer.exporting.answered import Answered
from interviewer.speaking import recordings_of
from interviewer.telling import graded_by

OPEN = "This session is still open. The report is complete once it has ended."
UNTOLD = "Scores, points and reference answers come when the interview has ended."


class Tier(NamedTuple):
    """The points of one tier over all answers."""

    title: str
    share: str
    met: str


class Asked(NamedTuple):
    """A question of the session; without ``answered``, ``came_to`` says what became of it."""

    number: int
    prompt: str
    came_to: str
    answered: Answered | None


class Sheet(NamedTuple):
    """All of it, from the score down to each piece of evidence."""

    topics: str
    facts: tuple[str, ...]
    notes: tuple[str, ...]
    score: str | None
    meaning: str
    with_follow_ups: str | None
    graders: tuple[str, ...]
    tiers: tuple[Tier, ...]
    questions: tuple[Asked, ...]

    @classmethod
    def of(cls, report: Report, recordings: Sequence[Recording], bank: Bank, zone: tzinfo | None = None) -> "Sheet":
        """Of a session; of an interview that is still open only what the candidate said."""
        session = report.session
        tells = session.setup.mode is Mode.PRACTICE or not session.is_open
        graded = [one.attempt.grade for one in report.questions if one.attempt and one.attempt.grade]
        score = report.score if tells else None
        shown = [one for one in report.questions if one.attempt or not session.is_open]
        after = report.score_with_follow_ups if tells else None
        return cls(
            topics=_topics(session, bank),
            facts=tuple(_facts(report, zone)),
            notes=tuple(_notes(session, tells=tells)),
            score=words.percent(report.score) if tells else None,
            meaning="No score" if score is None else words.score_word(score).capitalize(),
            with_follow_ups=None if after is None else words.percent(after),
            graders=tuple(dict.fromkeys(map(graded_by, graded))) if tells else (),
            tiers=tuple(_tiers(report)) if tells else (),
            # What is still to be asked is nobody's to read beforehand.
            questions=tuple(_asked(one, recordings, bank, tells=tells) for one in shown),
        )


def _topics(session: Session, bank: Bank) -> str:
    titles = {topic.id: topic.title for topic in bank.topics}
    return ", ".join(titles.get(one, one) for one in session.setup.topics)


def _facts(report: Report, zone: tzinfo | None) -> Iterator[str]:
    session = report.session
    yield moment(session.started_at, zone)
    yield words.MODE_NAMES[session.setup.mode].capitalize()
    yield f"{session.answered} of {words.counted(len(session.slots), 'question')} answered"
    yield f"{words.duration(report.seconds)} on the questions"


def moment(at: datetime, zone: tzinfo | None) -> str:
    """Day and time where the candidate is, with the name of the zone, since a file travels."""
    local = at.astimezone(zone)
    return f"{local.day} {local:%B %Y, %H:%M %Z}".strip()


def _notes(session: Session, *, tells: bool) -> Iterator[str]:
    if session.is_open:
        yield OPEN
    if not tells:
        yield UNTOLD


def _tiers(report: Report) -> Iterator[Tier]:
    for one in report.tiers:
        yield Tier(words.TIER_TITLES[one.tier], words.percent(one.share), f"{one.met} of {one.points} met")


def _asked(result: QuestionResult, recordings: Sequence[Recording], bank: Bank, *, tells: bool) -> Asked:
    attempt, number = result.attempt, result.position + 1
    if attempt is None:
        is_there = result.question_id in bank.ids
        gone = f"{result.question_id} (no longer in the bank)"
        prompt = bank.question(result.question_id).prompt if is_there else gone
        return Asked(number, prompt, "Skipped" if result.state is SlotState.SKIPPED else "Not answered", None)
    answered = Answered.of(attempt, recordings_of(attempt, recordings), tries=result.tries, tells=tells)
    return Asked(number, attempt.question.prompt, "", answered)
