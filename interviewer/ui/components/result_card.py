"""What one answer came to: score, points, the marked answer, and the reference to compare it with."""

from collections.abc import Iterator, Sequence

from interviewer.domain.attempt import Attempt
from interviewer.domain.cues import Said
from interviewer.domain.grade import Grade, Judgement
from interviewer.domain.transcript import Recording
from interviewer.ui import words
from interviewer.ui.components.as_heard import as_heard
from interviewer.ui.components.delivery_card import delivery_card
from interviewer.ui.components.highlight import marked_answer
from interviewer.ui.components.markup import Html, join, tag
from interviewer.ui.components.points import point_by_point
from interviewer.ui.components.reference import reference

OFFLINE = "an estimate made on this computer, by rule and without a language model"


def result_card(attempt: Attempt, before: Sequence[Attempt] = (), recordings: Sequence[Recording] = ()) -> Html:
    """Everything there is to see about one attempt; ``before`` are the earlier tries at the same question."""
    return join(headline(attempt, before), details(attempt, recordings))


def headline(attempt: Attempt, before: Sequence[Attempt] = ()) -> Html:
    """The score in a number and in words, who gave it, and what it rests on."""
    grade = attempt.grade
    if grade is None or grade.score is None:
        return _ungraded(grade)
    told = tag(
        "div",
        tag("strong", words.score_word(grade.score).capitalize()),
        tag("span", " · ".join(_facts(attempt, grade, before))),
        tag("span", graded_by(grade) + _took(grade)),
        *(tag("span", remark) for remark in grade.remarks),
        *(tag("span", note) for note in _notes(attempt, grade)),
    )
    return tag("header", tag("div", words.percent(grade.score), class_="rh-score"), told, class_="rh-headline")


def _facts(attempt: Attempt, grade: Grade, before: Sequence[Attempt]) -> Iterator[str]:
    if before:
        yield f"try {attempt.number}, after {words.percent(before[-1].score)}"
    yield words.counted(attempt.answer.words, "word")
    yield words.duration(attempt.seconds)
    if attempt.hints:
        yield words.counted(attempt.hints, "hint")
    if grade.coverage < 1:
        yield f"{words.percent(grade.coverage)} of the rubric could be assessed"


def details(attempt: Attempt, recordings: Sequence[Recording] = ()) -> Html:
    """The answer with its evidence marked, the points, how it was spoken, and the reference."""
    grade = attempt.grade
    judged = grade is not None and grade.score is not None
    said = Said.of(attempt.answer.text, recordings) if recordings else None
    return tag(
        "section",
        marked(attempt, grade.judgements if grade and judged else (), said),
        *(as_heard(one) for one in recordings),
        point_by_point(attempt, grade, said) if grade and judged else None,
        delivery_card(recordings),
        reference(attempt.question),
        class_="rh-card",
    )


def _ungraded(grade: Grade | None) -> Html:
    because = (grade.ungraded_because if grade else None) or "grading was cut short"
    return tag("p", tag("strong", "Kept, not graded: "), because, class_="rh-note")


def _notes(attempt: Attempt, grade: Grade) -> Iterator[str]:
    """What became of the model's grade."""
    if attempt.is_pending and grade.provisional:
        yield "Provisional: the language model's grade takes its place when it comes."
    elif attempt.is_pending:
        yield "The language model grades it again; until then this grade counts."
    elif attempt.trouble:
        yield f"No grade by the language model: {attempt.trouble}"


def graded_by(grade: Grade) -> str:
    """Who graded, and how far that can be trusted."""
    if grade.maker.grader == "offline":
        return f"Graded offline: {OFFLINE}"
    return f"Graded by {grade.maker.model or grade.maker.grader}"


def _took(grade: Grade) -> str:
    """What the grade of a language model took; nothing for another one's."""
    maker = grade.maker
    if maker.model is None or maker.seconds is None:
        return ""
    return f" · {words.duration(max(1.0, maker.seconds))} · {words.dollars(maker.cost)}"


def marked(attempt: Attempt, judgements: tuple[Judgement, ...], said: Said | None = None) -> Html:
    """The answer as it was handed in."""
    if attempt.answer.is_blank:
        return tag("p", "You handed in a blank answer.", class_="rh-note")
    return join(tag("h4", "Your answer"), marked_answer(attempt.answer.text, judgements, said))
