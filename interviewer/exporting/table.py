"""Every attempt as a row of a table, in the shape that spreadsheets and pandas read."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from interviewer import words
from interviewer.domain.attempt import Attempt
from interviewer.domain.grade import Verdict
from interviewer.domain.question import Bank
from interviewer.domain.session import Mode
from interviewer.domain.taken_away import Sitting
from interviewer.speaking import recordings_of
from interviewer.speech.delivery import measure

BOM = "\ufeff"
"""Without it, Excel takes UTF-8 for something else; pandas and LibreOffice leave it out by themselves."""


def _column(verdict: Verdict) -> str:
    return f"points_{verdict.replace(' ', '_')}"


COLUMNS = (
    "session",
    "started_at",
    "ended_at",
    "mode",
    "topic",
    "question_id",
    "question",
    "place",
    "try",
    "answered_at",
    "seconds",
    "hints",
    "answer",
    "words",
    "confidence",
    "score",
    "score_with_follow_ups",
    "coverage",
    "grader",
    "model",
    "graded_at",
    "provisional",
    "ungraded_because",
    *map(_column, Verdict),
    "points_by_override",
    "follow_ups",
    "replies",
    "recordings",
    "seconds_recorded",
    "words_a_minute",
    "attempt",
)
"""Named in the README."""

_FORMULA = re.compile(r"[\s\x00-\x1f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")


def as_csv(sittings: Iterable[Sitting], bank: Bank) -> Iterator[bytes]:
    """The table in pieces: UTF-8, commas, a line of names first. What an open interview came to is left empty."""
    titles = {topic.id: topic.title for topic in bank.topics}
    yield BOM.encode() + _line(COLUMNS)
    for sitting in sittings:
        for attempt in sitting.attempts:
            row = _row(sitting, attempt, titles.get(attempt.question.topic, attempt.question.topic))
            yield _line(row[name] for name in COLUMNS)


def _line(cells: Iterable[Any]) -> bytes:
    sink = io.StringIO()
    csv.writer(sink).writerow([harmless(one) if isinstance(one, str) else one for one in cells])
    return sink.getvalue().encode("utf-8", "replace")


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe comes before what could begin one."""
    plain = text.replace("\r\n", "\n").replace("\x00", "\ufffd")
    return f"'{plain}" if _FORMULA.match(text) else plain


def _row(sitting: Sitting, attempt: Attempt, topic: str) -> dict[str, Any]:
    session = sitting.session
    tells = session.setup.mode is Mode.PRACTICE or not session.is_open
    return {
        **dict.fromkeys(COLUMNS, ""),
        "session": session.id,
        "started_at": session.started_at.isoformat(),
        "ended_at": session.ended_at.isoformat() if session.ended_at else "",
        "mode": words.MODE_NAMES[session.setup.mode],
        "topic": topic,
        **_answered(attempt),
        **(_graded(attempt) if tells else {}),
        **_spoken(sitting, attempt),
    }


def _answered(attempt: Attempt) -> dict[str, Any]:
    return {
        "question_id": attempt.question.id,
        "question": attempt.question.prompt,
        "place": attempt.position + 1,
        "try": attempt.number,
        "answered_at": attempt.answered_at.isoformat(),
        "seconds": attempt.seconds,
        "hints": attempt.hints,
        "answer": attempt.answer.text,
        "words": attempt.answer.words,
        "confidence": attempt.confidence,
        "follow_ups": len(attempt.follow_ups),
        "replies": len(attempt.replies),
        "attempt": attempt.id,
    }


def _graded(attempt: Attempt) -> dict[str, Any]:
    grade = attempt.grade
    if grade is None:
        return {}
    verdicts = Counter(one.verdict for one in grade.judgements)
    return {
        "score": grade.score,
        "score_with_follow_ups": attempt.score_with_follow_ups,
        "coverage": grade.coverage,
        "grader": grade.maker.grader,
        "model": grade.maker.model,
        "graded_at": grade.made_at.isoformat(),
        "provisional": grade.provisional,
        "ungraded_because": grade.ungraded_because,
        **{_column(verdict): verdicts[verdict] for verdict in Verdict},
        "points_by_override": len(grade.overrides),
    }


def _spoken(sitting: Sitting, attempt: Attempt) -> dict[str, Any]:
    recordings = recordings_of(attempt, sitting.recordings)
    heard = [one.transcript for one in recordings if one.transcript and one.transcript.speech]
    # One pace for several recordings would be none of them.
    pace = measure(heard[0]).words_a_minute if len(heard) == 1 else None
    seconds = round(sum(one.seconds for one in recordings), 3) if recordings else ""
    return {"recordings": len(recordings), "seconds_recorded": seconds, "words_a_minute": pace}
