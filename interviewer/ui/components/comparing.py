"""Any two attempts at a question side by side: points, figures, texts and recordings."""

import streamlit as st

from interviewer.domain.attempt import Attempt
from interviewer.domain.comparison import Change, Comparison, pace
from interviewer.interview import Interview
from interviewer.review import Practising
from interviewer.speaking import recordings_of
from interviewer.ui import figures, state, words
from interviewer.ui.components.as_heard import as_heard
from interviewer.ui.components.markup import Html, draw, tag
from interviewer.ui.components.result_card import graded_by, said
from interviewer.ui.components.sound import play

OFFERED = 50
"""The newest attempts, which are those that people compare."""


def draw_comparing(app: Interview, practising: Practising, question_id: str) -> None:
    """Choose two; the last two stand there until others are chosen."""
    attempts = practising.attempts(question_id, limit=OFFERED)
    if len(attempts) <= 1:
        return
    draw(tag("h2", "Compare"))
    names = {one.id: _name(app, one) for one in attempts}
    ids = list(names)
    with st.container(horizontal=True):
        first = st.selectbox("One attempt", ids, index=1, format_func=names.__getitem__, key="compare-first")
        second = st.selectbox("Another", ids, index=0, format_func=names.__getitem__, key="compare-second")
    by_id = {one.id: one for one in attempts}
    if first and second and first != second:
        _draw(app, Comparison.of(by_id[first], by_id[second]))
    else:
        draw(tag("p", "Choose two different attempts.", class_="rh-note"))


def _draw(app: Interview, found: Comparison) -> None:
    draw(_figures(app, found))
    for title, changes in (("Points gained", found.gained), ("Points lost", found.lost)):
        if changes:
            draw(tag("div", tag("h3", title), tag("ul", *map(_change, changes)), class_="rh-list"))
    if not found.gained and not found.lost:
        draw(tag("p", "Every point earned the same in both.", class_="rh-note"))
    for column, attempt in zip(st.columns(2), (found.earlier, found.later), strict=True):
        with column:
            draw(tag("h3", _name(app, attempt)))
            draw(said(attempt, attempt.grade.judgements if attempt.grade else ()))
            _draw_recordings(attempt)


def _draw_recordings(attempt: Attempt) -> None:
    for recording in recordings_of(attempt, state.transcribing().speaking.recordings(attempt.session_id)):
        play(recording, of=f"-{attempt.id}")
        draw(as_heard(recording))


def _change(change: Change) -> Html:
    icon = "↗" if (change.after or 0) > (change.before or 0) else "↘"
    step = f"{figures.credit(change.before)} → {figures.credit(change.after)} of this {change.point.tier} point"
    return tag("li", tag("span", icon, aria_hidden="true"), tag("span", change.point.text), tag("small", step))


def _figures(app: Interview, found: Comparison) -> Html:
    both = (found.earlier, found.later)
    rows: dict[str, list[str]] = {"Score": [figures.score(one.score) for one in both]}
    if any(one.score_with_follow_ups is not None for one in both):
        rows["With follow-ups"] = [figures.score(one.score_with_follow_ups) for one in both]
    if any(one.confidence for one in both):
        rows["You were"] = [one.confidence or words.NONE for one in both]
    if not figures.are_hidden():
        rows["Words"] = [f"{one.answer.words:,}" for one in both]
        rows["Time"] = [words.duration(one.seconds) for one in both]
        rows["Words a minute"] = [_pace(one) for one in both]
    rows["Grader"] = [graded_by(one.grade).partition(":")[0] if one.grade else words.NONE for one in both]
    corner = tag("th", tag("span", "Compared", class_="rh-unseen"))
    head = tag("tr", corner, *(tag("th", _name(app, one)) for one in both))
    body = [tag("tr", tag("td", name), *(tag("td", value) for value in values)) for name, values in rows.items()]
    return tag("table", head, *body, class_="rh-table")


def _pace(attempt: Attempt) -> str:
    found = pace(attempt)
    return words.NONE if found is None else f"{found:.0f}"


def _name(app: Interview, attempt: Attempt) -> str:
    return f"{words.when(attempt.answered_at, app.clock(), state.zone())} · {figures.score(attempt.score)}"
