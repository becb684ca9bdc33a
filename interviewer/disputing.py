"""The use cases of disputing a judgement: have it judged again alone, or override it."""

from collections.abc import Sequence
from dataclasses import dataclass

from interviewer.domain.answer import Answer
from interviewer.domain.attempt import Attempt
from interviewer.domain.dispute import Dispute, Objection, Outcome, Overturned, own_judgement, picked
from interviewer.domain.grade import Evidence, Grade, Judgement
from interviewer.domain.sentences import sentences
from interviewer.errors import BadInput
from interviewer.ports import Clock, Disputes, Grader


@dataclass(frozen=True)
class Disputing:
    """One candidate's way to disagree. Both judgements stay on record."""

    history: Disputes
    grader: Grader
    clock: Clock
    owner: str

    def override(self, attempt: Attempt, objection: Objection) -> Attempt:
        """Put the candidate's judgement in the place of the grader's; it stays through every later grade."""
        judgement = own_judgement(attempt, objection)
        corrected = _grade(attempt).corrected(attempt.rubric, judgement, made_at=self.clock(), by_candidate=True)
        dispute = self._dispute(attempt, judgement, objection, Outcome.OVERRIDDEN)
        return self.history.keep_dispute(self.owner, attempt.id, dispute, corrected)

    def judge_again(self, attempt: Attempt, objection: Objection) -> Dispute:
        """Have the grader judge that point alone: by the sentences of the picked words, else by the whole answer."""
        judgement = self._judged_alone(attempt, objection)
        changed = judgement.verdict is not _grade(attempt).judgement(objection.point_id).verdict
        outcome = Outcome.CHANGED if changed else Outcome.STANDS
        dispute = self._dispute(attempt, judgement, objection, outcome)
        corrected = _grade(attempt).corrected(attempt.rubric, judgement, made_at=self.clock(), by_candidate=False)
        self.history.keep_dispute(self.owner, attempt.id, dispute, corrected if changed else None)
        return dispute

    def _judged_alone(self, attempt: Attempt, objection: Objection) -> Judgement:
        point_id = objection.point_id
        rubric = attempt.rubric.model_copy(update={"points": (attempt.rubric.point(point_id),)})
        start, end = _around(attempt, objection.words)
        text = attempt.answer.text[start:end]
        grade = self.grader.grade(attempt.question, rubric, Answer(text=text))
        if grade.score is None:
            raise BadInput(f"The point could not be judged again: {grade.ungraded_because} Try again, or override it.")
        judgement = grade.judgement(point_id)
        moved = tuple(
            Evidence(quote=one.quote, start=one.start + start, end=one.end + start) for one in judgement.evidence
        )
        return judgement.model_copy(update={"evidence": moved})

    def _dispute(self, attempt: Attempt, judgement: Judgement, objection: Objection, outcome: Outcome) -> Dispute:
        grade = _grade(attempt)
        return Dispute(
            **objection.model_dump(),
            before=grade.judgement(judgement.point_id).verdict,
            after=judgement.verdict,
            outcome=outcome,
            grader=grade.maker.grader,
            model=grade.maker.model or "",
            made_at=self.clock(),
        )

    def disputes(self, attempt: Attempt) -> Sequence[Dispute]:
        """Every dispute about an attempt, the first one first."""
        return self.history.disputes(self.owner, attempt.id)

    def overturned(self) -> Sequence[Overturned]:
        """How often each grader was overturned: its measured agreement with this person."""
        return self.history.overturned(self.owner)


def _grade(attempt: Attempt) -> Grade:
    if attempt.grade is None or attempt.grade.score is None:
        raise BadInput("This answer has no score yet. Grade it first.")
    return attempt.grade


def _around(attempt: Attempt, words: str) -> tuple[int, int]:
    """From the first to the last sentence with picked words in it, so that a negation before them still counts."""
    found, text = picked(attempt, words), attempt.answer.text
    if not found:
        return 0, len(text)
    first, last = min(one.start for one in found), max(one.end for one in found)
    inside = [one for one in sentences(text) if one.start < last and first < one.end]
    return min([first, *(one.start for one in inside)]), max([last, *(one.end for one in inside)])
