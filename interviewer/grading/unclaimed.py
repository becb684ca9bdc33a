"""Sentences that claim nothing, whatever their words: asked, not known, called a myth, crossed out, taken back."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from interviewer.domain.sentences import Span
from interviewer.grading.lexicon import lexicon
from interviewer.grading.tokens import fold
from interviewer.grading.words import Kind, Word

ALIKE = 0.8
FEWEST = 3
"""Two sentences of so many telling words, so many of them the same, say the same thing or the opposite."""

_CROSSED_OUT = re.compile(r"~~[^~]+~~")
_WORD = re.compile(r"[^\W\d_]+")
_TICKED = re.compile(r"\b(?:yes|met|x|true|ok|partly|point|full)\b")
"""What stands beside the name of a point in a made-up verdict; no candidate knows three of those names."""

_ASKED = re.compile(r"\?[\"'”’)]*$")  # noqa: RUF001


def unclaimed(
    text: str, spans: Sequence[Span], inside: Sequence[Sequence[Word]], ids: frozenset[str]
) -> frozenset[int]:
    """The sentences of a text that make no claim; ``inside`` are the words of each, ``ids`` those of the points."""
    crossed = [found.span() for found in _CROSSED_OUT.finditer(text)]
    found = {at for at, span in enumerate(spans) if any(a < span.end and span.start < b for a, b in crossed)}
    said = [fold(f"{span.marker} {span.text}".strip()) for span in spans]
    found |= {at for at, one in enumerate(said) if lexicon().unclaimed.search(one)}
    found |= {at for at in range(len(said)) if _only_asks(said, at)}
    named = {at for at, one in enumerate(said) if "-".join(_WORD.findall(_TICKED.sub(" ", one))) in ids}
    found |= named if len(named) >= FEWEST else set()
    return frozenset(found.union(*_against_each_other(inside)))


def _only_asks(said: Sequence[str], at: int) -> bool:
    """Whether a sentence asks for a yes or no that the next one doesn't give, or asks what the next one denies."""
    if not _ASKED.search(said[at]):
        return False
    reply = said[at + 1] if at + 1 < len(said) else ""
    if set(_WORD.findall(reply)[:1]) & lexicon().negations:
        return True
    return lexicon().yes_or_no.match(said[at]) is not None and not lexicon().affirmed.match(reply)


def _against_each_other(inside: Sequence[Sequence[Word]]) -> Iterator[set[int]]:
    """Pairs of sentences of which one says what the other denies, or puts the other way round what is compared."""
    telling = [[word for word in words if word.kind is not Kind.FUNCTION] for words in inside]
    keys = [frozenset(word.key for word in words) for words in telling]
    long = [at for at, own in enumerate(keys) if len(own) >= FEWEST]
    for one, other in combinations(long, 2):
        if not ALIKE <= len(keys[one]) / len(keys[other]) <= 1 / ALIKE:
            continue
        both = keys[one] & keys[other]
        if len(both) >= ALIKE * len(keys[one] | keys[other]) and (
            _denies(telling[one], both) != _denies(telling[other], both) or _turned(inside[one], inside[other])
        ):
            yield {one, other}


def _denies(words: Sequence[Word], keys: frozenset[str]) -> bool:
    """Whether most of certain words are denied."""
    said = [word.denied for word in words if word.key in keys]
    return 2 * sum(said) > len(said)


def _turned(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether two sentences that compare begin with what the other one ends with."""
    sides = [_compared(words) for words in (one, other)]
    return all(sides) and sides[0] == sides[1][::-1] and sides[0] != sides[1]


def _compared(words: Sequence[Word]) -> list[str]:
    """The first telling word of a comparison, and the first after its "than"."""
    than = next((at for at, word in enumerate(words) if word.text == "than"), None)
    if than is None:
        return []
    first = next((word.key for word in words[:than] if word.kind is not Kind.FUNCTION), "")
    after = next((word.key for word in words[than:] if word.kind is not Kind.FUNCTION), "")
    return [first, after]
