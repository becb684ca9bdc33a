"""What was written into a form and not kept yet: it outlives a reload and a walk to other pages, not the server."""

from typing import cast

import streamlit as st

from interviewer.ui import state

MOST = 200
Fields = dict[str, object]


def recall(name: str) -> Fields | None:
    """What was last written into the form of that name, if it wasn't kept since."""
    return _forms().get(_whose(name))


def keep(name: str, fields: Fields) -> None:
    """Remember it, and let go of what nobody came back to for longest."""
    forms = _forms()
    forms.pop(_whose(name), None)
    forms[_whose(name)] = fields
    while len(forms) > MOST:
        forms.pop(next(iter(forms)), None)


def drop(name: str) -> None:
    """It was kept for good, or is not wanted."""
    _forms().pop(_whose(name), None)


def _whose(name: str) -> str:
    return f"{state.interview().owner}/{name}"


def _forms() -> dict[str, Fields]:
    if not st.session_state.get(state.INTERVIEW):
        return _of_this_server()
    return cast("dict[str, Fields]", st.session_state.setdefault("unsaved", {}))


@st.cache_resource(show_spinner=False)
def _of_this_server() -> dict[str, Fields]:
    return {}
