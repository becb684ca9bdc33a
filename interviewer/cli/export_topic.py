"""``export-topic``: a topic with its rubrics in one file that can be shared and imported."""

import argparse
from contextlib import closing
from pathlib import Path

from interviewer import bootstrap
from interviewer.cli import output
from interviewer.errors import NotFound

SUMMARY = "write a topic and its rubrics into one file, to share or to import again"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which, and where to."""
    parser.add_argument("topic", metavar="TOPIC", help="its title or its id")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help="a .zip file to write")


def run(asked: argparse.Namespace) -> int:
    """Write it."""
    with closing(bootstrap.build_history()) as history:
        authoring = bootstrap.build_authoring(history)
        shelf = authoring.find_topic(asked.topic)
        if shelf is None:
            known = ", ".join(one.topic.title for one in authoring.laid().shelves)
            raise NotFound(f"There is no topic {asked.topic!r}. There are: {known}.")
        asked.output.write_bytes(bootstrap.pack_topic(authoring, shelf.topic.id))
    output.say(f"{len(shelf.questions)} questions written to {asked.output}.")
    return 0
