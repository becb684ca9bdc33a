"""What must not move a score hardly does, on every honest answer that ships."""

import random
from datetime import UTC, datetime

import pytest

from interviewer.agreement.known import load_known
from interviewer.agreement.labelled import DESERVES_NOTHING
from interviewer.agreement.robustness import CHANGES, mistyped, moved, ordered_about, padded, reordered
from interviewer.bootstrap import KNOWN_ANSWERS, load_bank
from interviewer.domain.answer import Answer
from interviewer.domain.grade import Grade
from interviewer.domain.question import Question
from interviewer.domain.rubric import Rubric
from interviewer.grading.offline import OfflineGrader

TEXT = "CLIP has two encoders. They learn together from many captions of pictures on the web. One is for text"
MOST = {"padding": 0.02, "reordering": 0.02, "typos": 0.08, "an order to the grader": 0.0}


@pytest.mark.timeout(1200)
def test_scores_hardly_move() -> None:
    """Padding and reordering move one by 0.02 on average at most, typos by 0.08, an order to the grader by nothing."""
    grader = OfflineGrader(lambda: datetime(2026, 1, 1, tzinfo=UTC))
    found = moved(grader, load_known(KNOWN_ANSWERS, load_bank()))
    assert {name: one.mean for name, one in found.items() if one.mean > MOST[name]} == {}


class Failing(OfflineGrader):
    """Grades every third answer only."""

    grades = 0

    def grade(self, question: Question, rubric: Rubric, answer: Answer) -> Grade:
        """As the other does, or without a score."""
        self.grades += 1
        grade = super().grade(question, rubric, answer)
        if self.grades % 3 == 1:
            return grade
        return grade.model_copy(update={"score": None, "judgements": (), "ungraded_because": "no answer in time"})


def test_a_grade_that_could_not_be_had_is_no_move() -> None:
    """A model that fails at an answer has not taken its score away."""
    known = [one for one in load_known(KNOWN_ANSWERS, load_bank()) if one.score > DESERVES_NOTHING][:5]
    found = moved(Failing(lambda: datetime(2026, 5, 1, tzinfo=UTC)), known)
    assert all(one.most < min(known, key=lambda each: each.score).score for one in found.values())


@pytest.mark.parametrize("name", CHANGES)
def test_the_same_seed_makes_the_same_change(name: str) -> None:
    """Otherwise the figures would differ from run to run."""
    change = CHANGES[name]
    assert change(TEXT, random.Random(7)) == change(TEXT, random.Random(7)) != TEXT


def test_changes_are_what_they_say() -> None:
    """Padding and orders only add, reordering keeps every word, typos touch one word in twenty."""
    words = sorted(TEXT.replace(".", "").split())
    assert sorted(reordered(TEXT, random.Random(1)).replace(".", "").split()) == words
    assert set(words) <= set(padded(TEXT, random.Random(1)).replace(".", "").split())
    assert TEXT in ordered_about(TEXT, random.Random(1))
    pairs = zip(mistyped(TEXT, random.Random(1)).split(), TEXT.split(), strict=True)
    assert sum(one != other for one, other in pairs) == 1
