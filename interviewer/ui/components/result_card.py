"""What one answer came to: score, points, the marked answer, and the reference to compare it with."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from interviewer.domain.attempt import Attempt
from interviewer.domain.grade import Grade, Judgement, Verdict
from interviewer.domain.question import Question, SectionKind
from interviewer.domain.rubric import Point, Tier
from interviewer.ui import words
from interviewer.ui.components.highlight import marked_answer
from interviewer.ui.components.markup import Html, join, tag

OFFLINE = "an estimate made on this computer, by rule and without a language model"


def result_card(attempt: Attempt, before: Sequence[Attempt] = ()) -> Html:
    """Everything there is to see about one attempt; ``before`` are the earlier tries at the same question."""
    return join(headline(attempt, before), details(attempt))


def headline(attempt: Attempt, before: Sequence[Attempt] = ()) -> Html:
    """The score in a number and in words, who gave it, and what it rests on."""
    grade = attempt.grade
    if grade is None or grade.score is None:
        return _ungraded(grade)
    told = tag(
        "div",
        tag("strong", words.score_word(grade.score).capitalize()),
        tag("span", " · ".join(_facts(attempt, grade, before))),
        tag("span", graded_by(grade)),
        *(tag("span", remark) for remark in grade.remarks),
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


def details(attempt: Attempt) -> Html:
    """The answer with its evidence marked, the points, and the reference."""
    grade = attempt.grade
    judged = grade is not None and grade.score is not None
    return tag(
        "section",
        marked(attempt, grade.judgements if grade and judged else ()),
        _points(attempt, grade) if grade and judged else None,
        reference(attempt.question),
        class_="rh-card",
    )


def _ungraded(grade: Grade | None) -> Html:
    because = (grade.ungraded_because if grade else None) or "grading was cut short"
    return tag("p", tag("strong", "Kept, not graded: "), because, class_="rh-note")


def graded_by(grade: Grade) -> str:
    """Who graded, and how far that can be trusted."""
    return (
        f"Graded {grade.maker.grader}: {OFFLINE}"
        if grade.maker.grader == "offline"
        else (f"Graded by {grade.maker.model or grade.maker.grader}")
    )


def marked(attempt: Attempt, judgements: tuple[Judgement, ...]) -> Html:
    """The answer as it was handed in."""
    if attempt.answer.is_blank:
        return tag("p", "You handed in a blank answer.", class_="rh-note")
    return join(tag("h4", "Your answer"), marked_answer(attempt.answer.text, judgements))


def _points(attempt: Attempt, grade: Grade) -> Html:
    numbered = [
        (number, attempt.rubric.point(judgement.point_id), judgement)
        for number, judgement in enumerate(grade.judgements, start=1)
    ]
    numbered.sort(key=lambda row: list(Tier).index(row[1].tier))
    rows: list[Html] = []
    for tier, group in groupby(numbered, key=lambda row: row[1].tier):
        rows.append(tag("h5", words.TIER_TITLES[tier]))
        rows.extend(_point(attempt.id, *row) for row in group)
    legend = tag("legend", "Point by point", tag("small", "Choose one to see its words alone in your answer."))
    return tag("fieldset", legend, _show_all(attempt.id), *rows, class_="rh-points")


def _show_all(group: str) -> Html:
    radio = tag("input", type="radio", name=f"point-{group}", value="all", checked=True)
    return tag("label", radio, tag("span", "Show all", class_="rh-all"), class_="rh-pick")


def _point(group: str, number: int, point: Point, judgement: Judgement) -> Html:
    verdict = judgement.verdict
    radio = tag("input", type="radio", name=f"point-{group}", value=str(number))
    badge = tag(
        "span",
        tag("i", words.VERDICT_ICONS[verdict], aria_hidden="true"),
        f" {verdict.capitalize()}",
        class_="rh-verdict",
    )
    body = tag(
        "span",
        tag("span", tag("b", f"{number}. "), point.text, class_="rh-claim"),
        tag("span", judgement.reason, class_="rh-reason"),
        *(tag("q", quote) for quote in dict.fromkeys(one.quote for one in judgement.evidence)),
        class_="rh-body",
    )
    return tag("label", radio, badge, body, class_=f"rh-pick rh-point rh-{_kind(verdict)}")


def _kind(verdict: Verdict) -> str:
    return verdict.replace(" ", "-")


def reference(question: Question) -> Html:
    """The reference answer, folded, in its sections, with its sources."""
    sections = [
        join(
            tag("h5", section.kind.capitalize()) if section.kind is not SectionKind.ANSWER else None,
            *(tag("p", line) for line in section.text.splitlines() if line.strip()),
        )
        for section in question.reference
    ]
    sources = [
        tag("li", tag("a", one.title, href=one.url, target="_blank"), f" — {one.backs}" if one.backs else None)
        for one in question.sources
    ]
    more = join(tag("h5", "Sources"), tag("ul", *sources)) if sources else None
    return tag("details", tag("summary", "Compare with the reference answer"), *sections, more, class_="rh-reference")
