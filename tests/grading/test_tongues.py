"""Answers in other languages: told apart surely, told of plainly, and worth nothing more for it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from interviewer.bootstrap import KNOWN_ANSWERS, load_bank
from interviewer.domain.advice import next_step
from interviewer.domain.answer import Answer
from interviewer.domain.grade import NOT_ENGLISH
from interviewer.grading.llm import LlmGrader
from interviewer.grading.offline import OfflineGrader
from interviewer.grading.tongues import is_foreign
from interviewer.models import Model, ModelChoice
from interviewer.probing import missing_point
from tests.grading.gullible import inventing, obeying
from tests.grading.test_probes import an_attempt
from tests.models.server import ModelServer, model_server

NOON = datetime(2026, 1, 1, tzinfo=UTC)
BANK = load_bank()
FOREIGN = {
    "German": "Das Modell nimmt mehrere Arten von Daten auf und bringt sie in einen gemeinsamen Raum, auch Text.",
    "French": "Le modèle reçoit plusieurs types de données et les met dans un même espace, par exemple du texte.",
    "Spanish": "El modelo recibe varios tipos de datos y los pone en un espacio común, como el texto y las imágenes.",
    "Italian": "Il modello riceve diversi tipi di dati e li mette in uno spazio comune, anche il testo e le immagini.",
    "Portuguese": "O modelo recebe vários tipos de dados e os coloca em um espaço comum, como o texto da web.",
    "Dutch": "Het model neemt verschillende soorten data op en zet ze in een gemeenschappelijke ruimte.",
    "Polish": "Model przyjmuje różne rodzaje danych, które się łączy, oraz jest uczony na parach przez sieć.",
    "Swedish": "Modellen tar emot flera sorters data och sätter dem i ett rum som är gemensamt för text och bild.",
    "Turkish": "Bu model bir çok veri türünü alır ve bir ortak uzaya koyar, her metin ve resim için bir vektör olarak.",
    "Chinese": "多模态模型可以处理文本、图像、音频和视频。",
    "Russian": "Мультимодальная модель принимает разные виды данных и связывает их.",
    "Arabic": "يستقبل النموذج أنواعا مختلفة من البيانات",
}
PLAIN = [
    "A multimodal model takes in several kinds of data.",
    "MIT, DE, ES, FR: los angeles, la jolla",
    "text images audio video",
    "CLIP, SigLIP, LLaVA-1.5 und Qwen2-VL",
    "model take many kind data, put in one space, is good",
    "",
    "12 345 !!",
    "The model is per se a de facto standard, à la carte, and so on.",
]


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    """One for all."""
    with model_server() as running:
        yield running


def known() -> Iterator[str]:
    """Every answer and every wording that is known to be English."""
    for line in KNOWN_ANSWERS.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["answer"]
    for question in BANK.questions():
        yield question.reference_text
        for point in BANK.rubrics[question.id].points:
            yield from (*point.statements, *point.contradictions)


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN)
def test_another_language_is_told(text: str) -> None:
    """By its small words, or by its script."""
    assert is_foreign(text)
    grade = OfflineGrader(lambda: NOON).grade(BANK.question("mm-01"), BANK.rubrics["mm-01"], Answer(text=text))
    assert grade.remarks == (NOT_ENGLISH,)


def test_the_next_step_is_to_answer_in_english() -> None:
    """No point is named that may well have been said, and nothing more is asked."""
    bare = an_attempt(BANK.question("mm-01"), BANK.rubrics["mm-01"], FOREIGN["German"])
    grade = OfflineGrader(lambda: NOON).grade(bare.question, bare.rubric, bare.answer)
    attempt = bare.model_copy(update={"grades": (grade,)})
    advice = next_step(attempt)
    assert advice is not None
    assert (advice.text, advice.point_id) == ("Answer again, in English.", None)
    assert missing_point(attempt, 2) is None


def test_english_of_every_kind_is_left_alone() -> None:
    """Broken, mangled or telegraphic: none of the answers of known worth and no wording of the bank is doubted."""
    assert [text for text in (*known(), *PLAIN) if is_foreign(text)] == []


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN)
def test_a_model_is_believed_no_more_for_it(server: ModelServer, text: str) -> None:
    """The remark stands beside the grade, and a gullible model still gives a sliver at most, for words all share."""
    choice = ModelChoice(name="openai/gullible", api_base=server.base)
    grader = LlmGrader(Model(choice, tries=1), clock=lambda: NOON)
    for gullible, most in ((inventing, 0.0), (obeying(text), 0.05)):
        server.will(gullible)
        grade = grader.grade(BANK.question("mm-01"), BANK.rubrics["mm-01"], Answer(text=text))
        assert grade.score is not None
        assert grade.score <= most
        assert grade.remarks[0] == NOT_ENGLISH
