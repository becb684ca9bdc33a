"""What grading costs: a 250-word answer against nine points, beside one token_set_ratio of answer against reference."""

import statistics
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime

from rapidfuzz import fuzz

from interviewer.bootstrap import load_bank
from interviewer.domain.answer import Answer
from interviewer.domain.question import Question
from interviewer.domain.rubric import Rubric
from interviewer.grading.offline import OfflineGrader

WORDS = 250
POINTS = 9
ROUNDS = 200


def answers() -> list[tuple[Question, Rubric, str]]:
    """For each question an answer of 250 words, made of its own and the next reference, and a rubric of nine points."""
    bank = load_bank()
    questions = list(bank.questions())
    cases = []
    for question, other in zip(questions, questions[1:] + questions[:1], strict=True):
        words = f"{question.reference_text} {other.reference_text}".split()[:WORDS]
        points = list(bank.rubrics[question.id].points)
        spare = [point.model_copy(update={"id": f"{point.id}-more"}) for point in bank.rubrics[other.id].points]
        rubric = Rubric(question_id=question.id, points=tuple((points + spare)[:POINTS]))
        cases.append((question, rubric, " ".join(words)))
    return cases


def seconds(work: Callable[[Question, Rubric, str], object]) -> list[float]:
    """How long each call took, every case equally often, the first round (which fills caches) left out."""
    cases = answers()
    for case in cases:
        work(*case)
    taken = []
    for number in range(ROUNDS):
        case = cases[number % len(cases)]
        start = time.perf_counter()
        work(*case)
        taken.append(time.perf_counter() - start)
    return taken


def peak(work: Callable[[Question, Rubric, str], object]) -> int:
    """The most bytes in use at once above what was there before."""
    case = answers()[0]
    work(*case)
    tracemalloc.start()
    work(*case)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def main() -> None:
    """Print the figures."""
    grader = OfflineGrader(clock=lambda: datetime.now(UTC))

    def graded(question: Question, rubric: Rubric, text: str) -> object:
        return grader.grade(question, rubric, Answer(text=text))

    def compared(question: Question, rubric: Rubric, text: str) -> object:
        return fuzz.token_set_ratio(text, question.reference_text)

    print(f"Grading {WORDS} words against {POINTS} points ({ROUNDS} grades):")
    medians = {}
    for name, work in (("offline grader", graded), ("one token_set_ratio", compared)):
        taken = seconds(work)
        medians[name] = statistics.median(taken)
        p95 = statistics.quantiles(taken, n=20)[-1]
        times = f"median {medians[name] * 1000:7.2f} ms  p95 {p95 * 1000:7.2f} ms"
        print(f"  {name:<20} {times}  peak {peak(work) / 1024:7.0f} KiB")
    print(f"  ratio of medians: {medians['offline grader'] / medians['one token_set_ratio']:.0f}")
