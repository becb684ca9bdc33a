"""An exported history into an empty record, after a look at it."""

from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from interviewer import bootstrap
from interviewer.domain.taken_away import Contents
from interviewer.errors import BadInput, RehearsalError
from interviewer.interview import Interview
from interviewer.ui import failures, state, words
from interviewer.ui.components.markup import draw, tag

LEAD = "What “Export as JSON” wrote, also on another computer, becomes the history of this empty installation."
HOLDS = "This export holds {}."
FILES = "imported-histories"
MOST_MEGABYTES = 500
"""An upload is held in memory. The shell takes any size."""


def draw_import_history(app: Interview) -> None:
    """The door, or why it is shut."""
    draw(tag("h2", "Import a history"))
    try:
        bootstrap.expect_empty(app.history, app.owner)
    except BadInput as full:
        draw(tag("p", str(full), class_="rh-quiet"))
        return
    draw(tag("p", LEAD))
    form = f"{FILES}-{state.count(FILES)}"
    file = st.file_uploader("An exported history", type="json", max_upload_size=MOST_MEGABYTES, key=form)
    if file:
        _draw_question(app, file)


def _draw_question(app: Interview, file: UploadedFile) -> None:
    try:
        contents = app.history.look_into(file)
    except RehearsalError as refused:
        failures.draw_failure(refused)
        return
    draw(tag("p", HOLDS.format(_told(contents)), class_="rh-note"))
    with st.container(horizontal=True):
        pressed = st.button("Import it", type="primary")
        st.button("Leave it", key="leave-history", on_click=_forget)
    if pressed:
        _import(app, file)


def _import(app: Interview, file: UploadedFile) -> None:
    bar = st.progress(0.0, "Importing …")
    told = partial(bar.progress, text="Importing …")
    try:
        contents = bootstrap.import_history(app.history, app.owner, file, told)
    except RehearsalError as refused:
        failures.draw_failure(refused)
        return
    _forget()
    state.begin_anew()
    state.tell(f"Imported: {_told(contents)}.")
    st.rerun()


def _forget() -> None:
    # An uploader lets go of its file when it is another one.
    state.remember(FILES, state.count(FILES) + 1)


def _told(contents: Contents) -> str:
    counts = ((contents.sessions, "session"), (contents.attempts, "answer"), (contents.recordings, "recording"))
    return ", ".join(words.counted(number, name) for number, name in counts)
