"""Two people over one database, each with something of every kind; and what one of them has, row by row."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlmodel import SQLModel

from interviewer.domain.answer import Answer
from interviewer.domain.attempt import Attempt, Draft
from interviewer.domain.confidence import Confidence
from interviewer.domain.dispute import Claim, Dispute, Outcome
from interviewer.domain.due import Review
from interviewer.domain.follow_up import GradeWithFollowUps
from interviewer.domain.grade import Verdict
from interviewer.domain.own import Change, OwnQuestion, OwnTopic
from interviewer.domain.progress import QuestionRecord
from interviewer.domain.session import Session
from interviewer.history import SqlHistory
from interviewer.history.dialects import words_of
from tests.history.making import (
    ANNE,
    BEN,
    HEARD,
    NOON,
    a_card,
    a_follow_up,
    a_grade,
    a_question,
    a_recording,
    a_review,
    a_rubric,
    a_session,
    an_attempt,
)

MONTH = NOON.replace(day=1, hour=0)
LATER = NOON + timedelta(days=300)
FIRST_MINUTE = {ANNE: 1, BEN: 30}
"""Of their answers; the index numbers them by the moment."""

DISPUTE = Dispute(
    point_id="p",
    claim=Claim.NOT_SAID,
    before=Verdict.MET,
    after=Verdict.MISSED,
    outcome=Outcome.OVERRIDDEN,
    grader="offline",
    made_at=NOON,
)


def filled(history: SqlHistory, owner: str) -> None:
    """A record of that person with something in every table, under names that begin with theirs."""
    session, minute = a_session(f"{owner}-s", owner, questions=2), FIRST_MINUTE[owner]
    history.save_session(session)
    history.keep_recording(recording_of(owner), f"{owner}'s voice".encode())
    history.add_transcript(owner, f"{owner}-r", HEARD)
    _answered(history, owner, session, minute)
    history.save_draft(owner, session.id, 1, Draft(text=f"{owner}'s half answer", revision=1))
    history.keep_derived_rubric(owner, "digest", derived(owner), made_at=NOON, cost=1)
    history.change_own(owner, own_content(owner))
    history.set_aside(owner, MONTH, 0.25, cap=None)
    history.take_lease(owner, f"{owner}-a", 0, holder=owner, at=NOON, until=LATER)
    gone = a_session(f"{owner}-gone", owner)
    history.save_session(gone)
    history.record_answer(
        an_attempt(name=f"{owner}-b", session=gone.id, owner=owner, minutes=minute + 1), gone.after_answer(0)
    )
    history.add_grade(owner, f"{owner}-b", a_grade())
    history.delete_session(owner, gone.id, as_id=f"{owner}-trash", at=NOON)
    history.follow_grades(owner, "q-0", follows, lambda _: a_card(), limit=9)


def _answered(history: SqlHistory, owner: str, session: Session, minute: int) -> None:
    told = f"An answer. Words of {owner}."
    attempt = an_attempt(told, name=f"{owner}-a", session=session.id, owner=owner, minutes=minute)
    sure = {"confidence": Confidence.CERTAIN, "answer": Answer(text=told, recordings=(f"{owner}-r",))}
    history.record_answer(attempt.model_copy(update=sure), session.after_answer(0))
    history.add_grade(owner, attempt.id, a_grade())
    history.take_in(owner, history.untaken(owner))
    history.keep_dispute(owner, attempt.id, DISPUTE, a_grade(0.5))
    history.add_grade(owner, attempt.id, a_grade(0.5, provisional=True))
    history.ask_follow_up(owner, attempt.id, a_follow_up())
    history.settle_follow_up(owner, attempt.id, 1, answer=Answer(text=f"{owner}'s reply"), seconds=1, at=NOON)
    history.add_grade_with_follow_ups(owner, attempt.id, GradeWithFollowUps(answers=1, grade=a_grade()))
    history.ask_follow_up(owner, attempt.id, a_follow_up(2))
    history.save_follow_up_draft(owner, attempt.id, 2, Draft(text=f"{owner}'s half reply", revision=1))
    history.keep_reviews(owner, "q-0", [a_review(attempt.id)], lambda _: a_card())


def follows(attempts: Sequence[Attempt], reviews: Sequence[Review]) -> tuple[Sequence[Review], QuestionRecord]:
    """What is known of the question that they answered."""
    return reviews, QuestionRecord.of("q-0", attempts)


def recording_of(owner: str, name: str = "", session: str = "") -> Any:
    """A recording in a session of theirs, or in another one."""
    recording = a_recording(name or f"{owner}-r", owner)
    return recording.model_copy(update={"session_id": session or f"{owner}-s"})


def derived(owner: str) -> Any:
    """A rubric that a model wrote for them."""
    return a_rubric().model_copy(update={"derived_by": f"a model of {owner}"})


def own_content(owner: str) -> Change:
    """A topic, a question and a rubric of their own, under the same names as everybody else's."""
    question = a_question("own-01").model_copy(update={"topic": "own", "prompt": f"What does {owner} ask?"})
    return Change(
        topics=(OwnTopic(id="own", title=f"Topic of {owner}", last_number=1),),
        questions=(OwnQuestion(id="own-01", question=question),),
        rubrics=(a_rubric("own-01"),),
    )


def everything_of(history: SqlHistory, owner: str) -> dict[str, Any]:
    """Every row of theirs in every table, the words that are searched, and the bytes of their sound."""
    told: dict[str, Any] = {}
    with history._database.reading() as transaction:
        for table in SQLModel.metadata.sorted_tables:
            mine = select(table).where(table.c.owner == owner).order_by(*table.primary_key)
            told[table.name] = [tuple(row) for row in transaction.execute(mine)]
        numbers = [row[0] for row in told["findable"]]
        told["words"] = words_of(transaction).texts(transaction, numbers)
    files = history._sounds.folder.glob(f"{owner}-*")
    told["sound"] = {one.name: one.read_bytes() for one in files}
    return told
