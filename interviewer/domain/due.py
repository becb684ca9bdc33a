"""When to practise a question again: the rating of a try, what is known of the question since, and what is due."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta, tzinfo
from enum import StrEnum

from pydantic import NonNegativeFloat, NonNegativeInt

from interviewer.domain.attempt import Attempt
from interviewer.domain.base import Moment, Value
from interviewer.domain.grade import Judgement, Verdict
from interviewer.domain.rubric import Tier

EFFORTLESS = 0.9
"""From this score on, with nothing in the core or beside it missing, a question may wait for long."""

HALF_HEARD = 0.75
"""A core point that earned less was only half heard: an offline credit from here on mostly stands for a point that
people call met."""

NEW_EVERY = 4
"""One question in so many is an unseen one, as long as there are both: what is due comes first, without stopping
anyone from getting on."""


class Rating(StrEnum):
    """How well a question was known: the four words that spaced repetition goes by."""

    AGAIN = "again"
    HARD = "hard"
    GOOD = "good"
    EASY = "easy"


class Suggestion(Value):
    """A rating and why."""

    rating: Rating
    reason: str


class Review(Value):
    """The rating of one try. ``confirmed`` says that the candidate chose it; otherwise it follows the grade."""

    attempt_id: str
    question_id: str
    reviewed_at: Moment
    rating: Rating
    suggested: Rating
    confirmed: bool = False


class Card(Value):
    """What all ratings of a question come to: when it is due, and how well it is remembered.

    ``stability`` is the days after which nine in ten are still remembered, ``difficulty`` goes from 1 to 10.
    """

    question_id: str
    due: Moment
    last_review: Moment
    stability: NonNegativeFloat
    difficulty: NonNegativeFloat
    reviews: NonNegativeInt


class Agenda(Value):
    """What there is to practise today. ``due`` are ids of questions, the longest overdue first."""

    due: tuple[str, ...]
    unseen: tuple[str, ...]
    next_due: Moment | None = None
    """When the first of those that are not due yet comes back."""

    def mixed(self, most: int) -> tuple[str, ...]:
        """At most so many questions: mostly due ones, every fourth an unseen one, and no gap where one kind ends."""
        due, unseen, chosen = list(self.due), list(self.unseen), list[str]()
        while len(chosen) < most and (due or unseen):
            is_turn_of_unseen = len(chosen) % NEW_EVERY == NEW_EVERY - 1
            chosen.append((unseen if unseen and (is_turn_of_unseen or not due) else due).pop(0))
        return tuple(chosen)


def suggest(attempt: Attempt) -> Suggestion | None:
    """The rating that the points speak for; None while the try has no score.

    - *again*: nothing was said, or a core point is missing or said wrongly. Whoever asked would count the question as
      not known, so it comes back at once, whatever the rest earned.
    - *hard*: the core is there but half heard in part, or something else was said wrongly, or it took a hint. It was
      known with an effort, so it comes back sooner than usual.
    - *easy*: nothing of the core or beside it is missing, and the score is at least 90%. It may wait for long.
    - *good*: the core is all there, and something beside it is missing. The usual step.
    """
    grade = attempt.grade
    if grade is None or grade.score is None:
        return None
    pairs = [(attempt.rubric.point(one.point_id).tier, one) for one in grade.judgements]
    core = [one for tier, one in pairs if tier is Tier.CORE]
    if attempt.answer.is_blank or any(one.verdict in (Verdict.MISSED, Verdict.CONTRADICTED) for one in core):
        return Suggestion(rating=Rating.AGAIN, reason=_again(attempt, core))
    if hard := _effort(attempt, [one for _, one in pairs], core):
        return Suggestion(rating=Rating.HARD, reason=hard)
    beside = [one for tier, one in pairs if tier is not Tier.BONUS]
    if grade.score >= EFFORTLESS and all(_is_whole(one) for one in beside):
        return Suggestion(rating=Rating.EASY, reason="every core and supporting point was heard")
    whole = all(_is_whole(one) for one in core)
    return Suggestion(rating=Rating.GOOD, reason=f"every core point was heard{'' if whole else ', or most of it'}")


def _is_whole(judgement: Judgement) -> bool:
    return judgement.verdict in (Verdict.MET, Verdict.NOT_ASSESSED)


def _again(attempt: Attempt, core: Sequence[Judgement]) -> str:
    if attempt.answer.is_blank:
        return "nothing was said"
    if any(one.verdict is Verdict.CONTRADICTED for one in core):
        return "a core point was said wrongly"
    return "a core point was not heard"


def _effort(attempt: Attempt, judgements: Sequence[Judgement], core: Sequence[Judgement]) -> str | None:
    if any(one.verdict is Verdict.CONTRADICTED for one in judgements):
        return "something was said wrongly"
    if any(one.verdict is Verdict.PARTLY_MET and one.credit < HALF_HEARD for one in core):
        return "a core point was only half heard"
    return "it took a hint" if attempt.hints else None


def end_of_day(now: datetime, zone: tzinfo | None) -> datetime:
    """The midnight that ends the candidate's day; None stands for where this computer is."""
    local = now.astimezone(zone)
    tomorrow = datetime.combine(local.date() + timedelta(days=1), time(), tzinfo=zone)
    return tomorrow if zone else tomorrow.astimezone()


def agenda(questions: Sequence[str], cards: Mapping[str, Card], until: datetime) -> Agenda:
    """What of these questions is due before then, and what was never practised, in the order given."""
    known = sorted((cards[one] for one in questions if one in cards), key=lambda card: (card.due, card.question_id))
    later = [card.due for card in known if card.due >= until]
    return Agenda(
        due=tuple(card.question_id for card in known if card.due < until),
        unseen=tuple(one for one in questions if one not in cards),
        next_due=later[0] if later else None,
    )
