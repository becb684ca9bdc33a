"""Whose words they are: the same words may be said of one point or of another of the same rubric."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import NamedTuple

HARDLY = 0.3
PLAINLY = 0.7
"""Shares of another point's own words: under the first it is not said, from the second on it is, and it has its part of
the words it shares. Of the answers looked at, this tells points that were made from points that weren't with an AUC of
.963; without it .945, with words shared out beforehand, whatever is said, .955. With all other points added up it is
.964, but then a sentence that names five things at once earns a third of what it should."""

Side = tuple[str, bool]
"""A word and whether it is denied."""


class Rival(NamedTuple):
    """A point as its rivals see it: its words, by how far each is its own, as shares of a typical wording."""

    number: int
    sides: tuple[tuple[Side, float], ...]


class Shared(NamedTuple):
    """A word that other points use as well: in what share of this one's wordings it is, and in what share of theirs."""

    side: Side
    weight: float
    own: float
    others: tuple[tuple[Rival, float], ...]

    def taken(self, said: Mapping[int, float]) -> float:
        """How much of its weight belongs to another point, where each, by its number, is ``said`` so far.

        The one that has most of it counts: a sentence that says many points at once is all of theirs.
        """
        theirs = max([rate * said[rival.number] for rival, rate in self.others])
        return self.weight * theirs / (self.own + theirs)


Wordings = Sequence[frozenset[str]]
"""The words of each wording of a point."""

Weights = Sequence[tuple[Side, float]]
"""The words of all its wordings together, and what each weighs."""


def shared(points: Sequence[tuple[Wordings, Weights]]) -> list[tuple[Shared, ...]]:
    """For each point of a rubric, the words that it shares with others."""
    rates = [_rates(wordings) for wordings, _ in points]
    all_rates = sum(rates, Counter())
    rivals = [
        _rival(number, wordings, weights, {key: own[key] / all_rates[key] for key in own})
        for number, ((wordings, weights), own) in enumerate(zip(points, rates, strict=True))
    ]
    return [tuple(_shared(number, weights, rates, rivals)) for number, (_, weights) in enumerate(points)]


def _rates(wordings: Wordings) -> Counter[str]:
    """In what share of the wordings each word is."""
    counts = Counter(key for words in wordings for key in words)
    return Counter({key: count / len(wordings) for key, count in counts.items()})


def _rival(number: int, wordings: Wordings, weights: Weights, own: dict[str, float]) -> Rival:
    weighed = {side: weight * own[side[0]] for side, weight in weights}
    by_key = {key: weight for (key, _), weight in weighed.items()}
    usual = median(sum(by_key[key] for key in words) for words in wordings)
    return Rival(number, tuple((side, weight / usual) for side, weight in weighed.items()) if usual else ())


def _shared(number: int, weights: Weights, rates: Sequence[Counter[str]], rivals: Sequence[Rival]) -> Iterable[Shared]:
    for side, weight in weights:
        key = side[0]
        others = [(rival, rate[key]) for rival, rate in zip(rivals, rates, strict=True) if rival.number != number]
        if using := tuple((rival, rate) for rival, rate in others if rate):
            yield Shared(side, weight, rates[number][key], using)


def how_far(share: float) -> float:
    """How far a point is said where such a share of its own words is, 0 to 1."""
    return min(1.0, max(0.0, (share - HARDLY) / (PLAINLY - HARDLY)))
