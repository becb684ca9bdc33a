"""``questions``: the bank, for people or as JSON."""

import argparse
from typing import Any

from interviewer import bootstrap
from interviewer.cli import output
from interviewer.cli.whose import owner
from interviewer.domain.question import Question
from interviewer.domain.rubric import Point, Rubric

SUMMARY = "print the questions of the bank"
POINT_FIELDS = {"id", "text", "tier", "weight"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Text or JSON."""
    parser.add_argument("--json", action="store_true", help="print one JSON list, with references and points")


def run(asked: argparse.Namespace) -> int:
    """Print every question."""
    bank = bootstrap.build_bank(owner())
    if asked.json:
        writer = bootstrap.build_quick_rubrics()
        output.say_json([_told(one, bank.rubrics.get(one.id) or writer.derive(one)) for one in bank.questions()])
    else:
        output.say("\n".join(f"{question.id}  {question.prompt}" for question in bank.questions()))
    return 0


def told_point(point: Point) -> dict[str, Any]:
    """A point as every command prints it."""
    return point.model_dump(mode="json", include=POINT_FIELDS)


def _told(question: Question, rubric: Rubric) -> dict[str, Any]:
    return {
        "id": question.id,
        "topic": question.topic,
        "level": question.level.value,
        "question": question.prompt,
        "reference": question.reference_text,
        "points": [told_point(point) for point in rubric.points],
    }
