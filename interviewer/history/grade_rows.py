"""Grades to rows and back; what comes back is validated, since rows are not."""

import json
from collections.abc import Sequence
from typing import Any

from sqlmodel import Session as Transaction

from interviewer.domain.attempt import Attempt
from interviewer.domain.grade import Evidence, Grade, Judgement, Maker, Verdict
from interviewer.history.rows import undamaged
from interviewer.history.tables import GradeRow, JudgementRow


def add(transaction: Transaction, attempt: Attempt, grade: Grade) -> None:
    """Keep one more grade of an attempt, with its judgements."""
    row = grade_row(attempt.owner, attempt.id, grade)
    transaction.add(row)
    transaction.flush()
    transaction.add_all(judgement_rows(attempt.owner, attempt.question.id, row.id or 0, grade))
    transaction.flush()


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
        remarks=_json(grade.remarks),
        overrides=_json(grade.overrides),
        revised=grade.revised,
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
            evidence=_json([evidence.model_dump() for evidence in one.evidence]),
        )
        for place, one in enumerate(grade.judgements)
    ]


def grade_of(row: GradeRow, judgements: Sequence[JudgementRow]) -> Grade:
    """The grade of a row."""
    with undamaged(f"grade {row.id} of attempt {row.attempt_id}"):
        return Grade(
            judgements=tuple(map(_judgement, judgements)),
            score=row.score,
            coverage=row.coverage,
            maker=Maker(**{name: getattr(row, name) for name in Maker.model_fields}),
            made_at=row.made_at,
            provisional=row.provisional,
            ungraded_because=row.ungraded_because,
            remarks=tuple(json.loads(row.remarks)),
            overrides=tuple(json.loads(row.overrides)),
            revised=row.revised,
        )


def _judgement(row: JudgementRow) -> Judgement:
    return Judgement(
        point_id=row.point_id,
        verdict=Verdict(row.verdict),
        credit=row.credit,
        reason=row.reason,
        evidence=tuple(Evidence(**one) for one in json.loads(row.evidence)),
    )


def _json(what: Any) -> str:
    return json.dumps(what, ensure_ascii=False)
