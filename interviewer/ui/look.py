"""How everything looks: one style sheet, colours that follow the theme by themselves."""

from functools import cache
from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent
ICON = str(HERE / "icon.svg")
MOST_POINTS = 60
"""The longest rubric there can be."""


def apply() -> None:
    """Put the style sheet on the page."""
    st.html(_sheet())


@cache
def _sheet() -> str:
    rules = (HERE / "look.css").read_text(encoding="utf-8")
    return f"<style>{rules}{_choosing()}</style>"


def _choosing() -> str:
    """When one point is chosen, every mark that isn't its own fades. Plain CSS: no round trip, no script."""
    faded = ",".join(
        f'.rh-card:has(input[value="{point}"]:checked) mark:not([data-points~="{point}"])'
        for point in range(1, MOST_POINTS + 1)
    )
    return faded + "{background:none;border-color:transparent;color:inherit;--rh-note:none}"
