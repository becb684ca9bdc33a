"""Sessions and attempts to rows and back; what comes back is validated, since rows are not."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, TypeVar

from interviewer.domain.answer import Answer
from interviewer.domain.attempt import Attempt, Draft
from interviewer.domain.base import Value
from interviewer.domain.grade import Grade
from interviewer.domain.question import Question
from interviewer.domain.rubric import Rubric
from interviewer.domain.session import Session
from interviewer.errors import BadInput, HistoryError
from interviewer.history.follow_up_rows import FollowUpRow, GradeWithFollowUpsRow, follow_up_of, grades_of
from interviewer.history.tables import AttemptRow, DraftRow, SessionRow

V = TypeVar("V", bound=Value)


def filled(kind: type[V], row: object, **more: Any) -> V:
    """The value whose fields the row has under the same names, but for those given."""
    return kind(**{name: getattr(row, name) for name in kind.model_fields if name not in more}, **more)


@contextmanager
def undamaged(what: str) -> Iterator[None]:
    """Turn whatever a damaged row leads to into a ``HistoryError`` that names the row."""
    try:
        yield
    except (ValueError, TypeError, LookupError, BadInput) as error:
        raise HistoryError(
            f"The record of {what} is damaged and can't be shown; everything else can. A copy of the history from "
            f"before the damage would have it. ({error})"
        ) from error


def session_row(session: Session) -> SessionRow:
    """The row of a session."""
    return SessionRow(
        id=session.id,
        owner=session.owner,
        started_at=session.started_at,
        ended_at=session.ended_at,
        version=session.version,
        body=session.model_dump_json(),
    )


def session_of(row: SessionRow) -> Session:
    """The session of a row."""
    with undamaged(f"session {row.id}"):
        return Session.model_validate_json(row.body)


def attempt_row(attempt: Attempt) -> AttemptRow:
    """The row of an attempt, its grades aside."""
    return AttemptRow(
        id=attempt.id,
        owner=attempt.owner,
        session_id=attempt.session_id,
        position=attempt.position,
        number=attempt.number,
        question_id=attempt.question.id,
        question_digest=attempt.question.digest(),
        rubric_digest=attempt.rubric.digest(),
        answer=attempt.answer.text,
        recordings=" ".join(attempt.answer.recordings),
        answered_at=attempt.answered_at,
        seconds=attempt.seconds,
        hints=attempt.hints,
        confidence=attempt.confidence and attempt.confidence.value,
    )


def draft_values(draft: Draft) -> dict[str, object]:
    """The columns of a draft."""
    return {**draft.model_dump(mode="json"), "recordings": " ".join(draft.recordings)}


def draft_of(row: DraftRow) -> Draft:
    """The draft of a row."""
    return Draft(
        text=row.text,
        seconds=row.seconds,
        revision=row.revision,
        recordings=tuple(row.recordings.split()),
        confidence=row.confidence,
    )


def snapshots(attempt: Attempt) -> list[dict[str, str]]:
    """The question and the rubric of an attempt, to be kept under their digests."""
    return [snapshot(attempt.owner, one) for one in (attempt.question, attempt.rubric)]


def snapshot(owner: str, what: Question | Rubric) -> dict[str, str]:
    """A question or a rubric, to be kept under its digest."""
    return {"owner": owner, "digest": what.digest(), "body": what.model_dump_json()}


@lru_cache(maxsize=512)
def _snapshot(kind: type[V], body: str) -> V:
    # The same few questions stand behind every attempt, and every run of a page asks for them again.
    return kind.model_validate_json(body)


def attempt_of(
    row: AttemptRow,
    kept: dict[str, str],
    grades: Iterable[Grade],
    follow_ups: Iterable[FollowUpRow] = (),
    heard: Sequence[GradeWithFollowUpsRow] = (),
) -> Attempt:
    """The attempt of a row, with its question and rubrics from the snapshots by digest."""
    with undamaged(f"attempt {row.id}"):
        graded = tuple(grades)
        asked_by = _snapshot(Rubric, kept[row.rubric_digest])
        digests = dict.fromkeys(one.maker.rubric_digest for one in graded)
        later = [_snapshot(Rubric, kept[one]) for one in digests if one in kept and one != row.rubric_digest]
        attempt = Attempt(
            id=row.id,
            owner=row.owner,
            session_id=row.session_id,
            position=row.position,
            number=row.number,
            question=_snapshot(Question, kept[row.question_digest]),
            rubric=asked_by,
            rubrics=(asked_by, *later) if later else (),
            answer=Answer(text=row.answer, recordings=tuple(row.recordings.split())),
            answered_at=row.answered_at,
            seconds=row.seconds,
            hints=row.hints,
            confidence=row.confidence,
            grades=graded,
            follow_ups=tuple(map(follow_up_of, follow_ups)),
            grades_with_follow_ups=tuple(grades_of(heard)),
        )
        return attempt.by_rubric_that_counts()
