"""Finding claims in an answer: which stretch says how much of a claim, and which says its opposite."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

from interviewer.grading.claims import Claim, Part
from interviewer.grading.lexicon import lexicon
from interviewer.grading.words import Kind, Word

TYPO = 86.0
"""From this rapidfuzz ratio on two stems are one word mistyped or misheard."""

SHORTEST_TYPO = 5
"""Shorter words differ by a letter and in meaning: stack, slack."""

SAME_ROOT = 6
SAME_ROOT_SHARE = 0.7
"""Words that share so many first letters, and so much of the longer one, are derived from one root."""

LONGEST_STRETCH = 45
"""Words within which the parts of a claim must stand together: two ordinary sentences."""

ROUNDED = 0.03
"""Figures as near as this agree: 595 thousand may be called 600."""


FAINTEST = 0.3
"""Stretches that say less of a claim than this, for or against it, are not looked at."""


class Stretch(NamedTuple):
    """Words ``first`` to ``last`` (exclusive) of the answer."""

    first: int
    last: int


class Match(NamedTuple):
    """How much of a claim a stretch says, how much of its opposite, and how much one of its sentences says alone.

    All three are shares of the claim's weight.
    """

    claim: Claim
    stretch: Stretch
    share: float
    opposite: float
    alone: float


class Listener:
    """An answer, read once, that any number of claims are looked up in."""

    def __init__(self, words: Sequence[Word], left_out: frozenset[int], vocabulary: Iterable[str]) -> None:
        """Listen to ``words`` except the sentences ``left_out``; ``vocabulary`` is every key a claim may ask for."""
        self.words = [word for word in words if word.sentence not in left_out]
        self._aliases = _aliases(self.words, frozenset(vocabulary))
        self.stretches = _stretches(self.words)
        self._places: dict[tuple[str, bool], list[int]] = defaultdict(list)
        for place, word in enumerate(self.words):
            for key in self._aliases.get(word.key, ()) or (word.key,):
                self._places[key, word.denied].append(place)
        self._add_joined(frozenset(vocabulary))

    def _add_joined(self, vocabulary: frozenset[str]) -> None:
        known = {word.key for word in self.words}
        for place, (one, other) in enumerate(zip(self.words, self.words[1:], strict=False)):
            joined = lexicon().key(one.text + other.text)
            if joined in vocabulary and joined not in known:
                self._places[joined, one.denied].append(place)
        for places in self._places.values():
            places.sort()

    @cached_property
    def _masks(self) -> dict[tuple[str, bool], int]:
        """For each key and polarity, the stretches that have it, as the bits of a number."""
        at_place = [0] * len(self.words)
        for number, stretch in enumerate(self.stretches):
            for place in range(stretch.first, stretch.last):
                at_place[place] |= 1 << number
        masks = {}
        for key, places in self._places.items():
            mask = 0
            for place in places:
                mask |= at_place[place]
            masks[key] = mask
        return masks

    def matches(self, claim: Claim) -> list[Match]:
        """A match for every stretch that says a fair part of the claim or of its opposite."""
        same = [0.0] * len(self.stretches)
        opposite = [0.0] * len(self.stretches)
        for part in claim.parts:
            here = self._masks.get((part.key, part.denied), 0)
            turned = self._masks.get((part.key, not part.denied), 0) & ~here
            _add(same, here, part.weight)
            _add(opposite, turned, part.weight)
        alone = self._alone(same)
        return [
            Match(claim, stretch, same[at] / claim.weight, opposite[at] / claim.weight, alone[at] / claim.weight)
            for at, stretch in enumerate(self.stretches)
            if same[at] + opposite[at] >= FAINTEST * claim.weight
        ]

    def _alone(self, same: list[float]) -> list[float]:
        """For each stretch, the most that a single one of its sentences says."""
        best: dict[int, float] = {}
        for (first, last), weight in zip(self._sentences, same, strict=True):
            if first == last:
                best[first] = max(best.get(first, 0.0), weight)
        return [max(best.get(first, 0.0), best.get(last, 0.0)) for first, last in self._sentences]

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        return [(self.words[one.first].sentence, self.words[one.last - 1].sentence) for one in self.stretches]

    def place(self, part: Part, stretch: Stretch) -> list[int]:
        """Where in a stretch a part of a claim is said as the claim has it."""
        places = self._places.get((part.key, part.denied), [])
        return [place for place in places if stretch.first <= place < stretch.last]

    def agrees(self, claim: Claim, stretch: Stretch) -> bool:
        """Whether every figure of the claim is among the figures of the stretch."""
        values = [word.value for word in self.words[stretch.first : stretch.last] if word.value is not None]
        return all(any(_same(float(number[1:]), value) for value in values) for number in claim.numbers)

    def is_one_sentence(self, stretch: Stretch) -> bool:
        """Whether a stretch lies within a single sentence."""
        return self.words[stretch.first].sentence == self.words[stretch.last - 1].sentence

    def ordered(self, claim: Claim, stretch: Stretch) -> float:
        """The share of a claim's words that a stretch has in the claim's order (longest common subsequence)."""
        said = [
            key for word in self.words[stretch.first : stretch.last] for key in self._aliases.get(word.key, (word.key,))
        ]
        return float(LCSseq.similarity(claim.order, said)) / len(claim.order)

    def quotes(self, claim: Claim, stretch: Stretch) -> list[tuple[int, int]]:
        """The shortest run of words in each sentence of a stretch that has all that is said of the claim there."""
        by_sentence: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for part in claim.parts:
            for place in self.place(part, stretch):
                by_sentence[self.words[place].sentence].append((place, part.key))
        runs = (_shortest(sorted(found)) for _, found in sorted(by_sentence.items()))
        return [(self.words[first].start, self.words[last].end) for first, last in runs]

    def length(self, claim: Claim, stretch: Stretch) -> int:
        """How many words of the answer the quotes of a claim run over."""
        ends = {edge for quote in self.quotes(claim, stretch) for edge in quote}
        places = [
            place
            for place in range(stretch.first, stretch.last)
            if ends & {self.words[place].start, self.words[place].end}
        ]
        return places[-1] - places[0] + 1 if places else 0

    def swapped(self, claim: Claim, stretch: Stretch) -> bool:
        """Whether a stretch puts an antonym where the claim has a word, beside the same neighbour."""
        inside = self.words[stretch.first : stretch.last]
        said = {word.key for word in inside}
        beside = {
            (one.key, other.key)
            for at, one in enumerate(inside)
            for other in inside[max(0, at - 1) : at + 2]
            if one is not other
        }
        for at, key in enumerate(claim.order):
            neighbours = claim.order[max(0, at - 1) : at] + claim.order[at + 1 : at + 2]
            for antonym in () if key in said else lexicon().antonyms.get(key, ()):
                if any((antonym, neighbour) in beside for neighbour in neighbours):
                    return True
        return False


def _add(sums: list[float], mask: int, weight: float) -> None:
    while mask:
        lowest = mask & -mask
        sums[lowest.bit_length() - 1] += weight
        mask ^= lowest


def _stretches(words: Sequence[Word]) -> list[Stretch]:
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


def _aliases(words: Sequence[Word], vocabulary: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """For each word nobody listens for, the words it may be a slip or a derivation of."""
    wanted = sorted(key for key in vocabulary if len(key) >= SHORTEST_TYPO and not key.startswith("#"))
    roots: dict[str, list[str]] = defaultdict(list)
    for key in wanted:
        roots[key[:SAME_ROOT]].append(key)
    aliases = {}
    for key in {word.key for word in words if word.kind in (Kind.TERM, Kind.COMMON)} - vocabulary:
        if len(key) >= SHORTEST_TYPO:
            near = process.extract(key, wanted, scorer=fuzz.ratio, score_cutoff=TYPO, limit=2)
            found = [one[0] for one in near] or [one for one in roots.get(key[:SAME_ROOT], ()) if _same_root(key, one)]
            if found:
                aliases[key] = tuple(found)
    return aliases


def _same_root(one: str, other: str) -> bool:
    longest = max(len(one), len(other))
    needed = max(SAME_ROOT, int(SAME_ROOT_SHARE * longest + 0.999))
    return len(one) >= needed and one[:needed] == other[:needed]


def _same(wanted: float, said: float) -> bool:
    return abs(wanted - said) <= ROUNDED * abs(wanted)


def _shortest(found: list[tuple[int, str]]) -> tuple[int, int]:
    """First and last place of the shortest run that has every key of ``found``, which is sorted by place."""
    every = len({key for _, key in found})
    counts: dict[str, int] = defaultdict(int)
    best, first = (found[0][0], found[-1][0]), 0
    for place, key in found:
        counts[key] += 1
        while len(counts) == every:
            start, leaving = found[first]
            if place - start < best[1] - best[0]:
                best = (start, place)
            counts[leaving] -= 1
            if not counts[leaving]:
                del counts[leaving]
            first += 1
    return best
