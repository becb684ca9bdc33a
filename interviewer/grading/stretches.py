"""The stretches of an answer in which the parts of a claim must stand together."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interviewer.grading.words import Word

LONGEST_STRETCH = 45
"""Words within which the parts of a claim must stand together: two ordinary sentences."""


class Stretch(NamedTuple):
    """Words ``first`` to ``last`` (exclusive) of the answer."""

    first: int
    last: int


def stretches(words: Sequence[Word]) -> list[Stretch]:
    """Sentences, pairs of neighbouring ones, and slices of those too long to be one stretch; the shortest first."""
    starts = [place for place, word in enumerate(words) if not place or words[place - 1].sentence != word.sentence]
    ends = [*starts[1:], len(words)]
    found = [Stretch(first, last) for first, last in zip(starts, ends, strict=False)]
    found += [Stretch(first, last) for first, last in zip(starts, ends[1:], strict=False)]
    pieces: list[Stretch] = []
    for first, last in found:
        step = LONGEST_STRETCH // 3
        slices = range(first, max(first + 1, last - LONGEST_STRETCH + step), step)
        pieces += [Stretch(at, min(last, at + LONGEST_STRETCH)) for at in slices]
    return sorted(set(pieces), key=lambda one: (one.last - one.first, one.first))


def bits(mask: int) -> Iterator[int]:
    """The places of the ones of a number, from the lowest on."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
