"""What a search found: attempts with the words that were looked for, and the way to each."""

from collections.abc import Sequence

import streamlit as st

from interviewer.domain.finding import MOST_COUNTED, Count, Hit, State, Wanted
from interviewer.domain.question import Bank
from interviewer.domain.wording import Piece, Term, excerpt, has, marked
from interviewer.finding import Finding
from interviewer.interview import Interview
from interviewer.ui import figures, routes, state, words
from interviewer.ui.components.markup import Html, draw, isolated, join, tag
from interviewer.ui.components.search_box import BIND, PAGE, STATE_NAMES, draw_clear
from interviewer.ui.components.trend_chart import grader_name

A_PAGE = 20
TOLD = (State.PROVISIONAL, State.DISPUTED, State.OVERRIDDEN, State.OLDER, State.OPEN)
"""States that a row tells; the score tells the others."""


def draw_found(app: Interview, finding: Finding, wanted: Wanted) -> None:
    """A page of it, or what to do where there is nothing."""
    found = finding.find(wanted)
    count = found.count
    if not count.number:
        _draw_nothing(wanted)
        return
    with st.container(horizontal=True, vertical_alignment="center", key="rh-found"):
        draw(tag("p", _told(count), class_="rh-quiet", role="status"))
        draw_clear("Clear", key="clear")
    pages = -(-count.number // A_PAGE)
    shown = st.pagination(pages, key=PAGE, bind=BIND) if pages > 1 else 1
    for hit in found.page(limit=A_PAGE, offset=(shown - 1) * A_PAGE):
        _draw_hit(app, hit, wanted.terms)


def _told(count: Count) -> str:
    if count.more:
        return f"More than {MOST_COUNTED:,} attempts found; here are the newest. Filters narrow it down."
    return f"{words.counted(count.number, 'attempt')} found, newest first."


def _draw_nothing(wanted: Wanted) -> None:
    if wanted.has_no_words:
        told = "There is no word to look for in what you typed. Type letters or digits."
    elif wanted.typed:
        also = " with these filters" if wanted.is_filtered else ""
        told = f"Nothing found for “{isolated(wanted.typed)}”{also}."
    else:
        told = "No attempt has all of what the filters ask for."
    draw(tag("p", told, class_="rh-lead", role="status"))
    label = "Clear the search and the filters" if wanted.typed and wanted.is_filtered else ""
    draw_clear(label or ("Clear the search" if wanted.typed else "Clear the filters"), key="clear-nothing")


def _draw_hit(app: Interview, hit: Hit, terms: Sequence[Term]) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"rh-row-{hit.attempt_id}"):
        asked = tag("strong", _pieces(marked(hit.asked, terms)) if hit.asked else hit.question_id)
        said = tag("span", _said(hit, terms), class_="rh-excerpt")
        draw(tag("p", asked, said, tag("small", " · ".join(_facts(app, hit)))))
        score = "score at the end" if hit.is_hidden else figures.score(hit.score)
        draw(tag("p", tag("b", score), class_="rh-row-score"), narrow=True)
        _draw_ways(app, hit)


def _draw_ways(app: Interview, hit: Hit) -> None:
    answered = f"the answer of {words.when(hit.answered_at, app.clock(), state.zone())} to {hit.question_id}"
    if State.OPEN in hit.states:
        routes.link_to_interview(hit.session_id, "Continue", of=answered)
    elif State.UNGRADED in hit.states:
        st.button(
            "Grade again", key=f"grade-{hit.attempt_id}", on_click=state.attempt_to, args=(_grade, hit.attempt_id)
        )
    if hit.is_hidden:
        return
    if app.find_question(hit.question_id):
        routes.link_to_attempt(hit.question_id, hit.attempt_id, "Open", of=answered)
    else:
        routes.link_to_report(hit.session_id, "Open", of=answered)


def _grade(attempt_id: str) -> None:
    app = state.interview()
    app.grade(app.attempt(attempt_id))


def _facts(app: Interview, hit: Hit) -> list[str]:
    facts = [_title(app.bank, hit.topic), words.when(hit.answered_at, app.clock(), state.zone())]
    facts += [grader_name(hit.grader)] if hit.grader else ["Not graded"]
    return [*filter(None, facts), *(STATE_NAMES[one] for one in TOLD if one in hit.states)]


def _title(bank: Bank, topic_id: str) -> str:
    return isolated(next((topic.title for topic in bank.topics if topic.id == topic_id), topic_id))


def _said(hit: Hit, terms: Sequence[Term]) -> Html:
    """Where the words were found: in the answer, else in what was heard, else only in the question."""
    if not has(hit.said, terms) and has(hit.heard, terms):
        return join(tag("i", "As heard: "), _pieces(excerpt(hit.heard, terms)))
    if not hit.said.strip():
        return tag("i", "A blank answer")
    return _pieces(excerpt(hit.said, terms))


def _pieces(pieces: Sequence[Piece]) -> Html:
    return join(*(tag("mark", one.text) if one.is_found else one.text for one in pieces))
