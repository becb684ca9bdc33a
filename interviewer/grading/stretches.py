"""The stretches of an answer in which the parts of a claim must stand together."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interviewer.grading.words import Word

LONGEST_STRETCH = 45
"""Words within which the parts of a claim must stand together: two ordinary sentences."""


BREATHLESS = 30
BREATH = 24
"""Speech that was written down without punctuation is one long sentence of many claims. A run of more than so many
words without a stop is also looked at in pieces of so many."""


class Stretch(NamedTuple):
    """Words ``first`` to ``last`` (exclusive) of the answer."""

    first: int
    last: int


def stretches(words: Sequence[Word]) -> list[Stretch]:
    """Sentences, pairs of neighbouring ones, and slices of what is too long to be one; the shortest first."""
    starts = [place for place, word in enumerate(words) if not place or words[place - 1].sentence != word.sentence]
    ends = [*starts[1:], len(words)]
    found = [Stretch(first, last) for first, last in zip(starts, ends, strict=False)]
    found += [Stretch(first, last) for first, last in zip(starts, ends[1:], strict=False)]
    pieces: list[Stretch] = []
    for first, last in found:
        step = LONGEST_STRETCH // 3
        slices = range(first, max(first + 1, last - LONGEST_STRETCH + step), step)
        pieces += [Stretch(at, min(last, at + LONGEST_STRETCH)) for at in slices]
    for first, last in _breathless(words):
        pieces += [Stretch(at, min(last, at + BREATH)) for at in range(first, last - BREATH // 2, BREATH // 2)]
    return sorted(set(pieces), key=lambda one: (one.last - one.first, one.first))


def _breathless(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The long runs of words with nothing but one space between them."""
    first = 0
    for place in range(1, len(words) + 1):
        if place == len(words) or words[place].start - words[place - 1].end > 1:
            if place - first > BREATHLESS:
                yield first, place
            first = place


def bits(mask: int) -> Iterator[int]:
    """The places of the ones of a number, from the lowest on."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
