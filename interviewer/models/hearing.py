"""One request to a model that writes down what is said in an audio file."""

import io
from collections.abc import Sequence
from typing import Any, NamedTuple

from interviewer.errors import ModelTrouble
from interviewer.models.choice import ModelChoice
from interviewer.models.door import addressed, through

LONGEST_REPLY = 200_000
"""Characters; half an hour of fast speech has 40,000, and whatever is longer was not said."""

WITH_TIMES, WORDS_ALONE = "verbose_json", "json"
NOT_THIS_FORM = (400, 422)
"""With one of these a provider answers when its model can't tell times."""


class Segment(NamedTuple):
    """Some words, and when they were said, in seconds."""

    text: str
    start: float
    end: float


class Hearing(NamedTuple):
    """All words, and the same in segments where the model tells their times."""

    text: str
    segments: Sequence[Segment]


def hear(choice: ModelChoice, audio: bytes, name: str, prompt: str) -> Hearing:
    """What the model heard; ``ModelTrouble`` says why it heard nothing. ``prompt`` holds terms that may be said."""
    try:
        return _asked(choice, audio, name, prompt, WITH_TIMES)
    except ModelTrouble as refused:
        if refused.status not in NOT_THIS_FORM:
            raise
    return _asked(choice, audio, name, prompt, WORDS_ALONE)


def _asked(choice: ModelChoice, audio: bytes, name: str, prompt: str, form: str) -> Hearing:
    file = io.BytesIO(audio)
    file.name = name

    def ask(litellm: Any) -> Hearing:
        return _heard(
            choice, litellm.transcription(**addressed(choice), file=file, prompt=prompt, response_format=form)
        )

    return through(choice, ask)


def _heard(choice: ModelChoice, response: Any) -> Hearing:
    text = str(getattr(response, "text", None) or "").strip()
    if len(text) > LONGEST_REPLY:
        raise ModelTrouble(f"{choice.name} answered with {len(text):,} characters, which nobody said.")
    return Hearing(text, [one for found in getattr(response, "segments", None) or [] if (one := _segment(found))])


def _segment(found: Any) -> Segment | None:
    """One segment, or None when it has no words or no times."""
    told = found if isinstance(found, dict) else vars(found)
    try:
        segment = Segment(str(told["text"] or "").strip(), float(told["start"]), float(told["end"]))
    except (KeyError, TypeError, ValueError):
        return None
    return segment if segment.text and 0 <= segment.start <= segment.end else None
