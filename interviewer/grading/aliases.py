"""Words of an answer that nobody listens for, taken for the words they are slips or derivations of."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from interviewer.grading.english import opposites
from interviewer.grading.words import Kind, Word

TYPO = 86.0
"""From this rapidfuzz ratio on two stems are one word mistyped or misheard."""

SHORTEST_TYPO = 5
"""Shorter words differ by a letter and in meaning: stack, slack."""

SAME_ROOT = 6
SAME_ROOT_SHARE = 0.7
"""Words that share so many first letters, and so much of the longer one, are derived from one root."""


def aliases(words: Sequence[Word], vocabulary: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """For each word nobody listens for, the words it may be a slip or a derivation of."""
    wanted, roots = _wanted(vocabulary)
    found_for = {}
    for key in {word.key for word in words if word.kind in (Kind.TERM, Kind.COMMON)} - vocabulary:
        if len(key) >= SHORTEST_TYPO:
            near = process.extract(key, wanted, scorer=fuzz.ratio, score_cutoff=TYPO, limit=2)
            found = [one[0] for one in near if one[0] not in opposites(key)] or [
                one for one in roots.get(key[:SAME_ROOT], ()) if _same_root(key, one)
            ]
            if found:
                found_for[key] = tuple(found)
    return found_for


@lru_cache(maxsize=256)
def _wanted(vocabulary: frozenset[str]) -> tuple[list[str], dict[str, list[str]]]:
    """The words long enough to be taken for, in order, and by their first letters."""
    wanted = sorted(key for key in vocabulary if len(key) >= SHORTEST_TYPO and not key.startswith("#"))
    roots: dict[str, list[str]] = defaultdict(list)
    for key in wanted:
        roots[key[:SAME_ROOT]].append(key)
    return wanted, roots


def _same_root(one: str, other: str) -> bool:
    longest = max(len(one), len(other))
    needed = max(SAME_ROOT, int(SAME_ROOT_SHARE * longest + 0.999))
    return len(one) >= needed and one[:needed] == other[:needed]
