"""The app over a bank whose every text is an attack. Run by a test, as a script of its own."""

import runpy
import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))


@st.cache_resource(show_spinner=False)
def services() -> object:
    """One record for the life of the server."""
    from tests.app import toy  # noqa: PLC0415 - the folder is on the path only now

    return toy.interview(toy.bank(toy.HOSTILE, toy.HOSTILE, title=toy.HOSTILE))


st.session_state["interview"] = services()
runpy.run_path(str(ROOT / "app.py"))
