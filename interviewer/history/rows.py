"""From domain objects to rows and back; what comes back is validated, since rows are not."""

import json
from collections.abc import Iterable, Sequence
from typing import TypeVar

from pydantic import ValidationError

from interviewer.domain.answer import Answer
from interviewer.domain.attempt import Attempt
from interviewer.domain.base import Value
from interviewer.domain.grade import Evidence, Grade, Judgement, Maker, Verdict
from interviewer.domain.question import Question
from interviewer.domain.rubric import Rubric
from interviewer.domain.session import Session
from interviewer.errors import HistoryError
from interviewer.history.tables import AttemptRow, GradeRow, JudgementRow, SessionRow, SnapshotRow

V = TypeVar("V", bound=Value)


def load(kind: type[V], body: str, what: str) -> V:
    """The domain object in a JSON text; ``HistoryError`` names the row when it isn't one."""
    try:
        return kind.model_validate_json(body)
    except ValidationError as error:
        raise HistoryError(
            f"The record of {what} is damaged and can't be shown: {error.errors()[0]['msg']}."
        ) from error


def session_row(session: Session) -> SessionRow:
    """The row of a session."""
    return SessionRow(
        id=session.id,
        owner=session.owner,
        started_at=session.started_at,
        ended_at=session.ended_at,
        version=session.version,
        body=session.model_dump_json(),
    )


def attempt_row(attempt: Attempt) -> AttemptRow:
    """The row of an attempt, its grades aside."""
    return AttemptRow(
        id=attempt.id,
        owner=attempt.owner,
        session_id=attempt.session_id,
        position=attempt.position,
        number=attempt.number,
        question_id=attempt.question.id,
        question_digest=attempt.question.digest(),
        rubric_digest=attempt.rubric.digest(),
        answer=attempt.answer.text,
        answered_at=attempt.answered_at,
        seconds=attempt.seconds,
        hints=attempt.hints,
    )


def snapshots(attempt: Attempt) -> list[SnapshotRow]:
    """The question and the rubric of an attempt, to be kept under their digests."""
    return [
        SnapshotRow(owner=attempt.owner, digest=one.digest(), body=one.model_dump_json())
        for one in (attempt.question, attempt.rubric)
    ]


def grade_row(owner: str, attempt_id: str, grade: Grade) -> GradeRow:
    """The row of a grade, its judgements aside."""
    return GradeRow(
        owner=owner,
        attempt_id=attempt_id,
        made_at=grade.made_at,
        score=grade.score,
        coverage=grade.coverage,
        provisional=grade.provisional,
        ungraded_because=grade.ungraded_because,
        remarks=json.dumps(grade.remarks, ensure_ascii=False),
        **grade.maker.model_dump(),
    )


def judgement_rows(owner: str, question_id: str, grade_id: int, grade: Grade) -> list[JudgementRow]:
    """The rows of a grade's judgements."""
    return [
        JudgementRow(
            grade_id=grade_id,
            place=place,
            owner=owner,
            question_id=question_id,
            point_id=one.point_id,
            verdict=one.verdict.value,
            credit=one.credit,
            reason=one.reason,
            evidence=json.dumps([evidence.model_dump() for evidence in one.evidence], ensure_ascii=False),
        )
        for place, one in enumerate(grade.judgements)
    ]


def grade_of(row: GradeRow, judgements: Iterable[JudgementRow]) -> Grade:
    """The grade of a row."""
    maker = {name: getattr(row, name) for name in Maker.model_fields}
    try:
        return Grade(
            judgements=tuple(map(_judgement, judgements)),
            score=row.score,
            coverage=row.coverage,
            maker=Maker(**maker),
            made_at=row.made_at,
            provisional=row.provisional,
            ungraded_because=row.ungraded_because,
            remarks=tuple(json.loads(row.remarks)),
        )
    except ValueError as error:
        raise HistoryError(f"The record of grade {row.id} is damaged and can't be shown.") from error


def _judgement(row: JudgementRow) -> Judgement:
    return Judgement(
        point_id=row.point_id,
        verdict=Verdict(row.verdict),
        credit=row.credit,
        reason=row.reason,
        evidence=tuple(Evidence(**one) for one in json.loads(row.evidence)),
    )


def attempt_of(row: AttemptRow, kept: dict[str, str], grades: Sequence[Grade]) -> Attempt:
    """The attempt of a row, with its question and rubric from the snapshots by digest."""
    if row.question_digest not in kept or row.rubric_digest not in kept:
        raise HistoryError(f"The question of attempt {row.id} is missing from the record.")
    return Attempt(
        id=row.id,
        owner=row.owner,
        session_id=row.session_id,
        position=row.position,
        number=row.number,
        question=load(Question, kept[row.question_digest], f"question {row.question_id}"),
        rubric=load(Rubric, kept[row.rubric_digest], f"the rubric of {row.question_id}"),
        answer=Answer(text=row.answer),
        answered_at=row.answered_at,
        seconds=row.seconds,
        hints=row.hints,
        grades=tuple(grades),
    )
