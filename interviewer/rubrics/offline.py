"""A rubric from nothing but the reference answer: the same reference always gives the same points."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from interviewer.domain.question import Question, SectionKind
from interviewer.domain.rubric import Origin, Point, Rubric, Tier
from interviewer.domain.sentences import sentences

MOST = 9
"""More points than this can't be said in one answer."""

ALIKE = 0.7
"""Two sentences that share so much of the shorter one's words make one point."""

WEIGHT = {Tier.CORE: 3, Tier.SUPPORTING: 2, Tier.BONUS: 1}
_TIERS = {
    SectionKind.DEFINITION: (Tier.CORE, Tier.SUPPORTING),
    SectionKind.HOW_IT_WORKS: (Tier.CORE, Tier.SUPPORTING),
    SectionKind.WHY_IT_MATTERS: (Tier.SUPPORTING, Tier.BONUS),
    SectionKind.ANSWER: (Tier.CORE, Tier.SUPPORTING),
}
_ITEM = re.compile(r"(?:^|(?<=\s))\(?\d{1,2}[.)]\s+")
_TELLING = re.compile(
    r"\b(is|are|means|because|so that|enables?|leads? to|unlike|whereas|while|but|instead|therefore|requires?)\b"
)
_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset(
    "a an and are as at be by can for from in is it its of on or that the this to was with which".split()
)


class _Claim(NamedTuple):
    text: str
    kind: SectionKind
    place: int
    listed: bool


class OfflineRubricWriter:
    """Implements ``ports.RubricWriter`` from sentences and enumerations, examples left out."""

    def derive(self, question: Question) -> Rubric:
        """One to nine points, each with the sentence or list item it comes from as its source."""
        found = _distinct(list(_claims(question)))
        kept = sorted(sorted(found, key=_rank)[:MOST], key=lambda claim: claim.place)
        seen: dict[SectionKind, int] = {}
        points = []
        for number, claim in enumerate(kept, start=1):
            earlier = seen.setdefault(claim.kind, 0)
            seen[claim.kind] += 1
            first, later = _TIERS[claim.kind]
            tier = first if earlier == 0 or (claim.listed and claim.kind is SectionKind.HOW_IT_WORKS) else later
            points.append(
                Point(id=_slug(claim.text, number), text=claim.text, tier=tier, weight=WEIGHT[tier], source=claim.text)
            )
        return Rubric(question_id=question.id, points=tuple(points), origin=Origin.DERIVED)


def _claims(question: Question) -> Iterator[_Claim]:
    """The sentences and list items of the reference; of its example only where there is nothing else."""
    place = 0
    told = [one for one in question.reference if one.kind is not SectionKind.EXAMPLE]
    for section in told or question.reference:
        kind = section.kind if section.kind in _TIERS else SectionKind.ANSWER
        for span in sentences(section.text):
            items = [item.strip() for item in _ITEM.split(span.text) if any(one.isalnum() for one in item)]
            for item in items or [span.text]:
                yield _Claim(item[:2000], kind, place, len(items) > 1 or bool(span.marker))
                place += 1
    if not place:
        yield _Claim(question.reference_text[:2000], SectionKind.ANSWER, 0, listed=False)


def _distinct(claims: list[_Claim]) -> list[_Claim]:
    kept: list[_Claim] = []
    for claim in claims:
        if not any(_alike(claim.text, other.text) for other in kept):
            kept.append(claim)
    return kept


def _alike(one: str, other: str) -> bool:
    words, others = _words(one), _words(other)
    return len(words & others) >= ALIKE * max(1, min(len(words), len(others)))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower())) - _SMALL


def _rank(claim: _Claim) -> tuple[int, int, int]:
    """Definitions first, then list items and telling sentences, then the longer ones; the earlier of equals."""
    telling = claim.listed or bool(_TELLING.search(claim.text))
    return (claim.kind is not SectionKind.DEFINITION) + (not telling), -len(_words(claim.text)), claim.place


def _slug(text: str, number: int) -> str:
    rare = sorted(_words(text), key=lambda word: (-len(word), word))[:2]
    return "-".join([*(word[:20] for word in rare), str(number)])
