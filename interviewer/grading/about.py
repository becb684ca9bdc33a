"""Whether an answer is about the question at all: how many of its telling words belong to what is asked."""

from collections.abc import Iterable

from interviewer.grading.claims import rarity
from interviewer.grading.lexicon import lexicon
from interviewer.grading.words import Kind, Word

ELSEWHERE = 0.45
ON_TOPIC = 0.7
"""Of the weight of an answer's words that the bank shares out among its questions, honest answers have .71 to 1 in
the rubric and reference of their own question, the answers to other questions .1 to .64 (half of them under .36)."""

BY_ACCIDENT = 0.4
"""What words show of a point in an answer that is about something else: there they meet by accident."""


ENOUGH = 3.0
"""Words that weigh less together tell little of what an answer is about: a short one may name a car, or a dog."""


def trust(words: Iterable[Word], own: frozenset[str]) -> float:
    """How far words of an answer can be taken to speak of the question, ``BY_ACCIDENT`` to 1.

    ``own`` are the words of its rubric and reference. Words that no rubric shares out are not looked at, so neither
    padding nor another subject costs anything.
    """
    shared = lexicon().rubrics_with
    said = {word.key for word in words if word.kind in (Kind.TERM, Kind.COMMON) and word.key in shared}
    total = sum(rarity(key) for key in said)
    if not total:
        return 1.0
    share = sum(rarity(key) for key in said & own) / total
    doubt = 1.0 - min(1.0, max(0.0, (share - ELSEWHERE) / (ON_TOPIC - ELSEWHERE)))
    return 1.0 - (1 - BY_ACCIDENT) * doubt * min(1.0, total / ENOUGH)
