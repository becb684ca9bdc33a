"""What rubrics by a language model promise, whatever the model does."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from interviewer.domain.attempt import Draft
from interviewer.domain.question import Bank, Question, Section, SectionKind, Topic
from interviewer.domain.rubric import Origin
from interviewer.domain.session import Setup
from interviewer.grading.offline import OfflineGrader
from interviewer.history import SqlHistory
from interviewer.interview import Interview
from interviewer.models import Model, ModelChoice, Purse
from interviewer.rubrics.llm import LlmRubricWriter
from interviewer.rubrics.offline import OfflineRubricWriter
from tests.history.making import ANNE, BEN, NOON
from tests.models.server import Answered, ModelServer, refuses, says

TWO = "CLIP consists of two encoders, one for images and one for text."
LOSS = "Its contrastive loss pulls matching pairs together and pushes the others apart."
DATA = "It learned from 400 million pairs found on the web, without labels."
TALE = "A shop sorts its photos with it."
QUESTION = Question(
    id="q-01",
    topic="t",
    prompt="What is CLIP?",
    reference=(
        Section(kind=SectionKind.DEFINITION, text=f"{TWO} {LOSS}"),
        Section(kind=SectionKind.HOW_IT_WORKS, text=DATA),
        Section(kind=SectionKind.EXAMPLE, text=TALE),
    ),
)


def a_point(name: str, text: str, source: str, **changes: Any) -> dict[str, Any]:
    """One point as a model writes it."""
    usual = {"tier": "core", "weight": 3, "phrasings": [f"{text} Really."], "contradictions": ["It has one encoder."]}
    return {"id": name, "text": text, "source": source, **usual, **changes}


POINTS = [
    a_point("two-encoders", "CLIP has two encoders, one for images and one for text.", TWO),
    a_point("loss", "A contrastive loss pulls matching pairs together.", LOSS, tier="supporting", weight=2),
    a_point("web-pairs", "CLIP learned from 400 million pairs.", DATA, tier="bonus", weight=1),
]


def rubric_of(*points: Any) -> Answered:
    """A reply in the form that was asked for."""
    return says(json.dumps({"points": list(points)}), tokens=(1000, 500))


def changed(at: int, **changes: Any) -> list[dict[str, Any]]:
    """The points with one of them changed."""
    return [point | changes if place == at else point for place, point in enumerate(POINTS)]


class Now:
    """The time, until someone changes it."""

    at: datetime = NOON

    def __call__(self) -> datetime:
        """Now."""
        return self.at


def writer(server: ModelServer, history: SqlHistory, *, owner: str = ANNE, cap: float | None = None) -> LlmRubricWriter:
    """What asks the model on that server."""
    purse = None if cap is None else Purse(cap, history, lambda: NOON, owner=owner)
    choice = ModelChoice(name="openai/m", api_base=server.base, timeout=0.6, price_in=1.0, price_out=2.0)
    model = Model(choice, sleep=lambda _: None, purse=purse, tries=1)
    return LlmRubricWriter(model, OfflineRubricWriter(), history, owner=owner, clock=Now(), make_nonce=lambda: "n0nce")


def test_a_rubric_is_the_models_and_says_so(server: ModelServer, history: SqlHistory) -> None:
    """Its points, each with the sentence it comes from, and by whom it was derived."""
    server.will(rubric_of(*POINTS))
    rubric = writer(server, history).derive(QUESTION)
    assert [point.id for point in rubric.points] == ["two-encoders", "loss", "web-pairs"]
    assert [point.source for point in rubric.points] == [TWO, LOSS, DATA]
    assert (rubric.origin, rubric.provenance) == (Origin.DERIVED, "derived by openai/m")
    assert rubric.question_id == "q-01"


def test_the_reference_is_material_and_not_an_instruction(server: ModelServer, history: SqlHistory) -> None:
    """It comes in the user's role, fenced by a mark that no document could foresee."""
    server.will(rubric_of(*POINTS))
    writer(server, history).derive(QUESTION)
    system, user = server.asked[0]["messages"]
    assert "contrastive" not in system["content"]
    assert user["content"].startswith("=== question and reference n0nce ===")
    assert DATA in user["content"]


def test_a_source_is_found_whatever_its_case_and_white_space(server: ModelServer, history: SqlHistory) -> None:
    """And so is a part of a sentence; what is kept is the sentence as the reference has it."""
    quoted = [TWO.upper(), LOSS.replace(" ", "\n  "), "400 million pairs found on the web,"]
    points = [point | {"source": quote} for point, quote in zip(POINTS, quoted, strict=True)]
    server.will(rubric_of(*points))
    rubric = writer(server, history).derive(QUESTION)
    assert [point.source for point in rubric.points] == [TWO, LOSS, DATA]


WRONG: list[tuple[Answered, str]] = [
    (says("Here are three points: it has two encoders."), "no whole JSON object"),
    (says(json.dumps({"points": POINTS})[:-60]), "no whole JSON object"),
    (says(json.dumps({"points": POINTS})[:-60], finish="length"), "cut off"),
    (says('{"rubric": []}'), "no whole JSON object"),
    (says('{"points": "all"}'), "not a list"),
    (says(json.dumps({"points": POINTS}) * 2), "several"),
    (says("{" * 2_000), "no whole JSON object"),
    (rubric_of(), "0 points"),
    (rubric_of(*POINTS * 4), "12 points"),
    (rubric_of("one", None, 3), "source is not a sentence"),
    (rubric_of(*changed(0, source="CLIP was invented on a Tuesday.")), "Point 1: its source is not a sentence"),
    (rubric_of(*changed(0, source="CLIP")), "Point 1: its source is not a sentence"),
    (rubric_of(*changed(0, source=TALE, text="A shop sorts photos.")), "Point 1: its source is not a sentence"),
    (rubric_of(*changed(0, source=TWO.replace("two", "three"))), "Point 1: its source is not a sentence"),
    (rubric_of(*changed(1, text="Bananas ripen faster beside apples.")), "'loss' is not what the reference says"),
    (rubric_of(*changed(1, id="two-encoders")), "used twice"),
    (rubric_of(*changed(1, text="CLIP has two encoders: one for text and one for images.")), "say the same"),
    (rubric_of(*changed(0, tier="essential")), "tier is wrong"),
    (rubric_of(*changed(0, weight=5)), "a core point weighs 2 to 4, not 5"),
    (rubric_of(*changed(0, weight=-1)), "weight is wrong"),
    (rubric_of(*changed(0, text="")), "text is wrong"),
    (rubric_of(*changed(0, score=1)), "score is wrong"),
    (rubric_of(*changed(0, tier="bonus", weight=1)), "No point is core"),
]


@pytest.mark.parametrize(("answered", "reason"), WRONG)
def test_wrong_output_is_asked_for_once_more_with_the_reason(
    server: ModelServer, history: SqlHistory, answered: Answered, reason: str
) -> None:
    """The model is told what was wrong, and its second, right rubric counts."""
    server.will(answered, rubric_of(*POINTS))
    rubric = writer(server, history).derive(QUESTION)
    assert rubric.derived_by == "openai/m"
    assert reason in server.asked[1]["messages"][-1]["content"]


@pytest.mark.parametrize(
    ("answered", "reason"),
    [
        *WRONG[::6],
        (refuses(401), "refused the key"),
        (refuses(404), "no model"),
        (refuses(429), "rate limit"),
        (refuses(500), "failed"),
        (Answered(hang=20), "longer than"),
        (Answered(drop=True), "broke off"),
        (says("x" * 1_000_000), "1,000,000 characters"),
    ],
)
def test_what_no_model_can_do_is_done_offline_and_marked(
    server: ModelServer, history: SqlHistory, answered: Answered, reason: str
) -> None:
    """The same points as without a model, and why."""
    server.will(answered)
    rubric = writer(server, history).derive(QUESTION)
    assert rubric.points == OfflineRubricWriter().derive(QUESTION).points
    assert rubric.provenance.startswith("derived offline because no model could: ")
    assert reason in rubric.provenance
    assert rubric.digest() == OfflineRubricWriter().derive(QUESTION).digest()


def test_points_that_differ_in_a_figure_are_two(server: ModelServer, history: SqlHistory) -> None:
    """However alike their words are."""
    text = "CLIP has one encoder for images and one for text, two encoders in all."
    other = a_point("a-figure", text.replace("two encoders", "2 encoders"), TWO)
    server.will(rubric_of(a_point("in-words", text, TWO), other))
    assert len(writer(server, history).derive(QUESTION).points) == 2


def test_a_wording_stands_at_one_point_and_is_right_or_wrong(server: ModelServer, history: SqlHistory) -> None:
    """What is written twice is kept once; a wrong claim that is a right one too is dropped."""
    doubled = [point | {"phrasings": ["two towers", "Two towers"]} for point in POINTS]
    doubled[0]["contradictions"] = ["two towers", POINTS[0]["text"], "one tower"]
    server.will(rubric_of(*doubled))
    points = writer(server, history).derive(QUESTION).points
    assert [point.phrasings for point in points] == [("two towers",), (), ()]
    assert points[0].contradictions == ("one tower",)


def test_a_reference_is_sent_once(server: ModelServer, history: SqlHistory) -> None:
    """The rubric is kept, over a restart too; a changed reference or another owner asks anew."""
    server.will(rubric_of(*POINTS))
    first = writer(server, history).derive(QUESTION)
    assert writer(server, history).derive(QUESTION) == first
    assert len(server.asked) == 1
    writer(server, history, owner=BEN).derive(QUESTION)
    writer(server, history).derive(QUESTION.model_copy(update={"prompt": "And what is CLIP?"}))
    assert len(server.asked) == 3


def test_a_failure_stands_for_minutes_and_not_for_ever(server: ModelServer, history: SqlHistory) -> None:
    """A page that asks at every draw doesn't ask the model at every draw; later it is asked again."""
    server.will(refuses(500), rubric_of(*POINTS))
    asking = writer(server, history)
    assert asking.derive(QUESTION).because
    assert asking.derive(QUESTION).because
    assert len(server.asked) == 1
    asking._clock.at = NOON + timedelta(minutes=6)  # type: ignore[attr-defined]
    assert asking.derive(QUESTION).derived_by


def test_what_rubrics_cost_counts_as_spent(server: ModelServer, history: SqlHistory) -> None:
    """Useless replies included; within a cap that would be passed the model is not asked at all."""
    server.will(rubric_of(*changed(0, weight=9)), rubric_of(*POINTS))
    writer(server, history).derive(QUESTION)
    assert history.spent(ANNE, NOON) == pytest.approx(2 * 0.002)
    assert history.spent(BEN, NOON) == 0
    poor = writer(server, history, owner=BEN, cap=0.0001).derive(QUESTION)
    assert "spending cap" in poor.provenance
    assert len(server.asked) == 2


def test_nobody_who_answers_waits_for_a_rubric(server: ModelServer, history: SqlHistory) -> None:
    """An answer to a question without a reviewed rubric is graded at once, by points derived without the model."""
    app = Interview(
        bank=Bank(topics=(Topic(id="t", title="T", questions=(QUESTION,)),), rubrics={}),
        history=history,
        grader=OfflineGrader(lambda: NOON),
        rubric_writer=writer(server, history),
        clock=lambda: NOON,
        owner=ANNE,
        quick_rubrics=OfflineRubricWriter(),
    )
    attempt = app.answer(app.start(Setup(topics=("t",), count=1)).id, 0, 1, Draft(text=TWO))
    assert attempt.rubric == OfflineRubricWriter().derive(QUESTION)
    assert attempt.score
    assert server.asked == []
