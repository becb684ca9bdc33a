"""From what a model said to judgements: no credit without the candidate's own words for it."""

from collections.abc import Iterator

from interviewer.domain.evidence import find
from interviewer.domain.grade import UNSUPPORTED, Evidence, Judgement, Verdict
from interviewer.domain.rubric import Point, Rubric
from interviewer.grading.own_words import OwnWords
from interviewer.grading.reply import MOST_QUOTES, MOST_WRONG, Judged, Reply

PARTLY = 0.5
LISTED = 0.2
"""The most that naming a term in a list earns at a point."""

_CREDIT = {"met": 1.0, "partly met": PARTLY}


def judgements(reply: Reply, rubric: Rubric, own: OwnWords, text: str) -> Iterator[Judgement]:
    """A judgement for each point that the reply speaks of; credit that nothing supports is withdrawn."""
    for place, point in enumerate(rubric.points):
        if point.id in reply.judged:
            yield _judgement(reply.judged[point.id], place, point, own, text)


def _judgement(judged: Judged, place: int, point: Point, own: OwnWords, text: str) -> Judgement:
    found = tuple(dict.fromkeys(one for quote in judged.quotes[:MOST_QUOTES] for one in find(quote, text)))
    standing = own.standing(found)
    credit = _CREDIT.get(judged.verdict, 0.0)
    if judged.verdict == "missed":
        return Judgement(point_id=point.id, verdict=Verdict.MISSED, credit=0, reason=judged.reason)
    unsupported = _unsupported(judged, found, standing, place, own)
    if unsupported:
        said = f" The model said: {judged.reason}" if judged.reason else ""
        reason = f"{UNSUPPORTED}{unsupported}{said}"
        return Judgement(point_id=point.id, verdict=Verdict.MISSED, credit=0, reason=reason)
    if credit and own.is_listed(standing):
        credit = LISTED
    verdict = Verdict.PARTLY_MET if 0 < credit < 1 else Verdict(judged.verdict)
    return Judgement(point_id=point.id, verdict=verdict, credit=credit, reason=judged.reason, evidence=standing)


def _unsupported(
    judged: Judged, found: tuple[Evidence, ...], standing: tuple[Evidence, ...], place: int, own: OwnWords
) -> str | None:
    """Why the verdict can't stand, or None when it can."""
    if not any(quote.strip() for quote in judged.quotes):
        return "no words of the answer were given for it."
    if not found:
        return "the words given for it are not in the answer."
    if not standing:
        return "the words given for it are not an answer of the candidate's own."
    if not own.is_about(place, standing):
        return "the words given for it are about something else."
    return None


def remarks(reply: Reply, own: OwnWords, text: str) -> Iterator[str]:
    """What else there is to say: strength, improvement, wrong claims that are really there, and what was odd."""
    if reply.strength:
        yield f"Strength: {reply.strength}"
    if reply.improvement:
        yield f"To improve: {reply.improvement}"
    for wrong in reply.wrong[:MOST_WRONG]:
        quotes = own.standing(find(wrong.quote, text))
        if quotes:
            yield f"At odds with the reference: “{quotes[0].quote}”. {wrong.correction}"
    yield from reply.oddities
    if reply.missing:
        yield f"The model did not judge {len(reply.missing)} of the points; they don't count."
    if own.addressed:
        yield "Words that are not an answer, such as orders to the grader, were left out; they earn and cost nothing."
