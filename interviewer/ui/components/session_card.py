"""One session in a few words, with the way back into it."""

from datetime import datetime

import streamlit as st

from interviewer.domain.question import Bank
from interviewer.domain.report import SessionSummary
from interviewer.domain.session import Mode, Session, Setup
from interviewer.interview import Interview
from interviewer.ui import figures, routes, state, words
from interviewer.ui.components.markup import Html, draw, isolated, tag


def topics_of(setup: Setup, bank: Bank) -> str:
    """The titles of the topics; an id stands in for a topic that has left the bank."""
    titles = {topic.id: topic.title for topic in bank.topics}
    return ", ".join(isolated(titles.get(topic, topic)) for topic in setup.topics)


def draw_unfinished(app: Interview, session: Session) -> None:
    """The way back to where the candidate was."""
    has_draft = bool(app.draft(session.id, session.position).text.strip())
    facts = [
        f"question {session.position + 1} of {len(session.slots)}",
        words.MODE_NAMES[session.setup.mode],
        f"started {_when(app, session.started_at)}",
    ]
    with st.container(border=True, key="rh-continue"):
        title = tag("strong", "Continue where you were: ", topics_of(session.setup, app.bank))
        draft = " · your draft is kept" if has_draft else ""
        draw(tag("p", title, tag("small", " · ".join(facts) + draft)))
        routes.link_to_interview(session.id, "Continue")


def draw_summary(app: Interview, summary: SessionSummary) -> None:
    """A line of the history: what it was, how far it got, what it came to, and the way in."""
    session = summary.session
    begun = f"the session of {_when(app, session.started_at)}"
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"rh-row-{session.id}"):
        draw(tag("p", tag("strong", topics_of(session.setup, app.bank)), tag("small", _facts(app, summary))))
        draw(tag("p", tag("b", _score(summary)), _with_follow_ups(summary), class_="rh-row-score"), narrow=True)
        if session.is_open:
            routes.link_to_interview(session.id, "Continue", of=begun)
            return
        if summary.ungraded:
            arguments = (app.grade_ungraded, session.id)
            st.button("Grade again", key=f"grade-{session.id}", on_click=state.attempt_to, args=arguments)
        routes.link_to_report(session.id, "Open", of=begun)


def _facts(app: Interview, summary: SessionSummary) -> str:
    session = summary.session
    how_far = f"{summary.answered} of {len(session.slots)} answered"
    facts = [_when(app, session.started_at), words.MODE_NAMES[session.setup.mode], how_far]
    facts += [f"{summary.ungraded} not graded"] if summary.ungraded else []
    return " · ".join([*facts, "open" if session.is_open else "ended"])


def _score(summary: SessionSummary) -> str:
    return "score at the end" if _is_hidden(summary) else figures.score(summary.score)


def _with_follow_ups(summary: SessionSummary) -> Html | None:
    score = summary.score_with_follow_ups
    return None if score is None or _is_hidden(summary) else tag("small", f"{figures.score(score)} with follow-ups")


def _is_hidden(summary: SessionSummary) -> bool:
    return summary.session.is_open and summary.session.setup.mode is Mode.INTERVIEW


def _when(app: Interview, moment: datetime) -> str:
    return words.when(moment, app.clock(), state.zone())
