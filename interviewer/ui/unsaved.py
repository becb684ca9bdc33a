"""What was written into a form and not kept yet: it outlives a reload and a walk to other pages, not the server.

Every tab has its own. What a tab left that is closed, or was loaded again, the next one to open the form goes on with.
"""

from typing import NamedTuple, cast

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from interviewer.ui import state

MOST = 200
Fields = dict[str, object]


class Key(NamedTuple):
    """Whose form it is, which, and in which tab."""

    owner: str
    name: str
    tab: str


def recall(name: str) -> Fields | None:
    """What was last written into the form of that name in this tab, or in one that is gone, if it wasn't kept since."""
    forms, mine = _forms(), _mine(name)
    if mine not in forms:
        left = [key for key in reversed(list(forms)) if key[:2] == mine[:2] and not _is_open(key.tab)]
        written = forms.pop(left[0], None) if left else None
        if written is not None:
            forms[mine] = written
    return forms.get(mine)


def is_elsewhere(name: str) -> bool:
    """Whether another tab that is open has something in that form that wasn't kept."""
    mine = _mine(name)
    others = (key for key in list(_forms()) if key[:2] == mine[:2] and key.tab != mine.tab)
    return any(_is_open(key.tab) for key in others)


def keep(name: str, fields: Fields) -> None:
    """Remember it, and let go of what nobody came back to for longest."""
    forms, mine = _forms(), _mine(name)
    forms.pop(mine, None)
    forms[mine] = fields
    while len(forms) > MOST:
        forms.pop(next(iter(forms)), None)


def drop(name: str) -> None:
    """It was kept for good, or is not wanted."""
    _forms().pop(_mine(name), None)


def _mine(name: str) -> Key:
    context = get_script_run_ctx(suppress_warning=True)
    return Key(state.interview().owner, name, context.session_id if context else "")


def _is_open(tab: str) -> bool:
    return runtime.exists() and runtime.get_instance().is_active_session(tab)


def _forms() -> dict[Key, Fields]:
    if not st.session_state.get(state.INTERVIEW):
        return _of_this_server()
    return cast("dict[Key, Fields]", st.session_state.setdefault("unsaved", {}))


@st.cache_resource(show_spinner=False)
def _of_this_server() -> dict[Key, Fields]:
    return {}
