"""``backup``: everything that a person has here, in one file."""

import argparse
from pathlib import Path

from interviewer import bootstrap
from interviewer.cli import output

SUMMARY = "write the record, all recordings and the settings to one file"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, and whether a file there may go."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the file to write, like rehearsal.zip")
    parser.add_argument("--force", action="store_true", help="replace the file when it is there already")


def run(asked: argparse.Namespace) -> int:
    """Write it and say what is in it. The app may be open meanwhile."""
    manifest = bootstrap.back_up(asked.file, force=asked.force)
    sounds = f"{manifest.recordings:,} recording{'' if manifest.recordings == 1 else 's'}"
    output.say(f"{asked.file}: the record and {sounds}, {asked.file.stat().st_size:,} bytes.")
    return 0
