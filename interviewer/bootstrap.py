"""The one place that puts the parts together. Heavy ones are imported when they are first needed."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer import content
from interviewer.domain.question import Bank
from interviewer.errors import BadInput
from interviewer.interview import Interview
from interviewer.ports import Grader, RubricWriter
from interviewer.settings import load_settings

if TYPE_CHECKING:
    from interviewer.history import SqlHistory

ROOT = Path(__file__).parents[1]
KNOWN_ANSWERS = ROOT / "tests" / "data" / "answers" / "known.jsonl"
GRADERS = ("offline", "llm", "auto")


def now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


def load_bank() -> Bank:
    """The questions and rubrics that ship with the app."""
    return content.load_bank(ROOT / "questions", ROOT / "rubrics")


def build_grader(name: str = "auto") -> Grader:
    """The grader of that name; ``auto`` is a model where one is set and works, and the offline grader otherwise."""
    from interviewer.grading.offline import OfflineGrader  # noqa: PLC0415

    if name not in GRADERS:
        raise BadInput(f"There is no grader {name!r}. Choose one of: {', '.join(GRADERS)}.")
    if name == "llm":
        raise BadInput(
            "No language model is set up to grade with. Use --grader offline, or auto to take what there is."
        )
    return OfflineGrader(clock=now)


def build_rubric_writer() -> RubricWriter:
    """What turns a reference answer into points where nobody has."""
    from interviewer.rubrics.offline import OfflineRubricWriter  # noqa: PLC0415

    return OfflineRubricWriter()


def build_history() -> "SqlHistory":
    """The record in the person's own data folder."""
    from interviewer.history import open_history  # noqa: PLC0415

    return open_history(load_settings().data_dir / "history.db")


def build_interview() -> Interview:
    """Everything a candidate needs."""
    return Interview(
        bank=load_bank(),
        history=build_history(),
        grader=build_grader(),
        rubric_writer=build_rubric_writer(),
        clock=now,
    )
