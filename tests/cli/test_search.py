"""``search`` as a person and as a program ask for it."""

from contextlib import closing
from pathlib import Path

from interviewer import bootstrap
from interviewer.domain.attempt import Draft
from interviewer.domain.session import Setup
from interviewer.history import open_history
from tests.cli.shell import run, run_here, said_in


def test_words_topics_and_states_find_answers(tmp_path: Path) -> None:
    """Lines for people, objects for programs; what can't be looked for is said, with the way out."""
    where = {"INTERVIEWER_DATA_DIR": str(tmp_path)}
    with closing(open_history(tmp_path / "history.db")) as history:
        app = bootstrap.build_without_model(history, bootstrap.LOCAL_OWNER)
        question = next(iter(app.bank.questions()))
        session = app.start(Setup(topics=(question.topic,), count=1, questions=(question.id,)))
        app.answer(session.id, 0, 1, Draft(text="It reminds me of a zebra."))
    (found,) = said_in(run("search", "ZEBR", "--topic", question.topic, "--state", "open", "--json", **where))
    assert (found["question_id"], found["said"]) == (question.id, "It reminds me of a zebra.")
    told = run_here("search", "zebra", **where).stdout.decode()
    assert "It reminds me of a zebra." in told
    assert "1 of 1 shown" in told
    assert "Nothing found." in run_here("search", "zebra NEARLY (", '"', **where).stdout.decode()
    assert b"Say what to look for" in run_here("search", **where).stderr
    assert b"There is no state 'good'" in run_here("search", "--state", "good", **where).stderr
    assert f"Choose one of: {question.topic}".encode() in run_here("search", "--topic", "nope", **where).stderr
    assert b"Give a number from 1 up" in run_here("search", "zebra", "--limit", "-1", **where).stderr
