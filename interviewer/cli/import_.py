"""``import``: a document's questions into the bank, or an exported history into an empty record."""

import argparse
from contextlib import closing
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from interviewer import bootstrap, words
from interviewer.cli import output, taking_over
from interviewer.cli.whose import owner
from interviewer.domain.importing import Import
from interviewer.errors import BadInput

SUMMARY = "take the questions of a document into the bank, or an exported history into an empty record"
MOST_SHOWN = 10
KINDS = "text, Markdown, CSV, JSON, Anki, Word, PDF or HTML; or what export --format json wrote"
BEGINNING = 64


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What from, where to, and what the columns of a table hold."""
    parser.add_argument("file", metavar="FILE", type=Path, help=KINDS)
    parser.add_argument("--topic", metavar="NAME", help="keep them under this name, not the one in the document")
    parser.add_argument("--mapping", metavar="JSON", help='what columns hold, as {"column": "question", ...}')
    parser.add_argument("--dry-run", action="store_true", help="only say what is in it; keep nothing")
    parser.add_argument("--json", action="store_true", help="say what is in it as one JSON object")


def run(asked: argparse.Namespace) -> int:
    """Read it, keep it unless it is a dry run, and say what it came to."""
    if asked.file.is_dir():
        raise BadInput(f"{asked.file} is a folder. Name a file in it.")
    if not asked.file.is_file():
        raise BadInput(f"There is no file {asked.file}. Check the name.")
    with asked.file.open("rb") as file:
        if bootstrap.is_history(file.read(BEGINNING)):
            return taking_over.run(file, asked)
    return _take_in(asked)


def _take_in(asked: argparse.Namespace) -> int:
    mapping = _mapping(asked.mapping)
    bootstrap.refuse_large_document(asked.file)
    found = bootstrap.read_document(asked.file.name, asked.file.read_bytes(), topic=asked.topic, mapping=mapping)
    if asked.json:
        output.say_json(_told(found))
    else:
        _say(found)
    if not asked.dry_run:
        with closing(bootstrap.build_history()) as history:
            authoring = bootstrap.build_authoring(history, owner())
            taken = bootstrap.build_taking_in(authoring).take_in(found, found.topic)
        if not asked.json:
            there = f"{taken.skipped:,} {'was' if taken.skipped == 1 else 'were'} there already"
            output.say(f"Added {words.counted(taken.added, 'question')}; {there}.")
    return 0


def _mapping(text: str | None) -> dict[str, str] | None:
    if text is None:
        return None
    try:
        return TypeAdapter(dict[str, str]).validate_json(text)
    except ValidationError as failure:
        raise BadInput('--mapping is JSON like {"Frage": "question", "Antwort": "answer"}.') from failure


def _told(found: Import) -> dict[str, object]:
    return {
        "topic": found.topic,
        "questions": [
            {
                "question": one.question,
                "sections": {section.kind.value: section.text for section in one.sections},
                "line": one.line,
            }
            for one in found.questions
        ],
        "repaired": [{"line": one.line, "from": one.before, "to": one.after} for one in found.repaired],
        "left_out": [{"line": one.line, "reason": one.reason} for one in found.left_out],
    }


def _say(found: Import) -> None:
    output.say(f"{found.topic}: {words.counted(len(found.questions), 'question')}")
    for one in found.questions:
        output.say(f"  line {one.line}: {one.question}")
    repaired = [f"line {one.line}: {one.before}  ->  {one.after}" for one in found.repaired]
    doubtful = [f"line {one.line}: {one.text}  ({one.reason})" for one in found.doubtful]
    left_out = [f"line {one.line}: {one.reason}" for one in found.left_out]
    for title, told in (("Repaired", repaired), ("Not certain, left as it is", doubtful), ("Left out", left_out)):
        if told:
            output.say(f"{title}: {len(told)}")
            more = [f"... and {len(told) - MOST_SHOWN} more"] if len(told) > MOST_SHOWN else []
            output.say("\n".join(f"  {one}" for one in (*told[:MOST_SHOWN], *more)))
