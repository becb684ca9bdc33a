"""What ``import`` does with an exported history."""

import argparse
import sys
from contextlib import closing
from typing import BinaryIO

import click

from interviewer import bootstrap
from interviewer.cli import output
from interviewer.cli.whose import owner
from interviewer.domain.taken_away import Contents
from interviewer.errors import BadInput
from interviewer.ports import History


def run(file: BinaryIO, asked: argparse.Namespace) -> int:
    """Look at all of it, fill the empty record unless it is a dry run, and say what came."""
    if asked.topic or asked.mapping:
        raise BadInput(f"{asked.file} is an exported history, which has neither --topic nor --mapping. Leave them out.")
    with closing(bootstrap.build_history()) as history:
        try:
            contents = history.look_into(file) if asked.dry_run else _taken(history, file)
        except BadInput as refused:
            raise BadInput(f"{asked.file}: {refused}") from refused
    if asked.json:
        output.say_json(contents.model_dump())
    else:
        output.say(f"{'It holds' if asked.dry_run else 'Imported'} {_told(contents)}.")
    return 0


def _taken(history: History, file: BinaryIO) -> Contents:
    with click.progressbar(length=100, file=sys.stderr, label="Importing", hidden=not sys.stderr.isatty()) as bar:
        return bootstrap.import_history(
            history, owner(), file, progress=lambda share: bar.update(int(share * 100) - bar.pos)
        )


def _told(contents: Contents) -> str:
    counts = {"session": contents.sessions, "answer": contents.attempts, "recording": contents.recordings}
    return ", ".join(f"{number:,} {name}{'' if number == 1 else 's'}" for name, number in counts.items())
