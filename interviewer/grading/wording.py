"""How much of a single wording a stretch says, word by word: what there is to go by where wordings are few."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from interviewer.grading.aliases import SAME_ROOT, SHORTEST_TYPO, TYPO
from interviewer.grading.english import key, opposites
from interviewer.grading.lexicon import lexicon
from interviewer.grading.spelling import SHARED
from interviewer.grading.stretches import Stretch, bits
from interviewer.grading.words import Kind, Word

SMALL = 0.2
"""What a small word counts: "in the same path as" is more than "same path". On two public sets none of it is worth AUC
.752 and .768, this .755 and .785, all of it .732 and .796."""

ASKED = 0.25
"""What a word of the question counts; with .1, .25, .5 and 1 the AUC is .754, .752, .741, .708 on the one set and .740,
.746, .750, .746 on the other."""


class Weighed(NamedTuple):
    """One word of a wording: what it is matched by, how it stands (denied or not), what it weighs."""

    key: str
    denied: bool
    is_small: bool
    weight: float


class Wording(NamedTuple):
    """One wording, word by word."""

    words: tuple[Weighed, ...]
    weight: float


def wordings(points: Sequence[Sequence[Sequence[Word]]], asked: frozenset[str]) -> tuple[tuple[Wording, ...], ...]:
    """For each point its wordings, weighed against the keys ``asked`` of the question and the other points."""
    having = Counter(one for own in points for one in {key_of(word) for words in own for word in words})
    return tuple(tuple(_wording(words, asked, having) for words in own) for own in points)


def _wording(words: Sequence[Word], asked: frozenset[str], having: Counter[str]) -> Wording:
    """One of them; words that deny are heard in what they deny."""
    weighed: dict[tuple[str, bool], Weighed] = {}
    for word in words:
        if not _denies(word):
            own = key_of(word)
            is_small = word.kind is Kind.FUNCTION
            weight = (SMALL if is_small else 1.0) * (ASKED if own in asked else 1.0) / having[own] ** SHARED
            weighed[own, word.denied] = Weighed(own, word.denied, is_small, weight)
    return Wording(tuple(weighed.values()), sum(one.weight for one in weighed.values()))


def key_of(word: Word) -> str:
    """What a word is matched by, whatever form of it is said."""
    is_single = word.kind is not Kind.NUMBER and word.end - word.start == len(word.text)
    return key(word.text) if is_single else word.key


def _denies(word: Word) -> bool:
    return word.text in lexicon().negations or word.text.endswith(("n't", "n’t"))  # noqa: RUF001


class Spoken:
    """The words of an answer, and the stretches that each stands in.

    A word counts only as it is meant: denied where the wording denies it, or its opposite the other way round. That
    lifts the AUC of words and letters on one public set from .797 to .816 and leaves another at .771; to take a word's
    whole weight off when it is said the wrong way round costs .008 and .009.
    """

    def __init__(self, words: Sequence[Word], among: Sequence[Stretch]) -> None:
        self._among = len(among)
        self._masks: dict[tuple[str, bool], int] = defaultdict(int)
        for number, stretch in enumerate(among):
            for word in words[stretch.first : stretch.last]:
                self._masks[key_of(word), word.denied] |= 1 << number
        self._keys = sorted({one for one, _ in self._masks})
        self._near: dict[str, tuple[str, ...]] = {}

    def told(self, wording: Wording) -> list[float]:
        """The share of a wording that each stretch tells."""
        shares = [0.0] * self._among
        for one in wording.words:
            for number in bits(self._stretches(one)):
                shares[number] += one.weight / wording.weight
        return shares

    def _stretches(self, one: Weighed) -> int:
        """The stretches that say a word as it is meant: itself, or the opposite of it the other way round."""
        if one.is_small:
            return self._masks.get((one.key, False), 0) | self._masks.get((one.key, True), 0)
        found = 0
        for said in self._slips(one.key):
            found |= self._masks.get((said, one.denied), 0)
        for opposite in opposites(one.key):
            found |= self._masks.get((opposite, not one.denied), 0)
        return found

    def _slips(self, wanted: str) -> tuple[str, ...]:
        """The word itself and what may be a slip or a derivation of it."""
        if wanted not in self._near:
            self._near[wanted] = (wanted, *(said for said in self._keys if _is_slip(said, wanted)))
        return self._near[wanted]


def _is_slip(said: str, wanted: str) -> bool:
    if min(len(said), len(wanted)) < SHORTEST_TYPO or said.startswith("#") or said in opposites(wanted):
        return False
    same_root = len(said) >= SAME_ROOT and said[:SAME_ROOT] == wanted[:SAME_ROOT]
    return same_root or fuzz.ratio(said, wanted) >= TYPO
