"""``anki``: the weak points as a deck of flash cards."""

import argparse
from contextlib import closing

from interviewer import bootstrap
from interviewer.cli import files, output
from interviewer.cli.whose import owner

SUMMARY = "write the points you don't know well as a deck for Anki"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, and whether a file there may go."""
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="like weak-points.apkg")
    parser.add_argument("--force", action="store_true", help="replace the file when it is there already")


def run(asked: argparse.Namespace) -> int:
    """Write it and say how many points are in it."""
    files.refuse(asked.output, force=asked.force)
    with closing(bootstrap.build_history()) as history:
        points = bootstrap.weak_points(bootstrap.build_without_model(history, owner()))
        files.write(asked.output, [bootstrap.build_deck(points)], force=asked.force)
    output.say(f"{asked.output}: {len(points):,} weak or shaky point{'' if len(points) == 1 else 's'}.")
    return 0
