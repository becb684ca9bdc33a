"""Claims with two roles exchanged: what the encoder does said of the decoder, the cheaper called the dearer."""

from collections.abc import Iterator

from interviewer.grading.lexicon import lexicon
from interviewer.grading.words import Kind, read

FEWEST = 4
"""In a claim of fewer words an exchange says too little."""

Order = tuple[str, ...]
"""The keys of a claim's words as they stand."""


def exchanged(text: str, order: Order) -> tuple[Order, ...]:
    """The orders in which a claim's words, or the other word of a pair for one of them, say something else."""
    if len(order) < FEWEST:
        return ()
    return tuple(dict.fromkeys(one for one in (*_pairs(order), *_compared(text)) if one != order))


def _pairs(order: Order) -> Iterator[Order]:
    for one, other in lexicon().roles:
        if one in order or other in order:
            other_way = {one: other, other: one}
            yield tuple(other_way.get(key, key) for key in order)


def _compared(text: str) -> Iterator[Order]:
    """What is compared, the other way round: "a photo costs more than a page" for "a page costs more than a photo"."""
    before, _, after = text.partition(" than ")
    left, right = _keys(before), _keys(after)
    if len(left) > 1 and right:
        yield (*right, left[-1], *left[:-1])


def _keys(text: str) -> Order:
    return tuple(word.key for word in read(text) if word.kind is not Kind.FUNCTION)
