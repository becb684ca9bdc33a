"""Graders side by side on the same answers: ``python -m tests.bench.graders NAME FILE`` tells as JSON what one can do.

Each runs in a process of its own, since what loading it costs can be seen only once.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from interviewer.agreement.known import load_known
from interviewer.agreement.labelled import Labelled
from interviewer.agreement.study import Study, conduct
from interviewer.bootstrap import KNOWN_ANSWERS, load_bank
from interviewer.domain.answer import Answer
from interviewer.grading.offline import OfflineGrader
from interviewer.ports import Grader
from tests.bench.embedding import NOW, EmbeddingGrader
from tests.bench.engines import memory
from tests.bench.grading import answers
from tests.bench.minilm import MiniLm

ROUNDS = 5
"""Each answer counts with the least processor time of so many grades: what else the machine does adds, never takes."""

Making = Callable[[Path], Grader]
GRADERS: dict[str, Making] = {
    "offline": lambda _: OfflineGrader(lambda: NOW),
    "minilm-wordings": lambda folder: EmbeddingGrader(MiniLm(folder), lambda _, point: point.statements),
    "minilm-points": lambda folder: EmbeddingGrader(MiniLm(folder), lambda _, point: (point.text,)),
    "minilm-whole": lambda folder: EmbeddingGrader(
        MiniLm(folder), lambda asked, _: (asked.reference_text,), whole=True
    ),
}


def agreement(study: Study) -> dict[str, Any]:
    """The figures that are aimed at."""
    too_much, worthless = study.given_too_much()
    scores, points = study.scores(), study.points()
    return {
        "r": scores["pearson"].value,
        "ordered": study.ordered(),
        "mean_error": scores["mean_error"].value,
        "auc": points["auc"].value,
        "false_credit": points["false_credit"].value,
        "given_too_much": f"{too_much} of {worthless}",
    }


def milliseconds(grader: Grader) -> list[float]:
    """What 250 words against nine points take, for each question."""
    taken = []
    for question, rubric, text in answers():
        rounds = []
        for _ in range(ROUNDS + 1):
            start = time.process_time()
            grader.grade(question, rubric, Answer(text=text))
            rounds.append(time.process_time() - start)
        taken.append(1000 * min(rounds[1:]))
    return taken


def measured(make: Making, known: list[Labelled], folder: Path) -> dict[str, Any]:
    """Seconds to load, milliseconds a grade, megabytes at most, and how far it agrees on both halves."""
    before, start = memory(), time.perf_counter()
    grader = make(folder)
    loading = time.perf_counter() - start
    if isinstance(grader, EmbeddingGrader):
        grader.fit([one for one in known if one.split == "tuned"])
    study = conduct(grader, known)
    taken = milliseconds(grader)
    return {
        "loading": loading,
        "median": median(taken),
        "p95": quantiles(taken, n=20)[-1],
        "memory": memory() - before,
        "halves": {split: agreement(study.only(split)) for split in ("tuned", "untouched")},
    }


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as room:
        told = measured(GRADERS[sys.argv[1]], load_known(KNOWN_ANSWERS, load_bank()), Path(room))
    Path(sys.argv[2]).write_text(json.dumps(told))
