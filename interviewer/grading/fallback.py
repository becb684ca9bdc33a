"""A model's grade where it can be had, an estimate where it can't."""

from interviewer.domain.answer import Answer
from interviewer.domain.grade import Grade
from interviewer.domain.question import Question
from interviewer.domain.rubric import Rubric
from interviewer.ports import Grader


class FallbackGrader:
    """Implements ``ports.Grader`` with another grader, and with a second one for what the first leaves ungraded."""

    name = "auto"

    def __init__(self, first: Grader, second: Grader) -> None:
        self._first = first
        self._second = second

    def grade(self, question: Question, rubric: Rubric, answer: Answer) -> Grade:
        """The first one's grade; else the second one's, marked provisional, with the cause."""
        grade = self._first.grade(question, rubric, answer)
        if grade.score is not None:
            return grade
        estimate = self._second.grade(question, rubric, answer)
        cause = f"No grade by the language model: {grade.ungraded_because}"
        return estimate.model_copy(update={"provisional": True, "remarks": (*estimate.remarks, cause)})
