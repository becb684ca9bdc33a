"""What a probe must not say: the words that tell the point it asks for."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from interviewer.domain.rubric import Point
from interviewer.grading.lexicon import lexicon
from interviewer.grading.words import Kind, read

SHARED, SHARE = 2, 0.25
"""Words that so many of a point's phrasings use, and so large a part of them, are the point's; others a wording's."""


def given_away(probe: str, points: Iterable[Point], *known: str) -> frozenset[str]:
    """The words of a probe that tell one of those points, those aside that the candidate has read or said already."""
    said = _keys(*known)
    return frozenset(key for point in points for key in _keys(probe) & telling(point) - said)


@lru_cache(maxsize=512)
def telling(point: Point) -> frozenset[str]:
    """The keys of the words that carry a point: those of its text and source, and what its phrasings agree on."""
    often = Counter(key for phrasing in point.phrasings for key in _keys(phrasing))
    shared = (key for key, times in often.items() if times >= max(SHARED, SHARE * len(point.phrasings)))
    return _keys(point.text, point.source or "") | frozenset(shared)


def _keys(*texts: str) -> frozenset[str]:
    words = (word for text in texts for word in read(text) if word.kind in (Kind.TERM, Kind.NUMBER))
    return frozenset(word.key for word in words) - lexicon().light
