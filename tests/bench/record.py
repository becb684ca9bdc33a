"""Records of any size, made quickly: the same questions, words and mixture of everything at every size."""

import json
import random
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from sqlmodel import SQLModel

from interviewer.bootstrap import LOCAL_OWNER, build_practising, build_without_model, load_bank
from interviewer.domain.answer import Answer
from interviewer.domain.confidence import Confidence
from interviewer.domain.due import Rating
from interviewer.domain.grade import Grade
from interviewer.domain.own import Change, OwnQuestion, OwnTopic
from interviewer.domain.question import Question, Section, SectionKind
from interviewer.domain.rubric import Rubric
from interviewer.domain.sentences import sentences
from interviewer.domain.session import Mode, Session, Setup, Slot, SlotState
from interviewer.grading.offline import OfflineGrader
from interviewer.history import open_history
from interviewer.history.grade_rows import grade_row, judgement_rows
from interviewer.history.indexing_sqlite import index_all, not_following
from interviewer.history.recording_rows import RecordingRow, TranscriptRow
from interviewer.history.review_rows import DisputeRow, ReviewRow
from interviewer.history.rows import session_row, snapshot
from interviewer.history.tables import AttemptRow, GradeRow, JudgementRow, SessionRow, SnapshotRow
from interviewer.rubrics.offline import OfflineRubricWriter

A_SESSION = 5
YEARS = 4
END = datetime(2026, 6, 1, 18, tzinfo=UTC)
OWN_TOPICS, OWN_QUESTIONS = 2, 5
VARIANTS, SENTENCES = 6, 3
RARE, RARELY = "zebra", 3
MODEL = "openai/gpt-4o-mini"

QUICKLY = ("journal_mode=OFF", "synchronous=OFF", "cache_size=-400000")
"""Nobody loses anything when the making of a made record is cut short."""


class Told(NamedTuple):
    """An answer to a question and what it came to, as rows; every attempt repeats one of them."""

    question: Question
    rubric: Rubric
    digests: tuple[str, str]
    text: str
    grade: dict[str, Any]
    judgements: list[dict[str, Any]]


def make(path: Path, attempts: int) -> None:
    """A record of that many attempts in that file, everything that follows from them taken in."""
    history = open_history(path)
    history.change_own(LOCAL_OWNER, _own_content())
    told = list(_told(build_without_model(history, LOCAL_OWNER).bank.questions()))
    history.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        for pragma in QUICKLY:
            connection.execute(f"PRAGMA {pragma}").close()
        with not_following(connection.execute):
            _fill(connection, told, attempts)
        index_all(connection.execute)
    with closing(open_history(path)) as history:
        build_practising(build_without_model(history, LOCAL_OWNER)).settle()


def _fill(connection: sqlite3.Connection, told: Sequence[Told], attempts: int) -> None:
    _insert(connection, SnapshotRow, _snapshots(told))
    _insert(connection, SessionRow, _sessions(told, attempts))
    _insert(connection, AttemptRow, (_attempt(told, number, attempts) for number in range(attempts)))
    _insert(connection, GradeRow, (row for number in range(attempts) for row in _grades(told, number)))
    _insert(connection, JudgementRow, (row for number in range(attempts) for row in _judgements(told, number)))
    _insert(connection, DisputeRow, _disputes(told, attempts))
    _insert(connection, RecordingRow, (_recording(number) for number in range(0, attempts, 20)))
    _insert(connection, TranscriptRow, _transcripts(told, attempts))
    _insert(connection, ReviewRow, (_review(told, number, attempts) for number in range(attempts)))


def _own_content() -> Change:
    """Some topics of a person's own."""
    topics = [OwnTopic(id=f"own-{number}", title=f"My topic {number}") for number in range(OWN_TOPICS)]
    reference = (Section(kind=SectionKind.ANSWER, text="A cache keeps what was computed. It costs memory."),)
    asked = [
        Question(id=f"o-{topic.id}-{number:02}", topic=topic.id, prompt=f"Why cache it, {number}?", reference=reference)
        for topic in topics
        for number in range(OWN_QUESTIONS)
    ]
    return Change(topics=tuple(topics), questions=tuple(OwnQuestion(id=one.id, question=one) for one in asked))


def _told(questions: Iterable[Question]) -> Iterator[Told]:
    chance, bank = random.Random(1), load_bank()
    grader = OfflineGrader(clock=lambda: END)
    said = [span.text for question in bank.questions() for span in sentences(question.reference_text)]
    for question in questions:
        rubric = bank.rubrics.get(question.id) or OfflineRubricWriter().derive(question)
        own = [span.text for span in sentences(question.reference_text)]
        for _ in range(VARIANTS):
            text = " ".join([*chance.sample(own, min(2, len(own))), *chance.sample(said, SENTENCES - 2)])
            yield _as_rows(question, rubric, text, grader.grade(question, rubric, Answer(text=text)))


def _as_rows(question: Question, rubric: Rubric, text: str, grade: Grade) -> Told:
    return Told(
        question=question,
        rubric=rubric,
        digests=(question.digest(), rubric.digest()),
        text=text,
        grade=grade_row(LOCAL_OWNER, "", grade).model_dump(),
        judgements=[one.model_dump() for one in judgement_rows(LOCAL_OWNER, question.id, 0, grade)],
    )


def _of(told: Sequence[Told], number: int) -> Told:
    return told[number * 7 % len(told)]


def _at(number: int, attempts: int) -> datetime:
    """The attempts lie as evenly over the years at every size."""
    return END - timedelta(days=365 * YEARS) * ((attempts - number) / attempts)


def _snapshots(told: Sequence[Told]) -> Iterator[dict[str, Any]]:
    kept = {one.digest(): snapshot(LOCAL_OWNER, one) for each in told for one in (each.question, each.rubric)}
    yield from kept.values()


def _sessions(told: Sequence[Told], attempts: int) -> Iterator[dict[str, Any]]:
    for first in range(0, attempts, A_SESSION):
        each = [_of(told, number).question for number in range(first, first + A_SESSION)]
        at = _at(first, attempts) - timedelta(minutes=1)
        session = Session(
            id=f"s{first // A_SESSION}",
            owner=LOCAL_OWNER,
            setup=Setup(
                topics=tuple(dict.fromkeys(one.topic for one in each)),
                count=A_SESSION,
                mode=Mode.INTERVIEW if first % 4 == 0 else Mode.PRACTICE,
            ),
            slots=tuple(Slot(question_id=one.id, state=SlotState.ANSWERED, tries=1) for one in each),
            started_at=at,
            ended_at=at + timedelta(hours=1),
        )
        yield session_row(session).model_dump()


def _attempt(told: Sequence[Told], number: int, attempts: int) -> dict[str, Any]:
    one = _of(told, number)
    is_rare = number in {place * attempts // RARELY for place in range(RARELY)}
    question_digest, rubric_digest = one.digests
    return {
        "id": f"a{number}",
        "owner": LOCAL_OWNER,
        "session_id": f"s{number // A_SESSION}",
        "position": number % A_SESSION,
        "number": 1,
        "question_id": one.question.id,
        "question_digest": question_digest,
        "rubric_digest": rubric_digest,
        "answer": f"{one.text} {RARE}" if is_rare else one.text,
        "answered_at": _at(number, attempts),
        "seconds": 60.0,
        "hints": 0,
        "recordings": "",
        "confidence": list(Confidence)[number % 4].value if number % 3 == 0 else None,
    }


def _grade_ids(number: int) -> list[int]:
    """Each answer has an offline grade, and every third a model's after it; their numbers never meet."""
    return [2 * number + 1] if number % 3 else [2 * number + 1, 2 * number + 2]


def _grades(told: Sequence[Told], number: int) -> Iterator[dict[str, Any]]:
    first, *later = _grade_ids(number)
    grade = {**_of(told, number).grade, "attempt_id": f"a{number}"}
    yield {**grade, "id": first, "provisional": bool(later)}
    yield from ({**grade, "id": one, "grader": "llm", "model": MODEL} for one in later)


def _judgements(told: Sequence[Told], number: int) -> Iterator[dict[str, Any]]:
    for grade_id in _grade_ids(number):
        yield from ({**one, "grade_id": grade_id} for one in _of(told, number).judgements)


def _disputes(told: Sequence[Told], attempts: int) -> Iterator[dict[str, Any]]:
    for number in range(0, attempts, 50):
        point = _of(told, number).rubric.points[0].id
        body = {"point_id": point, "claim": "I did say that", "before": "missed", "after": "met"}
        body |= {"outcome": "overridden", "grader": "offline", "made_at": _at(number, attempts).isoformat()}
        yield DisputeRow(
            id=number + 1,
            owner=LOCAL_OWNER,
            attempt_id=f"a{number}",
            point_id=point,
            grader="offline",
            model="",
            body=json.dumps(body),
            overturned=True,
        ).model_dump()


def _recording(number: int) -> dict[str, Any]:
    return RecordingRow(
        id=f"r{number}",
        owner=LOCAL_OWNER,
        session_id=f"s{number // A_SESSION}",
        position=number % A_SESSION,
        number=1,
        recorded_at=END,
        seconds=50.0,
        size=1,
        kept_as="flac",
        deleted_at=END,
    ).model_dump()


def _transcripts(told: Sequence[Told], attempts: int) -> Iterator[dict[str, Any]]:
    for number in range(0, attempts, 20):
        line = {"text": _of(told, number).text, "start": 0, "duration": 50}
        body = json.dumps({"engine": "local", "seconds": 50, "lines": [line]})
        yield TranscriptRow(id=number + 1, owner=LOCAL_OWNER, recording_id=f"r{number}", body=body).model_dump()


def _review(told: Sequence[Told], number: int, attempts: int) -> dict[str, Any]:
    rating = list(Rating)[number % 4].value
    return {
        "owner": LOCAL_OWNER,
        "attempt_id": f"a{number}",
        "question_id": _of(told, number).question.id,
        "reviewed_at": _at(number, attempts),
        "rating": rating,
        "suggested": rating,
        "confirmed": False,
    }


def _insert(connection: sqlite3.Connection, kind: type[SQLModel], rows: Iterable[dict[str, Any]]) -> None:
    names = [column.name for column in kind.__table__.columns]  # type: ignore[attr-defined]
    into = f"INSERT INTO {kind.__tablename__} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608 - our own names
    connection.executemany(into, ([_kept(row[name]) for name in names] for row in rows))


def _kept(value: object) -> object:
    """As SQLAlchemy keeps it in SQLite."""
    return value.isoformat(" ", "microseconds")[:26] if isinstance(value, datetime) else value
