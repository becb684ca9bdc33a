"""The recorder: a microphone, its level, and a recording that is safe in the browser until it is on disk."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import streamlit as st
from pydantic import Base64Bytes, NonNegativeInt, PositiveInt, StringConstraints, ValidationError

from interviewer.domain.base import RecordingId, Value
from interviewer.domain.session import Session
from interviewer.ui import state

HERE = Path(__file__).parent


class Recorded(Value):
    """What the browser sends: a sound, and the try it is meant for. ``kind`` is the kind of file, like ``webm``."""

    id: RecordingId
    session: str
    position: NonNegativeInt
    number: PositiveInt
    kind: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{1,5}$")]
    sound: Base64Bytes

    @property
    def name(self) -> str:
        """What a file of it would be called."""
        return f"recording.{self.kind}"


class Told(Value):
    """What became of the recording that was sent last. ``times`` counts, so that the same can be told again."""

    id: str
    kept: bool
    times: PositiveInt


@cache
def _recorder() -> Callable[..., Any]:
    script = "".join(_file(name) for name in ("microphone.js", "chunks.js", "recorder.js"))
    return st.components.v2.component("recorder", html=_file("recorder.html"), css=_file("recorder.css"), js=script)


def _file(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def recorder(session: Session, *, limit: float, told: Told | None, again: bool) -> Recorded | None:
    """Draw the recorder for the question the candidate is at; what was recorded comes once.

    ``limit`` is how many seconds an answer may take, ``again`` whether there is a recording of this try already.
    """
    position, number = session.position, session.slot.tries + 1
    result = _recorder()(
        key=f"recorder-{session.id}-{position}-{number}",
        data={
            "session": session.id,
            "position": position,
            "number": number,
            "limit": limit,
            "label": "Record more" if again else "Record your answer",
            "told": told.model_dump() if told else None,
            "check": False,
        },
        on_recorded_change=state.reported,
    )
    return _read(result.recorded)


def microphone_check() -> None:
    """Draw the check alone: the level is seen, and a moment is played back. Nothing of it leaves the browser."""
    _recorder()(
        key="microphone-check", data={"check": True, "label": "", "told": None}, on_recorded_change=state.reported
    )


def _read(sent: object) -> Recorded | None:
    """What the browser sent, or None for something this page never sends."""
    try:
        return Recorded.model_validate(sent) if sent else None
    except ValidationError:
        return None
