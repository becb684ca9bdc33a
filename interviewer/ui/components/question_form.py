"""The form of a question: what is asked, and the reference answer in its sections."""

import re

import streamlit as st
from pydantic import ValidationError

from interviewer.authoring import Authoring
from interviewer.domain.importing import IN_ORDER
from interviewer.domain.plain import lines, one_line
from interviewer.domain.question import Level, Question, Section, Source
from interviewer.errors import BadInput
from interviewer.ui import routes, state
from interviewer.ui.components.markup import draw, isolated, plain_label, tag
from interviewer.ui.components.question_fields import QuestionForm
from interviewer.ui.components.two_tabs import draw_warnings

ENOUGH = "A question and its answer are enough: in one piece, or in the parts below it. The rest can be left empty."

_ADDRESS = re.compile(r"https?://\S+")


def draw_new_form(authoring: Authoring, topic_id: str | None) -> None:
    """An empty form; the new question is edited on."""
    titles = {one.topic.id: one.topic.title for one in authoring.laid().shelves}
    if not titles:
        raise BadInput("There is no topic yet. Make one on the page of questions first.")
    topics = list(titles)
    at = topics.index(topic_id) if topic_id in titles else 0
    form = QuestionForm.of("new", None)
    draw(tag("p", ENOUGH, class_="rh-quiet"))
    topic = st.selectbox("Topic", topics, index=at, format_func=lambda one: plain_label(titles[one]))
    filled = form.draw()
    if st.button("Add the question", type="primary"):
        added = authoring.add(_question("new-00", topic, filled))
        form.forget()
        state.tell("The question is there. Below are the points that an answer is listened to for: look through them.")
        routes.to_editor(added.id)


def draw_question_form(authoring: Authoring, question: Question) -> None:
    """The form as the question stands."""
    form = QuestionForm.of(question.id, question)
    with st.expander("The question and its reference answer", expanded=form.is_changed):
        draw_warnings(
            behind=form.is_behind, elsewhere=form.is_elsewhere, save="Save the question", undo="Undo what I wrote"
        )
        filled = form.draw()
        with st.container(horizontal=True, vertical_alignment="center"):
            pressed = st.button("Save the question", type="primary")
            if form.is_changed:
                draw(tag("p", "Not saved yet.", class_="rh-quiet"), narrow=True)
                st.button("Undo what I wrote", on_click=form.forget)
    if pressed:
        edited = _question(question.id, question.topic, filled)
        authoring.edit(edited, before=question)
        form.forget()
        state.tell("Saved. Answers that you gave before keep the question they were given to.")
        st.rerun()


def _question(question_id: str, topic_id: str, filled: dict[str, str]) -> Question:
    """What the form says; ``BadInput`` names the field that is wrong."""
    sections = [Section(kind=kind, text=text) for kind in IN_ORDER if (text := lines(filled[kind]))]
    if not one_line(filled["prompt"]):
        raise BadInput("The question is empty. Write what is asked.")
    if not sections:
        raise BadInput("There is no answer. Write what a full answer says: it is what yours will be compared with.")
    try:
        return Question(
            id=question_id,
            topic=topic_id,
            level=Level(filled["level"]),
            prompt=one_line(filled["prompt"]),
            reference=tuple(sections),
            probes=tuple(filter(None, map(one_line, filled["probes"].splitlines()))),
            sources=tuple(_source(line) for line in filled["sources"].splitlines() if line.strip()),
            tags=tuple(dict.fromkeys(tag for one in filled["tags"].split(",") if (tag := one_line(one)))),
        )
    except ValidationError as failure:
        wrong = failure.errors(include_url=False)[0]
        raise BadInput(f"{' '.join(str(one) for one in wrong['loc'])}: {wrong['msg']}") from failure


def _source(line: str) -> Source:
    plain = one_line(line)
    found = _ADDRESS.search(plain)
    if not found:
        raise BadInput(f"This source has no address: {isolated(plain[:80])}. Write its title, then https://…")
    title = plain[: found.start()].strip() or found.group()
    return Source(title=title, url=_safe(found.group()), backs=plain[found.end() :].strip())


def _safe(address: str) -> str:
    """As an address that any Markdown can hold."""
    for sign, code in (("\\", "%5C"), ("(", "%28"), (")", "%29")):
        address = address.replace(sign, code)
    return address
