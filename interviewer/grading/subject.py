"""Whether words of an answer have anything to do with a point: less than hearing it, more than a chance word in common.

It asks for far less than the offline grader does before it gives credit: it only has to keep out what no fair listener
would connect with the point, whatever a model says.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from interviewer.domain.question import Question
from interviewer.domain.rubric import Point, Rubric
from interviewer.grading.aliases import aliases
from interviewer.grading.frames import frames
from interviewer.grading.lexicon import lexicon
from interviewer.grading.words import Kind, Word, read

ABOUT = 0.3
"""The share of a wording that must be said, denied or not. Every fair paraphrase among labelled answers says more."""

PLAINLY = 0.6
ENOUGH = 2
"""Evidence has so many words of the subject (of the question, the reference, or the point in any of its wordings), or
says a wording plainly: without either, a chance word would do."""

MANY, THIRD = 3, 3
"""A paraphrase may share little with each wording by itself, but with all of them so many words, a third of its own."""

META_SHARE = 0.5
"""Above this share a sentence is talk about talk."""

WEIGHTS = {Kind.TERM: 1.0, Kind.NUMBER: 1.0, Kind.COMMON: 0.5, Kind.VERSION: 0.25}
ASKED = 0.25
"""What a word weighs that the question has."""

Wording = dict[str, float]
"""The keys of its words, with their weights."""


class Subject:
    """What a question and its rubric are about, in front of the words of one answer."""

    def __init__(self, question: Question, rubric: Rubric, words: Sequence[Word]) -> None:
        self._wordings = _wordings(question.prompt, rubric)
        in_points = _keys(*(point.text for point in rubric.points))
        self._meta = frames().meta - in_points
        self._keys = (in_points | _keys(question.prompt, question.reference_text)) - self._meta
        self._words = words

    @cached_property
    def _aliases(self) -> dict[str, tuple[str, ...]]:
        known = {key for point in self._wordings for wording in point for key in wording}
        return aliases(self._words, frozenset(known | self._keys))

    def is_talk(self, words: Iterable[Word]) -> bool:
        """Whether words are mostly about answering and grading: boasts, pleas."""
        keys = {word.key for word in words if word.kind is not Kind.FUNCTION}
        return len(keys & self._meta) > META_SHARE * len(keys)

    def is_about(self, place: int, words: Sequence[Word]) -> bool:
        """Whether words share enough with the point at that place of the rubric."""
        said, wordings = self._said(words), self._wordings[place]
        shares = [_share(wording, said) for wording in wordings]
        of_point = said & {key for wording in wordings for key in wording} - self._meta
        telling = {word.key for word in words if word.kind is not Kind.FUNCTION} - self._meta
        if len(of_point) >= MANY and THIRD * len(of_point) >= len(telling):
            return True
        if len(of_point | said & self._keys) >= ENOUGH:
            return any(share >= ABOUT for share, _ in shares)
        return any(share >= PLAINLY and parts >= ENOUGH for share, parts in shares)

    def _said(self, words: Sequence[Word]) -> set[str]:
        """The keys of the words, of what they may be slips of, and of two written apart that belong together."""
        keys = {word.key for word in words}
        joined = {lexicon().key(one.text + other.text) for one, other in pairwise(words)}
        return keys | joined | {alias for key in keys for alias in self._aliases.get(key, ())}


def _share(wording: Wording, said: Collection[str]) -> tuple[float, int]:
    heard = [weight for key, weight in wording.items() if key in said]
    return sum(heard) / sum(wording.values()), len(heard)


@lru_cache(maxsize=256)
def _wordings(prompt: str, rubric: Rubric) -> tuple[tuple[Wording, ...], ...]:
    asked = _keys(prompt)
    return tuple(_of_point(point, asked) for point in rubric.points)


def _of_point(point: Point, asked: frozenset[str]) -> tuple[Wording, ...]:
    wordings = ({word.key: _weight(word, asked) for word in _telling(text)} for text in point.statements)
    return tuple(filter(None, wordings))


def _weight(word: Word, asked: frozenset[str]) -> float:
    return WEIGHTS[word.kind] * (ASKED if word.key in asked else 1.0)


def _telling(text: str) -> list[Word]:
    return [word for word in read(text) if word.kind is not Kind.FUNCTION]


def _keys(*texts: str) -> frozenset[str]:
    return frozenset(word.key for text in texts for word in _telling(text))
