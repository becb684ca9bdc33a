"""The use cases of follow-ups: ask for a core point that is missing, hear what is said to it, or leave it."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from interviewer.domain.answer import Answer
from interviewer.domain.attempt import Attempt, Draft
from interviewer.domain.follow_up import FollowUp, GradeWithFollowUps, Probe, room
from interviewer.domain.grade import Verdict
from interviewer.domain.rubric import Point, Rubric, Tier
from interviewer.domain.session import Session
from interviewer.errors import BadInput, NotFound, Stale
from interviewer.ports import Clock, Grader, GradesLater, History, ProbeWriter

LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Probing:
    """What is asked after an answer. A reply is on disk before anything is asked of it."""

    history: History
    grader: Grader
    clock: Clock
    owner: str
    writer: ProbeWriter | None = None
    later: GradesLater | None = None

    def follow(self, attempt: Attempt) -> Attempt:
        """Ask about a core point that is missing, where the session allows one more follow-up.

        It waits for no model's grade: whichever grade there is decides.
        """
        if self.writer is None:
            return attempt
        session = self.history.session(self.owner, attempt.session_id)
        point = missing_point(attempt, session.setup.probes) if session.is_open else None
        probe = self._written(self.writer, attempt, point) if point else None
        if point is None or probe is None:
            return attempt
        follow_up = FollowUp(number=len(attempt.follow_ups) + 1, point_id=point.id, probe=probe, asked_at=self.clock())
        asked = self.history.ask_follow_up(self.owner, attempt.id, follow_up)
        self._move(attempt, lambda now: now if now.position == attempt.position else now.at(attempt.position))
        return asked

    def _written(self, writer: ProbeWriter, attempt: Attempt, point: Point) -> Probe | None:
        """None when it could not be written: a follow-up must never stand in the way of an answer that is kept."""
        try:
            return writer.write(attempt, point)
        except Exception:
            LOG.exception("no follow-up could be written to attempt %s", attempt.id)
            return None

    def reply(self, attempt_id: str, number: int, draft: Draft) -> Attempt:
        """Keep what was said to a follow-up, grade it together with the answer, and ask on where more is missing.

        Handing the same reply in twice is handing it in once.
        """
        attempt = self._asked(attempt_id, number)
        most = room(attempt.answer, attempt.replies)
        if attempt.follow_ups[number - 1].is_open and len(draft.text) > most:
            raise BadInput(f"This reply has {len(draft.text):,} characters; {most:,} is the most here. Shorten it.")
        kept = self.history.settle_follow_up(
            self.owner,
            attempt_id,
            number,
            answer=Answer(text=draft.text),
            seconds=draft.seconds,
            at=self.clock(),
        )
        graded = kept if kept.whole_grades else self.grade(kept, kept.rubric, first=True)
        return self._onward(self.follow(graded) if not graded.open_follow_up else graded)

    def skip(self, attempt_id: str, number: int) -> Attempt:
        """Leave a follow-up without an answer; nothing more is asked about that question."""
        self._asked(attempt_id, number)
        skipped = self.history.settle_follow_up(
            self.owner, attempt_id, number, answer=None, seconds=0.0, at=self.clock()
        )
        return self._onward(skipped)

    def grade(self, attempt: Attempt, rubric: Rubric, *, first: bool = False) -> Attempt:
        """Grade an answer together with what was said to its follow-ups (again); nothing where nothing was.

        The ``first`` grade is not kept where one came meanwhile.
        """
        if not attempt.replies:
            return attempt
        grade = self.grader.grade(attempt.question, rubric, attempt.whole_answer)
        if self.later:
            grade = grade.model_copy(update={"provisional": True})
        heard = GradeWithFollowUps(answers=len(attempt.replies), grade=grade)
        graded = self.history.add_grade_with_follow_ups(self.owner, attempt.id, heard, first=first)
        if self.later:
            self.later.submit(graded)
        return graded

    def save_draft(self, attempt_id: str, number: int, draft: Draft) -> None:
        """Keep what has been typed so far."""
        self.history.save_follow_up_draft(self.owner, attempt_id, number, draft)

    def draft(self, attempt_id: str, number: int) -> Draft:
        """What had been typed when it was last kept."""
        return self.history.follow_up_draft(self.owner, attempt_id, number)

    def _asked(self, attempt_id: str, number: int) -> Attempt:
        attempt = self.history.attempt(self.owner, attempt_id)
        if not 0 < number <= len(attempt.follow_ups):
            raise NotFound("There is no such follow-up. Load the page again to see what is asked.")
        return attempt

    def _onward(self, attempt: Attempt) -> Attempt:
        """In an interview the next question comes once nothing more is asked about this one."""
        if attempt.open_follow_up is None:
            self._move(attempt, lambda now: now.after_follow_ups() if now.position == attempt.position else now)
        return attempt

    def _move(self, attempt: Attempt, move: Callable[[Session], Session]) -> None:
        session = self.history.session(self.owner, attempt.session_id)
        moved = move(session) if session.is_open else session
        if moved is not session:
            try:
                self.history.save_session(moved)
            except Stale:
                LOG.info("session %s was moved on elsewhere; it stays where it was moved to", session.id)


def missing_point(attempt: Attempt, most: int) -> Point | None:
    """The core point to ask about next: the heaviest that was missed and not asked about; None when enough was asked.

    Whoever skipped a follow-up, handed in nothing or speaks a language that can't be followed is not asked on.
    """
    grade = attempt.grade_with_follow_ups or attempt.grade
    enough = len(attempt.follow_ups) >= most or len(attempt.replies) < len(attempt.follow_ups)
    if grade is None or enough or attempt.answer.is_blank or not room(attempt.answer, attempt.replies):
        return None
    if not grade.is_of_english:
        return None
    asked = {one.point_id for one in attempt.follow_ups}
    missed = [one.point_id for one in grade.judgements if one.verdict is Verdict.MISSED]
    core = [point for point in attempt.rubric.points if point.tier is Tier.CORE and point.id in missed]
    return max((point for point in core if point.id not in asked), key=lambda point: point.weight, default=None)
