"""Grading rows: who is asked what, and how a grade is told."""

from functools import cached_property, lru_cache
from typing import Any

from interviewer import bootstrap
from interviewer.cli.questions import told_point
from interviewer.cli.rows import Row
from interviewer.cli.whose import owner
from interviewer.domain.answer import Answer
from interviewer.domain.grade import Grade
from interviewer.domain.question import Bank, Question, Section, SectionKind
from interviewer.domain.rubric import Origin, Point, Rubric, Tier
from interviewer.errors import NotFound, RehearsalError
from interviewer.ports import Grader

REMEMBERED = 1000
"""Questions whose rubrics are kept: a file of answers asks the same few over and over."""


class Desk:
    """Grades rows; the bank is read when a row first asks for it, and a rubric derived once for each question."""

    def __init__(self, grader: Grader) -> None:
        self._grader = grader
        self._writer = bootstrap.build_quick_rubrics()
        self._from_bank = lru_cache(REMEMBERED)(self._found)
        self._given = lru_cache(REMEMBERED)(self._made)

    def graded(self, row: Row) -> dict[str, Any]:
        """The grade as it is printed; ``RehearsalError`` when there is none."""
        question, rubric = self.asked(row)
        grade = self._grader.grade(question, rubric, Answer(text=row.answer))
        return {"id": row.id, **_told(rubric, grade)}

    def asked(self, row: Row) -> tuple[Question, Rubric]:
        """The question a row is about, and its rubric."""
        if row.question_id is not None:
            return self._from_bank(row.question_id)
        return self._given(row.question, row.reference, row.points)

    @cached_property
    def _bank(self) -> Bank:
        return bootstrap.build_bank(owner())

    def _found(self, question_id: str) -> tuple[Question, Rubric]:
        try:
            question = self._bank.question(question_id)
        except NotFound:
            raise NotFound(
                f"There is no question {question_id[:80]!r} in the bank. "
                "`python -m interviewer questions` lists those there are."
            ) from None
        return question, self._bank.rubrics.get(question.id) or self._writer.derive(question)

    def _made(self, prompt: str, reference: str, points: tuple[str, ...]) -> tuple[Question, Rubric]:
        section = Section(kind=SectionKind.ANSWER, text=reference)
        question = Question(id="given", topic="given", prompt=prompt, reference=(section,))
        if not points:
            return question, self._writer.derive(question)
        made = tuple(
            Point(id=f"p{number}", text=text, tier=Tier.CORE, weight=1) for number, text in enumerate(points, start=1)
        )
        return question, Rubric(question_id="given", points=made, origin=Origin.GIVEN)


def _told(rubric: Rubric, grade: Grade) -> dict[str, Any]:
    if grade.score is None:
        raise RehearsalError(f"The answer could not be graded: {grade.ungraded_because}")
    return {
        "score": grade.score,
        "coverage": grade.coverage,
        "grader": grade.maker.grader,
        **({"provisional": True, "remarks": list(grade.remarks)} if grade.provisional else {}),
        "points": [
            {
                **told_point(rubric.point(one.point_id)),
                "verdict": one.verdict.value,
                "reason": one.reason,
                "evidence": [evidence.model_dump() for evidence in one.evidence],
            }
            for one in grade.judgements
        ],
    }
