"""What the rest of an answer is worth when much of it is wrong: words that are there may be there by accident."""

from collections.abc import Sequence

from interviewer.domain.grade import Judgement, Verdict
from interviewer.domain.rubric import Rubric

ONE_SLIP = 1
"""So many contradicted points cost nothing beyond themselves: anybody may be wrong about one thing."""

SOUND = 0.25
HOLLOW = 0.75
"""Of the weight that an answer speaks to, up to the first share may be contradicted at no further cost; from the second
on nothing else is believed. Honest answers of the set that was looked at have none contradicted, those that are wrong
or deny everything a quarter to all of it."""

REASON = "Much else in the answer is contradicted, so the same words count for less."


def doubted(rubric: Rubric, judgements: Sequence[Judgement]) -> list[Judgement]:
    """The judgements, with less credit where much else is contradicted."""
    weights = {point.id: point.weight for point in rubric.points}
    against = [weights[one.point_id] for one in judgements if one.verdict is Verdict.CONTRADICTED]
    if len(against) <= ONE_SLIP:
        return list(judgements)
    earned = sum(weights[one.point_id] * one.credit for one in judgements)
    share = sum(against) / (sum(against) + earned)
    belief = 1.0 - min(1.0, max(0.0, (share - SOUND) / (HOLLOW - SOUND)))
    return [_believed(one, belief) if one.credit and belief < 1.0 else one for one in judgements]


def _believed(one: Judgement, belief: float) -> Judgement:
    credit = round(one.credit * belief, 2)
    verdict = Verdict.PARTLY_MET if credit else Verdict.MISSED
    reason = f"{one.reason} {REASON}"
    return one.model_copy(update={"credit": credit, "verdict": verdict, "reason": reason})
