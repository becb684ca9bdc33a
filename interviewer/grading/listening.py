"""Finding claims in an answer: which stretch says how much of a claim, and which says its opposite."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, reduce
from operator import and_, or_
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from interviewer.grading.aliases import aliases
from interviewer.grading.claims import Claim, Heard, Part, quantified
from interviewer.grading.lexicon import lexicon
from interviewer.grading.rivals import Rival, Shared, Side, how_far
from interviewer.grading.stretches import Stretch, bits, stretches
from interviewer.grading.words import Kind, Word

SLIGHT = 1.6
ORDERED = 0.45
WARY = 0.6
MORE = 0.15
"""A point whose usual words weigh less is made of words that many questions share: so much of one wording's order must
be there, and the more must be said the less its words weigh. This halves what answers to other questions earn. It costs
plain short sentences, so only those ``WARY`` of an answer ask for all of it: of the points that people heard in short
and plain answers, two in a hundred more are heard so."""

WORTH_QUOTING = 0.3
"""A sentence that says less than this share of what its neighbour says is not worth showing."""

LOOSE = 1.6
FEWEST_PARTS = 3
"""What speaks against a point must be said plainly: so many words of a wrong or denied claim, within so many times its
own length. Looser readings turned down one honest point in twenty."""

ROUNDING = 1e-9
"""What sums of weights may be off by, so that no stretch is passed over that lies on the line."""

WHOLE = 1 - ROUNDING
WHOLE_PARTS = 3
WHOLE_ORDER = 0.8
WHOLE_SHARE = 0.54
"""Whoever says all of so many words of one wording, so far in its order and in one sentence, says the point in part at
least, however slight the words are beside those of the other wordings. On all sets looked at it adds 1 % of the points
that people heard and none that they didn't; with .8 of the words nothing is gained, with .75 false credit.
"""

BESIDE = 3
"""Within so many words of a claim stands what quantifies it."""

ROUNDED = 0.03
"""Figures as near as this agree: 595 thousand may be called 600."""


APART = 0.3
"""What two halves of a point in two sentences are worth beside the point in one; what one says alone counts in full."""

SCATTERED = 0.2
GATHERED = 0.45
"""Under the first share of its best single wording a point is not said, from the second on it is as far as its words
go."""

FAINTEST = 0.3
"""Stretches that say less of a claim than this, for or against it, are not looked at."""


_NOT_ALL = re.compile(r"\b(?:not|n't) (?:all|every|everything|always|each)\b(?! of (?:it|this|that))")


class Match(NamedTuple):
    """How much of a claim a stretch says, and how much of its opposite, as shares of the claim's weight."""

    claim: Claim
    stretch: Stretch
    share: float
    opposite: float


class Said(NamedTuple):
    """The stretch that says most of a point: ``share`` of a typical wording, 0 when nothing of it is said.

    It passes 1 where more is said than one wording would.
    """

    stretch: Stretch
    share: float


class _Wording(NamedTuple):
    """A wording, each of its words that is said as stretches (bits) and weight, and the ``most`` of it that is said."""

    claim: Claim
    said: list[tuple[int, float]]
    most: float

    def share(self, here: int) -> float:
        """The share of it that is said in the stretches ``here`` (bits)."""
        return sum([weight for mask, weight in self.said if mask & here]) / self.claim.weight


class Listener:
    """An answer, read once, that any number of claims are looked up in."""

    def __init__(self, words: Sequence[Word], left_out: frozenset[int], vocabulary: Iterable[str]) -> None:
        """Listen to ``words`` except the sentences ``left_out``; ``vocabulary`` is every key a claim may ask for."""
        self.words = [word for word in words if word.sentence not in left_out]
        wanted = frozenset(vocabulary)
        self._aliases = aliases(self.words, wanted)
        self.stretches = stretches(self.words)
        self._numbers = {stretch: number for number, stretch in enumerate(self.stretches)}
        self._keys = {word.key for word in self.words}
        self._ordered: dict[Stretch, list[str]] = {}
        self._rivals: dict[int, list[float]] = {}
        self._at_hand: tuple[Heard | None, list[_Wording]] = (None, [])
        self._places: dict[Side, list[int]] = defaultdict(list)
        for place, word in enumerate(self.words):
            for key in self._aliases.get(word.key, ()) or (word.key,):
                if key in wanted:
                    self._places[key, word.denied].append(place)
        self._add_joined(wanted)

    def _add_joined(self, vocabulary: frozenset[str]) -> None:
        for place, (one, other) in enumerate(zip(self.words, self.words[1:], strict=False)):
            joined = lexicon().key(one.text + other.text)
            if joined in vocabulary and joined not in self._keys:
                self._places[joined, one.denied].append(place)
        for places in self._places.values():
            places.sort()

    @cached_property
    def keys(self) -> frozenset[str]:
        """What of the words that may be asked for is said, denied or not."""
        return frozenset(self._either)

    @cached_property
    def _either(self) -> dict[str, int]:
        """For each key, denied or not, the stretches that have it, as bits."""
        found: dict[str, int] = defaultdict(int)
        for (key, _), mask in self._masks.items():
            found[key] |= mask
        return dict(found)

    @cached_property
    def _sides(self) -> frozenset[Side]:
        return frozenset(self._places)

    @cached_property
    def _numbered(self) -> dict[Side, list[int]]:
        """For each key and polarity, the numbers of the stretches that have it."""
        return {side: list(bits(mask)) for side, mask in self._masks.items()}

    @cached_property
    def _masks(self) -> dict[Side, int]:
        """The same as the bits of a number."""
        at_place = [0] * len(self.words)
        for number, stretch in enumerate(self.stretches):
            for place in range(stretch.first, stretch.last):
                at_place[place] |= 1 << number
        return {side: reduce(or_, [at_place[place] for place in places]) for side, places in self._places.items()}

    def most_said(self, heard: Heard, in_order: float = ORDERED) -> Said:
        """Where most of a point is said. Words of any wording count, near enough to one of them, close together.

        A word that is denied where every wording asserts it counts against it. So much of a wording must stand
        ``in_order`` where its words are those of many questions.
        """
        weights = self._weights(heard)
        alone, wordings = self._alone(weights), sorted(self._wordings(heard), key=lambda one: -one.most)
        best, rivals = Said(self.stretches[0], 0.0), [(rival.number, self._others(rival)) for rival in heard.rivals]
        shared = [(self._masks[one.side], one) for one in heard.shared if one.side in self._masks]
        for at in sorted(range(len(weights)), key=weights.__getitem__, reverse=True):
            most = weights[at] / heard.usual if heard.usual else 0.0
            if not most or (most < min(best.share, 1.0) and not heard.has_few_wordings):
                break
            others = {number: shares[at] for number, shares in rivals}
            most -= self._taken(shared, others, at) / heard.usual if any(others.values()) else 0.0
            stretch, apart = self.stretches[at], 1.0
            if not self.is_one_sentence(stretch):
                apart = APART + (1 - APART) * max(map(alone.__getitem__, self._sentences[at])) / weights[at]
            least = (min(best.share, 1.0) - ROUNDING) / max(APART, apart)
            share = self._share(heard, wordings, stretch, most)
            if heard.usual < SLIGHT and share >= least and not heard.has_few_wordings:
                share *= self._orderly(heard, wordings, stretch, in_order)
            best = max(best, Said(stretch, share * apart), key=self._plainness)
        return best if best.share >= WHOLE_SHARE or heard.has_few_wordings else self._whole(wordings) or best

    def _whole(self, wordings: Sequence[_Wording]) -> Said | None:
        """Where one sentence says all words of a wording in its order: they may be slight, but they make its claim."""
        for one in wordings:
            if one.most < WHOLE:
                break
            here = reduce(and_, [mask for mask, _ in one.said]) if len(one.said) >= WHOLE_PARTS else 0
            for stretch in map(self.stretches.__getitem__, bits(here)):
                if self.is_one_sentence(stretch) and self.ordered(one.claim, stretch) >= WHOLE_ORDER:
                    return Said(stretch, WHOLE_SHARE)
        return None

    def _weights(self, heard: Heard) -> list[float]:
        """For each stretch, the weight of what it says of a point, less that of what it says the other way round."""
        weights, numbered = [0.0] * len(self.stretches), self._numbered
        for side, turned, weight in heard.sides:
            said = numbered.get(side, ())
            for at in said:
                weights[at] += weight
            for at in numbered.get(turned, ()) if turned else ():
                if at not in said:
                    weights[at] -= weight
        return weights

    @staticmethod
    def _taken(shared: Iterable[tuple[int, Shared]], others: Mapping[int, float], at: int) -> float:
        """The weight of what a stretch says of a point that is said of the ``others``."""
        here = 1 << at
        return sum([one.taken(others) for mask, one in shared if mask & here])

    def _others(self, rival: Rival) -> list[float]:
        """For each stretch, how far another point is said in words that are its own."""
        if rival.number not in self._rivals:
            shares = [0.0] * len(self.stretches)
            for side, weight in rival.sides:
                for at in self._numbered.get(side, ()):
                    shares[at] += weight
            self._rivals[rival.number] = [how_far(share) for share in shares]
        return self._rivals[rival.number]

    def _plainness(self, said: Said) -> tuple[float, bool, int]:
        """More of a point is better up to the whole of it, then one sentence, then fewer words."""
        length = said.stretch.last - said.stretch.first
        return min(said.share, 1.0), self.is_one_sentence(said.stretch), -length

    def _wordings(self, heard: Heard) -> list[_Wording]:
        """The wordings of a point; it is asked for them several times before the next point is listened for."""
        if self._at_hand[0] is not heard:
            found, masks = [], self._masks
            for claim in heard.right:
                said = [(masks[side], weight) for side, _, weight in claim.sides if side in masks]
                found.append(_Wording(claim, said, sum([weight for _, weight in said]) / claim.weight))
            self._at_hand = (heard, found)
        return self._at_hand[1]

    def nearest(self, heard: Heard, stretch: Stretch) -> Claim:
        """The wording that a stretch says the largest share of, the first of several."""
        here = 1 << self._numbers[stretch]
        return max(self._wordings(heard), key=lambda one: one.share(here)).claim

    def _share(self, heard: Heard, wordings: Sequence[_Wording], stretch: Stretch, share: float) -> float:
        """``share`` where a fair part of a single wording is said: words of many wordings make no claim by themselves.

        Of few wordings, the one that is said most of decides.
        """
        most = self._most_of_one(wordings, stretch)
        if heard.has_few_wordings:
            return most
        return share * min(1.0, max(0.0, (most - SCATTERED) / (GATHERED - SCATTERED)))

    def _orderly(self, heard: Heard, wordings: Sequence[_Wording], stretch: Stretch, in_order: float) -> float:
        """What is left of a share where slight words stand in no wording's order."""
        ordered = 0.0
        for one in wordings:
            ordered = max(ordered, self.ordered(one.claim, stretch))
            if ordered >= in_order:
                break
        return min(1.0, ordered / in_order) / (1 + MORE * (SLIGHT - heard.usual))

    def _most_of_one(self, wordings: Sequence[_Wording], stretch: Stretch) -> float:
        """The share of the wording that a stretch says most of."""
        here, best = 1 << self._numbers[stretch], 0.0
        for one in wordings:
            if one.most <= best:
                break
            best = max(best, one.share(here))
        return best

    def said_of(self, claim: Claim, stretch: Stretch) -> float:
        """The share of one wording that a stretch says."""
        here = 1 << self._numbers[stretch]
        masks = self._masks
        return sum([weight for side, _, weight in claim.sides if masks.get(side, 0) & here]) / claim.weight

    def matches(self, claim: Claim, *, share: float = 0.0, opposite: float = 0.0) -> list[Match]:
        """A match for every stretch that says a fair part of the claim or of its opposite, and so much of each."""
        masks = self._masks
        if opposite and claim.turned.isdisjoint(self._sides):
            return []
        other_at_most = sum([weight for _, turned, weight in claim.sides if turned in masks]) if opposite else 0.0
        if other_at_most < opposite * claim.weight - ROUNDING:
            return []
        same_at_most = sum([weight for side, _, weight in claim.sides if side in masks]) if share else claim.weight
        if same_at_most < share * claim.weight - ROUNDING:
            return []
        same, other = self._sums(claim)
        return [
            Match(claim, stretch, same[at] / claim.weight, other[at] / claim.weight)
            for at, stretch in enumerate(self.stretches)
            if same[at] + other[at] >= FAINTEST * claim.weight
            and same[at] / claim.weight >= share
            and other[at] / claim.weight >= opposite
        ]

    def match(self, claim: Claim, stretch: Stretch) -> Match | None:
        """The match for one stretch, where it says a fair part of the claim or of its opposite."""
        here, masks = 1 << self._numbers[stretch], self._masks
        same = other = 0.0
        for side, turned, weight in claim.sides:
            if masks.get(side, 0) & here:
                same += weight
            elif masks.get(turned, 0) & here:
                other += weight
        if same + other < FAINTEST * claim.weight:
            return None
        return Match(claim, stretch, same / claim.weight, other / claim.weight)

    def _sums(self, claim: Claim) -> tuple[list[float], list[float]]:
        """For each stretch, the weight of a claim that it says, and that it says only the other way round."""
        same, other = [0.0] * len(self.stretches), [0.0] * len(self.stretches)
        for side, turned, weight in claim.sides:
            said = self._numbered.get(side, ())
            for at in said:
                same[at] += weight
            for at in self._numbered.get(turned, ()):
                if at not in said:
                    other[at] += weight
        return same, other

    def _alone(self, weights: list[float]) -> dict[int, float]:
        """The most that a stretch of each sentence says."""
        best: dict[int, float] = defaultdict(float)
        for (first, last), weight in zip(self._sentences, weights, strict=True):
            if first == last and weight > best[first]:
                best[first] = weight
        return best

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        return [(self.words[one.first].sentence, self.words[one.last - 1].sentence) for one in self.stretches]

    def place(self, part: Part, stretch: Stretch) -> list[int]:
        """Where in a stretch a part of a claim is said as the claim has it."""
        places = self._places.get((part.key, part.denied), [])
        return places[bisect_left(places, stretch.first) : bisect_left(places, stretch.last)]

    def agrees(self, heard: Heard, stretch: Stretch) -> bool:
        """Whether a stretch names a figure of the point, where most of its wordings name one."""
        if not heard.figures_matter:
            return True
        inside = self.words[stretch.first : stretch.last]
        values = [word.value for word in inside if word.kind is Kind.NUMBER and word.value is not None]
        return any(_same(float(number[1:]), value) for number in heard.numbers for value in values)

    def text(self, stretch: Stretch) -> list[str]:
        """The words of a stretch."""
        return [word.text for word in self.words[stretch.first : stretch.last]]

    def is_one_sentence(self, stretch: Stretch) -> bool:
        """Whether a stretch lies within a single sentence."""
        return self.words[stretch.first].sentence == self.words[stretch.last - 1].sentence

    def ordered(self, claim: Claim, stretch: Stretch) -> float:
        """The share of a claim's words that a stretch has in the claim's order (longest common subsequence)."""
        return self.in_order(claim.order, stretch)

    def in_order(self, order: Sequence[str], stretch: Stretch) -> float:
        """The share of some words that a stretch has in their order."""
        return float(LCSseq.similarity(order, self._orders(stretch))) / len(order)

    def having(self, keys: Iterable[str]) -> list[Stretch]:
        """The stretches that have all of some words, denied or not."""
        here = -1
        for key in keys:
            here &= self._either.get(key, 0)
            if not here:
                return []
        return [self.stretches[at] for at in bits(here)]

    def _orders(self, stretch: Stretch) -> list[str]:
        """The keys of a stretch in order; many wordings are held against it."""
        if stretch not in self._ordered:
            inside = self.words[stretch.first : stretch.last]
            self._ordered[stretch] = [key for word in inside for key in self._aliases.get(word.key, (word.key,))]
        return self._ordered[stretch]

    def quotes(self, parts: Sequence[Part], stretch: Stretch) -> list[tuple[int, int]]:
        """For each sentence of a stretch that says enough of them, its shortest run of words with all those said."""
        by_sentence: dict[int, list[tuple[int, str]]] = defaultdict(list)
        weights: dict[int, dict[str, float]] = defaultdict(dict)
        for part in self._said_in(parts, stretch):
            for place in self.place(part, stretch):
                by_sentence[self.words[place].sentence].append((place, part.key))
                weights[self.words[place].sentence][part.key] = part.weight
        most = max((sum(said.values()) for said in weights.values()), default=0.0)
        told = [one for one in sorted(by_sentence) if sum(weights[one].values()) >= WORTH_QUOTING * most]
        runs = (_shortest(sorted(by_sentence[one])) for one in told)
        return [(self.words[first].start, self.words[last].end) for first, last in runs]

    def _said_in(self, parts: Sequence[Part], stretch: Stretch) -> list[Part]:
        here, masks = 1 << self._numbers[stretch], self._masks
        return [part for part in parts if masks.get((part.key, part.denied), 0) & here]

    def is_tight(self, claim: Claim, stretch: Stretch, loose: float = LOOSE) -> bool:
        """Whether enough words of a claim, denied or not, stand about as close together as in its own wording."""
        found = self._found(claim, stretch)
        if len({key for _, key in found}) < min(FEWEST_PARTS, len(claim.parts)):
            return False
        first, last = _shortest(found)
        return last - first + 1 <= loose * claim.length

    def quantifies(self, claim: Claim, stretch: Stretch) -> bool:
        """Whether "only", "all" or "same" stands where a claim has it: without them it is another claim."""
        found = self._found(claim, stretch)
        if not claim.quantified or not found:
            return not claim.quantified
        return claim.quantified <= quantified(self._beside(found, stretch))

    def denies_only_all(self, claim: Claim, stretch: Stretch) -> bool:
        """Whether what is denied of a claim is "every" or "all": "not every one hears" says that some do."""
        found = self._found(claim, stretch)
        return bool(found) and bool(_NOT_ALL.search(self._beside(found, stretch)))

    def _beside(self, found: list[tuple[int, str]], stretch: Stretch) -> str:
        first, last = _shortest(found)
        beside = self.words[max(stretch.first, first - BESIDE) : min(stretch.last, last + 1 + BESIDE)]
        return " ".join([word.text for word in beside])

    def _found(self, claim: Claim, stretch: Stretch) -> list[tuple[int, str]]:
        """Where the words of a claim are said, denied or not."""
        found = []
        for part in claim.parts:
            turned = part._replace(denied=not part.denied)
            found += [(place, part.key) for place in self.place(part, stretch) or self.place(turned, stretch)]
        return sorted(found)

    def may_swap(self, claim: Claim) -> bool:
        """Whether anything is said that could be swapped for a word of a claim."""
        return not claim.antonyms.isdisjoint(self._keys)

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
