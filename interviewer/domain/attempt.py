"""One try at one question, as it is kept."""

from collections.abc import Sequence
from typing import Self

from pydantic import NonNegativeFloat, NonNegativeInt

from interviewer.domain.answer import Answer
from interviewer.domain.base import Moment, RecordingId, Share, Value
from interviewer.domain.confidence import Confidence
from interviewer.domain.follow_up import FollowUp, GradeWithFollowUps, Piece, joined, pieces
from interviewer.domain.grade import Grade
from interviewer.domain.question import Question
from interviewer.domain.rubric import Rubric


class Draft(Value):
    """What has been typed or said and not yet handed in. ``revision`` is the browser's clock in milliseconds.

    ``recordings`` are those whose words were put into the text, ``confidence`` how sure the candidate is of it, if they
    said so.
    """

    text: str = ""
    seconds: NonNegativeFloat = 0.0
    revision: NonNegativeInt = 0
    recordings: tuple[RecordingId, ...] = ()
    confidence: Confidence | None = None

    @classmethod
    def to_begin_with(cls, text: str, recordings: tuple[RecordingId, ...] = ()) -> Self:
        """Words for an empty box: whatever a person types is newer."""
        return cls(text=text, recordings=recordings, revision=1)


class Attempt(Value):
    """A question as it was asked, the rubric of the grade that counts, the answer, and every grade it ever got.

    ``seconds`` is how long the question was in front of the candidate, the time away not counted. ``grades`` are of
    the answer alone; ``rubrics`` are all that it was ever graded by, the one it was asked with first.
    ``confidence`` was said before any of them was seen.
    """

    id: str
    owner: str
    session_id: str
    position: NonNegativeInt
    number: int
    question: Question
    rubric: Rubric
    answer: Answer
    answered_at: Moment
    seconds: NonNegativeFloat = 0.0
    hints: NonNegativeInt = 0
    confidence: Confidence | None = None
    grades: tuple[Grade, ...] = ()
    rubrics: tuple[Rubric, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    grades_with_follow_ups: tuple[GradeWithFollowUps, ...] = ()

    @property
    def grade(self) -> Grade | None:
        """The grade that counts: of those with a score the newest that is not provisional, else the newest there is."""
        return that_counts(self.grades)

    def rubric_of(self, grade: Grade) -> Rubric:
        """The rubric that a grade was made by."""
        known = {rubric.digest(): rubric for rubric in self.rubrics}
        return known.get(grade.maker.rubric_digest, self.rubric)

    def by_rubric_that_counts(self) -> Self:
        """The same with the rubric of the grade that counts as its rubric."""
        return self.model_copy(update={"rubric": self.rubric_of(self.grade)}) if self.rubrics and self.grade else self

    @property
    def is_pending(self) -> bool:
        """Whether a model's grade is still to come: the newest grade is the provisional one made meanwhile."""
        return bool(self.grades) and self.grades[-1].provisional

    @property
    def trouble(self) -> str | None:
        """Why the newest try at a grade brought none, or None."""
        return self.grades[-1].ungraded_because if self.grades else None

    @property
    def score(self) -> float | None:
        """The score of the grade that counts: of the answer alone, whatever was said to follow-ups."""
        return self.grade.score if self.grade else None

    @property
    def open_follow_up(self) -> FollowUp | None:
        """The follow-up that waits for its answer, or None."""
        return next((one for one in self.follow_ups if one.is_open), None)

    @property
    def replies(self) -> tuple[FollowUp, ...]:
        """The follow-ups that were answered."""
        return tuple(one for one in self.follow_ups if one.answer is not None)

    @property
    def is_unheard(self) -> bool:
        """Whether a reply was never graded."""
        return len(self.replies) > max((one.answers for one in self.grades_with_follow_ups), default=0)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The parts of the whole answer and where they start in it."""
        return tuple(pieces(self.question.prompt, self.answer, self.follow_ups))

    @property
    def whole_answer(self) -> Answer:
        """The answer and what was said to follow-ups, as they are graded together."""
        return joined(self.question.prompt, self.answer, self.follow_ups)

    @property
    def whole_grades(self) -> tuple[Grade, ...]:
        """The grades of all of that, oldest first."""
        return tuple(one.grade for one in self.grades_with_follow_ups if one.answers == len(self.replies))

    @property
    def grade_with_follow_ups(self) -> Grade | None:
        """What the answer earns together with the replies, by the rubric of the grade that counts; None without any."""
        whole = that_counts([one for one in self.whole_grades if one.maker.rubric_digest == self._rubric_digest])
        if whole is None or self.grade is None or self.grade.score is None or whole.score is None:
            return None
        return self.grade.with_follow_ups(self.rubric, whole)

    @property
    def _rubric_digest(self) -> str | None:
        return self.grade.maker.rubric_digest if self.grade else None

    @property
    def score_with_follow_ups(self) -> float | None:
        """The score with follow-ups, or None when none was answered."""
        return self.grade_with_follow_ups.score if self.grade_with_follow_ups else None

    @property
    def trouble_with_follow_ups(self) -> str | None:
        """Why the newest try at a grade with follow-ups brought none, or None."""
        return self.whole_grades[-1].ungraded_because if self.whole_grades else None

    @property
    def is_waiting(self) -> bool:
        """Whether any grade by a model is still to come, of the answer or of it with its replies."""
        return self.is_pending or bool(self.whole_grades and self.whole_grades[-1].provisional)


def that_counts(grades: Sequence[Grade]) -> Grade | None:
    """Of those with a score the newest that is not provisional, else the newest there is."""
    scored = [grade for grade in grades if grade.score is not None]
    settled = [grade for grade in scored if not grade.provisional]
    candidates = settled or scored or grades
    return candidates[-1] if candidates else None


class Standing(Value):
    """How a candidate stands on one question: the last score, and when that was."""

    question_id: str
    last_score: Share | None
    last_at: Moment
