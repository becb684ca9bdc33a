"""A rubric from nothing but the reference answer: the same reference always gives the same points."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from interviewer.domain.base import LONGEST_LINE
from interviewer.domain.question import Question
from interviewer.domain.rubric import Origin, Point, Rubric, Tier
from interviewer.rubrics.claims import Claim, claims
from interviewer.rubrics.clauses import FEWEST, wordings
from interviewer.rubrics.statements import statements
from interviewer.rubrics.terms import Rarity, content, marks

WEIGHT = {Tier.CORE: 3, Tier.SUPPORTING: 2, Tier.BONUS: 1}

SHORTER = 2
"""Wordings beside the claim's own; more add nothing. Nor does a list of a claim's rarest terms: agreement on public
short answers stayed within .003 of what it is without."""

MOST_OTHERS = 20
"""Items of one list that may be said in each other's place."""

STILL_TOLD = 0.5
"""A shorter wording must tell so much of what the claim tells."""

KEPT = 256
"""Rubrics that were derived last, some kilobytes each."""


class OfflineRubricWriter:
    """Implements ``ports.RubricWriter`` from sentences, lists and clauses; examples are never asked for."""

    def derive(self, question: Question) -> Rubric:
        """One to nine points, each with the sentence it comes from, word for word, as its source."""
        return _derive(question)


@lru_cache(maxsize=KEPT)
def _derive(question: Question) -> Rubric:
    """A page asks for the same rubric several times, and a list of questions that were tried for all of theirs."""
    said = statements(question)
    rarity = Rarity([one.text for one in said], question.prompt)
    points: dict[str, Point] = {}
    for claim in claims(said, rarity):
        point_id = _free_id("-".join(_slug(rarity.key_terms(claim.text, 3))) or "point", points)
        points[point_id] = _point(point_id, claim, rarity)
    return Rubric(question_id=question.id, points=tuple(points.values()), origin=Origin.DERIVED)


def _point(point_id: str, claim: Claim, rarity: Rarity) -> Point:
    if claim.said.needed > 1:
        return _several(point_id, claim)
    lead = claim.said.lead
    text = _line(f"{lead}: {claim.text}" if lead else claim.text)
    shorter = [one for one in dict.fromkeys(_shorter(claim, rarity)) if one != text][:SHORTER]
    return Point(
        id=point_id,
        text=text,
        tier=claim.tier,
        weight=WEIGHT[claim.tier],
        source=_line(claim.said.source),
        phrasings=(*shorter, *map(_line, claim.said.others[:MOST_OTHERS])),
    )


def _several(point_id: str, claim: Claim) -> Point:
    """Any so many items of a list."""
    said = claim.said
    items = tuple(dict.fromkeys(map(_line, (said.text, *said.others[: MOST_OTHERS - 1]))))
    return Point(
        id=point_id,
        text=_line(f"Any {said.needed} of these: {'; '.join(item.rstrip('.;,') for item in items)}."),
        tier=claim.tier,
        weight=WEIGHT[claim.tier],
        source=_line(said.source),
        phrasings=items,
        needed=min(said.needed, len(items)),
    )


def _shorter(claim: Claim, rarity: Rarity) -> Iterator[str]:
    """Wordings of the claim that say it in fewer words, and deny and count the same."""
    if claim.said.lead:
        yield _line(claim.text)
    for wording in wordings(claim.text):
        tells = rarity.told(wording) >= STILL_TOLD * claim.told and len(content(wording)) >= FEWEST
        if tells and marks(wording) == marks(claim.text):
            yield _line(wording)


def _line(text: str) -> str:
    return text.strip()[:LONGEST_LINE].strip()


def _slug(terms: list[str]) -> list[str]:
    """What of each term may stand in an id."""
    plain = [unicodedata.normalize("NFKD", term).encode("ascii", "ignore").decode() for term in terms]
    return [kept[:20] for term in plain if (kept := re.sub(r"[^a-z0-9]", "", term))]


def _free_id(wanted: str, taken: dict[str, Point]) -> str:
    number = 2
    free = wanted
    while free in taken:
        free, number = f"{wanted}-{number}", number + 1
    return free
