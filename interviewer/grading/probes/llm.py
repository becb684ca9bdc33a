"""Follow-ups by a language model: one small request, checked in code, and never waited for long."""

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from interviewer.domain.attempt import Attempt
from interviewer.domain.follow_up import Probe
from interviewer.domain.grade import Verdict
from interviewer.domain.rubric import Point
from interviewer.errors import ModelTrouble
from interviewer.grading import guards
from interviewer.grading.own_words import OwnWords
from interviewer.grading.probes.offline import known_words
from interviewer.grading.probes.secrecy import given_away
from interviewer.grading.prompt import inert
from interviewer.grading.words import Kind, read
from interviewer.models import Message, Model, Said
from interviewer.models.replies import closed
from interviewer.models.wording import fill, new_nonce
from interviewer.ports import ProbeWriter

PATIENCE = 8.0
"""Seconds that a candidate waits for a question; then one is asked that needs no model."""

MOST_TOKENS = 200
LONGEST, SHORTEST = 300, 12
PLAIN = 0.3
"""Plain English questions have a larger share of function words; what is encoded or foreign has hardly any."""

PROMPTS = Path(__file__).parent / "prompts"
SCHEMA = closed(probe={"type": "string"})
_MARKUP = re.compile(r"https?:|[<>{}`|\[\]*_#]")


class NoProbe(ValueError):
    """What the model said can't be asked; its text says why."""


class LlmProbeWriter:
    """Implements ``ports.ProbeWriter`` with a model, and with another writer where that fails or tells too much."""

    def __init__(self, model: Model, instead: ProbeWriter, *, make_nonce: Callable[[], str] = new_nonce) -> None:
        self._model = model.hurried(PATIENCE)
        self._instead = instead
        self._make_nonce = make_nonce

    def write(self, attempt: Attempt, point: Point) -> Probe:
        """The model's follow-up; else one that needs no model, with the cause and what the model took all the same."""
        try:
            said = self._model.ask(messages(attempt, point, self._make_nonce()), SCHEMA, most_tokens=MOST_TOKENS)
        except ModelTrouble as trouble:
            return self._instead.write(attempt, point).model_copy(update={"because": str(trouble)})
        try:
            return Probe(text=read_probe(said.text, attempt, point), written_by=said.model, **_took(said))
        except NoProbe as unusable:
            because = f"{said.model} wrote none that can be asked. {unusable}"
            return self._instead.write(attempt, point).model_copy(update={"because": because, **_took(said)})


def messages(attempt: Attempt, point: Point, nonce: str) -> list[Message]:
    """What is asked of the model; the candidate's words come last, fenced, without what speaks to a model."""
    system = fill(PROMPTS / "probe.md", question=attempt.question.prompt, point=point.text)
    own = OwnWords(attempt.question, attempt.rubric, attempt.whole_answer.text)
    mark = f"=== candidate's answer {nonce} ==="
    user = fill(PROMPTS / "said.md", mark=mark, answer=inert(own.shown()))
    return [Message("system", system), Message("user", user)]


def read_probe(text: str, attempt: Attempt, point: Point) -> str:
    """The follow-up in a reply; ``NoProbe`` when there is none, or when it can't be asked."""
    probe = " ".join(_only(text).split())
    if not SHORTEST <= len(probe) <= LONGEST or not probe.endswith("?"):
        raise NoProbe("It is not one short question.")
    if _MARKUP.search(probe) or guards.is_order(probe) or not _is_plain(probe):
        raise NoProbe("It is not plain English.")
    if probe in [one.probe.text for one in attempt.follow_ups]:
        raise NoProbe("It was asked already.")
    if words := given_away(probe, _unsaid(attempt, point), *known_words(attempt)):
        raise NoProbe(f"It gives something away: {', '.join(sorted(words))}.")
    return probe


def _only(text: str) -> str:
    at = text.find("{")
    try:
        found: Any = json.JSONDecoder().raw_decode(text, at)[0] if at >= 0 else None
    except (ValueError, RecursionError):
        found = None
    probe = found.get("probe") if isinstance(found, dict) else None
    if not isinstance(probe, str):
        raise NoProbe("It is not the JSON object that was asked for.")
    return probe


def _is_plain(probe: str) -> bool:
    words = read(probe)
    return sum(word.kind is Kind.FUNCTION for word in words) >= PLAIN * len(words)


def _unsaid(attempt: Attempt, point: Point) -> Sequence[Point]:
    """Every point that is still missing: none of them may be given away."""
    grade = attempt.grade_with_follow_ups or attempt.grade
    missed = {one.point_id for one in grade.judgements if one.verdict is Verdict.MISSED} if grade else set()
    return [one for one in attempt.rubric.points if one.id in missed | {point.id}]


def _took(said: Said) -> dict[str, Any]:
    return {"tokens_in": said.tokens_in, "tokens_out": said.tokens_out, "cost": said.cost, "seconds": said.seconds}
