"""What a report says of one answer."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from interviewer import telling, words
from interviewer.domain.attempt import Attempt
from interviewer.domain.follow_up import FollowUp
from interviewer.domain.grade import Grade, Judgement
from interviewer.domain.marked import Stretch, spans_of, stretches
from interviewer.domain.question import Question, SectionKind, Source
from interviewer.domain.rubric import Tier
from interviewer.domain.transcript import Recording
from interviewer.speech.delivery import measure

BLANK, SKIPPED, NOTHING = "A blank answer was handed in.", "Skipped.", "Nothing was said."
OWN = "by your override"
UNGRADED = "Kept, not graded: {}"
ITEM = "- "


class Exchange(NamedTuple):
    """A follow-up and what was said to it; ``note`` where that was nothing."""

    probe: str
    because: str | None
    reply: tuple[Stretch, ...]
    note: str | None


class Judged(NamedTuple):
    """One point: what became of it, why, and by which words."""

    number: int
    icon: str
    verdict: str
    text: str
    reason: str
    quotes: tuple[str, ...]
    asked: str | None
    own: str | None


class Figure(NamedTuple):
    """A number about how it was spoken, beside what is usual."""

    name: str
    value: str
    beside: str


class Part(NamedTuple):
    """A section of the reference answer: runs of lines, each of paragraphs or of list items."""

    title: str | None
    runs: tuple[tuple[bool, tuple[str, ...]], ...]


class Answered(NamedTuple):
    """An answer with all there is to say about it; without a score, ``ungraded`` says why, or it isn't told yet."""

    score: str | None
    meaning: str
    with_follow_ups: str | None
    facts: tuple[str, ...]
    ungraded: str | None
    answer: tuple[Stretch, ...]
    exchanges: tuple[Exchange, ...]
    points: tuple[tuple[str, tuple[Judged, ...]], ...]
    figures: tuple[Figure, ...]
    reference: tuple[Part, ...]
    sources: tuple[Source, ...]

    @classmethod
    def of(cls, attempt: Attempt, recordings: Sequence[Recording], *, tries: int, tells: bool) -> "Answered":
        """Of the try that counts; without ``tells`` only what the candidate said."""
        grade = (attempt.grade_with_follow_ups or attempt.grade) if tells else None
        judgements = grade.judgements if grade and grade.score is not None else ()
        first = attempt.grade if tells else None
        score, after = first.score if first else None, attempt.score_with_follow_ups if tells else None
        return cls(
            score=None if score is None else words.percent(score),
            meaning="" if score is None else words.score_word(score).capitalize(),
            with_follow_ups=None if after is None else words.percent(after),
            facts=tuple(_facts(attempt, first, tries)) if first else (),
            ungraded=_ungraded(first) if tells and score is None else None,
            answer=_marked(attempt.answer.text, judgements, 0),
            exchanges=tuple(_exchanges(attempt, judgements)),
            points=tuple(_points(attempt, grade)) if judgements and grade else (),
            figures=tuple(_figures(recordings)),
            reference=tuple(_parts(attempt.question)) if tells else (),
            sources=attempt.question.sources if tells else (),
        )


def _facts(attempt: Attempt, grade: Grade, tries: int) -> Iterator[str]:
    if tries > 1:
        yield f"The last of {words.counted(tries, 'try', 'tries')}"
    yield " · ".join(telling.facts(attempt, grade))
    if grade.score is None:
        return
    if sure := telling.how_sure(attempt):
        yield sure
    yield " · ".join(filter(None, [telling.graded_by(grade), *telling.took(grade), telling.overrides_told(grade)]))
    yield from grade.remarks
    yield from telling.notes(attempt, grade)


def _ungraded(grade: Grade | None) -> str:
    return UNGRADED.format((grade.ungraded_because if grade else None) or "grading was cut short")


def _marked(text: str, judgements: Sequence[Judgement], start: int) -> tuple[Stretch, ...]:
    return tuple(stretches(text, spans_of(judgements, start))) if text.strip() else ()


def _exchanges(attempt: Attempt, judgements: Sequence[Judgement]) -> Iterator[Exchange]:
    starts = {piece.follow_up.number: piece.start for piece in attempt.pieces if piece.follow_up}
    for one in attempt.follow_ups:
        if not one.is_open:
            yield _exchange(one, judgements, starts.get(one.number, 0))


def _exchange(one: FollowUp, judgements: Sequence[Judgement], start: int) -> Exchange:
    if one.answer is None or one.answer.is_blank:
        return Exchange(one.probe.text, one.probe.because, (), SKIPPED if one.answer is None else NOTHING)
    return Exchange(one.probe.text, one.probe.because, _marked(one.answer.text, judgements, start), None)


def _points(attempt: Attempt, grade: Grade) -> Iterator[tuple[str, tuple[Judged, ...]]]:
    own = set(grade.overrides) | set(attempt.grade.overrides if attempt.grade else ())
    unasked = {one.point_id: one.verdict for one in attempt.grade.judgements} if attempt.grade else {}
    rows = [(attempt.rubric.point(one.point_id), n, one) for n, one in enumerate(grade.judgements, start=1)]
    rows.sort(key=lambda row: list(Tier).index(row[0].tier))
    for tier, of_tier in groupby(rows, key=lambda row: row[0].tier):
        yield (
            words.TIER_TITLES[tier],
            tuple(
                Judged(
                    number=number,
                    icon=words.VERDICT_ICONS[one.verdict],
                    verdict=one.verdict.capitalize(),
                    text=point.text,
                    reason=one.reason,
                    quotes=tuple(dict.fromkeys(evidence.quote for evidence in one.evidence)),
                    asked=_asked(unasked.get(point.id), one),
                    own=OWN if point.id in own else None,
                )
                for point, number, one in of_tier
            ),
        )


def _asked(unasked: str | None, judgement: Judgement) -> str | None:
    return None if unasked in (None, judgement.verdict) else telling.SAID_WHEN_ASKED.format(unasked)


def _figures(recordings: Sequence[Recording]) -> Iterator[Figure]:
    measured = [measure(one.transcript) for one in recordings if one.transcript and one.transcript.speech]
    for number, delivery in enumerate(measured, start=1):
        which = f" (recording {number})" if len(measured) > 1 else ""
        for one in delivery.measures:
            if one.value is not None:
                yield Figure(f"{one.name}{which}", one.said, one.beside)
        if delivery.fillers is not None:
            yield Figure(f"Filler words{which}", str(delivery.fillers), "")


def _parts(question: Question) -> Iterator[Part]:
    for section in question.reference:
        lines = filter(None, map(str.strip, section.text.split("\n")))
        runs = groupby(lines, key=lambda line: line.startswith(ITEM))
        title = None if section.kind is SectionKind.ANSWER else section.kind.capitalize()
        yield Part(title, tuple((items, tuple(one.removeprefix(ITEM) for one in run)) for items, run in runs))
