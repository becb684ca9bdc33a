"""``anki``: the weak points as a deck of flash cards."""

import argparse
from contextlib import closing
from pathlib import Path

from interviewer import bootstrap
from interviewer.cli import output
from interviewer.errors import BadInput

SUMMARY = "write the points you don't know well as a deck for Anki"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, and whether a file there may go."""
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help="like weak-points.apkg")
    parser.add_argument("--force", action="store_true", help="replace the file when it is there already")


def run(asked: argparse.Namespace) -> int:
    """Write it and say how many points are in it."""
    if asked.output.exists() and not asked.force:
        raise BadInput(f"{asked.output} is there already. Choose another name, or add --force to replace it.")
    with closing(bootstrap.build_history()) as history:
        points = bootstrap.weak_points(bootstrap.build_without_model(history))
        asked.output.write_bytes(bootstrap.build_deck(points))
    output.say(f"{asked.output}: {len(points):,} weak or shaky point{'' if len(points) == 1 else 's'}.")
    return 0
