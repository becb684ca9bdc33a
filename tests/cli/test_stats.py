"""``stats`` as a person and as a program ask for it."""

from contextlib import closing
from pathlib import Path

from interviewer import bootstrap
from interviewer.domain.attempt import Draft
from interviewer.domain.session import Setup
from interviewer.history import open_history
from tests.cli.shell import run, run_here, said_in


def test_figures_for_programs_and_for_people(tmp_path: Path) -> None:
    """One object with every figure, and a table that says the same."""
    with closing(open_history(tmp_path / "history.db")) as history:
        app = bootstrap.build_without_model(history, bootstrap.LOCAL_OWNER)
        question = next(iter(app.bank.questions()))
        session = app.start(Setup(topics=(question.topic,), count=1, questions=(question.id,)))
        app.answer(session.id, 0, 1, Draft(text=question.reference_text))
    (told,) = said_in(run("stats", "--json", INTERVIEWER_DATA_DIR=str(tmp_path)))
    assert (told["sessions"], told["attempts"], told["questions_practised"]) == (1, 1, 1)
    assert told["unseen"] == len(list(app.bank.questions())) - 1
    assert told["bytes_of_record"] >= (tmp_path / "history.db").stat().st_size
    (score,) = told["scores"]
    assert (score["topic"], score["grader"], score["answers"]) == (question.topic, "offline", 1)
    table = run_here("stats", INTERVIEWER_DATA_DIR=str(tmp_path)).stdout.decode()
    assert f"{question.topic}  offline  1        {score['score']:.0%}" in table
    assert "Due today" in table


def test_nothing_practised_is_said(tmp_path: Path) -> None:
    """No mean of nothing."""
    assert "No answer has a score yet." in run_here("stats", INTERVIEWER_DATA_DIR=str(tmp_path)).stdout.decode()
