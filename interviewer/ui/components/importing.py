"""The door for documents: a file that is dropped, or text that is pasted."""

import hashlib
from collections.abc import Mapping
from typing import NamedTuple, cast

import streamlit as st

from interviewer.bootstrap import read_document
from interviewer.domain.importing import Import
from interviewer.errors import BadInput
from interviewer.importing import PASTED, READABLE
from interviewer.ui import failures, state
from interviewer.ui.components.markup import draw, tag

LEAD = (
    "Drop a page of questions and answers: text, Markdown, a table, an Anki deck, Word, PDF or a saved web page. "
    "Nothing is kept before you have seen what was found in it."
)
EXAMPLE = "Q1. What is a cache?\nAnswer: A store that keeps what was asked for, so that it comes sooner the next time."
READ = "document-read"
FORMS = "documents-taken"


class Document(NamedTuple):
    """What was handed in, with what was read in it; ``key`` is another one for every other document."""

    name: str
    data: bytes
    found: Import
    key: str


def take_document(*, first: bool) -> Document | None:
    """The document that is looked at, if there is one that can be read."""
    if first:
        draw(tag("p", LEAD, class_="rh-lead"))
    form = state.count(FORMS)
    file = st.file_uploader("A document", type=[*READABLE], key=f"document-{form}")
    pasted = "" if file else st.text_area("Or paste text", key=f"pasted-{form}", height=180, placeholder=EXAMPLE)
    if file:
        return _read(file.name, file.getvalue())
    return _read(PASTED, pasted.encode("utf-8", errors="replace")) if pasted.strip() else None


def _read(name: str, data: bytes) -> Document | None:
    key = hashlib.sha256(name.encode() + data).hexdigest()[:16]
    mapping = cast("Mapping[str, str] | None", state.remembered(f"mapping-{key}"))
    try:
        return Document(name, data, _found(key, name, data, mapping), key)
    except BadInput as refused:
        failures.draw_failure(refused)
        return None


def _found(key: str, name: str, data: bytes, mapping: Mapping[str, str] | None) -> Import:
    """Read once for every document and mapping, however often the page is drawn."""
    known = cast("tuple[object, Import] | None", state.remembered(READ))
    if known and known[0] == (key, mapping):
        return known[1]
    with st.spinner("Reading the document …"):
        found = read_document(name, data, mapping=mapping)
    state.remember(READ, ((key, mapping), found))
    return found


def start_anew() -> None:
    """Empty the door for the next document."""
    state.remember(FORMS, state.count(FORMS) + 1)
    state.forget(READ)
