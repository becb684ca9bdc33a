"""``grade`` where a language model is set: questions of the bank and imported ones, and a model that fails."""

import json
import time
from pathlib import Path

import pytest

from interviewer import bootstrap
from interviewer.cli import main
from interviewer.domain.attempt import Draft
from interviewer.domain.session import Setup
from tests.grading.gullible import points, reply, row
from tests.models.server import Answered, Body, ModelServer, refuses, says

DOCUMENT = (
    "# Sailing\n\n## What does the keel do?\n\nThe keel is the fin under the boat. It keeps the boat from drifting.\n"
)
SAID = "The keel is a fin under the hull of the boat."


def fair(body: Body) -> Answered:
    """The first point is met by what was said, and nothing else."""
    first, *others = (one for one, _ in points(body))
    return says(reply([row(first, "met", SAID), *(row(one, "missed") for one in others)]))


@pytest.fixture
def answer(server: ModelServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A model is set, a question is imported, and this file holds an answer to it."""
    monkeypatch.setenv("INTERVIEWER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("INTERVIEWER_MODEL", "openai/m")
    monkeypatch.setenv("INTERVIEWER_API_BASE", server.base)
    (tmp_path / "sailing.md").write_text(DOCUMENT, "utf-8")
    (tmp_path / "answer.txt").write_text(SAID, "utf-8")
    assert main(["import", str(tmp_path / "sailing.md")]) == 0
    return str(tmp_path / "answer.txt")


@pytest.mark.parametrize("grader", ["auto", "llm"])
def test_an_imported_question_is_graded_by_the_model(
    server: ModelServer, answer: str, grader: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """From a shell, with its own points, in one request."""
    server.will(fair)
    capsys.readouterr()
    assert main(["grade", "--question", "sailing-01", answer, "--grader", grader, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["grader"], [one["verdict"] for one in told["points"]]) == ("llm", ["met", "missed"])
    assert "provisional" not in told
    assert len(server.asked) == 1


def test_an_imported_question_is_graded_by_the_model_in_the_app(server: ModelServer, answer: str) -> None:
    """What was imported is practised, and the model's grade takes the place of the estimate."""
    server.will(fair)
    app = bootstrap.build_interview(bootstrap.LOCAL_OWNER)
    session = app.start(Setup(topics=("sailing",), count=1))
    app.answer(session.id, 0, 1, Draft(text=Path(answer).read_text("utf-8")))
    deadline = time.monotonic() + 60
    while (attempt := app.attempts(session.id)[0]).is_pending:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert attempt.grade
    assert (attempt.grade.maker.grader, attempt.grade.judgements[0].evidence[0].quote) == ("llm", SAID.rstrip("."))
    app.history.close()  # type: ignore[attr-defined]


def test_an_estimate_in_the_place_of_a_model_says_so(
    server: ModelServer, answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A model that fails leaves an offline grade with the cause, for people and for programs; ``llm`` an error."""
    server.will(refuses(401))
    asked = ["grade", "--question", "sailing-01", answer]
    capsys.readouterr()
    assert main(asked) == 0
    told = capsys.readouterr().out
    assert "by the offline grader\n  No grade by the language model: " in told
    assert "refused the key" in told
    assert main([*asked, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["grader"], found["provisional"]) == ("offline", True)
    assert "refused the key" in found["remarks"][-1]
    assert main([*asked, "--grader", "llm"]) == 2
    assert "refused the key" in capsys.readouterr().err
