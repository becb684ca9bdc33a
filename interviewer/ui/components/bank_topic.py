"""One topic: what it is about, and what can be done with it."""

import streamlit as st

from interviewer.authoring import Authoring
from interviewer.bootstrap import pack_topic
from interviewer.domain.own import Shelf
from interviewer.domain.plain import one_line
from interviewer.errors import BadInput
from interviewer.ui import state
from interviewer.ui.components.markup import draw, tag

DELETES = "The topic and its {number} questions go for good. Answers that you gave to them stay on record."


def draw_topic(authoring: Authoring, shelf: Shelf) -> None:
    """Its title and introduction, and its buttons."""
    topic = shelf.topic
    note = tag("small", "Retired: none of its questions is asked.") if topic.retired else None
    draw(tag("h2", topic.title, note))
    if topic.introduction:
        draw(tag("p", topic.introduction, class_="rh-quiet"))
    with st.container(horizontal=True):
        _draw_rename(authoring, shelf)
        _draw_export(authoring, shelf)
        again = "Ask its questions again" if topic.retired else "Retire"
        st.button(again, on_click=state.attempt_to, args=(_retire, authoring, shelf), key=f"retire-{topic.id}")
        if authoring.is_shipped_topic(topic.id):
            if authoring.is_adapted_topic(topic.id):
                st.button("Reset its title", on_click=state.attempt_to, args=(authoring.reset_topic, topic.id))
        else:
            _draw_delete(authoring, shelf)


def _draw_rename(authoring: Authoring, shelf: Shelf) -> None:
    topic = shelf.topic
    with st.popover("Rename"), st.form(f"rename-{topic.id}", border=False):
        title = st.text_input("Title", topic.title, max_chars=200)
        introduction = st.text_area("What it is about", topic.introduction, max_chars=5000)
        if st.form_submit_button("Save", type="primary"):
            state.attempt_to(_rename, authoring, topic.id, title, introduction)
            st.rerun()


def _rename(authoring: Authoring, topic_id: str, title: str, introduction: str) -> None:
    if not one_line(title):
        raise BadInput("A topic needs a title.")
    authoring.edit_topic(topic_id, title=one_line(title), introduction=introduction)
    state.tell("Saved.")


def _draw_export(authoring: Authoring, shelf: Shelf) -> None:
    if shelf.questions:
        st.download_button(
            "Export",
            lambda: pack_topic(authoring, shelf.topic.id),
            file_name=f"{shelf.topic.id}.zip",
            mime="application/zip",
            on_click="ignore",
            help="Its questions as Markdown and its reviewed rubrics as YAML, in one file that can be imported again.",
        )


def _retire(authoring: Authoring, shelf: Shelf) -> None:
    authoring.retire_topic(shelf.topic.id, retired=not shelf.topic.retired)


def _draw_delete(authoring: Authoring, shelf: Shelf) -> None:
    with st.popover("Delete …"):
        draw(tag("p", DELETES.format(number=len(shelf.questions))))
        arguments = (authoring, shelf.topic.id)
        st.button("Delete the topic", type="primary", on_click=state.attempt_to, args=(_delete, *arguments))


def _delete(authoring: Authoring, topic_id: str) -> None:
    authoring.delete_topic(topic_id)
    st.query_params.pop("topic", None)
    state.tell("The topic is deleted.")
