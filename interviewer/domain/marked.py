"""An answer cut into pieces wherever evidence starts or ends, so that it can be shown with its evidence marked."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from interviewer.domain.grade import Judgement, Verdict


class Span(NamedTuple):
    """Evidence of one point, which goes by its number in the rubric."""

    start: int
    end: int
    point: int
    verdict: Verdict


class Stretch(NamedTuple):
    """A piece of the answer with no boundary in it, and the evidence that covers it."""

    text: str
    spans: tuple[Span, ...]
    closing: tuple[int, ...]
    """Points whose evidence ends with this piece: their numbers are shown after it."""


def spans_of(judgements: Sequence[Judgement], start: int = 0) -> list[Span]:
    """Every piece of evidence, points numbered from 1 in the order of the rubric, counted from ``start``."""
    return [
        Span(one.start - start, one.end - start, number, judgement.verdict)
        for number, judgement in enumerate(judgements, start=1)
        for one in judgement.evidence
    ]


def stretches(text: str, spans: Sequence[Span]) -> Iterator[Stretch]:
    """The whole text, cut wherever evidence starts or ends, so that overlaps can be shown."""
    inside = [span for span in spans if 0 <= span.start < span.end <= len(text)]
    cuts = sorted({0, len(text), *(span.start for span in inside), *(span.end for span in inside)})
    for start, end in pairwise(cuts):
        covering = tuple(span for span in inside if span.start <= start and end <= span.end)
        closing = tuple(sorted({span.point for span in covering if span.end == end}))
        yield Stretch(text[start:end], covering, closing)
