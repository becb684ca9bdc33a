"""Nothing that is asked, denied, hedged, exchanged or made up is taken for a claim."""

from datetime import UTC, datetime

import pytest

from interviewer.bootstrap import load_bank
from interviewer.domain.answer import Answer
from interviewer.domain.grade import Grade, Verdict
from interviewer.grading.offline import OfflineGrader
from tests.grading.false_claims import CLAIMS

BANK = load_bank()
GRADER = OfflineGrader(lambda: datetime(2026, 1, 1, tzinfo=UTC))


def grade(question_id: str, text: str) -> Grade:
    """The grade of a text as an answer to a question of the bank."""
    return GRADER.grade(BANK.question(question_id), BANK.rubrics[question_id], Answer(text=text))


def test_there_are_enough_of_them() -> None:
    """Forty at least."""
    assert len(CLAIMS) >= 40


@pytest.mark.parametrize("name", CLAIMS)
def test_it_earns_what_it_deserves(name: str) -> None:
    """Next to nothing, or what a bare list of terms earns."""
    question_id, text, most = CLAIMS[name]
    assert (grade(question_id, text).score or 0.0) <= most


@pytest.mark.parametrize(
    ("question_id", "text", "point_id"),
    [
        (
            "mm-05",
            "Does CLIP have two encoders trained together? Yes, for images and for text.",
            "two-encoders",
        ),
        ("mm-05", "CLIP has two encoders trained together, one for images and one for text, right?", "two-encoders"),
        ("mm-12", "OCR is cheaper and faster per page than a vision-language model.", "ocr-cheaper"),
        ("mm-12", "A vision-language model costs more per page than OCR.", "ocr-cheaper"),
        ("mm-05", "C L I P has two encoders trained together, one for images and one for text.", "two-encoders"),
        (
            "mm-11",
            "Late fusion gives each modality its own model and joins the results at the end.",
            "late-at-output",
        ),
    ],
)
def test_an_honest_claim_of_the_same_form_is_heard(question_id: str, text: str, point_id: str) -> None:
    """A question that is answered, a tag, a comparison either way round."""
    assert grade(question_id, text).judgement(point_id).credit >= 0.5


def test_an_exchange_of_roles_is_told() -> None:
    """With the words that say it."""
    judgement = grade("mm-12", "A vision-language model leaves open what the text means, whereas OCR interprets it.")
    found = judgement.judgement("meaning-gap")
    assert found.verdict is Verdict.CONTRADICTED
    assert found.evidence


def test_two_sentences_that_take_each_other_back_say_nothing() -> None:
    """Neither of them is believed."""
    text = "OCR is cheaper than a vision-language model. A vision-language model is cheaper than OCR."
    assert grade("mm-12", text).score == 0
