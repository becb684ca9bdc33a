"""``restore``: a backup in the place of what is here, after a question."""

import argparse
import sys
from pathlib import Path

from interviewer import bootstrap
from interviewer.cli import output

SUMMARY = "put a backup in the place of what is here, and keep what was here"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What from, and whether to ask."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a file that backup wrote")
    parser.add_argument("--yes", action="store_true", help="don't ask first")


def run(asked: argparse.Namespace) -> int:
    """Look at all of it, ask, replace, and say where the record of before is."""
    manifest = bootstrap.check_backup(asked.file)
    where = bootstrap.installation().folder
    told = (
        f"{asked.file} was made on {manifest.made_at.astimezone():%Y-%m-%d %H:%M}, recordings: {manifest.recordings:,}."
    )
    if not asked.yes and not _is_sure(f"{told}\nPut it in the place of what is in {where}? [y/N]"):
        output.say("Nothing was changed.")
        return 1
    done = bootstrap.restore(asked.file)
    output.say(f"Restored to {where}.")
    if done.kept:
        output.say(f"What was there before is kept in {done.kept}.")
    output.say("If Rehearsal is open in a browser, load its page again.")
    return 0


def _is_sure(question: str) -> bool:
    output.say(question)
    return sys.stdin is not None and sys.stdin.readline().strip().lower() in ("y", "yes")
