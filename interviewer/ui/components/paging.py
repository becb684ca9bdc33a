"""A long list a page at a time."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from interviewer.ui import words

AT_ONCE = 20
T = TypeVar("T")


def page_of(these: Sequence[T], key: str, *, one: str = "question", most: int = AT_ONCE) -> Sequence[T]:
    """The page that is looked at; the way to the others where there are any."""
    pages = -(-len(these) // most)
    if pages <= 1:
        return these
    name = f"Page, 1 to {pages:,} ({words.counted(len(these), one)})"
    # Kept while other pages are looked at: going back from one of these leads to where it was found.
    number = st.number_input(name, 1, pages, 1, key=f"page-{key}-{pages}", width=240, persist_state="session")
    chosen = int(number)
    return these[(chosen - 1) * most : chosen * most]
