"""Taking things out to be used elsewhere: a session as a report, everything as JSON or a table."""

from collections.abc import Callable

import streamlit as st

from interviewer import bootstrap
from interviewer.domain.session import Session
from interviewer.interview import Interview
from interviewer.ui import figures, state
from interviewer.ui.components.markup import draw, tag

LEAD = (
    "Everything as JSON, for another installation and for programs; every answer as a row of a CSV table, for "
    "spreadsheets. What you deleted is in neither. Neither is encrypted."
)


NUMBERS = "The files have the numbers in them that are hidden here."


def draw_export_session(app: Interview, session: Session) -> None:
    """Two files; each is made when it is asked for."""
    at = session.started_at.astimezone(state.zone())
    with st.container(horizontal=True, key="rh-export"):
        for form, name, mime in (("md", "Markdown", "text/markdown"), ("html", "HTML", "text/html")):
            _download(f"Export as {name}", _report(app, session.id, form), f"report-{at:%Y-%m-%d-%H%M}.{form}", mime)
    if figures.are_hidden():
        draw(tag("p", NUMBERS, class_="rh-quiet"))


def _report(app: Interview, session_id: str, form: str) -> Callable[[], bytes]:
    zone = state.zone()
    return lambda: bootstrap.export_session(app, session_id, form, zone).encode("utf-8", "replace")


def draw_export_everything(app: Interview) -> None:
    """The same for the whole record."""
    draw(tag("h2", "Export everything"))
    draw(tag("p", LEAD))
    day = f"{app.clock().astimezone(state.zone()):%Y-%m-%d}"
    history, owner = app.history, app.owner
    with st.container(horizontal=True):
        _download(
            "Export as JSON", lambda: b"".join(bootstrap.export_everything(history, owner)), f"rehearsal-{day}.json"
        )
        _download(
            "Export as CSV", lambda: b"".join(bootstrap.export_table(history, owner)), f"answers-{day}.csv", "text/csv"
        )


def _download(label: str, make: Callable[[], bytes], name: str, mime: str = "application/json") -> None:
    st.download_button(label, make, file_name=name, mime=mime, on_click="ignore", icon=":material/download:")
