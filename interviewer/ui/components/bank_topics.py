"""The topics of the bank: choosing one, and making a new one."""

import streamlit as st

from interviewer.authoring import Authoring
from interviewer.domain.own import Shelf
from interviewer.domain.plain import one_line
from interviewer.errors import BadInput
from interviewer.ui import state
from interviewer.ui.components.markup import isolated, label

CHOSEN = "bank-topic"


def choose_shelf(authoring: Authoring) -> Shelf | None:
    """The topic that is looked at: the one that the URL names until another is chosen."""
    shelves = {one.topic.id: one for one in authoring.laid().shelves}
    if not shelves:
        return None
    named = state.topic_id()
    if named in shelves and state.remembered(CHOSEN) != named:
        state.remember(CHOSEN, named)
    if state.remembered(CHOSEN) not in shelves:
        state.remember(CHOSEN, next(iter(shelves)))
    chosen = st.pills(
        "Topic",
        list(shelves),
        format_func=lambda one: f"{label(shelves[one].topic.title)} · {len(shelves[one].questions):,}",
        key=CHOSEN,
        required=True,
        on_change=_forget_name,
    )
    return shelves.get(chosen or "")


def _forget_name() -> None:
    st.query_params.pop("topic", None)


def draw_new_topic(authoring: Authoring) -> None:
    """A small form that opens."""
    with st.popover("New topic", icon=":material/add:"), st.form("new-topic", border=False, clear_on_submit=True):
        title = st.text_input("Title", max_chars=200)
        introduction = st.text_area("What it is about (optional)", max_chars=5000)
        if st.form_submit_button("Make it", type="primary"):
            state.attempt_to(_make, authoring, title, introduction)
            st.rerun()


def _make(authoring: Authoring, title: str, introduction: str) -> None:
    if not one_line(title):
        raise BadInput("A topic needs a title. Write what its questions are about.")
    topic = authoring.make_topic(one_line(title), introduction)
    st.query_params["topic"] = topic.id
    state.tell(f"The topic “{isolated(topic.title)}” is there. Add a question to it.")
