"""The box an answer is typed into. What is typed is kept in the browser at once and on disk a second later."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from pydantic import NonNegativeInt, PositiveInt, ValidationError, field_validator

from interviewer.domain.answer import LONGEST
from interviewer.domain.attempt import Draft
from interviewer.domain.base import RecordingId, Value
from interviewer.domain.confidence import Confidence
from interviewer.domain.session import Session
from interviewer.ui import state, words

HERE = Path(__file__).parent


class Sent(Value):
    """What the browser sends: a draft, and the try it is meant for."""

    session: str
    position: NonNegativeInt
    number: PositiveInt
    text: str
    seconds: float
    revision: NonNegativeInt
    recordings: tuple[RecordingId, ...] = ()
    confidence: Confidence | None = None

    @field_validator("confidence", mode="before")
    @classmethod
    def _is_a_level(cls, said: object) -> Confidence | None:
        """A word that is none of the levels, which an older page may send, must not take the answer with it."""
        return next((level for level in Confidence if level == said), None)

    @field_validator("text")
    @classmethod
    def _can_be_stored(cls, text: str) -> str:
        """Half a surrogate pair, which a browser may send, can't be written to a file or a database."""
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    @property
    def draft(self) -> Draft:
        """The text and its time, and how sure the candidate is of it."""
        return Draft(
            text=self.text,
            seconds=max(0.0, self.seconds),
            revision=self.revision,
            recordings=self.recordings,
            confidence=self.confidence,
        )

    def is_for(self, session: Session) -> bool:
        """True when it belongs to the try that comes next at its place in that session."""
        return (
            session.id == self.session
            and self.position < len(session.slots)
            and session.slots[self.position].tries + 1 == self.number
        )


class Spoken(Value):
    """What was said at this try: words by recording, terms that may be misheard, and whether more is to come.

    ``told`` is the newest recording of which there is something to say, and what.
    """

    words: Mapping[RecordingId, str] = {}
    fixes: tuple[tuple[str, str], ...] = ()
    hearing: bool = False
    told: tuple[RecordingId, str] | None = None

    @property
    def data(self) -> dict[str, object]:
        """As the browser gets it."""
        return {
            "spoken": [{"id": recording, "text": text} for recording, text in self.words.items()],
            "fixes": [{"heard": heard, "term": term} for heard, term in self.fixes],
            "hearing": self.hearing,
            "told": {"id": self.told[0], "text": self.told[1]} if self.told else None,
        }


class Typed(Value):
    """What came from the box in this run: drafts that may have been seen before, or an answer handed in."""

    drafts: tuple[Sent, ...] = ()
    submitted: Sent | None = None


@cache
def _box() -> Callable[..., Any]:
    return st.components.v2.component("answer_box", html=_file("box.html"), css=_file("box.css"), js=_script())


@cache
def _copies() -> Callable[..., Any]:
    return st.components.v2.component("answer_copies", html="<span hidden></span>", js=_script())


def _script() -> str:
    return "".join(_file(name) for name in ("copies.js", "spoken.js", "sure.js", "box.js"))


def _file(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def answer_box(
    session: Session, stored: Draft, spoken: Spoken, *, heard: int, refusals: int, ask_confidence: bool
) -> Typed:
    """Draw the box for the question the candidate is at.

    ``heard`` is the newest revision that reached this page: the box sends again what is newer. ``refusals`` counts
    answers sent back, and reopens it. ``ask_confidence`` says whether it asks how sure the candidate is.
    """
    position, number = session.position, session.slot.tries + 1
    return typed_in(
        f"answer-{session.id}-{position}-{number}",
        {
            **_place(session),
            "number": number,
            "text": stored.text,
            "seconds": stored.seconds,
            "revision": stored.revision,
            "recordings": list(stored.recordings),
            "confidence": stored.confidence,
            "levels": _levels() if ask_confidence else [],
            **spoken.data,
            "heard": heard,
            "refusals": refusals,
            "longest": LONGEST,
            "label": f"Your answer to question {position + 1}",
        },
    )


def _levels() -> list[dict[str, str]]:
    return [
        {"value": level.value, "label": level.capitalize(), "means": words.CONFIDENCE_MEANINGS[level]}
        for level in Confidence
    ]


def typed_in(key: str, data: dict[str, object]) -> Typed:
    """Draw a box with that data, and read what came from it."""
    result = _box()(key=key, data=data, on_drafts_change=state.reported, on_submitted_change=state.reported)
    drafts = [_read(one) for one in result.drafts or ()]
    return Typed(drafts=tuple(one for one in drafts if one), submitted=_read(result.submitted))


def drop_copies(session: Session) -> None:
    """Let the browser forget its copies of answers that are on record."""
    forget_copies(session.id, _place(session))


def forget_copies(name: str, place: dict[str, object]) -> None:
    """Let the browser forget its copies of the tries that there were at a place."""
    _copies()(key=f"copies-{name}", data={**place, "idle": True})


def _place(session: Session) -> dict[str, object]:
    return {"session": session.id, "position": session.position, "tries": [slot.tries for slot in session.slots]}


def _read(sent: object) -> Sent | None:
    """What the browser sent, or None for something this page never sends."""
    try:
        return Sent.model_validate(sent) if sent else None
    except ValidationError:
        return None
