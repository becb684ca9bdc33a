"""Follow-ups: what the interviewer asks because a core point is missing, and how they join the answer."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pydantic import NonNegativeFloat, NonNegativeInt, PositiveInt

from interviewer.domain.answer import LONGEST, Answer
from interviewer.domain.base import Line, Moment, Value
from interviewer.domain.grade import Grade
from interviewer.domain.sentences import sentences

MOST = 2
"""Follow-ups after one answer: a third would be an interrogation."""

BREAK = "\n\n(Asked further.)\n\n"
"""Stands between an answer and what follows it, so that "No." to a follow-up takes back nothing said before."""

LONGEST_REPLY = 4_000
SHORTEST_ROOM = 200
"""Characters that must be left of the longest answer there can be, or nothing more is asked."""

SMALL = frozenset("a an and are as at be by do does for i in is it its of on or so that the this to was what".split())
"""Words that say nothing by themselves."""

_WORD = re.compile(r"[^\W_]+")


class Probe(Value):
    """The words of a follow-up, who wrote them and what that took; ``because`` is why no language model did."""

    text: Line
    written_by: str
    because: str | None = None
    tokens_in: NonNegativeInt | None = None
    tokens_out: NonNegativeInt | None = None
    cost: NonNegativeFloat | None = None
    seconds: NonNegativeFloat | None = None


class FollowUp(Value):
    """A probe about one point, and what the candidate said to it; settled without an answer it was skipped."""

    number: PositiveInt
    point_id: str
    probe: Probe
    asked_at: Moment
    answer: Answer | None = None
    seconds: NonNegativeFloat = 0.0
    settled_at: Moment | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.settled_at is None


class GradeWithFollowUps(Value):
    """A grade of an answer together with the answers to its first so many follow-ups."""

    answers: PositiveInt
    grade: Grade


class Piece(NamedTuple):
    """A part of a joined answer: where it starts there, its text, and the follow-up it answers."""

    start: int
    text: str
    follow_up: FollowUp | None


def pieces(prompt: str, answer: Answer, follow_ups: Iterable[FollowUp]) -> Iterator[Piece]:
    """The answer, then what was said to each follow-up; what only says back a question is blanked out of the latter."""
    yield Piece(0, answer.text, None)
    end = len(answer.text)
    for one in follow_ups:
        if one.answer is not None:
            start = end + len(BREAK)
            text = _without_echo(one.answer.text, prompt, one.probe.text)
            yield Piece(start, text, one)
            end = start + len(text)


def joined(prompt: str, answer: Answer, follow_ups: Iterable[FollowUp]) -> Answer:
    """Everything the candidate said to one question, as it is graded."""
    return Answer(text=BREAK.join(piece.text for piece in pieces(prompt, answer, follow_ups)))


def room(answer: Answer, follow_ups: Iterable[FollowUp]) -> int:
    """Characters that one more answer may have; 0 when nothing more should be asked."""
    said = sum(len(one.answer.text) + len(BREAK) for one in follow_ups if one.answer)
    left = LONGEST - len(answer.text) - said - len(BREAK)
    return min(LONGEST_REPLY, left) if left >= SHORTEST_ROOM else 0


def _without_echo(text: str, *asked: str) -> str:
    """The text with spaces for every sentence whose words stand in a question, its length unchanged."""
    known = {word for question in asked for word in _words(question)}
    kept = text
    for span in sentences(text):
        telling = set(_words(span.text)) - SMALL
        if telling and telling <= known:
            kept = kept[: span.start] + " " * (span.end - span.start) + kept[span.end :]
    return kept


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
