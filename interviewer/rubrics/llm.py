"""Rubrics by a language model: asked once for each reference, held to it in code, and kept."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from interviewer.domain.question import Question
from interviewer.domain.rubric import WEIGHTS, Rubric
from interviewer.errors import ModelTrouble
from interviewer.models import Message, Model, Said
from interviewer.models.wording import fill, new_nonce
from interviewer.ports import Clock, DerivedRubrics, RubricWriter
from interviewer.rubrics.reading import FEWEST, MOST, NoRubric, read_rubric, schema

TRIES = 2
"""A reply that can't be used is asked for once more, with the reason."""

MOST_TOKENS = 5_000
NOT_AGAIN_FOR = timedelta(minutes=5)
"""How long a failure stands before the same reference is sent again: a page may ask at every draw."""

PROMPTS = Path(__file__).parent / "prompts"


class _Failed(NamedTuple):
    rubric: Rubric
    until: datetime


class LlmRubricWriter:
    """Implements ``ports.RubricWriter`` with a model, and with another writer where that fails.

    Every rubric says by whom it was derived, and why it was not the model. What the model wrote is kept: the same
    reference is sent to it once.
    """

    def __init__(
        self,
        model: Model,
        instead: RubricWriter,
        kept: DerivedRubrics,
        *,
        owner: str,
        clock: Clock,
        make_nonce: Callable[[], str] = new_nonce,
    ) -> None:
        self._model = model
        self._instead = instead
        self._kept = kept
        self._owner = owner
        self._clock = clock
        self._make_nonce = make_nonce
        self._failed: dict[str, _Failed] = {}

    def derive(self, question: Question) -> Rubric:
        """The rubric that is kept for this reference, or a new one; it can take a minute."""
        digest = question.digest()
        kept = self._kept.derived_rubric(self._owner, digest)
        if kept:
            return kept
        failed = self._failed.get(digest)
        return failed.rubric if failed and self._clock() < failed.until else self.derive_again(question)

    def derive_again(self, question: Question) -> Rubric:
        """A new rubric, whatever is kept."""
        rubric, said = self._asked(question)
        if rubric.because:
            self._failed[question.digest()] = _Failed(rubric, self._clock() + NOT_AGAIN_FOR)
        costs = [one.cost for one in said if one.cost is not None]
        if said:
            self._kept.keep_derived_rubric(
                self._owner, question.digest(), rubric, made_at=self._clock(), cost=sum(costs) if costs else None
            )
        return rubric

    def _asked(self, question: Question) -> tuple[Rubric, list[Said]]:
        asked, said, reason = messages(question, self._make_nonce()), [], ""
        for _ in range(TRIES):
            more = [Message("user", fill(PROMPTS / "again.md", reason=reason))] if reason else []
            try:
                said.append(self._model.ask([*asked, *more], schema(), most_tokens=MOST_TOKENS))
                rubric = read_rubric(said[-1].text, question)
            except ModelTrouble as trouble:
                return self._without(question, str(trouble)), said
            except NoRubric as unusable:
                reason = "It was cut off in the middle." if said[-1].cut else str(unusable)
            else:
                return rubric.model_copy(update={"derived_by": said[-1].model}), said
        told = f"{self._model.choice.name} wrote no usable rubric, asked {TRIES} times. {reason}"
        return self._without(question, told), said

    def _without(self, question: Question, because: str) -> Rubric:
        return self._instead.derive(question).model_copy(update={"because": because})


def messages(question: Question, nonce: str) -> list[Message]:
    """What is asked of the model: the task first, then the reference, fenced by a mark that nobody could foresee."""
    weights = ", ".join(f"{tier} {low} to {high}" for tier, (low, high) in WEIGHTS.items())
    system = fill(PROMPTS / "derive.md", fewest=max(FEWEST, 3), most=MOST, weights=weights)
    mark = f"=== question and reference {nonce} ==="
    user = fill(PROMPTS / "reference.md", mark=mark, question=question.prompt, reference=question.reference_text)
    return [Message("system", system), Message("user", user)]
