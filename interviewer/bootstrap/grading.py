"""Who grades, and how far that can be trusted."""

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from interviewer.bootstrap.asking import build_model_grader, choose_model
from interviewer.bootstrap.banks import ROOT, load_bank
from interviewer.bootstrap.here import now
from interviewer.errors import BadInput
from interviewer.ports import Grader

if TYPE_CHECKING:
    from interviewer.agreement.running import RunningCheck

KNOWN_ANSWERS = ROOT / "tests" / "data" / "answers" / "known.jsonl"
GRADERS = ("offline", "llm", "auto")


def build_offline_grader() -> Grader:
    """The grader that needs nothing but this computer."""
    from interviewer.grading.offline import OfflineGrader  # noqa: PLC0415

    return OfflineGrader(clock=now)


def build_grader(name: str, owner: str) -> Grader:
    """The grader of that name; ``auto`` is a model where one is set and works, and the offline grader otherwise."""
    if name not in GRADERS:
        raise BadInput(f"There is no grader {name!r}. Choose one of: {', '.join(GRADERS)}.")
    offline = build_offline_grader()
    choice = choose_model(owner) if name != "offline" else None
    if name == "llm" and choice is None:
        raise BadInput(
            "No language model is set up to grade with. Set INTERVIEWER_MODEL, use --grader offline, or auto to take "
            "what there is."
        )
    if choice is None:
        return offline
    from interviewer.grading.fallback import FallbackGrader  # noqa: PLC0415

    asked = build_model_grader(choice, owner)
    return asked if name == "llm" else FallbackGrader(asked, offline)


def count_known() -> int:
    """How many answers of known worth there are."""
    return len(_known_questions())


def count_known_questions() -> int:
    """How many questions they answer."""
    return len(set(_known_questions()))


@lru_cache(maxsize=1)
def _known_questions() -> tuple[str, ...]:
    lines = KNOWN_ANSWERS.read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line)["question_id"] for line in lines if line.strip())


def start_check(grader: Grader, rounds: int = 1) -> "RunningCheck":
    """Check that grader on the answers of known worth, each graded so often, while whoever asked goes on."""
    from interviewer.agreement.known import load_known  # noqa: PLC0415 - numpy, and only here
    from interviewer.agreement.running import RunningCheck  # noqa: PLC0415

    return RunningCheck(grader, load_known(KNOWN_ANSWERS, load_bank()), rounds)
