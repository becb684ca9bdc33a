"""Reading a reference into statements: its sentences, and the items of its lists with what leads into them."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from interviewer.domain.question import Question, SectionKind
from interviewer.domain.sentences import Span, sentences
from interviewer.rubrics.counted import asked_for
from interviewer.rubrics.enumerations import item_starts
from interviewer.rubrics.parts import Part, parts

_EXAMPLE = re.compile(r"\W*(?:for (?:example|instance)|e\.g\.|as an example|example:|imagine|suppose)\b", re.IGNORECASE)
_ANY_WILL_DO = re.compile(r"\b(?:one|any|either|some|at least one) of\b", re.IGNORECASE)
_JOINING = re.compile(r"[ ,;](?:and|or|then)$", re.IGNORECASE)


LONGEST_LEAD = 200
"""Characters; what is longer leads into nothing."""


class Statement(NamedTuple):
    """One sentence or list item, by itself; ``source`` is the sentence word for word, ``lead`` what led into its list.

    ``others`` are items that may be said in its place, or of which ``needed`` are asked for, itself among them.
    """

    text: str
    source: str
    kind: SectionKind
    lead: str = ""
    listed: bool = False
    others: tuple[str, ...] = ()
    needed: int = 1


def statements(question: Question) -> list[Statement]:
    """What the reference says, in order; its examples only where there is nothing else."""
    whole = question.reference_text.strip()
    found = [one for part in parts(question) for one in _choices(_of_part(part))]
    told = [one for one in found if one.kind is not SectionKind.EXAMPLE]
    said = told or found or [Statement(whole, whole, SectionKind.ANSWER)]
    return _as_many_as_asked(said, asked_for(question.prompt))


def _of_part(part: Part) -> Iterator[Statement]:
    starts = item_starts(part.text)
    lead = ""
    for span in sentences(part.text):
        pieces = list(_pieces(part.text, span, starts))
        for piece, listed in pieces:
            if not listed:
                leads = piece.endswith(":") or len(pieces) > 1
                lead = piece.rstrip(" :,–—-") if leads and len(piece) <= LONGEST_LEAD else ""  # noqa: RUF001
                if lead:
                    continue
            kind = SectionKind.EXAMPLE if _EXAMPLE.match(span.text) else part.kind
            yield Statement(piece, span.text, kind, lead, listed)


def _pieces(text: str, span: Span, starts: dict[int, int]) -> Iterator[tuple[str, bool]]:
    """What one sentence holds: the items it lists, and what stands before them; each with whether it is an item."""
    inside = [(start, body) for start, body in starts.items() if span.start <= start < span.end]
    begins_as_item = bool(span.marker) or span.start in starts.values()
    begins = [(span.start, begins_as_item), *((body, True) for _, body in inside)]
    ends = [start for start, _ in inside] + [span.end]
    for (begin, listed), end in zip(begins, ends, strict=True):
        piece = " ".join(text[begin:end].split())
        if end != span.end:
            piece = _JOINING.sub("", piece.rstrip(",;")).rstrip(",;")
        if any(one.isalnum() for one in piece):
            yield piece, listed


def _choices(found: Iterable[Statement]) -> Iterator[Statement]:
    """Lists of which any item will do become one statement."""
    for lead, group in groupby(found, key=lambda one: one.lead):
        if not _ANY_WILL_DO.search(lead):
            yield from group
            continue
        first, *others = group
        yield first._replace(others=tuple(one.text for one in others))


def _as_many_as_asked(said: list[Statement], needed: int | None) -> list[Statement]:
    """Where a question asks for fewer things than the reference lists, its lists are one statement.

    What follows an item goes on about it: whoever names the item needn't say it.
    """
    items = [one for one in said if one.listed and not one.others]
    if needed is None or len(items) <= needed:
        return said
    first = said.index(items[0])
    several = items[0]._replace(needed=needed, others=tuple(one.text for one in items[1:]))
    return [*said[:first], several]
