"""Measuring a grader from a shell, on the answers that ship."""

import json
from pathlib import Path

import pytest

from interviewer import bootstrap
from interviewer.cli import main
from interviewer.cli.desk import Desk
from interviewer.cli.labels import read_labelled
from interviewer.cli.lines import BadLine

KNOWN = bootstrap.KNOWN_ANSWERS
DESK = Desk(bootstrap.build_offline_grader())
OWN = {"id": 1, "question": "Why does it rain?", "reference": "Warm air rises. It cools.", "answer": "Warm air rises."}


def labelled(**fields: object) -> bytes:
    """A line of the answer above with a judgement."""
    return json.dumps(OWN | fields).encode()


@pytest.mark.timeout(1200)
def test_the_offline_grader_is_measured_on_the_shipped_answers(capsys: pytest.CaptureFixture[str]) -> None:
    """Figures with intervals, baselines beside them, kinds, both splits, and nothing worthless paid for."""
    assert main(["check-grader", "--grader", "offline", "--repeats", "2", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["answers"] == len(KNOWN.read_text(encoding="utf-8").splitlines()) >= 60
    assert found["questions"] >= 10
    assert len(found["kinds"]) >= 12
    pearson = found["scores"]["pearson"]
    assert pearson["low"] < pearson["value"] < pearson["high"]
    assert pearson["value"] > found["baselines"]["token_set_ratio"]["pearson"]["value"] + 0.3
    assert set(found["splits"]) == {"tuned", "untouched"}
    assert found["worthless"]["given_too_much"] <= 0.06 * found["worthless"]["answers"]
    assert found["spread_over_repeats"] == 0


def test_the_file_of_known_answers_is_told_to_people(capsys: pytest.CaptureFixture[str]) -> None:
    """The same as text, with the disagreements to read."""
    assert main(["agreement", str(KNOWN), "--grader", "offline", "--worst", "2"]) == 0
    told = capsys.readouterr().out
    for line in ("Pearson's r", "token_set_ratio", "Single points", "false credit", "Furthest apart", "word-soup"):
        assert line in told


def test_a_bad_line_is_told_and_the_rest_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With its number and its cause; the exit status says so."""
    file = tmp_path / "judged.jsonl"
    file.write_bytes(b"\n".join([labelled(score=1), labelled(score=7), labelled(id=2, score=0)]))
    assert main(["agreement", str(file), "--json"]) == 1
    told = capsys.readouterr()
    assert json.loads(told.out)["answers"] == 2
    assert 'line 2: The judgement "score" must be a number from 0 to 1' in told.err


@pytest.mark.parametrize(
    ("fields", "score", "worth"),
    [
        ({"score": 0.5}, 0.5, {}),
        ({"label": "correct"}, 1.0, {}),
        ({"label": False}, 0.0, {}),
        ({"points": ["Air rises.", "It cools."], "label": ["met", "missed"]}, 0.5, {"p1": 1.0, "p2": 0.0}),
        ({"points": ["Air rises.", "It cools."], "label": {"p2": "partly met"}}, 0.5, {"p2": 0.5}),
        ({"points": ["Air rises."], "verdicts": {"p1": "contradicted"}}, 0.0, {"p1": 0.0}),
    ],
)
def test_judgements_may_be_written_in_several_ways(
    fields: dict[str, object], score: float, worth: dict[str, float]
) -> None:
    """For the whole answer, or for each point as a list or by its id."""
    one = read_labelled(labelled(**fields), DESK)
    assert one is not None
    assert (one.score, one.worth) == (score, worth)


@pytest.mark.parametrize(
    ("fields", "cause"),
    [
        ({}, "no judgement"),
        ({"score": "high"}, "must be a number from 0 to 1"),
        ({"points": ["Air rises."], "label": ["met", "met"]}, "2 judgements for 1 points"),
        ({"points": ["Air rises."], "label": {"p9": "met"}}, 'no point "p9"'),
    ],
)
def test_a_bad_judgement_names_its_cause(fields: dict[str, object], cause: str) -> None:
    """In plain words, with the id of the line."""
    with pytest.raises(BadLine, match=cause) as caught:
        read_labelled(labelled(**fields), DESK)
    assert caught.value.row_id == 1


def test_no_judged_answer_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty file measures nothing."""
    (tmp_path / "empty.jsonl").touch()
    assert main(["agreement", str(tmp_path / "empty.jsonl")]) == 2
    assert "no judged answer" in capsys.readouterr().err
