"""What is wrong is heard as wrong, and what is right beside it is not."""

from datetime import UTC, datetime

import pytest

from interviewer.bootstrap import load_bank
from interviewer.domain.answer import Answer
from interviewer.domain.grade import Grade, Verdict
from interviewer.domain.question import Question
from interviewer.domain.rubric import Point, Rubric, Tier
from interviewer.grading.doubt import doubted
from interviewer.grading.offline import OfflineGrader

BANK = load_bank()
QUESTIONS = list(BANK.questions())
GRADER = OfflineGrader(clock=lambda: datetime(2026, 1, 1, tzinfo=UTC))
VOICES = (2, 9, 16)


def grade(question: Question, text: str) -> Grade:
    """The grade of a text as an answer to a question of the bank."""
    return GRADER.grade(question, BANK.rubrics[question.id], Answer(text=text))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_a_listed_wrong_claim_earns_nothing(question: Question) -> None:
    """Said alone, nineteen of twenty wrong claims of every rubric earn nothing at their point."""
    points = BANK.rubrics[question.id].points
    claims = [(point.id, wrong) for point in points for wrong in point.contradictions]
    earning = [wrong for point, wrong in claims if grade(question, f"Well, {wrong}.").judgement(point).credit]
    assert len(earning) <= len(claims) / 20, earning


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_every_point_lists_wrong_claims(question: Question) -> None:
    """At least four each: there is no other way to know that a fluent statement is wrong."""
    assert all(len(point.contradictions) >= 4 for point in BANK.rubrics[question.id].points)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_right_wordings_are_not_taken_for_wrong_ones(question: Question) -> None:
    """Answers made of accepted wordings, each in another voice, contradict at most one point of all."""
    points = BANK.rubrics[question.id].points
    texts = ["\n".join(f"{point.phrasings[voice].rstrip('.')}." for point in points) for voice in VOICES]
    verdicts = [one.verdict for text in texts for one in grade(question, text).judgements]
    assert verdicts.count(Verdict.CONTRADICTED) <= 1


def test_a_quantifier_makes_the_claim() -> None:
    """Without its "only" or "all" a listed wrong claim is another claim."""
    point = Point(
        id="some",
        text="Some models take video.",
        tier=Tier.CORE,
        weight=3,
        contradictions=("every model takes video frames natively",),
    )
    question = QUESTIONS[0]
    rubric = Rubric(question_id=question.id, points=(point,))
    verdicts = [
        GRADER.grade(question, rubric, Answer(text=text)).judgement("some").verdict
        for text in ("Every model takes video frames natively.", "A model or two takes video frames natively.")
    ]
    assert verdicts[0] is Verdict.CONTRADICTED
    assert verdicts[1] is not Verdict.CONTRADICTED


def test_much_that_is_wrong_makes_the_rest_count_for_less() -> None:
    """One slip costs its own point; from two on the rest is believed the less, the more of the answer they are."""
    question = QUESTIONS[0]
    rubric = BANK.rubrics[question.id]
    right = grade(question, question.reference_text).judgements
    wrong = [one.model_copy(update={"verdict": Verdict.CONTRADICTED, "credit": 0}) for one in right]
    one_slip = doubted(rubric, [*wrong[:1], *right[1:]])
    half = doubted(rubric, [*wrong[:4], *right[4:]])
    most = doubted(rubric, [*wrong[:-1], *right[-1:]])
    assert [one.credit for one in one_slip[1:]] == [one.credit for one in right[1:]]
    assert 0 < half[-1].credit < right[-1].credit
    assert half[-1].verdict is Verdict.PARTLY_MET
    assert most[-1].credit == 0
