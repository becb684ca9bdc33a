"""Everything that one person can do, over the record that all have in common."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interviewer.bootstrap.asking import (
    build_later,
    build_probe_writer,
    build_quick_rubrics,
    build_rubric_writer,
    choose_model,
)
from interviewer.bootstrap.banks import build_authoring, load_bank
from interviewer.bootstrap.grading import build_offline_grader
from interviewer.bootstrap.here import build_history, now
from interviewer.deleting import Deleting
from interviewer.disputing import Disputing
from interviewer.domain.question import Bank
from interviewer.finding import Finding
from interviewer.interview import Interview
from interviewer.ports import History
from interviewer.review import Practising

if TYPE_CHECKING:
    from interviewer.history import SqlHistory


@dataclass(frozen=True)
class Common:
    """What everybody's services share: one record with its index of words, and the bank as it was shipped."""

    history: "SqlHistory"
    shipped: Bank


def build_common() -> Common:
    """The record, opened, and the shipped bank."""
    return Common(history=build_history(), shipped=load_bank())


def build_interview(owner: str, common: Common | None = None) -> Interview:
    """Everything a candidate needs."""
    common = common or build_common()
    history, choice = common.history, choose_model(owner)
    later = build_later(history, owner, choice) if choice else None
    app = Interview(
        bank=build_authoring(history, owner, shipped=common.shipped).bank(),
        history=history,
        grader=build_offline_grader(),
        rubric_writer=build_rubric_writer(later, history, owner),
        quick_rubrics=build_quick_rubrics(),
        clock=now,
        owner=owner,
        later=later,
        probe_writer=build_probe_writer(later),
    )
    return replace(app, moved_on=build_practising(app).settle)


def build_without_model(history: History, owner: str) -> Interview:
    """The same with nothing that asks a model: for what only reads the record."""
    return Interview(
        bank=build_authoring(history, owner).bank(),
        history=history,
        grader=build_offline_grader(),
        rubric_writer=build_quick_rubrics(),
        clock=now,
        owner=owner,
    )


def build_disputing(app: Interview) -> Disputing:
    """The way to disagree with a judgement, with the grader that grades now."""
    grader = app.later.grader if app.later else app.grader
    return Disputing(history=app.history, grader=grader, clock=app.clock, owner=app.owner)


def build_finding(app: Interview) -> Finding:
    """The way to find attempts again."""
    return Finding(bank=app.bank, history=app.history, owner=app.owner)


def build_deleting(app: Interview) -> Deleting:
    """The way to take things out of the record."""
    return Deleting(history=app.history, clock=app.clock, owner=app.owner)


def build_practising(app: Interview) -> Practising:
    """What to practise next, by the record and the clock of an interview."""
    from interviewer.scheduling import FsrsScheduler  # noqa: PLC0415

    return Practising(
        bank=app.bank,
        history=app.history,
        scheduler=FsrsScheduler(),
        clock=app.clock,
        owner=app.owner,
        rubric=app.rubric,
    )
