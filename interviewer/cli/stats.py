"""``stats``: what the whole record comes to."""

import argparse
from contextlib import closing

from interviewer import bootstrap
from interviewer.cli import output
from interviewer.cli.whose import owner
from interviewer.domain.progress import Mastery
from interviewer.domain.totals import Totals

SUMMARY = "tell what your record comes to, in figures"
GONE = "(no longer in the bank)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Text or JSON."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(asked: argparse.Namespace) -> int:
    """Count and tell."""
    with closing(bootstrap.build_history()) as history:
        totals = bootstrap.total(bootstrap.build_without_model(history, owner()))
    if asked.json:
        output.say_json(totals.model_dump(mode="json"))
    else:
        output.say("\n".join(_lines(totals)))
    return 0


def _lines(totals: Totals) -> list[str]:
    return [*_counts(totals), "", *_scores(totals), "", *_states(totals)]


def _counts(totals: Totals) -> list[str]:
    coming = f"; the next on {totals.next_due.astimezone():%Y-%m-%d}" if totals.next_due else ""
    rows = (
        ("Sessions", f"{totals.sessions:,}"),
        ("Attempts", f"{totals.attempts:,}"),
        ("Questions practised", f"{totals.questions_practised:,}"),
        ("Minutes spoken", f"{totals.minutes_spoken:,.1f}"),
        ("Due today", f"{totals.due:,}{coming}"),
        ("Never practised", f"{totals.unseen:,}"),
        ("Record, bytes", f"{totals.bytes_of_record:,}"),
        ("Recordings, bytes", f"{totals.bytes_of_recordings:,}"),
    )
    return [f"{name:<24}{value}" for name, value in rows]


def _scores(totals: Totals) -> list[str]:
    if not totals.scores:
        return ["No answer has a score yet."]
    rows = [(one.topic or GONE, one.grader, f"{one.answers:,}", f"{one.score:.0%}") for one in totals.scores]
    head = ("Topic", "Grader", "Answers", "Mean")
    widths = [max(len(row[place]) for row in (head, *rows)) for place in range(len(head))]
    return ["  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)) for row in (head, *rows)]


def _states(totals: Totals) -> list[str]:
    rows = (("Questions", totals.questions), ("Points", totals.points))
    head = "".join(f"{state.value:>9}" for state in Mastery)
    return [f"{'':<24}{head}", *(f"{name:<24}{''.join(f'{of[one]:>9,}' for one in Mastery)}" for name, of in rows)]
