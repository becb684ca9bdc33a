"""``questions``: the bank in a shell."""

import pytest

from interviewer import bootstrap
from interviewer.cli import main
from tests.cli.shell import run, said_in


def test_the_bank_prints_as_json() -> None:
    """One list, in the written order, with exactly the promised fields, true to the bank."""
    (listed,) = said_in(run("questions", "--json"))
    bank = bootstrap.load_bank()
    assert [one["id"] for one in listed] == [question.id for question in bank.questions()]
    for one in listed:
        question = bank.question(one["id"])
        assert set(one) == {"id", "topic", "level", "question", "reference", "points"}
        assert (one["question"], one["reference"]) == (question.prompt, question.reference_text)
        assert [set(point) for point in one["points"]] == [{"id", "text", "tier", "weight"}] * len(one["points"])
        assert 5 <= len(one["points"]) <= 9


def test_people_get_a_line_for_each_question(capsys: pytest.CaptureFixture[str]) -> None:
    """The id to grade with comes first."""
    assert main(["questions"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [one.split()[0] for one in lines] == [question.id for question in bootstrap.load_bank().questions()]


def test_a_terminal_of_another_alphabet_gets_what_it_can_show() -> None:
    """A terminal that knows ASCII alone loses a dash, not the list; JSON is UTF-8 all the same."""
    plain = run("questions", PYTHONIOENCODING="ascii")
    assert plain.returncode == 0
    assert plain.stdout.isascii()
    assert said_in(run("questions", "--json", PYTHONIOENCODING="ascii"))


def test_a_question_nobody_reviewed_is_listed_with_derived_points(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every question can be graded, so every question shows what will be heard."""
    bank = bootstrap.load_bank()
    monkeypatch.setattr("interviewer.bootstrap.banks.load_bank", lambda: bank.model_copy(update={"rubrics": {}}))
    assert main(["questions", "--json"]) == 0
    assert capsys.readouterr().out.count('"points": [{') == len(list(bank.questions()))
