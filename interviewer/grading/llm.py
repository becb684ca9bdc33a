"""The grader that asks a language model: one call an answer. The model judges, the code checks and adds up."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from interviewer.domain.answer import Answer
from interviewer.domain.grade import Grade, Judgement, Maker, Verdict
from interviewer.domain.question import Question
from interviewer.domain.rubric import Rubric
from interviewer.errors import ModelTrouble
from interviewer.grading import prompt, tongues, weighing
from interviewer.grading.own_words import OwnWords
from interviewer.grading.reply import NoReply, Reply, read_reply, schema
from interviewer.models import Message, Model, Said
from interviewer.models.wording import new_nonce
from interviewer.ports import Clock

NAME = "llm"
TOKENS_A_POINT, TOKENS_BESIDES = 260, 700
"""How long a reply may be: quotes, a reason and a verdict for each point, and a few sentences."""

TRIES = 2
"""A reply that can't be used is asked for once more, with the reason."""


class _Heard(NamedTuple):
    """The best reply there was, everything that was said on the way to it, and why there is no better one."""

    reply: Reply | None
    said: tuple[Said, ...]
    trouble: str


class LlmGrader:
    """Implements ``ports.Grader`` with a language model; what it can't grade is *ungraded*, with the cause."""

    name = NAME

    def __init__(self, model: Model, clock: Clock, *, make_nonce: Callable[[], str] = new_nonce) -> None:
        self.model = model
        self._clock = clock
        self._make_nonce = make_nonce

    def grade(self, question: Question, rubric: Rubric, answer: Answer) -> Grade:
        """A judgement for every point that the model judged. What is no answer never reaches it, and earns nothing."""
        own = OwnWords(question, rubric, answer.text)
        if answer.is_blank or own.nothing:
            return self._nothing(rubric, own, answer)
        heard = self._replied(prompt.messages(question, rubric, own.shown(), self._make_nonce()), rubric)
        made_by = _maker(rubric, self.model.choice.name, heard.said)
        if heard.reply is None:
            return ungraded(heard.trouble, made_by, self._clock())
        return Grade.of(
            rubric,
            weighing.judgements(heard.reply, rubric, own, answer.text),
            maker=made_by,
            made_at=self._clock(),
            remarks=(*tongues.remarks(answer.text), *weighing.remarks(heard.reply, own, answer.text)),
        )

    def _replied(self, asked: list[Message], rubric: Rubric) -> _Heard:
        """A reply that can be used. One that leaves points out is taken when asking again brings no better one."""
        heard = _Heard(None, (), "")
        reason = ""
        for _ in range(TRIES):
            more = [prompt.again(reason)] if reason else []
            try:
                said = self._ask([*asked, *more], rubric)
            except ModelTrouble as trouble:
                return heard._replace(trouble=str(trouble))
            heard, reason = _better(heard, said, rubric)
            if not reason:
                break
        told = f"{self.model.choice.name} gave no usable grade, asked {TRIES} times. {reason}"
        return heard._replace(trouble=f"{told} Try again, or choose a stronger model.")

    def _ask(self, asked: list[Message], rubric: Rubric) -> Said:
        form = schema([point.id for point in rubric.points])
        return self.model.ask(asked, form, most_tokens=TOKENS_A_POINT * len(rubric.points) + TOKENS_BESIDES)

    def _nothing(self, rubric: Rubric, own: OwnWords, answer: Answer) -> Grade:
        missed = [
            Judgement(point_id=one.id, verdict=Verdict.MISSED, credit=0, reason="Nothing was said about it.")
            for one in rubric.points
        ]
        remark = "The answer is blank." if answer.is_blank else "The answer only repeats the question."
        if own.addressed:
            remark = "The answer speaks to the grader and not about the subject."
        made_by = Maker(grader=NAME, rubric_digest=rubric.digest())
        remarks = (*tongues.remarks(answer.text), remark)
        return Grade.of(rubric, missed, maker=made_by, made_at=self._clock(), remarks=remarks)


def ungraded(because: str, made_by: Maker, made_at: datetime) -> Grade:
    """No grade, and the cause."""
    return Grade(judgements=(), score=None, coverage=0, maker=made_by, made_at=made_at, ungraded_because=because)


def _better(heard: _Heard, said: Said, rubric: Rubric) -> tuple[_Heard, str]:
    """With one more reply: the better one kept, and what is still wrong with it; nothing when it is whole."""
    every = (*heard.said, said)
    try:
        reply = read_reply(said.text, rubric)
    except NoReply as unusable:
        return heard._replace(said=every), "It was cut off in the middle." if said.cut else str(unusable)
    if heard.reply is not None and len(heard.reply.missing) <= len(reply.missing):
        reply = heard.reply
    reason = f"It left out these points: {', '.join(reply.missing)}." if reply.missing else ""
    return heard._replace(reply=reply, said=every), reason


def _maker(rubric: Rubric, model: str, said: tuple[Said, ...]) -> Maker:
    """What made a grade, with the cost of replies that could not be used."""
    costs = [one.cost for one in said if one.cost is not None]
    return Maker(
        grader=NAME,
        rubric_digest=rubric.digest(),
        model=model,
        prompt_digest=prompt.prompt_digest(),
        tokens_in=sum(one.tokens_in or 0 for one in said),
        tokens_out=sum(one.tokens_out or 0 for one in said),
        cost=sum(costs) if costs else None,
        seconds=round(sum(one.seconds for one in said), 3),
        raw_reply=said[-1].text if said else None,
    )
