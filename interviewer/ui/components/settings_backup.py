"""Taking everything out and putting it back: a backup, and flash cards of what is not known well."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from interviewer import bootstrap
from interviewer.errors import RehearsalError
from interviewer.history import Manifest
from interviewer.interview import Interview
from interviewer.ui import failures, state, words
from interviewer.ui.components.markup import draw, tag

T = TypeVar("T")
LEAD = (
    "Your record, all recordings and these settings in one file, to keep elsewhere. It is not encrypted: whoever has "
    "it can read your answers."
)
RESTORES = (
    "This backup was made {when}, with {sounds}. It takes the place of all that is here; what is here is kept in a "
    "folder of its own."
)
CARDS = "The points that are weak or shaky as a deck for Anki. A later deck updates the cards of an earlier one."
FILES = "restored-files"
MOST_MEGABYTES = 500
"""An upload is held in memory. The shell takes any size."""


def draw_backup(app: Interview) -> None:
    """Ways out, and the way back in, which asks first."""
    draw(tag("h2", "Backup"))
    draw(tag("p", LEAD))
    today = app.clock().astimezone(state.zone())
    _download("Download a backup", _backup, f"rehearsal-{today:%Y-%m-%d}.zip")
    file = st.file_uploader(
        "Restore a backup",
        type="zip",
        max_upload_size=MOST_MEGABYTES,
        key=f"{FILES}-{state.count(FILES)}",
    )
    if file:
        _draw_question(app, file)
    _draw_cards(app, f"weak-points-{today:%Y-%m-%d}.apkg")


def _download(label: str, make: Callable[[], bytes], name: str) -> None:
    st.download_button(label, make, file_name=name, mime="application/octet-stream", on_click="ignore")


def _backup() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "backup.zip"
        bootstrap.back_up(file)
        return file.read_bytes()


def _draw_question(app: Interview, file: UploadedFile) -> None:
    try:
        manifest = _with(file, bootstrap.check_backup)
    except RehearsalError as refused:
        failures.draw_failure(refused)
        return
    sounds = words.counted(manifest.recordings, "recording") if manifest.recordings else "no recordings"
    draw(tag("p", RESTORES.format(when=_made(app, manifest), sounds=sounds), class_="rh-note"))
    with st.container(horizontal=True):
        st.button("Restore it", type="primary", on_click=state.attempt_to, args=(_restore, file))
        st.button("Leave it", key="leave-backup", on_click=state.attempt_to, args=(_forget,))


def _made(app: Interview, manifest: Manifest) -> str:
    return words.when(manifest.made_at, app.clock(), state.zone())


def _restore(file: UploadedFile) -> None:
    done = _with(file, bootstrap.restore)
    _forget()
    state.begin_anew()
    state.tell(f"Restored. What was here before is kept in {done.kept}." if done.kept else "Restored.")


def _forget() -> None:
    # An uploader lets go of its file when it is another one.
    state.remember(FILES, state.count(FILES) + 1)


def _with(file: UploadedFile, use_case: Callable[[Path], T]) -> T:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (Path(file.name).name or "backup.zip")
        path.write_bytes(file.getbuffer())
        return use_case(path)


def _draw_cards(app: Interview, name: str) -> None:
    draw(tag("h2", "Flash cards"))
    if not bootstrap.has_weak_points(app):
        draw(tag("p", "There are no weak or shaky points yet. Practise, then look again.", class_="rh-quiet"))
        return
    draw(tag("p", CARDS))
    _download("Download a deck for Anki", lambda: bootstrap.build_deck(bootstrap.weak_points(app)), name)
