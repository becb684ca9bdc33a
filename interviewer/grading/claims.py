"""A rubric as claims to listen for: every wording of every point, broken into the parts that carry it."""

from functools import lru_cache
from typing import NamedTuple

from interviewer.domain.rubric import Rubric
from interviewer.grading.lexicon import Phrases, phrase_index
from interviewer.grading.words import Kind, Word, read

WEIGHTS = {Kind.TERM: 1.0, Kind.COMMON: 0.5, Kind.NUMBER: 1.0, Kind.VERSION: 0.25}
"""What hearing a word of each kind shows. Function words show nothing."""

QUESTION_WEIGHT = 0.25
"""A word that the question itself contains counts a quarter. Measured on seven public sets: agreement .715 against
.694 with full weight and .686 with none."""

SMALL_COUNT = 4.0
"""Up to here a number is an ordinary word: "two encoders" may be said by naming both."""


class Part(NamedTuple):
    """One word of a claim: what it is matched by, how it stands (denied or not), what it weighs."""

    key: str
    denied: bool
    weight: float
    text: str


class Claim(NamedTuple):
    """One wording of a point, or one of the wrong claims made in its place."""

    text: str
    parts: tuple[Part, ...]
    weight: float
    numbers: frozenset[str]
    order: tuple[str, ...]
    length: int


class Heard(NamedTuple):
    """What to listen for at one point."""

    right: tuple[Claim, ...]
    wrong: tuple[Claim, ...]


@lru_cache(maxsize=256)
def claims(prompt: str, rubric: Rubric, extra: tuple[tuple[tuple[str, ...], str], ...]) -> tuple[Heard, ...]:
    """What to listen for at each point of a rubric, in order."""
    phrases = phrase_index(extra)
    asked = frozenset(word.key for word in read(prompt, phrases) if word.kind is not Kind.FUNCTION)
    return tuple(
        Heard(
            right=tuple(filter(None, (_claim(text, asked, phrases) for text in point.statements))),
            wrong=tuple(filter(None, (_claim(text, asked, phrases) for text in point.contradictions))),
        )
        for point in rubric.points
    )


def _claim(text: str, asked: frozenset[str], phrases: Phrases) -> Claim | None:
    words = [word for word in read(text, phrases) if word.kind is not Kind.FUNCTION]
    parts: dict[str, Part] = {}
    for word in words:
        part = Part(word.key, word.denied, _weight(word, asked), word.text)
        if word.key not in parts or parts[word.key].weight < part.weight:
            parts[word.key] = part
    if not parts:
        return None
    return Claim(
        text=text,
        parts=tuple(parts.values()),
        weight=sum(part.weight for part in parts.values()),
        numbers=frozenset(w.key for w in words if w.kind is Kind.NUMBER and (w.value or 0) > SMALL_COUNT),
        order=tuple(word.key for word in words),
        length=len(text.split()),
    )


def _weight(word: Word, asked: frozenset[str]) -> float:
    weight = WEIGHTS[word.kind]
    if word.kind is Kind.NUMBER and (word.value or 0) <= SMALL_COUNT:
        weight = WEIGHTS[Kind.COMMON]
    return weight * (QUESTION_WEIGHT if word.key in asked else 1.0)
