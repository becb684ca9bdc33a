"""``search``: what was said before."""

import argparse
from contextlib import closing

from interviewer import bootstrap
from interviewer.cli import output
from interviewer.cli.whose import owner
from interviewer.domain.finding import MOST_COUNTED, Count, Hit, State, Wanted
from interviewer.domain.wording import excerpt
from interviewer.errors import BadInput

SUMMARY = "find your answers by words of them, of their questions and of transcripts"
SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Words, filters, and how much of it."""
    parser.add_argument("words", metavar="WORDS", nargs="*", help="three letters or more also find longer words")
    parser.add_argument(
        "--topic", metavar="TOPIC", action="append", default=[], help="the id of a topic; may be repeated"
    )
    states = ", ".join(State)
    parser.add_argument("--state", metavar="STATE", action="append", default=[], help=f"one of: {states}")
    parser.add_argument("--limit", metavar="NUMBER", type=int, default=SHOWN, help=f"at most {MOST_COUNTED:,}")
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")


def run(asked: argparse.Namespace) -> int:
    """Look, and tell the newest first."""
    wanted = Wanted(words=" ".join(asked.words), topics=tuple(asked.topic), states=tuple(map(_state, asked.state)))
    if not wanted.is_anything:
        raise BadInput("Say what to look for: words, --topic or --state.")
    if asked.limit < 1:
        raise BadInput(f"--limit {asked.limit} shows nothing. Give a number from 1 up.")
    with closing(bootstrap.build_history()) as history:
        finding = bootstrap.build_finding(bootstrap.build_without_model(history, owner()))
        if wanted.topics:
            _known(wanted, finding.choices().topics)
        found = finding.find(wanted)
        count, hits = found.count, found.page(limit=asked.limit)
    for hit in hits:
        if asked.json:
            output.say_json(_as_json(hit))
        else:
            output.say(_told(hit, wanted))
    if not asked.json:
        output.say(_counted(count, len(hits)))
    return 0


def _known(wanted: Wanted, topics: tuple[str, ...]) -> None:
    for topic in wanted.topics:
        if topic not in topics:
            raise BadInput(f"There is no topic {topic[:80]!r}. Choose one of: {', '.join(topics)}.")


def _state(name: str) -> State:
    try:
        return State(name)
    except ValueError:
        raise BadInput(f"There is no state {name!r}. Choose one of: {', '.join(State)}.") from None


def _as_json(hit: Hit) -> object:
    return hit.model_dump(mode="json", exclude={"states"}) | {"states": sorted(hit.states)}


def _told(hit: Hit, wanted: Wanted) -> str:
    score = "no score" if hit.score is None else f"{hit.score:.0%}"
    head = f"{hit.answered_at.astimezone():%Y-%m-%d %H:%M}  {hit.topic}  {score}  {hit.asked}"
    said = " ".join("".join(piece.text for piece in excerpt(hit.said or hit.heard, wanted.terms)).split())
    return f"{head}\n    {said}\n"


def _counted(count: Count, shown: int) -> str:
    if not count.number:
        return "Nothing found."
    number = f"more than {count.number:,}" if count.more else f"{count.number:,}"
    return f"{shown:,} of {number} shown, newest first."
