"""How an answer was spoken, apart from what was said: it never touches the score.

Every number comes with what is usual for answers in interviews, and with the source of that range.
"""

import re
from enum import StrEnum
from itertools import pairwise

from pydantic import NonNegativeFloat, NonNegativeInt

from interviewer import words
from interviewer.domain.base import Share, Value
from interviewer.domain.transcript import Stretch, Transcript

SHARE = "share"
UNITS = {"seconds": " s", "words a minute": ""}
PLACES = {"below": "below the usual", "within": "as usual", "above": "above the usual"}
NOT_MEASURABLE = "not measurable with this transcriber"
_FILLER = re.compile(r"\b(?:u+[hm]+|e+r+m*|a+h+|hm+|mhm+)\b", re.IGNORECASE)


class Usual(Value):
    """What is usual, in the unit of the measure, and who says so."""

    low: NonNegativeFloat
    high: NonNegativeFloat
    because: str
    source: str
    url: str

    def place(self, value: float) -> str:
        """Where a value stands."""
        if value < self.low:
            return "below"
        return "above" if value > self.high else "within"


RATE = Usual(
    low=125,
    high=210,
    because="Lectures run at 125 to 160 words a minute, radio interviews at 160 to 210.",
    source="Tauroza and Allison (1990), Speech Rates in British English, Applied Linguistics 11(1), 90-105",
    url="https://doi.org/10.1093/applin/11.1.90",
)
FIRST_WORD = Usual(
    low=0,
    high=2,
    because="From two seconds on, answers seemed less sincere the longer they took; less so where they need thought.",
    source="Ziano and Wang (2021), Slow Lies, Journal of Personality and Social Psychology 120(6), 1457-1479",
    url="https://doi.org/10.1037/pspa0000250",
)
PAUSE = Usual(
    low=0,
    high=4,
    because="A typical pause takes a quarter to half a second; with pauses of four seconds, speech was hard to follow.",
    source="Lundholm Fors (2015), Production and Perception of Pauses in Speech, University of Gothenburg",
    url="https://www.eurekalert.org/news-releases/846275",
)
SILENCE = Usual(
    low=0.15,
    high=0.30,
    because="On one part of pause come 4 of speech in media interviews, 3.6 in free talk and 3.3 in public speech.",
    source="A textbook of English phonetics, section 7.2.3; the range allows for speakers around those means",
    url="https://studfile.net/preview/11386727/page:4",
)


class Kind(StrEnum):
    """What happens in a part of a recording."""

    SPEECH = "speech"
    PAUSE = "pause"


class Part(Value):
    """A part of the timeline, in seconds."""

    kind: Kind
    start: NonNegativeFloat
    end: NonNegativeFloat


class Measure(Value):
    """One number about the delivery."""

    name: str
    value: NonNegativeFloat | None
    unit: str
    usual: Usual

    @property
    def place(self) -> str | None:
        """``below``, ``within`` or ``above`` what is usual."""
        return None if self.value is None else self.usual.place(self.value)

    @property
    def said(self) -> str:
        """The value with its unit."""
        return self._with_unit(self.value or 0.0)

    @property
    def beside(self) -> str:
        """Where it stands beside what is usual."""
        low, high = map(self._with_unit, (self.usual.low, self.usual.high))
        return f"{PLACES[self.place or 'within']}, {f'{low} to {high}' if self.usual.low else f'up to {high}'}"

    def _with_unit(self, value: float) -> str:
        return words.percent(value) if self.unit == SHARE else f"{value:g}{UNITS[self.unit]}"


class Delivery(Value):
    """How it was spoken. Numbers are None when nobody speaks; ``fillers`` when nobody can know.

    Words a minute and the share of silence count from the first word to the last: reaching for the button is no pause.
    """

    words_a_minute: NonNegativeFloat | None
    first_word: NonNegativeFloat | None
    longest_pause: NonNegativeFloat | None
    silence: Share | None
    fillers: NonNegativeInt | None
    timeline: tuple[Part, ...]

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The numbers with what is usual, in the order they are shown."""
        return (
            Measure(name="Words a minute", value=self.words_a_minute, unit="words a minute", usual=RATE),
            Measure(name="Time to the first word", value=self.first_word, unit="seconds", usual=FIRST_WORD),
            Measure(name="Longest pause", value=self.longest_pause, unit="seconds", usual=PAUSE),
            Measure(name="Share of silence", value=self.silence, unit=SHARE, usual=SILENCE),
        )


def measure(transcript: Transcript) -> Delivery:
    """The delivery of what was heard; editing the words afterwards changes nothing."""
    if not transcript.speech:
        return Delivery(
            words_a_minute=None, first_word=None, longest_pause=None, silence=None, fillers=None, timeline=()
        )
    first, last = transcript.speech[0].start, transcript.speech[-1].end
    pauses = [after.start - before.end for before, after in pairwise(transcript.speech)]
    span = max(last - first, 0.001)
    said = len(transcript.as_heard.split())
    return Delivery(
        words_a_minute=round(60 * said / span) if said else None,
        first_word=round(first, 2),
        longest_pause=round(max(pauses, default=0.0), 2),
        silence=round(min(1.0, sum(pauses) / span), 3),
        # One that is written down shows that this transcriber writes them down; none shows nothing.
        fillers=len(_FILLER.findall(transcript.as_heard)) or None,
        timeline=_timeline(transcript.speech, transcript.seconds),
    )


def _timeline(speech: tuple[Stretch, ...], seconds: float) -> tuple[Part, ...]:
    parts, at = [], 0.0
    for stretch in speech:
        if stretch.start > at:
            parts.append(Part(kind=Kind.PAUSE, start=at, end=stretch.start))
        parts.append(Part(kind=Kind.SPEECH, start=stretch.start, end=stretch.end))
        at = stretch.end
    if seconds > at:
        parts.append(Part(kind=Kind.PAUSE, start=at, end=seconds))
    return tuple(parts)
