"""From an audio file to a transcript: what is no speech never reaches an engine, which might invent words for it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from interviewer.domain.transcript import Stretch, TimedLine, Transcript
from interviewer.ports import Progress
from interviewer.speech.sound import Sound, read_sound
from interviewer.speech.voice import find_speech

if TYPE_CHECKING:
    from interviewer.speech.sound import Samples

SHORTEST = 0.5
"""Seconds in which a word can be said."""

SILENT = 0.001
"""A microphone that is on has more than this (-60 dB of full scale), even in a quiet room."""

LOUD = 0.5
"""Quiet speech is brought to this level: engines hear it better."""

CLIPPED, CLIPPED_SHARE = 0.99, 0.01

NO_SOUND = "The recording is silent. Check that the microphone is on, not muted, and the one that the browser uses."
NO_SPEECH = "No speech was heard in the recording, only noise. Speak closer to the microphone and record it again."
NO_WORDS = "Somebody speaks in the recording, but no words were understood. Record it again, or type the answer."
TOO_SHORT = "The recording is {seconds:.1f} seconds long: too short to hear a word in. Record it again."
CUT_OFF = "The file is cut off: {seconds} of {promised} are there. What could be heard of it is transcribed."
OVER_LIMIT = "The recording is {seconds} long, over the limit of {limit} for an answer. All of it is transcribed."
TOO_LOUD = "The recording is too loud for the microphone and distorted. Speak softer, or turn the microphone down."


class Heard(NamedTuple):
    """What an engine is given: the sound, when there is speech in it, and terms that may be heard."""

    sound: Sound
    speech: Sequence[Stretch]
    vocabulary: Sequence[str]


class Engine(Protocol):
    """Recognises words."""

    @property
    def name(self) -> str:
        """What it is called on every transcript it makes."""
        ...

    def recognise(self, heard: Heard, progress: Progress) -> Sequence[TimedLine]:
        """The words, in the order they were said."""
        ...


class Listener:
    """Implements ``ports.Transcriber`` with an engine. ``limit`` is how many seconds an answer may take."""

    def __init__(self, engine: Engine, *, limit: float) -> None:
        self._engine = engine
        self._limit = limit

    @property
    def name(self) -> str:
        """The engine's."""
        return self._engine.name

    def transcribe(
        self, audio: bytes, *, name: str = "The recording", vocabulary: Sequence[str] = (), progress: Progress = None
    ) -> Transcript:
        """What was said, and a remark wherever that is not all that the candidate will expect."""
        sound = read_sound(audio, name)
        remarks = list(self._remarks(sound))
        nothing = _nothing(sound)
        levelled = sound if nothing else sound._replace(samples=_levelled(sound.samples))
        speech = () if nothing else find_speech(levelled.samples)
        nothing = nothing or ("" if speech else NO_SPEECH)
        lines: Sequence[TimedLine] = ()
        if not nothing:
            lines = self._engine.recognise(Heard(levelled, speech, vocabulary), progress)
            nothing = "" if lines else NO_WORDS
        return Transcript(
            engine=self._engine.name,
            seconds=round(sound.seconds, 3),
            lines=tuple(lines),
            speech=speech,
            remarks=(*remarks, *filter(None, [nothing])),
        )

    def _remarks(self, sound: Sound) -> Sequence[str]:
        remarks = []
        if sound.is_cut_off:
            remarks.append(CUT_OFF.format(seconds=clock(sound.seconds), promised=clock(sound.promised)))
        if sound.seconds > self._limit:
            remarks.append(OVER_LIMIT.format(seconds=clock(sound.seconds), limit=clock(self._limit)))
        if (abs(sound.samples) >= CLIPPED).mean() > CLIPPED_SHARE:
            remarks.append(TOO_LOUD)
        return remarks


def clock(seconds: float) -> str:
    """Minutes and seconds, as a player shows them; with tenths below a minute."""
    if seconds < 60:  # noqa: PLR2004 - a minute
        return f"{seconds:.1f} s"
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def _nothing(sound: Sound) -> str:
    if sound.seconds < SHORTEST:
        return TOO_SHORT.format(seconds=sound.seconds)
    return NO_SOUND if abs(sound.samples).max() < SILENT else ""


def _levelled(samples: "Samples") -> "Samples":
    peak = float(abs(samples).max())
    return samples * (LOUD / peak) if 0 < peak < LOUD else samples
