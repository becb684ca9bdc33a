"""Check this grader: answers of known worth, graded by whoever grades now."""

import streamlit as st

from interviewer import bootstrap
from interviewer.agreement.running import RunningCheck
from interviewer.interview import Interview
from interviewer.ports import Grader
from interviewer.ui import state, words
from interviewer.ui.components.markup import Html, draw, tag

CHECK = "check"
EVERY = 1.0
LEAD = (
    "{} answers to {} questions, whose worth is known: full ones and vague ones, denials, lists of words, "
    "orders to the grader, broken English, mangled speech. See how near your grader comes."
)
COSTS = " They go to the model, one request each and round, within the spending cap."
ROUNDS, MOST_ROUNDS = 2, 5
ROUNDS_HELP = "From two rounds on you see how far the score of one answer differs from round to round."
FIGURES = (
    ("accuracy", "Points judged rightly"),
    ("false_credit", "False credit"),
    ("false_denial", "Denied wrongly"),
)


def draw_check(app: Interview) -> None:
    """The button, how far the check is, and what it found."""
    draw(tag("h2", "Check this grader"))
    grader = app.later.grader if app.later else app.grader
    costs = tag("span", COSTS) if app.later else None
    draw(tag("p", LEAD.format(bootstrap.count_known(), bootstrap.count_known_questions()), costs))
    running = state.remembered(CHECK)
    if isinstance(running, RunningCheck) and running.is_under_way:
        _draw_progress()
        return
    if isinstance(running, RunningCheck):
        draw_found(running)
    rounds = st.number_input("Rounds", 1, MOST_ROUNDS, ROUNDS, help=ROUNDS_HELP, width=160)
    st.button("Check this grader", on_click=state.attempt_to, args=(_start, grader, rounds))


def _start(grader: Grader, rounds: int) -> None:
    state.remember(CHECK, bootstrap.start_check(grader, rounds))


@st.fragment(run_every=EVERY)
def _draw_progress() -> None:
    running = state.remembered(CHECK)
    if not isinstance(running, RunningCheck) or not running.is_under_way:
        st.rerun()
    st.progress(running.done / running.answers, f"{running.done} of {running.answers} answers graded")
    st.button("Stop", on_click=running.stop)


def draw_found(running: RunningCheck) -> None:
    """What a check came to, in figures that need no statistics."""
    if running.check is None:
        draw(tag("p", running.failure or "", class_="rh-note"))
        return
    study, costs = running.check.first, running.check.costs()
    points = study.points()
    rows = [(label, words.percent(points[name].value)) for name, label in FIGURES]
    too_much, worthless = study.given_too_much()
    rows.append(("Worthless answers given 40% or more", f"{too_much} of {worthless}"))
    rows.append(("Not graded", f"{study.ungraded} of {len(study.judged)}"))
    if running.rounds > 1:
        spread = f"{100 * running.check.spread:.1f} points of 100 over {running.rounds} rounds"
        rows.append(("Score of the same answer differs by", spread))
    rows.append(("Seconds an answer", f"{costs['seconds_an_answer'] or 0:.2f}"))
    if costs["tokens_in"]:
        rows.append(("Tokens, cost", f"{costs['tokens_in']:,.0f} · {words.dollars(costs['cost'])}"))
    draw(_table(("Checked: the grader", running.grader), rows))
    kinds = [
        (kind.replace("-", " "), f"{words.percent(given)} ({words.percent(people)} is right)")
        for kind, (_, given, people) in study.kinds().items()
    ]
    draw(_table(("Kind of answer", "Given"), kinds))


def _table(head: tuple[str, str], rows: list[tuple[str, str]]) -> Html:
    body = [tag("tr", tag("td", name), tag("td", value)) for name, value in rows]
    return tag("table", tag("tr", *(tag("th", one) for one in head)), *body, class_="rh-table")
