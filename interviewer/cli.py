"""The same use cases from a shell: ``python -m interviewer grade`` and ``python -m interviewer questions``."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import BaseModel, ConfigDict, ValidationError

from interviewer import bootstrap
from interviewer.domain.answer import Answer
from interviewer.domain.grade import Grade
from interviewer.domain.question import Question, Section, SectionKind
from interviewer.domain.rubric import Origin, Point, Rubric, Tier
from interviewer.errors import BadInput, RehearsalError
from interviewer.ports import Grader


class _Row(BaseModel):
    """One line to grade: a question of the bank by id, or any other with its reference."""

    model_config = ConfigDict(extra="forbid", strict=True)

    id: str | int
    answer: str
    question_id: str | None = None
    question: str | None = None
    reference: str | None = None
    points: list[str] | None = None


class _Desk:
    """Grades rows; what a rubric costs to derive is paid once for each question."""

    def __init__(self, grader: Grader) -> None:
        self._grader = grader
        self._bank = bootstrap.load_bank()
        self._writer = bootstrap.build_rubric_writer()
        self._known: dict[tuple[str, str, tuple[str, ...]], tuple[Question, Rubric]] = {}

    def graded(self, row: _Row) -> dict[str, Any]:
        question, rubric = self._asked(row)
        grade = self._grader.grade(question, rubric, Answer(text=row.answer))
        return {"id": row.id, **_told(rubric, grade)}

    def _asked(self, row: _Row) -> tuple[Question, Rubric]:
        if row.question_id is not None:
            if row.question is not None or row.reference is not None or row.points is not None:
                raise BadInput("a line has either question_id, or question and reference")
            question = self._bank.question(row.question_id)
            return question, self._bank.rubrics.get(question.id) or self._writer.derive(question)
        if row.question is None or row.reference is None:
            raise BadInput("a line needs question_id, or both question and reference")
        key = (row.question, row.reference, tuple(row.points or ()))
        if key not in self._known:
            self._known[key] = self._made(*key)
        return self._known[key]

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
    return {
        "score": grade.score,
        "coverage": grade.coverage,
        "grader": grade.maker.grader,
        "points": [
            {
                **rubric.point(one.point_id).model_dump(mode="json", include={"id", "text", "tier", "weight"}),
                "verdict": one.verdict.value,
                "reason": one.reason,
                "evidence": [evidence.model_dump() for evidence in one.evidence],
            }
            for one in grade.judgements
        ],
    }


def _say(value: object) -> None:
    line = json.dumps(value, ensure_ascii=False) + "\n"
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def _grade_lines(desk: _Desk, stream: BinaryIO) -> int:
    """One line out for each line in; the exit status is 1 when any was bad."""
    status = 0
    for line in stream:
        if not line.strip():
            continue
        row_id: object = None
        try:
            raw = json.loads(line.decode("utf-8"))
            row_id = raw.get("id") if isinstance(raw, dict) else None
            _say(desk.graded(_Row.model_validate(raw)))
        except ValidationError as error:
            found = error.errors()[0]
            _say({"id": row_id, "error": f"{'.'.join(map(str, found['loc'])) or 'line'}: {found['msg']}"})
            status = 1
        except (RehearsalError, ValueError) as error:
            _say({"id": row_id, "error": str(error)})
            status = 1
    return status


def _grade_one(desk: _Desk, question_id: str, answer: str, *, as_json: bool) -> int:
    told = desk.graded(_Row(id=question_id, question_id=question_id, answer=answer))
    if as_json:
        _say(told)
        return 0
    print(f"score {told['score']:.2f}, coverage {told['coverage']:.2f}, by the {told['grader']} grader")
    for point in told["points"]:
        print(f"  {point['verdict']:<12} [{point['tier']}] {point['text']}")
        print(f"{'':15}{point['reason']}")
        for evidence in point["evidence"]:
            print(f"{'':15}> {evidence['quote']}")
    return 0


def _questions(*, as_json: bool) -> int:
    bank = bootstrap.load_bank()
    listed = [
        {
            "id": question.id,
            "topic": question.topic,
            "level": question.level.value,
            "question": question.prompt,
            "reference": question.reference_text,
            "points": [
                point.model_dump(mode="json", include={"id", "text", "tier", "weight"})
                for point in (bank.rubrics.get(question.id) or bootstrap.build_rubric_writer().derive(question)).points
            ],
        }
        for question in bank.questions()
    ]
    if as_json:
        _say(listed)
    else:
        print("\n".join(f"{one['id']}  {one['question']}" for one in listed))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="interviewer", description="A mock interview, graded point by point.")
    commands = parser.add_subparsers(dest="command", required=True)
    grade = commands.add_parser("grade", help="grade one answer, or one JSON object a line")
    what = grade.add_mutually_exclusive_group(required=True)
    what.add_argument("--question", metavar="ID", help="a question of the bank; FILE holds the answer")
    what.add_argument("--jsonl", metavar="FILE", help="one answer a line, - for standard input")
    grade.add_argument("file", nargs="?", metavar="FILE", help="the answer's text, - for standard input")
    grade.add_argument("--grader", choices=bootstrap.GRADERS, default="auto")
    grade.add_argument("--json", action="store_true", help="print JSON")
    questions = commands.add_parser("questions", help="print the questions of the bank")
    questions.add_argument("--json", action="store_true", help="print JSON, with references and points")
    return parser


def _opened(name: str) -> BinaryIO:
    return sys.stdin.buffer if name == "-" else Path(name).open("rb")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, 1 when a line was bad, 2 when nothing could be done."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    try:
        if asked.command == "questions":
            return _questions(as_json=asked.json)
        desk = _Desk(bootstrap.build_grader(asked.grader))
        if asked.jsonl:
            with _opened(asked.jsonl) as stream:
                return _grade_lines(desk, stream)
        if not asked.file:
            parser.error("--question needs the FILE that holds the answer")
        with _opened(asked.file) as stream:
            return _grade_one(desk, asked.question, stream.read().decode("utf-8"), as_json=asked.json)
    except (RehearsalError, OSError, UnicodeDecodeError) as error:
        print(f"interviewer: {error}", file=sys.stderr)
        return 2
    except (BrokenPipeError, KeyboardInterrupt):
        return 130
