"""``grade``: one answer to a question of the bank, or one JSON object a line."""

import argparse
from typing import Any, BinaryIO

from interviewer import bootstrap
from interviewer.cli import output
from interviewer.cli.desk import Desk
from interviewer.cli.lines import BadLine
from interviewer.cli.reading import decoded, opened
from interviewer.cli.rows import Row, read_row
from interviewer.cli.whose import owner
from interviewer.errors import BadInput, RehearsalError

SUMMARY = "grade one answer, or one JSON object a line"
WHO_GRADES = (
    "who grades: offline; llm, the model that is set, with an error where it brings no grade; or auto (the default), "
    "that model if there is one, and where it brings no grade an offline estimate that says why"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to grade, by whom, and how to tell it."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--question", metavar="ID", help="a question of the bank; FILE holds the answer")
    what.add_argument("--jsonl", metavar="FILE", help="one JSON object a line, - for standard input")
    parser.add_argument("file", nargs="?", metavar="FILE", help="the answer's text, - for standard input")
    parser.add_argument("--grader", choices=bootstrap.GRADERS, default="auto", help=WHO_GRADES)
    parser.add_argument("--json", action="store_true", help="print JSON (--jsonl always does)")


def run(asked: argparse.Namespace) -> int:
    """Grade; 1 when any line was bad."""
    if asked.jsonl is not None and asked.file is not None:
        raise BadInput("--jsonl names the only file there is. Leave the other one out.")
    if asked.jsonl is None and asked.file is None:
        raise BadInput("--question needs the FILE that holds the answer, or - for standard input.")
    desk = Desk(bootstrap.build_grader(asked.grader, owner()))
    with opened(asked.file if asked.jsonl is None else asked.jsonl) as stream:
        if asked.jsonl is not None:
            return _grade_lines(desk, stream)
        return _grade_one(desk, asked.question, decoded(stream.read(), "The answer"), as_json=asked.json)


def _grade_lines(desk: Desk, stream: BinaryIO) -> int:
    """One line out for each line in, as it comes in."""
    status = 0
    for line in stream:
        told = _graded(desk, line)
        if told is not None:
            output.say_json(told)
            status |= "error" in told
    return status


def _graded(desk: Desk, line: bytes) -> dict[str, Any] | None:
    try:
        row = read_row(line)
    except BadLine as error:
        return {"id": error.row_id, "error": str(error)}
    try:
        return desk.graded(row) if row else None
    except RehearsalError as error:
        return {"id": row and row.id, "error": str(error)}


def _grade_one(desk: Desk, question_id: str, answer: str, *, as_json: bool) -> int:
    told = desk.graded(Row(id=question_id, answer=answer, question_id=question_id))
    if as_json:
        output.say_json(told)
        return 0
    output.say(f"score {told['score']:.2f}{_assessed(told['coverage'])}, by the {told['grader']} grader")
    for remark in told.get("remarks", ()):
        output.say(f"  {remark}")
    for point in told["points"]:
        output.say(f"  {point['verdict']:<12} [{point['tier']}] {point['text']}")
        output.say(f"{'':15}{point['reason']}")
        for evidence in point["evidence"]:
            output.say(f"{'':15}> {' '.join(evidence['quote'].split())}")
    return 0


def _assessed(coverage: float) -> str:
    """Said only where a part of the rubric was not judged: of a blank answer, "all of it" would read like praise."""
    return "" if coverage == 1 else f" of the {coverage:.0%} of the rubric that could be judged"
