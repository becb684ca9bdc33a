"""What there is to say about a grade, in sentences, the same on pages and in files."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from interviewer import words
from interviewer.domain.attempt import Attempt
from interviewer.domain.grade import Grade
from interviewer.domain.rubric import Origin

OFFLINE = "an estimate made on this computer, by rule and without a language model"
SAID_WHEN_ASKED = "Said when asked; without the follow-up it was {}."


Figure: TypeAlias = Callable[[str, str], str]
"""Given a number and what says it without one, which may be nothing: what is to be told."""


def in_numbers(number: str, word: str) -> str:  # noqa: ARG001 - the form of every figure
    """The number."""
    return number


def facts(attempt: Attempt, grade: Grade, before: Sequence[Attempt] = (), figure: Figure = in_numbers) -> Iterator[str]:
    """What the score rests on; ``before`` are the earlier tries. What can't be said without a number may be empty."""
    if before:
        last = before[-1].score
        came_to = words.NONE if last is None else figure(words.percent(last), words.score_word(last))
        yield f"try {attempt.number}, after {came_to}"
    yield figure(words.counted(attempt.answer.words, "word"), "")
    yield figure(words.duration(attempt.seconds), "")
    if attempt.hints:
        yield figure(words.counted(attempt.hints, "hint"), "with a hint")
    if grade.coverage < 1:
        yield f"{figure(words.percent(grade.coverage), 'only a part')} of the rubric could be assessed"


def notes(attempt: Attempt, grade: Grade) -> Iterator[str]:
    """What became of the model's grade, and whose points these are."""
    if attempt.rubric.origin is Origin.DERIVED:
        yield f"Its points were {attempt.rubric.provenance.rstrip('.')}; nobody has reviewed them."
    if attempt.is_pending and grade.provisional:
        yield "Provisional: the language model's grade takes its place when it comes."
    elif attempt.is_pending:
        yield "The language model grades it again; until then this grade counts."
    elif attempt.trouble:
        yield f"No grade by the language model: {attempt.trouble}"
    elif attempt.trouble_with_follow_ups:
        yield f"No grade of what followed by the language model: {attempt.trouble_with_follow_ups}"


def graded_by(grade: Grade) -> str:
    """Who graded, and how far that can be trusted."""
    if grade.maker.grader == "offline":
        return f"Graded offline: {OFFLINE}"
    return f"Graded by {grade.maker.model or grade.maker.grader}"


def took(grade: Grade, figure: Figure = in_numbers) -> Iterator[str]:
    """What the grade of a language model took; nothing for another one's."""
    maker = grade.maker
    if maker.model is not None and maker.seconds is not None:
        yield figure(words.duration(max(1.0, maker.seconds)), "")
        yield figure(words.dollars(maker.cost), "")


def overrides_told(grade: Grade) -> str:
    """How many of its judgements are the candidate's own; nothing where none is."""
    number = len(grade.overrides)
    return f"{'one' if number == 1 else number} by your override" if number else ""


def how_sure(attempt: Attempt, figure: Figure = in_numbers) -> str | None:
    """What was said beforehand and what came of it; None where nothing was said or nothing is known yet."""
    grade, confidence = attempt.grade, attempt.confidence
    if confidence is None or grade is None or grade.score is None:
        return None
    whole, partly, of = grade.made
    more = f" and part of {partly} more" if partly else ""
    made = f"; you made {whole} of {words.counted(of, 'point')}{more}"
    return f"You were {confidence}{figure(made, '')}: {words.PLACE_WORDS[confidence.place_of(grade.score)]}."
