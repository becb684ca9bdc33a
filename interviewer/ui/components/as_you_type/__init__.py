"""Fields that count as they are written, not only once they are left."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

SCRIPT = Path(__file__).parent / "as_you_type.js"


@cache
def _script() -> Callable[..., Any]:
    return st.components.v2.component("as_you_type", html="<span hidden></span>", js=SCRIPT.read_text(encoding="utf-8"))


def draw_as_you_type() -> None:
    """Hand in every field of this page as soon as its writer pauses."""
    _script()(key="as-you-type")
