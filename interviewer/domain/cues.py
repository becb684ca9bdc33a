"""Where in a recording some words of an answer are said, though the answer was edited after it was heard."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import Indel, Opcode

from interviewer.domain.base import Value
from interviewer.domain.transcript import Recording, TimedLine

LONGER = 4
"""Words may be mended into at most so many times as many, or as few; more is new text, typed over what was heard."""

_WORD = re.compile(r"[^\W_]+")


class Cue(Value):
    """A moment in a recording, in seconds from its beginning."""

    recording: str
    second: float


class _Word(NamedTuple):
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Said:
    """The words of an answer, each with the moment it was said; None for what was typed, or is heard no more."""

    _words: Sequence[_Word]
    _cues: Sequence[Cue | None]

    @classmethod
    def of(cls, text: str, recordings: Iterable[Recording]) -> "Said":
        """The answer laid beside everything that was heard: what is the same, or was mended in place, is a match."""
        words = list(_words(text))
        heard = [one for recording in recordings for one in _heard(recording)]
        cues: list[Cue | None] = [None] * len(words)
        changes = Indel.opcodes([one.text for one in words], [word for word, _ in heard])
        for start, end, first, last in _matches(changes):
            for place in range(start, end):
                cues[place] = heard[first + (place - start) * (last - first) // (end - start)][1]
        return cls(words, cues)

    def cue(self, start: int, end: int) -> Cue | None:
        """When the first spoken word of a span was said; None when it was typed, for the most part."""
        inside = [cue for word, cue in zip(self._words, self._cues, strict=True) if word.start < end > start < word.end]
        spoken = [cue for cue in inside if cue]
        return spoken[0] if 2 * len(spoken) >= len(inside) and spoken else None


def _matches(changes: Iterable[Opcode]) -> Iterator[tuple[int, int, int, int]]:
    """Stretches that are the same, and stretches in between that took each other's place."""
    typed: tuple[int, int] | None = None
    lost: tuple[int, int] | None = None
    for change in changes:
        here, there = (change.src_start, change.src_end), (change.dest_start, change.dest_end)
        if change.tag == "delete":
            typed = here
        elif change.tag == "insert":
            lost = there
        else:
            yield from _mended(typed, lost)
            typed = lost = None
            yield (*here, *there)
    yield from _mended(typed, lost)


def _mended(typed: tuple[int, int] | None, lost: tuple[int, int] | None) -> Iterator[tuple[int, int, int, int]]:
    if typed and lost:
        new, old = typed[1] - typed[0], lost[1] - lost[0]
        if max(new, old) <= LONGER * min(new, old):
            yield (*typed, *lost)


def _words(text: str) -> Iterator[_Word]:
    for found in _WORD.finditer(text):
        yield _Word(found.group().casefold(), *found.span())


def _heard(recording: Recording) -> Iterator[tuple[str, Cue | None]]:
    for line in recording.transcript.lines if recording.transcript else ():
        for word in _words(line.text):
            cue = Cue(recording=recording.id, second=_second(line, word)) if recording.can_be_heard else None
            yield word.text, cue


def _second(line: TimedLine, word: _Word) -> float:
    """As if every letter of a line took as long."""
    return round(line.start + line.duration * word.start / len(line.text), 2)
