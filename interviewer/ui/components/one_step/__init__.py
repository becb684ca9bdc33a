"""One press is one step in the browser's history, so that going back leads to what was seen before."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

SCRIPT = Path(__file__).parent / "one_step.js"


@cache
def _script() -> Callable[..., Any]:
    return st.components.v2.component("one_step", html="<span hidden></span>", js=SCRIPT.read_text(encoding="utf-8"))


def keep_one_step() -> None:
    """Let no move of Streamlit's add more than one entry to the browser's history."""
    with st.container(key="rh-one-step"):
        _script()(key="one-step")
