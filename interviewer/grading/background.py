"""Grades that take their time, made while the candidate goes on."""

import logging
import threading
from collections.abc import Sequence
from functools import partial

from interviewer.domain.answer import Answer
from interviewer.domain.attempt import Attempt
from interviewer.domain.follow_up import GradeWithFollowUps
from interviewer.domain.grade import Grade, Maker
from interviewer.domain.rubric import Rubric
from interviewer.errors import RehearsalError
from interviewer.grading.holding import Holding
from interviewer.grading.lanes import Lanes
from interviewer.ports import Clock, Grader, History

LOG = logging.getLogger(__name__)

Place = tuple[str, int]
"""An attempt, and how many replies to follow-ups are graded with its answer."""

UNFORESEEN = "Grading failed in a way that nobody foresaw; the log has the details. Grade it again."


class GradesInBackground:
    """Implements ``ports.GradesLater`` with a slow grader.

    Every attempt gets a grade or, with its cause, a record that there is none. What is cut off by the end of the
    process stays pending on record. What another process is at is left to it, for as long as it lives.
    """

    def __init__(
        self,
        grader: Grader,
        history: History,
        clock: Clock,
        lanes: Lanes | None = None,
        holding: Holding | None = None,
    ) -> None:
        self.grader = grader
        self._history = history
        self._clock = clock
        self._lanes = lanes or Lanes()
        self._holding = holding or Holding(history, clock)
        self._under_way: dict[Place, str] = {}
        self._again: dict[Place, Attempt] = {}
        self._lock = threading.Lock()

    @property
    def is_under_way(self) -> bool:
        """Whether anything was begun and has not ended."""
        with self._lock:
            return bool(self._under_way)

    def submit(self, attempt: Attempt) -> None:
        """Grade what waits for it, the answer or the answer with its replies, as soon as a thread is free."""
        if attempt.is_pending:
            self._start(attempt, 0)
        if attempt.whole_grades and attempt.whole_grades[-1].provisional:
            self._start(attempt, len(attempt.replies))

    def _start(self, attempt: Attempt, replies: int) -> None:
        """One at a time: what is asked for meanwhile is under way already; by another rubric it comes after that."""
        place, digest = (attempt.id, replies), _wanted(attempt, replies).maker.rubric_digest
        with self._lock:
            if place in self._under_way:
                if self._under_way[place] != digest:
                    self._again[place] = attempt
                return
            self._under_way[place] = digest
        self._lanes.add(partial(self._finish, attempt, replies))

    def close(self) -> None:
        """Start on nothing more; what is under way is left to end."""
        self._lanes.close()

    def _finish(self, attempt: Attempt, replies: int) -> bool:
        try:
            return self._have_it_graded(attempt, replies)
        except Exception:
            # It stays pending on record, and the next start takes it up again.
            LOG.exception("the grade of attempt %s could not be kept", attempt.id)
            return False
        finally:
            with self._lock:
                del self._under_way[attempt.id, replies]
                again = self._again.pop((attempt.id, replies), None)
            if again:
                self._start(again, replies)

    def _have_it_graded(self, attempt: Attempt, replies: int) -> bool:
        """Once, whoever else is at it: what somebody else has brought since is brought."""
        if not self._holding.take(attempt, replies):
            self._come_back(attempt, replies)
            return True
        try:
            if _was_brought(attempt, self._history.attempt(attempt.owner, attempt.id), replies):
                return True
            return self._keep(attempt, replies).score is not None
        finally:
            self._holding.end(attempt, replies)

    def _come_back(self, attempt: Attempt, replies: int) -> None:
        """See later whether whoever is at it has brought it, or is no more."""
        later = threading.Timer(self._holding.lease / 2, self._start, (attempt, replies))
        later.daemon = True
        later.start()

    def _keep(self, attempt: Attempt, replies: int) -> Grade:
        """Grade by the rubric of the provisional grade, which is the newest there is, and put the grade on record."""
        rubric = attempt.rubric_of(_wanted(attempt, replies))
        if not replies:
            grade = self._grade(attempt, rubric, attempt.answer)
            self._history.add_grade(attempt.owner, attempt.id, grade)
            return grade
        grade = self._grade(attempt, rubric, attempt.whole_answer)
        heard = GradeWithFollowUps(answers=replies, grade=grade)
        self._history.add_grade_with_follow_ups(attempt.owner, attempt.id, heard)
        return grade

    def _grade(self, attempt: Attempt, rubric: Rubric, answer: Answer) -> Grade:
        try:
            return self.grader.grade(attempt.question, rubric, answer)
        except RehearsalError as trouble:
            return self._none(rubric, str(trouble))
        except Exception:
            LOG.exception("attempt %s could not be graded", attempt.id)
            return self._none(rubric, UNFORESEEN)

    def _none(self, rubric: Rubric, because: str) -> Grade:
        maker = Maker(grader=self.grader.name, rubric_digest=rubric.digest())
        return Grade(
            judgements=(), score=None, coverage=0, maker=maker, made_at=self._clock(), ungraded_because=because
        )


def _was_brought(before: Attempt, now: Attempt, replies: int) -> bool:
    """Whether a grade by the same rubric has come after the provisional one that was there before."""
    digest = _wanted(before, replies).maker.rubric_digest
    new = _grades(now, replies)[len(_grades(before, replies)) :]
    return any(not one.provisional and one.maker.rubric_digest == digest for one in new)


def _grades(attempt: Attempt, replies: int) -> Sequence[Grade]:
    """The grades of the answer alone, or with its first so many replies."""
    heard = [one.grade for one in attempt.grades_with_follow_ups if one.answers == replies]
    return heard if replies else attempt.grades


def _wanted(attempt: Attempt, replies: int) -> Grade:
    """The provisional grade whose place a model's is to take."""
    return attempt.whole_grades[-1] if replies else attempt.grades[-1]
