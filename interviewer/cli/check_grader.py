"""``check-grader``: the shipped answers of known worth, graded by whoever grades now."""

import argparse
import sys
from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING

import click

from interviewer import bootstrap
from interviewer.cli import output, telling
from interviewer.cli.whose import owner
from interviewer.errors import BadInput
from interviewer.ports import Grader

if TYPE_CHECKING:
    from interviewer.agreement.robustness import Moved

SUMMARY = "check the grader on answers of known worth"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Who is checked, and how often."""
    parser.add_argument("--grader", choices=bootstrap.GRADERS, default="auto", help="who is checked (default: auto)")
    parser.add_argument("--repeats", type=int, default=1, metavar="N", help="grade each answer so often (1)")
    parser.add_argument("--changed", action="store_true", help="grade honest answers also padded, reordered, mistyped")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(asked: argparse.Namespace) -> int:
    """Check and tell."""
    from interviewer.agreement.check import Check  # noqa: PLC0415 - numpy, and only here
    from interviewer.agreement.known import load_known  # noqa: PLC0415
    from interviewer.agreement.robustness import moved  # noqa: PLC0415

    if asked.repeats < 1:
        raise BadInput("--repeats must be 1 or more.")
    grader = _checked(asked.grader)
    known = load_known(bootstrap.KNOWN_ANSWERS, bootstrap.load_bank())
    again = list(chain.from_iterable([known] * asked.repeats))
    with click.progressbar(again, file=sys.stderr, label="Grading", hidden=not sys.stderr.isatty()) as bar:
        check = Check.of(grader, bar, len(known))
    changes = moved(grader, known) if asked.changed else {}
    if asked.json:
        told = {name: one._asdict() for name, one in changes.items()}
        output.say_json({**telling.as_json(check.first, 0), **check.costs(), "moved_by": told})
    else:
        telling.tell(check.first, 0)
        _tell_moved(changes)
        _tell_costs(check.costs())
    return 0


def _tell_moved(changes: Mapping[str, "Moved"]) -> None:
    if changes:
        output.say("\nHow far honest scores move    on average   at most")
    for name, one in changes.items():
        output.say(f"  by {name:<27}{one.mean:>9.3f} {one.most:>9.2f}")


def _checked(name: str) -> Grader:
    """What is checked is one grader: where a model is set, an estimate in its place would hide that it fails."""
    is_model = name == "auto" and bootstrap.choose_model(owner()) is not None
    return bootstrap.build_grader("llm" if is_model else name, owner())


def _tell_costs(costs: dict[str, float | None]) -> None:
    output.say("\nWhat it took")
    for name, value in costs.items():
        output.say(f"  {name.replace('_', ' '):<24}{'–' if value is None else f'{value:,.4g}'}")  # noqa: RUF001
