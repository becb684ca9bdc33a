"""What the offline grader promises over the whole bank."""

from datetime import UTC, datetime

import pytest

from interviewer.bootstrap import load_bank
from interviewer.domain.answer import Answer
from interviewer.domain.question import Question
from interviewer.domain.rubric import Tier
from interviewer.grading.offline import OfflineGrader
from interviewer.grading.words import Kind, read

BANK = load_bank()
QUESTIONS = list(BANK.questions())
DENIALS = (
    "It is not true that {}",
    "It is false that {}",
    "I don't think that {}",
    "{} That is wrong.",
    "It is a myth that {}",
)
GRADER = OfflineGrader(clock=lambda: datetime(2026, 1, 1, tzinfo=UTC))


def score(question: Question, text: str) -> float:
    """The score of a text as an answer to a question of the bank."""
    found = GRADER.grade(question, BANK.rubrics[question.id], Answer(text=text)).score
    assert found is not None
    return found


def test_the_twenty_questions_are_there_with_their_rubrics() -> None:
    """The first topic is whole: mm-01 to mm-20 in that order, each with a reviewed rubric."""
    assert [one.id for one in QUESTIONS if one.topic == "multimodal-models"] == [f"mm-{n:02}" for n in range(1, 21)]
    assert set(BANK.rubrics) >= {f"mm-{n:02}" for n in range(1, 21)}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_a_reference_answer_meets_its_own_rubric(question: Question) -> None:
    """The reference scores at least 0.9."""
    assert score(question, question.reference_text) >= 0.9


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_the_answer_to_another_question_earns_little(question: Question) -> None:
    """The reference of any other question scores at most 0.25."""
    others = {other.id: score(question, other.reference_text) for other in QUESTIONS if other is not question}
    assert {name: earned for name, earned in others.items() if earned > 0.25} == {}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_what_is_no_answer_scores_nothing(question: Question) -> None:
    """Blank, the question itself and praise score 0."""
    praise = "What a great question, thank you! I love this topic and I am sure that I know it very well."
    assert [score(question, text) for text in ("", question.prompt, praise)] == [0, 0, 0]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_a_denial_scores_next_to_nothing(question: Question) -> None:
    """Denying every core point, in each of several ways, scores at most 0.1."""
    core = [point.text for point in BANK.rubrics[question.id].points if point.tier is Tier.CORE]
    scores = {form: score(question, " ".join(form.format(text) for text in core)) for form in DENIALS}
    assert {form: earned for form, earned in scores.items() if earned > 0.1} == {}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_a_bare_list_of_terms_scores_little(question: Question) -> None:
    """The terms of the rubric without a claim score at most 0.2."""
    texts = [point.text for point in BANK.rubrics[question.id].points]
    terms = [word.text for text in texts for word in read(text) if word.kind in (Kind.TERM, Kind.NUMBER)]
    assert score(question, ", ".join(terms)) <= 0.2
