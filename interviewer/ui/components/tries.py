"""Every attempt at a question, or at one point of it, newest first."""

import streamlit as st

from interviewer.domain.attempt import Attempt
from interviewer.domain.grade import Judgement
from interviewer.domain.progress import QuestionProgress
from interviewer.interview import Interview
from interviewer.review import Practising
from interviewer.ui import figures, state, words
from interviewer.ui.components.deleting import draw_delete_attempt
from interviewer.ui.components.disputing import draw_disputing_one_of
from interviewer.ui.components.markup import Html, draw, plain_label, tag
from interviewer.ui.components.mastery_map import points
from interviewer.ui.components.result_card import result_card

A_PAGE = 10


def choose_point(practising: Practising, progress: QuestionProgress) -> str | None:
    """How the points stand, and the one to see alone: at first the one that the URL names."""
    draw(tag("h2", "Points"))
    draw(points(practising, progress.question.id, progress.points))
    texts = {
        one.point.id: f"{words.MASTERY_ICONS[one.mastery]} {plain_label(one.point.text)}" for one in progress.points
    }
    options, asked = [None, *texts], state.point_id()
    return st.selectbox(
        "Attempts at",
        options,
        index=options.index(asked) if asked in texts else 0,
        format_func=lambda point: texts[point] if point else "The whole question",
        key=f"point-of-{progress.question.id}",
    )


def draw_tries(app: Interview, practising: Practising, question_id: str, point_id: str | None) -> None:
    """A page of them; pressing one opens everything about it."""
    count = practising.count_attempts(question_id)
    draw(tag("h2", "Every attempt"))
    if not count:
        draw(tag("p", "You have not tried this question yet.", class_="rh-note"))
        return
    pages = -(-count // A_PAGE)
    shown = st.pagination(pages, key="tries", bind="query-params") if pages > 1 else 1
    attempts = practising.attempts(question_id, limit=A_PAGE, offset=(shown - 1) * A_PAGE)
    draw(tag("div", *(_try(app, one, point_id) for one in attempts), class_="rh-rows"))
    draw_disputing_one_of(state.disputing(), attempts, lambda one: _name(app, one))
    draw_delete_attempt(app, attempts)


def _try(app: Interview, attempt: Attempt, point_id: str | None) -> Html:
    when = words.when(attempt.answered_at, app.clock(), state.zone())
    judgement = _judgement(attempt, point_id) if point_id else None
    came_to = f"{words.VERDICT_ICONS[judgement.verdict]} {judgement.verdict}" if judgement else _score(attempt)
    said = tag("small", "; ".join(one.quote for one in judgement.evidence) or judgement.reason) if judgement else None
    row = tag("summary", tag("span", when, said), tag("em", came_to), class_="rh-row")
    return tag("details", row, result_card(attempt))


def _name(app: Interview, attempt: Attempt) -> str:
    return f"{words.when(attempt.answered_at, app.clock(), state.zone())}, try {attempt.number}"


def _score(attempt: Attempt) -> str:
    return figures.score(attempt.score)


def _judgement(attempt: Attempt, point_id: str) -> Judgement | None:
    judged = attempt.grade.judgements if attempt.grade else ()
    return next((one for one in judged if one.point_id == point_id), None)
