"""From statements to the few claims that an answer is listened to for."""

from collections.abc import Iterable
from typing import NamedTuple

from interviewer.domain.base import LONGEST_LINE
from interviewer.domain.question import SectionKind
from interviewer.domain.rubric import Tier
from interviewer.rubrics.clauses import clauses
from interviewer.rubrics.statements import Statement
from interviewer.rubrics.terms import Rarity, content, marks

MOST = 9
"""More points than this can't be said in one answer."""

TOLD = 0.1
"""A claim that tells less beyond the question only says the question back, and that earns nothing."""

FADING = 0.5
"""What the last claim of a reference counts less than the first: people begin with what matters and end with examples.
It keeps a third of the example sentences out where the bank's references stand without their headings."""

ALIKE = 0.7
"""Two claims that share so much of the words of both are one."""

FEW = 3
"""So few claims of a plain answer are all needed."""


class Claim(NamedTuple):
    """One thing said, where it stands among the others, how much it tells, and what an answer loses without it."""

    text: str
    said: Statement
    place: int
    told: float
    tier: Tier = Tier.CORE


def claims(said: Iterable[Statement], rarity: Rarity) -> list[Claim]:
    """The claims that are kept, in the order of the reference, each with its tier."""
    apart = [(text, one) for one in said for text in _apart(one)]
    found = [
        Claim(text, one, place, rarity.told(text) * (1 - FADING * place / len(apart)))
        for place, (text, one) in enumerate(apart)
    ]
    telling = [one for one in found if one.told >= TOLD] or [one for one in found if content(one.text)] or found
    return sorted(_chosen(_tiered(telling)), key=lambda one: one.place)


def _apart(one: Statement) -> Iterable[str]:
    """Its clauses; an item that others can stand in for stays whole."""
    return [one.text[:LONGEST_LINE]] if one.others else clauses(one.text[:LONGEST_LINE])


def _tiered(found: list[Claim]) -> list[Claim]:
    by_section: dict[SectionKind, list[Claim]] = {}
    for one in found:
        by_section.setdefault(one.said.kind, []).append(one)
    return [
        one._replace(tier=_tier(one, place, section))
        for section in by_section.values()
        for place, one in enumerate(section)
    ]


def _tier(one: Claim, place: int, section: list[Claim]) -> Tier:
    """By section: what it is and how it works come first, why it matters second, an example never."""
    lists = any(other.said.listed for other in section)
    match one.said.kind:
        case SectionKind.DEFINITION:
            return Tier.SUPPORTING if place else Tier.CORE
        case SectionKind.HOW_IT_WORKS:
            return Tier.CORE if (one.said.listed if lists else not place) else Tier.SUPPORTING
        case SectionKind.WHY_IT_MATTERS:
            return Tier.BONUS if place else Tier.SUPPORTING
        case SectionKind.EXAMPLE:
            return Tier.BONUS
        case SectionKind.ANSWER:
            return _plain_tier(one, section, lists=lists)


def _plain_tier(one: Claim, section: list[Claim], *, lists: bool) -> Tier:
    """In an answer without sections the items of a list are core, or else the half that tells the most."""
    if len(section) <= FEW or one is section[0]:
        return Tier.CORE
    if lists:
        return Tier.CORE if one.said.listed else Tier.SUPPORTING
    ranked = sorted(section, key=_rank)
    return Tier.CORE if one in ranked[: (len(section) + 1) // 2] else Tier.SUPPORTING


def _rank(one: Claim) -> tuple[int, float, int]:
    return list(Tier).index(one.tier), -one.told, one.place


def _chosen(found: list[Claim]) -> list[Claim]:
    kept: list[Claim] = []
    for one in sorted(found, key=_rank):
        if len(kept) < MOST and not any(_alike(one.text, other.text) for other in kept):
            kept.append(one)
    return kept


def _alike(one: str, other: str) -> bool:
    words, others = content(one).keys(), content(other).keys()
    return len(words & others) >= ALIKE * max(1, len(words | others)) and marks(one) == marks(other)
