"""Grades that take their time, made while the candidate goes on."""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor

from interviewer.domain.answer import Answer
from interviewer.domain.attempt import Attempt
from interviewer.domain.follow_up import GradeWithFollowUps
from interviewer.domain.grade import Grade, Maker
from interviewer.domain.rubric import Rubric
from interviewer.errors import RehearsalError
from interviewer.ports import Clock, Grader, History

LOG = logging.getLogger(__name__)

AT_ONCE = 4
"""Answers graded at the same time, so that one question's trouble doesn't delay another's."""

UNFORESEEN = "Grading failed in a way that nobody foresaw; the log has the details. Grade it again."


class GradesInBackground:
    """Implements ``ports.GradesLater`` with a few threads over a slow grader.

    Every attempt gets a grade or, with its cause, a record that there is none. What is cut off by the end of the
    process stays pending on record.
    """

    def __init__(self, grader: Grader, history: History, clock: Clock) -> None:
        self.grader = grader
        self._history = history
        self._clock = clock
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="grade")
        self._under_way: set[tuple[str, int]] = set()
        self._lock = threading.Lock()

    def submit(self, attempt: Attempt) -> None:
        """Grade what waits for it, the answer or the answer with its replies, as soon as a thread is free."""
        if attempt.is_pending:
            self._start(attempt, 0)
        if attempt.whole_grades and attempt.whole_grades[-1].provisional:
            self._start(attempt, len(attempt.replies))

    def _start(self, attempt: Attempt, replies: int) -> None:
        with self._lock:
            if (attempt.id, replies) in self._under_way:
                return
            self._under_way.add((attempt.id, replies))
        self._pool.submit(self._finish, attempt, replies)

    def close(self) -> None:
        """Start on nothing more; what is under way is left to end."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _finish(self, attempt: Attempt, replies: int) -> None:
        try:
            self._keep(attempt, replies)
        except Exception:
            # It stays pending on record, and the next start takes it up again.
            LOG.exception("the grade of attempt %s could not be kept", attempt.id)
        finally:
            with self._lock:
                self._under_way.discard((attempt.id, replies))

    def _keep(self, attempt: Attempt, replies: int) -> None:
        """Grade by the rubric of the provisional grade, which is the newest there is, and put the grade on record."""
        if not replies:
            grade = self._grade(attempt, attempt.rubric_of(attempt.grades[-1]), attempt.answer)
            self._history.add_grade(attempt.owner, attempt.id, grade)
            return
        grade = self._grade(attempt, attempt.rubric_of(attempt.whole_grades[-1]), attempt.whole_answer)
        heard = GradeWithFollowUps(answers=replies, grade=grade)
        self._history.add_grade_with_follow_ups(attempt.owner, attempt.id, heard)

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
