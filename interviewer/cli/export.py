"""``export``: a session as a report, everything as JSON or CSV, weak points as a deck, to be used elsewhere."""

import argparse
from collections.abc import Iterable
from contextlib import closing

from interviewer import bootstrap
from interviewer.cli import files, output
from interviewer.cli.whose import owner
from interviewer.errors import BadInput
from interviewer.interview import Interview
from interviewer.ports import History

SUMMARY = "write a session as a report, or everything there is, to one file"
MEANINGS = (
    "json: everything, for another installation (import FILE takes it) and for programs; "
    "csv: a row for each attempt, for spreadsheets; md, html: the report of one session; "
    "apkg: the points you don't know well, for Anki"
)
OF_ONE, OF_ALL = ("md", "html"), ("json", "csv", "apkg")
LEFT_OUT = " What you deleted and can still undo is not in it."
NEWEST, LISTED = "newest", 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """In which form, what, and where to."""
    parser.add_argument("--format", choices=(*OF_ALL, *OF_ONE), required=True, help=MEANINGS)
    parser.add_argument("--session", metavar="ID", help=f"the session that md and html tell of, or {NEWEST}")
    parser.add_argument(
        "-o", "--output", metavar="FILE", required=True, help="the file to write; - for standard output"
    )
    parser.add_argument("--force", action="store_true", help="replace the file when it is there already")


def run(asked: argparse.Namespace) -> int:
    """Write it, and say what it is."""
    _refuse(asked)
    with closing(bootstrap.build_history()) as history:
        files.write(asked.output, _pieces(history, asked), force=asked.force)
        left = bootstrap.build_deleting(bootstrap.build_without_model(history, owner())).undoable()
    if asked.output != files.STANDARD_OUTPUT:
        output.say(f"Written to {asked.output}.{LEFT_OUT if left and asked.format != 'apkg' else ''}")
    return 0


def _refuse(asked: argparse.Namespace) -> None:
    if asked.session and asked.format in OF_ALL:
        raise BadInput(f"{asked.format} holds more than one session. Leave out --session, or choose md or html.")
    if asked.format == "apkg" and asked.output == files.STANDARD_OUTPUT:
        raise BadInput("A deck is no text. Name a file, like -o weak-points.apkg.")
    files.refuse(asked.output, force=asked.force)


def _pieces(history: History, asked: argparse.Namespace) -> Iterable[bytes]:
    if asked.format == "json":
        return bootstrap.export_everything(history, owner())
    if asked.format == "csv":
        return bootstrap.export_table(history, owner())
    app = bootstrap.build_without_model(history, owner())
    if asked.format == "apkg":
        return [bootstrap.build_deck(bootstrap.weak_points(app))]
    return [bootstrap.export_session(app, _session(app, asked.session), asked.format).encode("utf-8", "replace")]


def _session(app: Interview, named: str | None) -> str:
    """The session that is meant; ``BadInput`` lists the newest when none is named."""
    newest = app.sessions(limit=LISTED)
    if not newest:
        raise BadInput("There is no session yet. Practise, then export it.")
    if named == NEWEST:
        return newest[0].id
    if named:
        return named
    titles = {topic.id: topic.title for topic in app.bank.topics}
    lines = [f"Say which session with --session ID, or --session {NEWEST}. The newest are:"]
    for one in newest:
        topics = ", ".join(titles.get(topic, topic) for topic in one.setup.topics)
        lines.append(f"  {one.id}  {one.started_at.astimezone():%Y-%m-%d %H:%M}  {topics}")
    raise BadInput("\n".join(lines))
