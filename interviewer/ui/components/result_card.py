"""What one answer came to: score, points, the marked answer, and the reference to compare it with."""

from collections.abc import Iterator, Sequence

from interviewer.domain.attempt import Attempt
from interviewer.domain.cues import Said
from interviewer.domain.follow_up import FollowUp
from interviewer.domain.grade import Grade, Judgement
from interviewer.domain.transcript import Recording
from interviewer.telling import facts, graded_by, how_sure, notes, overrides_told, took
from interviewer.ui import figures, words
from interviewer.ui.components.as_heard import as_heard
from interviewer.ui.components.delivery_card import delivery_card
from interviewer.ui.components.highlight import marked_answer
from interviewer.ui.components.markup import Html, join, tag
from interviewer.ui.components.points import point_by_point
from interviewer.ui.components.reference import reference

__all__ = ["UNDER_QUESTION", "details", "graded_by", "headline", "result_card", "said"]

UNDER_QUESTION = tag("h2", "Your answer and what it came to", class_="rh-unseen")
"""Goes before it where the question alone is its heading: for who has the page read out by its headings."""


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
        *_with_follow_ups(attempt),
        *(tag("span", sure, class_="rh-with") for sure in [how_sure(attempt, figures.figure)] if sure),
        tag("span", figures.told(*facts(attempt, grade, before, figures.figure))),
        tag("span", figures.told(graded_by(grade), *took(grade, figures.figure), overrides_told(grade))),
        *(tag("span", remark) for remark in grade.remarks),
        *(tag("span", note) for note in notes(attempt, grade)),
    )
    return tag(
        "header", figures.drawn(tag("div", words.percent(grade.score), class_="rh-score")), told, class_="rh-headline"
    )


def _with_follow_ups(attempt: Attempt) -> Iterator[Html]:
    """The second score, which never takes the place of the first."""
    after = attempt.grade_with_follow_ups
    if after is not None:
        note = " (provisional)" if attempt.is_waiting and after.provisional else ""
        one = "the follow-up" if len(attempt.replies) == 1 else "the follow-ups"
        yield tag("span", tag("b", figures.score(after.score)), f" with {one}{note}", class_="rh-with")


def details(attempt: Attempt, recordings: Sequence[Recording] = ()) -> Html:
    """The answer with its evidence marked, the points, how it was spoken, and the reference."""
    grade = attempt.grade_with_follow_ups or attempt.grade
    judged = grade is not None and grade.score is not None
    heard = Said.of(attempt.answer.text, recordings) if recordings else None
    return tag(
        "section",
        said(attempt, grade.judgements if grade and judged else (), heard),
        *(as_heard(one) for one in recordings),
        point_by_point(attempt, grade, heard) if grade and judged else None,
        delivery_card(recordings),
        reference(attempt.question),
        class_="rh-card",
    )


def _ungraded(grade: Grade | None) -> Html:
    because = (grade.ungraded_because if grade else None) or "grading was cut short"
    return tag("p", tag("strong", "Kept, not graded: "), because, class_="rh-note")


def said(attempt: Attempt, judgements: tuple[Judgement, ...], heard: Said | None = None) -> Html:
    """The answer as it was handed in, then each follow-up and what was said to it."""
    starts = {piece.follow_up.number: piece.start for piece in attempt.pieces if piece.follow_up}
    return join(
        _marked(attempt, judgements, heard),
        *(_exchange(one, judgements, starts.get(one.number, 0)) for one in attempt.follow_ups if not one.is_open),
    )


def _exchange(follow_up: FollowUp, judgements: tuple[Judgement, ...], start: int) -> Html:
    probe = follow_up.probe
    because = tag("small", f"Asked without the language model: {probe.because}") if probe.because else None
    asked = tag("p", tag("b", "Follow-up: "), probe.text, because, class_="rh-follow-up")
    if follow_up.answer is None:
        return join(asked, tag("p", "Skipped.", class_="rh-quiet"))
    if follow_up.answer.is_blank:
        return join(asked, tag("p", "Nothing was said.", class_="rh-quiet"))
    return join(asked, marked_answer(follow_up.answer.text, judgements, start=start))


def _marked(attempt: Attempt, judgements: tuple[Judgement, ...], heard: Said | None) -> Html:
    """The answer as it was handed in."""
    if attempt.answer.is_blank:
        return tag("p", "You handed in a blank answer.", class_="rh-note")
    return join(tag("h3", "Your answer", class_="rh-part"), marked_answer(attempt.answer.text, judgements, heard))
