"""One try at one question, as it is kept."""

from pydantic import NonNegativeFloat, NonNegativeInt

from interviewer.domain.answer import Answer
from interviewer.domain.base import Moment, RecordingId, Share, Value
from interviewer.domain.grade import Grade
from interviewer.domain.question import Question
from interviewer.domain.rubric import Rubric


class Draft(Value):
    """What has been typed or said and not yet handed in. ``revision`` is the browser's clock in milliseconds.

    ``recordings`` are those whose words were put into the text.
    """

    text: str = ""
    seconds: NonNegativeFloat = 0.0
    revision: NonNegativeInt = 0
    recordings: tuple[RecordingId, ...] = ()


class Attempt(Value):
    """A question as it was asked, the rubric it was judged by, the answer, and every grade it ever got.

    ``seconds`` is how long the question was in front of the candidate, the time away not counted.
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
    grades: tuple[Grade, ...] = ()

    @property
    def grade(self) -> Grade | None:
        """The grade that counts: of those with a score the newest that is not provisional, else the newest there is."""
        scored = [grade for grade in self.grades if grade.score is not None]
        settled = [grade for grade in scored if not grade.provisional]
        candidates = settled or scored or self.grades
        return candidates[-1] if candidates else None

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
        """The score of the grade that counts."""
        return self.grade.score if self.grade else None


class Standing(Value):
    """How a candidate stands on one question: tries so far and the last score."""

    question_id: str
    attempts: NonNegativeInt
    last_score: Share | None
    last_at: Moment
