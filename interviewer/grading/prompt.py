"""What is said to a model that grades: what is the same for every answer first, the candidate's words last."""

import hashlib
import json
import re
import unicodedata
from functools import cache
from pathlib import Path

from interviewer.domain.question import Question
from interviewer.domain.rubric import Rubric
from interviewer.grading.reply import schema
from interviewer.models import Message
from interviewer.models.wording import fill

PROMPTS = Path(__file__).parent / "prompts"
_TURNS = re.compile(r"[\[【](/?)((?:inst|sys|system|end)[^\]】\n]{0,40})[\]】]", re.IGNORECASE)
_SIGNS = str.maketrans({"<": "‹", ">": "›", "`": "'", "{": "(", "}": ")", "#": "*", "|": "/"})  # noqa: RUF001


def messages(question: Question, rubric: Rubric, shown: str, nonce: str) -> list[Message]:
    """The two messages that ask for a grade of the words ``shown``, fenced by a mark that nobody could foresee."""
    points = "\n".join(f"- {point.id} ({point.tier}): {point.text}" for point in rubric.points)
    system = fill(PROMPTS / "grade.md", question=question.prompt, reference=question.reference_text, rubric=points)
    mark = f"=== candidate's answer {nonce} ==="
    return [
        Message("system", system),
        Message("user", fill(PROMPTS / "answer.md", mark=mark, answer=inert(shown))),
    ]


def again(reason: str) -> Message:
    """What is said after a reply that could not be used."""
    return Message("user", fill(PROMPTS / "again.md", reason=reason))


def inert(text: str) -> str:
    """The text without what a model, its template or a reader of JSON could take for structure; nothing of it is lost.

    Quotes are looked up without regard to such signs.
    """
    seen = "".join(" " if unicodedata.category(one) in ("Cc", "Cf", "Cs") and one != "\n" else one for one in text)
    return _TURNS.sub(r"(\1\2)", seen.translate(_SIGNS)).replace("===", "= =")


@cache
def prompt_digest() -> str:
    """Sixteen hexadecimal digits that change whenever what is asked of the model does."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(PROMPTS.glob("*.md"))]
    return hashlib.sha256(json.dumps([*texts, schema(())]).encode()).hexdigest()[:16]
