"""``agreement``: how far a grader agrees with people, on a file of answers that people have judged."""

import argparse
import sys
from typing import BinaryIO

import click

from interviewer import bootstrap
from interviewer.cli import output, telling
from interviewer.cli.desk import Desk
from interviewer.cli.labels import read_labelled
from interviewer.cli.lines import BadLine
from interviewer.cli.reading import opened
from interviewer.cli.whose import owner
from interviewer.errors import BadInput, RehearsalError

SUMMARY = "measure how far a grader agrees with people"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What people judged, and who is measured."""
    parser.add_argument("file", metavar="FILE", help="judged answers, one JSON object a line; - for standard input")
    parser.add_argument("--grader", choices=bootstrap.GRADERS, default="auto", help="who grades (default: auto)")
    parser.add_argument("--worst", type=int, default=20, metavar="N", help="how many disagreements to show (20)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(asked: argparse.Namespace) -> int:
    """Measure and tell; 1 when any line was bad."""
    from interviewer.agreement.study import conduct  # noqa: PLC0415 - numpy, and only here

    if asked.worst < 0:
        raise BadInput(f"--worst {asked.worst} is no number of disagreements. Give 0 or more.")
    grader = bootstrap.build_grader(asked.grader, owner())
    with opened(asked.file) as stream:
        labelled, bad = _read(stream, Desk(grader))
    if not labelled:
        raise BadInput("There is no judged answer in this file that can be used.")
    with click.progressbar(labelled, file=sys.stderr, label="Grading", hidden=not sys.stderr.isatty()) as bar:
        study = conduct(grader, bar)
    if asked.json:
        output.say_json(telling.as_json(study, asked.worst))
    else:
        telling.tell(study, asked.worst)
    return 1 if bad else 0


def _read(stream: BinaryIO, desk: Desk) -> tuple[list, int]:  # type: ignore[type-arg]
    found, bad = [], 0
    for number, line in enumerate(stream, start=1):
        try:
            one = read_labelled(line, desk)
        except (BadLine, RehearsalError) as error:
            output.complain(f"line {number}: {error}")
            bad += 1
            continue
        if one is not None:
            found.append(one)
    return found, bad
