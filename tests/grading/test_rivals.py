"""A point is met by what is said of it, not by what is said of another."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from interviewer.agreement.known import load_known
from interviewer.agreement.labelled import Labelled
from interviewer.bootstrap import KNOWN_ANSWERS, load_bank
from interviewer.domain.answer import Answer
from interviewer.domain.grade import Grade
from interviewer.grading.offline import OfflineGrader

BANK = load_bank()
SHORT = load_known(Path(KNOWN_ANSWERS).parent / "short.jsonl", BANK)
GRADER = OfflineGrader(lambda: datetime(2026, 1, 1, tzinfo=UTC))
HALF = 0.5


def grade(question_id: str, text: str) -> Grade:
    """The grade of a text as an answer to a question of the bank."""
    return GRADER.grade(BANK.question(question_id), BANK.rubrics[question_id], Answer(text=text))


def credits_of(answers: list[Labelled], worth: float) -> list[float]:
    """What every point was given that people gave so much."""
    graded = [(one, GRADER.grade(one.question, one.rubric, one.answer)) for one in answers]
    return [
        judgement.credit
        for one, found in graded
        for judgement in found.judgements
        if one.worth[judgement.point_id] == worth
    ]


def test_short_answers_to_every_question_are_judged() -> None:
    """Four at least to each of the twenty, a good part of them never looked at while tuning."""
    by_question = {one: [answer for answer in SHORT if answer.question.id == one] for one in BANK.rubrics}
    assert min(map(len, by_question.values())) >= 4
    assert sum(one.split == "untouched" for one in SHORT) >= 30


@pytest.mark.parametrize("split", ["tuned", "untouched"])
def test_a_short_answer_is_credited_with_what_it_says(split: str) -> None:
    """Of the points that it doesn't make at most one in twenty earns a half; of those it makes three in four do."""
    answers = [one for one in SHORT if one.split == split]
    false, fair = credits_of(answers, 0.0), credits_of(answers, 1.0)
    assert sum(credit >= HALF for credit in false) <= len(false) / 20
    assert sum(credit >= HALF for credit in fair) >= len(fair) * 3 / 4


def test_an_encoder_for_each_modality_does_not_say_that_models_differ() -> None:
    """Words that two points share speak for the one that is being made."""
    found = grade("mm-01", "Each modality usually has its own encoder, which turns the input into vectors in a space.")
    assert found.judgement("common-representation").credit >= HALF
    assert found.judgement("support-differs").credit == 0


def test_a_broad_question_is_not_answered_by_its_own_words() -> None:
    """Naming the kinds of data says nothing of what the world is like, and not all there is to say."""
    text = (
        "A multimodal model takes in more than one modality, such as text, images, audio and video, and maps them "
        "into one shared representation. For example GPT-4o handles text, images and audio; Gemini also video."
    )
    found = grade("mm-01", text)
    assert found.judgement("mixed-world").credit == 0
    assert found.score is not None
    assert found.score < 0.75


def test_what_is_not_published_is_heard() -> None:
    """In plain words."""
    found = grade("mm-03", "GPT-4V is closed; details are not published, and the same goes for Claude.")
    assert found.judgement("undisclosed").credit >= HALF


@pytest.mark.parametrize("question_id", ["mm-01", "mm-12"])
def test_a_wording_is_enough_by_itself(question_id: str) -> None:
    """Said alone, five wordings in six earn half their point at least, however many words they share with others."""
    points = BANK.rubrics[question_id].points
    unheard = [
        (point.id, text)
        for point in points
        for text in point.statements
        if grade(question_id, text).judgement(point.id).credit < HALF
    ]
    assert len(unheard) <= sum(len(point.statements) for point in points) / 6, unheard
