"""What was said aloud: the recording, and the words heard in it."""

from typing import Annotated

from pydantic import Field, NonNegativeFloat, NonNegativeInt, StringConstraints

from interviewer.domain.base import Moment, RecordingId, Value


class Stretch(Value):
    """A part of a recording in which somebody speaks, in seconds from its beginning."""

    start: NonNegativeFloat
    end: NonNegativeFloat


class TimedLine(Value):
    """A few words as they were recognised, and when they were said, in seconds."""

    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    start: NonNegativeFloat
    duration: NonNegativeFloat


class Transcript(Value):
    """What was heard in a recording, by whom, and when somebody spoke.

    ``lines`` stay as they were heard; what the candidate makes of them is the answer.
    ``remarks`` are sentences for the candidate: why there are no words, or why there are not all of them.
    """

    engine: str
    seconds: NonNegativeFloat
    lines: tuple[TimedLine, ...] = ()
    speech: tuple[Stretch, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def as_heard(self) -> str:
        """The words as they were recognised."""
        return " ".join(line.text for line in self.lines)


class Recording(Value):
    """One recording of an answer: which try it belongs to, how it is kept, and what was heard in it.

    ``kept_as`` is how its file ends, like ``flac``. ``deleted_at`` says since when the sound is gone; the words stay.
    ``trouble`` is why the last try at hearing it failed.
    """

    id: RecordingId
    owner: str
    session_id: str
    position: NonNegativeInt
    number: Annotated[int, Field(ge=1)]
    recorded_at: Moment
    seconds: NonNegativeFloat
    size: NonNegativeInt
    kept_as: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{1,5}$")]
    deleted_at: Moment | None = None
    transcript: Transcript | None = None
    trouble: str | None = None

    @property
    def can_be_heard(self) -> bool:
        """True while the sound is kept."""
        return self.deleted_at is None
