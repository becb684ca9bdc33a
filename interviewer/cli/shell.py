"""Which commands there are, and what becomes of their errors."""

import argparse
import keyword
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from interviewer.cli import output
from interviewer.errors import RehearsalError

COMMANDS = (
    "grade",
    "questions",
    "import",
    "export",
    "export-topic",
    "agreement",
    "check-grader",
    "transcribe",
    "backup",
    "restore",
    "search",
    "stats",
    "anki",
)
"""In the order in which help lists them."""

DONE, LINES_WERE_BAD, FAILED, INTERRUPTED, NOBODY_READS = 0, 1, 2, 130, 141
"""Exit statuses; the last two are those that a shell reports for SIGINT and SIGPIPE."""


class Command(Protocol):
    """What a command's module holds. It is imported for the help, so it imports what is heavy inside ``run``."""

    SUMMARY: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Say what may follow the command's name."""
        ...

    def run(self, asked: argparse.Namespace) -> int:
        """Do it; the exit status. Errors that a person can mend are raised as ``RehearsalError``."""
        ...


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, 1 when a line was bad, 2 when nothing could be done."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    named = [name for name in COMMANDS if words[:1] == [name]]
    parser, commands = _parsers(named or COMMANDS)
    asked = parser.parse_args(words)
    if asked.command is None:
        parser.print_help(sys.stderr)
        return FAILED
    return _status(commands[asked.command], asked)


def command(name: str) -> Command:
    """The module of that command."""
    module = name.replace("-", "_") + "_" * keyword.iskeyword(name)
    return cast("Command", import_module(f"interviewer.cli.{module}"))


def _parsers(names: Sequence[str]) -> tuple[argparse.ArgumentParser, dict[str, Command]]:
    """The command that is named, or all for the help: what one needs, another needn't wait for."""
    parser = argparse.ArgumentParser(
        prog="python -m interviewer", description="A mock interview on your own computer, graded point by point."
    )
    places = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    commands = {name: command(name) for name in names}
    for name, one in commands.items():
        one.add_arguments(places.add_parser(name, help=one.SUMMARY, description=one.SUMMARY))
    return parser, commands


def _status(chosen: Command, asked: argparse.Namespace) -> int:
    try:
        return chosen.run(asked)
    except RehearsalError as error:
        output.complain(str(error))
    except BrokenPipeError:
        output.let_go()
        return NOBODY_READS
    except OSError as error:
        output.let_go()
        output.complain(f"{error.filename or 'Writing the result failed'}: {error.strerror or error}.")
    except KeyboardInterrupt:
        return INTERRUPTED
    return FAILED
