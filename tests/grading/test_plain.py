"""What is said plainly, in beginner's English, notes, speech or examples, is heard."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from interviewer.agreement.known import load_known
from interviewer.bootstrap import KNOWN_ANSWERS, load_bank
from interviewer.domain.answer import Answer
from interviewer.domain.grade import Verdict
from interviewer.grading.offline import OfflineGrader

BANK = load_bank()
PLAIN = load_known(Path(KNOWN_ANSWERS).parent / "plain.jsonl", BANK)
GRADER = OfflineGrader(lambda: datetime(2026, 1, 1, tzinfo=UTC))
HALF = 0.5


def score(question_id: str, text: str) -> float:
    """The score of a text as an answer to a question of the bank."""
    return GRADER.grade(BANK.question(question_id), BANK.rubrics[question_id], Answer(text=text)).score or 0.0


def test_plain_answers_to_every_question_are_judged() -> None:
    """A hundred, half of them never looked at while tuning."""
    assert {one.question.id for one in PLAIN} == set(BANK.rubrics)
    assert [sum(one.split == split for one in PLAIN) for split in ("tuned", "untouched")] == [50, 50]


@pytest.mark.parametrize(("split", "least"), [("tuned", 0.82), ("untouched", 0.7)])
def test_a_plain_answer_is_credited_with_what_it_says(split: str, least: float) -> None:
    """Most points that it makes earn a half; of those it doesn't make hardly one in forty does."""
    judged = [
        (one.worth[judgement.point_id], judgement.credit)
        for one in PLAIN
        if one.split == split
        for judgement in GRADER.grade(one.question, one.rubric, one.answer).judgements
    ]
    fair = [credit for worth, credit in judged if worth == 1]
    false = [credit for worth, credit in judged if worth == 0]
    assert sum(credit >= HALF for credit in fair) >= least * len(fair)
    assert sum(credit >= HALF for credit in false) <= len(false) / 40


def test_a_single_plain_sentence_earns_its_part_of_a_broad_question() -> None:
    """An example in the place of a definition."""
    assert 0.1 <= score("mm-01", "ChatGPT can look at a photo and talk.") <= 0.3


def test_what_a_model_takes_in_and_maps_together_says_that_it_is_multimodal() -> None:
    """Naming the kinds of data and one space for them is the definition, not that support differs."""
    text = "It takes in text, images, audio and video and maps them into one shared space."
    grade = GRADER.grade(BANK.question("mm-01"), BANK.rubrics["mm-01"], Answer(text=text))
    assert grade.judgement("several-data-kinds").credit >= HALF
    assert grade.judgement("support-differs").credit < HALF


def test_that_not_every_model_does_it_denies_nothing() -> None:
    """Whoever says that not every one hears sound says that some do."""
    text = "A multimodal model hears, sees and reads. Look up what yours can do, not every one hears sound."
    grade = GRADER.grade(BANK.question("mm-01"), BANK.rubrics["mm-01"], Answer(text=text))
    assert not [one.point_id for one in grade.judgements if one.verdict is Verdict.CONTRADICTED]


def test_speech_without_commas_is_heard() -> None:
    """A denial ends where somebody else is spoken of, and a long run of words is also heard in pieces."""
    text = (
        "ok so some models don't need ocr at all like donut they just look at the page and write out the text or the "
        "json directly and then there's layout lm which needs ocr first because it wants the words and the boxes"
    )
    grade = GRADER.grade(BANK.question("mm-09"), BANK.rubrics["mm-09"], Answer(text=text))
    assert {one: grade.judgement(one).credit >= HALF for one in ("ocr-free-reading", "layoutlm-needs-ocr")} == {
        "ocr-free-reading": True,
        "layoutlm-needs-ocr": True,
    }


def test_one_everyday_word_does_not_make_it_another_subject() -> None:
    """A short answer may name a car; few words tell little of what it is about."""
    text = "Not only what people say. Also music, a car, a baby who cries, the model knows all this sounds."
    assert (
        GRADER.grade(BANK.question("mm-15"), BANK.rubrics["mm-15"], Answer(text=text))
        .judgement("every-kind-of-sound")
        .credit
        >= HALF
    )
