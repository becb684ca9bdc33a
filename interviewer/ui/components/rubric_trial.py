"""Trying an answer against a rubric while it is edited; nothing of it is kept."""

import streamlit as st

from interviewer.domain.answer import Answer
from interviewer.domain.question import Question
from interviewer.domain.rubric import Rubric
from interviewer.interview import Interview
from interviewer.ui import figures, words
from interviewer.ui.components.highlight import marked_answer
from interviewer.ui.components.markup import draw, tag

LEAD = "Write an answer, or a part of one, and see at once which points it earns. Graded offline; nothing is kept."


def draw_trial(app: Interview, question: Question, rubric: Rubric) -> None:
    """The answer with its marks, the score, and what became of each point."""
    draw(tag("h3", "Try an answer", tag("small", LEAD)))
    text = st.text_area("An answer to try", key=f"trial-{question.id}", height=120, max_chars=20_000)
    if not text.strip():
        return
    grade = app.grader.grade(question, rubric, Answer(text=text))
    rows = [
        tag(
            "li",
            tag("span", words.VERDICT_ICONS[judgement.verdict], aria_hidden="true"),
            tag("span", tag("b", judgement.verdict.capitalize()), f": {rubric.point(judgement.point_id).text}"),
        )
        for judgement in grade.judgements
    ]
    number = figures.figure(words.percent(grade.score))
    score = tag("p", tag("strong", number), f" {words.score_word(grade.score or 0)}", role="status")
    draw(tag("div", score, marked_answer(text, grade.judgements), tag("ul", *rows), class_="rh-list"))
