"""A check that goes on by itself."""

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from interviewer.agreement.known import load_known
from interviewer.agreement.running import RunningCheck
from interviewer.bootstrap import KNOWN_ANSWERS, count_known, load_bank
from interviewer.domain.answer import Answer
from interviewer.domain.grade import Grade
from interviewer.domain.question import Question
from interviewer.domain.rubric import Rubric
from interviewer.errors import ContentError, RehearsalError
from interviewer.grading.offline import OfflineGrader

BANK = load_bank()
KNOWN = load_known(KNOWN_ANSWERS, BANK)
OFFLINE = OfflineGrader(lambda: datetime(2026, 1, 1, tzinfo=UTC))


class Moody:
    """Grades the first answers, then does as it is told."""

    name = "moody"

    def __init__(self, error: Exception | None = None, hold: threading.Event | None = None) -> None:
        self._error, self._hold, self._graded = error, hold, 0

    def grade(self, question: Question, rubric: Rubric, answer: Answer) -> Grade:
        """Two grades, then trouble."""
        self._graded += 1
        if self._graded > 2 and self._error:
            raise self._error
        if self._hold:
            self._hold.wait(20)
        return OFFLINE.grade(question, rubric, answer)


def test_enough_answers_of_every_sort_ship() -> None:
    """Sixty at least, over ten questions, of a dozen kinds, each with a verdict on every point."""
    assert len(KNOWN) == count_known() >= 60
    assert len({one.question.id for one in KNOWN}) >= 10
    assert len({one.kind for one in KNOWN}) >= 12
    assert all(set(one.worth) == {point.id for point in one.rubric.points} for one in KNOWN)


def test_a_check_counts_and_comes_to_figures() -> None:
    """Every answer is graded once, and the figures are there."""
    running = RunningCheck(OFFLINE, KNOWN[:10])
    running.wait(30)
    assert (running.done, running.is_under_way, running.failure) == (10, False, None)
    assert running.check is not None
    assert running.check.first.points()["false_credit"].value is not None


@pytest.mark.parametrize(
    ("error", "told"), [(RehearsalError("No route."), "No route."), (ValueError("?"), "nobody foresaw")]
)
def test_trouble_ends_it_with_the_cause(error: Exception, told: str) -> None:
    """In words, whatever it was."""
    running = RunningCheck(Moody(error), KNOWN[:10])
    running.wait(30)
    assert running.check is None
    assert told in (running.failure or "")


class Failing:
    """Never has a grade."""

    name, asked = "failing", 0

    def grade(self, question: Question, rubric: Rubric, answer: Answer) -> Grade:
        """None, and why."""
        self.asked += 1
        none = {"judgements": (), "score": None, "ungraded_because": "The key is wrong."}
        return OFFLINE.grade(question, rubric, answer).model_copy(update=none)


def test_a_grader_that_has_no_grades_is_not_asked_for_all_of_them() -> None:
    """A wrong key is told after a few answers, with its cause."""
    grader = Failing()
    running = RunningCheck(grader, KNOWN[:10])
    running.wait(30)
    assert "The key is wrong." in (running.failure or "")
    assert grader.asked == 3


def test_rounds_tell_how_far_scores_differ() -> None:
    """Every answer once a round; the grader that is sure of itself differs by nothing."""
    running = RunningCheck(OFFLINE, KNOWN[:5], rounds=2)
    running.wait(30)
    assert running.check is not None
    assert (running.done, len(running.check.rounds), running.check.spread) == (10, 2, 0.0)


def test_it_can_be_stopped() -> None:
    """After the answer it is at, nothing more is asked."""
    hold = threading.Event()
    running = RunningCheck(Moody(hold=hold), KNOWN[:10])
    running.stop()
    hold.set()
    running.wait(30)
    assert "Stopped after" in (running.failure or "")
    assert running.done < 10


def test_a_spoilt_line_is_named(tmp_path: Path) -> None:
    """With its file and number."""
    spoilt = tmp_path / "known.jsonl"
    spoilt.write_text(KNOWN_ANSWERS.read_text(encoding="utf-8").splitlines()[0] + '\n{"id": 1}\n', encoding="utf-8")
    with pytest.raises(ContentError, match=r"known\.jsonl:2: "):
        load_known(spoilt, BANK)
