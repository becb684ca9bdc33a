"""``grade --jsonl``, as a process: the promised shapes, order, streaming and statuses."""

import json
import subprocess
from pathlib import Path

from interviewer import bootstrap
from tests.cli.shell import COMMAND, ROOT, line, run, run_here, said_in

SHAPE = {"id", "score", "coverage", "grader", "points"}
POINT = {"id", "text", "tier", "weight", "verdict", "reason", "evidence"}


def test_each_line_in_gives_one_line_out_and_a_bad_one_stops_nothing() -> None:
    """Order is kept, the bad line says why, the rest are graded, and the exit status tells."""
    said = line() + b"not json\n" + line(id="b", question_id="nowhere", question=None, reference=None)
    done = run("grade", "--jsonl", "-", said=said + line(id="c", answer=""))
    out = said_in(done)
    assert [one["id"] for one in out] == ["a", None, "b", "c"]
    assert [set(one) for one in out] == [SHAPE, {"id", "error"}, {"id", "error"}, SHAPE]
    assert (out[0]["score"], out[3]["score"]) == (1.0, 0.0)
    assert done.returncode == 1


def test_good_lines_alone_succeed_in_exactly_the_promised_shape() -> None:
    """Offsets point into the answer as given, whatever it holds, and every number is a number."""
    answer = "  naïve\t🙂 text\r\nCLIP trains two encoders; a gap parts the two halves. \u2028 End"
    rows = line(answer=answer) + line(id=7, answer=answer, points=["A gap parts the halves.", "Dogs bark."])
    done = run("grade", "--jsonl", "-", "--grader", "offline", said=rows)
    out = said_in(done)
    assert done.returncode == 0
    assert [one["id"] for one in out] == ["a", 7]
    for one in out:
        assert set(one) == SHAPE
        assert one["grader"] == "offline"
        assert isinstance(one["score"], float)
        assert isinstance(one["coverage"], float)
        assert all(set(point) == POINT for point in one["points"])
        quoted = [evidence for point in one["points"] for evidence in point["evidence"]]
        assert quoted
        assert all(answer[each["start"] : each["end"]] == each["quote"] for each in quoted)
    assert [(point["id"], point["verdict"]) for point in out[1]["points"]] == [("p1", "met"), ("p2", "missed")]


def test_a_question_of_the_bank_is_graded_by_its_reviewed_rubric() -> None:
    """The points that come out are those that ``questions`` lists, in order."""
    question = bootstrap.load_bank().question("mm-05")
    said = json.dumps({"id": 1, "question_id": "mm-05", "answer": question.reference_text}).encode()
    (out,) = said_in(run("grade", "--jsonl", "-", said=said))
    rubric = bootstrap.load_bank().rubrics["mm-05"]
    assert [point["id"] for point in out["points"]] == [point.id for point in rubric.points]
    assert out["score"] >= 0.9


def test_each_answer_comes_out_before_the_next_goes_in() -> None:
    """A program can hold a conversation with it: nothing waits for the end of the input."""
    with subprocess.Popen(
        [*COMMAND, "grade", "--jsonl", "-"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        for name in ("first", "second"):
            process.stdin.write(line(id=name))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == name
        process.stdin.close()
        assert process.wait() == 0


def test_a_reader_that_leaves_early_hears_no_complaint(tmp_path: Path) -> None:
    """``| head -1`` is an ordinary thing to do."""
    rows = tmp_path / "rows.jsonl"
    rows.write_bytes(line() * 300)
    with subprocess.Popen(
        [*COMMAND, "grade", "--jsonl", str(rows)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_a_device_that_is_full_is_an_error_and_no_stack_trace() -> None:
    """Not even on the way out, when Python writes what is left once more."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "grade", "--jsonl", "-"],
            cwd=ROOT,
            input=line(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("interviewer: Writing the result failed: No space left")
    assert done.stderr.count(b"\n") == 1


def test_a_model_that_is_not_set_is_an_error_with_a_way_out() -> None:
    """``llm`` is not silently something else; ``auto`` is."""
    done = run_here("grade", "--jsonl", "-", "--grader", "llm", said=line())
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--grader offline" in done.stderr
    assert said_in(run("grade", "--jsonl", "-", "--grader", "auto", said=line()))[0]["grader"] == "offline"
