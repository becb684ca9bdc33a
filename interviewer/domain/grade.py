"""Judgements, and the only place where points are added up."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Self

from pydantic import Field, NonNegativeFloat, NonNegativeInt, model_validator

from interviewer.domain.base import Moment, Share, Value
from interviewer.domain.rubric import Rubric

NOT_ENGLISH = "This answer doesn't seem to be in English, and only English can be graded."
"""A remark that says more about a grade than its score does."""

UNSUPPORTED = "Unsupported: "
"""How the reason begins where a credit was withdrawn because no words of the answer carry it."""


class Verdict(StrEnum):
    """What became of one point."""

    MET = "met"
    PARTLY_MET = "partly met"
    MISSED = "missed"
    CONTRADICTED = "contradicted"
    NOT_ASSESSED = "not assessed"


class Evidence(Value):
    """A verbatim quote: ``answer.text[start:end] == quote``, offsets in characters."""

    quote: str = Field(min_length=1)
    start: NonNegativeInt
    end: NonNegativeInt

    @model_validator(mode="after")
    def _spans_its_quote(self) -> Self:
        if self.end - self.start != len(self.quote):
            raise ValueError(f"span {self.start}:{self.end} is not as long as its quote")
        return self

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """The stretch of ``text`` between two offsets."""
        return cls(quote=text[start:end], start=start, end=end)


class Judgement(Value):
    """The verdict on one point, with the words that led to it and one sentence of reason.

    ``credit`` is the share of the point that was heard: 1 when met, between 0 and 1 when partly met, else 0.
    """

    point_id: str
    verdict: Verdict
    credit: Share
    reason: str
    evidence: tuple[Evidence, ...] = ()

    @property
    def is_unsupported(self) -> bool:
        """Whether somebody gave it credit that the code withdrew for want of words in the answer."""
        return self.verdict is Verdict.MISSED and self.reason.startswith(UNSUPPORTED)

    @model_validator(mode="after")
    def _credit_follows_the_verdict(self) -> Self:
        allowed = {Verdict.MET: self.credit == 1, Verdict.PARTLY_MET: 0 < self.credit < 1}
        if not allowed.get(self.verdict, self.credit == 0):
            raise ValueError(f"a point that is {self.verdict} can't have a credit of {self.credit}")
        if self.credit and not self.evidence:
            raise ValueError(f"point {self.point_id} has credit but no evidence")
        return self


class Maker(Value):
    """What made a grade, so that it can be weighed and made again."""

    grader: str
    rubric_digest: str
    model: str | None = None
    prompt_digest: str | None = None
    tokens_in: NonNegativeInt | None = None
    tokens_out: NonNegativeInt | None = None
    cost: NonNegativeFloat | None = None
    seconds: NonNegativeFloat | None = None
    raw_reply: str | None = None


class Grade(Value):
    """All judgements of one answer, in the order of the rubric, and what they add up to.

    ``score`` is the weighted share met of the points that were assessed, ``coverage`` the weighted share that was
    assessed. Without a score the answer is ungraded, and ``ungraded_because`` says why. ``overrides`` are the points
    that the candidate judged.
    """

    judgements: tuple[Judgement, ...]
    score: Share | None
    coverage: Share
    maker: Maker
    made_at: Moment
    provisional: bool = False
    ungraded_because: str | None = None
    remarks: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()
    revised: bool = False
    """Whether it is an earlier grade with one judgement of it replaced."""

    @classmethod
    def of(
        cls,
        rubric: Rubric,
        judgements: Iterable[Judgement],
        *,
        maker: Maker,
        made_at: Moment,
        remarks: tuple[str, ...] = (),
    ) -> Self:
        """Pair judgements with points by id and add them up; a point nobody judged is *not assessed*."""
        by_id = {judgement.point_id: judgement for judgement in judgements}
        paired = tuple(by_id.get(point.id) or _not_assessed(point.id) for point in rubric.points)
        score, coverage = add_up(rubric, paired)
        return cls(
            judgements=paired,
            score=score,
            coverage=coverage,
            maker=maker,
            made_at=made_at,
            remarks=remarks,
            ungraded_because=None if score is not None else "No point could be assessed.",
        )

    def with_follow_ups(self, rubric: Rubric, whole: "Grade") -> "Grade":
        """This grade of an answer, joined with one of the same answer and what was said to follow-ups.

        What was earned unasked stays earned; only a claim that contradicts takes it.
        """
        pairs = zip(self.judgements, whole.judgements, strict=True)
        judgements = tuple(_joined(first, after) for first, after in pairs)
        score, coverage = add_up(rubric, judgements)
        provisional = self.provisional or whole.provisional
        changes = {"judgements": judgements, "score": score, "coverage": coverage, "provisional": provisional}
        return whole.model_copy(update=changes)

    @property
    def made(self) -> tuple[int, int, int]:
        """How many points were made, how many in part, and how many were assessed."""
        assessed = [one for one in self.judgements if one.verdict is not Verdict.NOT_ASSESSED]
        whole, partly = (sum(one.verdict is kind for one in assessed) for kind in (Verdict.MET, Verdict.PARTLY_MET))
        return whole, partly, len(assessed)

    @property
    def is_of_english(self) -> bool:
        """False where the answer is plainly in another language, which no grader here can follow."""
        return NOT_ENGLISH not in self.remarks

    def corrected(self, rubric: Rubric, judgement: Judgement, *, made_at: Moment, by_candidate: bool) -> Self:
        """The same grade with another judgement of one point, added up anew; it cost nothing of its own."""
        others = [one for one in self.judgements if one.point_id != judgement.point_id]
        maker = Maker(**self.maker.model_dump(include={"grader", "rubric_digest", "model", "prompt_digest"}))
        fresh = self.of(rubric, [*others, judgement], maker=maker, made_at=made_at, remarks=self.remarks)
        own = {one for one in self.overrides if one != judgement.point_id}
        own |= {judgement.point_id} if by_candidate else set()
        overrides = tuple(point.id for point in rubric.points if point.id in own)
        return fresh.model_copy(update={"provisional": self.provisional, "overrides": overrides, "revised": True})

    def judgement(self, point_id: str) -> Judgement:
        """The judgement of that point; ``KeyError`` when the rubric had none."""
        return {judgement.point_id: judgement for judgement in self.judgements}[point_id]


def add_up(rubric: Rubric, judgements: Iterable[Judgement]) -> tuple[float | None, float]:
    """``(score, coverage)``: sum of weight times credit over the weight assessed, and the share of weight assessed.

    Rounded to four digits so that the same judgements give the same number on every machine.
    """
    weights = {point.id: point.weight for point in rubric.points}
    assessed = [one for one in judgements if one.verdict is not Verdict.NOT_ASSESSED]
    weighed = sum(weights[one.point_id] for one in assessed)
    earned = sum(weights[one.point_id] * one.credit for one in assessed)
    score = round(earned / weighed, 4) if weighed else None
    return score, round(weighed / sum(weights.values()), 4)


def _joined(first: Judgement, after: Judgement) -> Judgement:
    takes_over = after.verdict is Verdict.CONTRADICTED or first.verdict is Verdict.NOT_ASSESSED
    return after if takes_over or after.credit > first.credit else first


def _not_assessed(point_id: str) -> Judgement:
    return Judgement(
        point_id=point_id, verdict=Verdict.NOT_ASSESSED, credit=0, reason="The grader gave no judgement of this point."
    )
