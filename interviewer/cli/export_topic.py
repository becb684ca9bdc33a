"""``export-topic``: a topic with its rubrics in one file that can be shared and imported."""

import argparse
from contextlib import closing

from interviewer import bootstrap, words
from interviewer.cli import files, output
from interviewer.cli.whose import owner
from interviewer.errors import NotFound

SUMMARY = "write a topic and its rubrics into one file, to share or to import again"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which, where to, and whether a file there may go."""
    parser.add_argument("topic", metavar="TOPIC", help="its title or its id")
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="a .zip file to write")
    parser.add_argument("--force", action="store_true", help="replace the file when it is there already")


def run(asked: argparse.Namespace) -> int:
    """Write it."""
    files.refuse(asked.output, force=asked.force)
    with closing(bootstrap.build_history()) as history:
        authoring = bootstrap.build_authoring(history, owner())
        shelf = authoring.find_topic(asked.topic)
        if shelf is None:
            known = ", ".join(one.topic.title for one in authoring.laid().shelves)
            raise NotFound(f"There is no topic {asked.topic!r}. There are: {known}.")
        files.write(asked.output, [bootstrap.pack_topic(authoring, shelf.topic.id)], force=asked.force)
    if asked.output != files.STANDARD_OUTPUT:
        output.say(f"{words.counted(len(shelf.questions), 'question')} written to {asked.output}.")
    return 0
