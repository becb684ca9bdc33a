"""What a language model is asked for: calls and prompt tokens per graded answer, beside one call for each point.

Both ways grade the same answers on the same server on loopback, and each prompt is counted by the same tokenizer.
"""

import json
from datetime import UTC, datetime

from interviewer.bootstrap import load_bank
from interviewer.domain.answer import Answer
from interviewer.domain.question import Question
from interviewer.domain.rubric import Rubric
from interviewer.grading.llm import LlmGrader
from interviewer.models import Model, ModelChoice
from interviewer.models.door import library
from tests.grading.gullible import points, reply, row
from tests.models.server import Answered, Body, ModelServer, model_server, says


def counted(body: Body) -> Answered:
    """A whole reply, with the tokens of the prompt as a tokenizer counts them."""
    text = "\n".join(one["content"] for one in body["messages"]) + json.dumps(body["response_format"])
    tokens = int(library().token_counter(model="gpt-4o", text=text))
    return says(reply([row(one, "missed") for one, _ in points(body)]), tokens=(tokens, 0))


def one_call_a_point(grader: LlmGrader, question: Question, rubric: Rubric, answer: Answer) -> int:
    """Each point judged by itself, as a rubric of one; the tokens that all the prompts had."""
    alone = [rubric.model_copy(update={"points": (point,)}) for point in rubric.points]
    return sum(grader.grade(question, one, answer).maker.tokens_in or 0 for one in alone)


def one_call(grader: LlmGrader, question: Question, rubric: Rubric, answer: Answer) -> int:
    """All points judged at once; the tokens of the prompt."""
    return grader.grade(question, rubric, answer).maker.tokens_in or 0


def measure(server: ModelServer) -> dict[str, tuple[float, float]]:
    """Calls and prompt tokens per answer, for both ways."""
    bank, found = load_bank(), {}
    server.will(counted)
    grader = LlmGrader(Model(ModelChoice(name="openai/m", api_base=server.base)), lambda: datetime.now(UTC))
    for name, way in (("one call an answer", one_call), ("one call a point", one_call_a_point)):
        before = len(server.asked)
        questions = list(bank.questions())
        tokens = [way(grader, one, bank.rubrics[one.id], Answer(text=one.reference_text)) for one in questions]
        calls = len(server.asked) - before
        found[name] = (calls / len(questions), sum(tokens) / len(questions))
    return found


def main() -> None:
    """Print the figures."""
    with model_server() as server:
        found = measure(server)
    print("A language model grades one answer (mean over the bank's questions, the reference as the answer):")
    for name, (calls, tokens) in found.items():
        print(f"  {name:<20} {calls:5.1f} calls  {tokens:8,.0f} prompt tokens")
    (_, ours), (_, theirs) = found.values()
    print(f"  ratio of prompt tokens: {ours / theirs:.2f}")
