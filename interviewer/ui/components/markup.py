"""The one door by which text reaches a page.

Every plain string that goes through it is escaped; only ``Html`` made here passes as it is. Widget labels are
Markdown to Streamlit, so they have a way of their own: ``label``.
"""

import html
import re
from typing import TypeAlias

import streamlit as st

from interviewer.domain.plain import isolated, visible

__all__ = ["Child", "Html", "draw", "isolated", "join", "label", "plain_label", "tag", "text", "visible"]

VOID = frozenset({"br", "hr", "input"})
WORD_JOINER = "\u2060"
PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


class Html(str):
    """Markup that was built here, every piece of text in it escaped."""

    __slots__ = ()


Child: TypeAlias = "str | Html | None"


def text(plain: str) -> Html:
    """Anyone's text as inert markup; what is markup already stays as it is."""
    return plain if isinstance(plain, Html) else Html(html.escape(visible(plain)))


def tag(name: str, /, *children: Child, **attributes: str | bool | None) -> Html:
    """An element; ``class_`` is the class, ``data_x`` is ``data-x``, and an attribute of None or False is left out."""
    opening = "".join(_attribute(key, value) for key, value in attributes.items() if value not in (None, False))
    if name in VOID:
        return Html(f"<{name}{opening}>")
    return Html(f"<{name}{opening}>{join(*children)}</{name}>")


def _attribute(key: str, value: str | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'


def join(*children: Child) -> Html:
    """Pieces one after the other."""
    return Html("".join(text(child) for child in children if child is not None))


def label(plain: str) -> str:
    """Anyone's text for a widget's label, where it must not turn into formatting, an icon, a link or a formula.

    A backslash stops Markdown; only an invisible joiner after a colon stops icon and emoji codes, which Streamlit
    looks for once the backslashes are gone.
    """
    one_line = isolated(" ".join(visible(plain).split()))
    return PUNCTUATION.sub(r"\\\1", one_line).replace(r"\:", rf"\:{WORD_JOINER}")


def plain_label(plain: str) -> str:
    """Anyone's text for the options of a list that opens, which Streamlit shows as they are."""
    return isolated(" ".join(visible(plain).split()))


def draw(markup: Html, *, narrow: bool = False) -> None:
    """Put markup on the page; narrow is as wide as its words."""
    st.html(markup, width="content" if narrow else "stretch")
