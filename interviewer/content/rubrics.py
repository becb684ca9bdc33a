"""Reading ``rubrics/*.yaml``: the reviewed rubrics of one topic, as ``rubrics/README.md`` describes them."""

from pathlib import Path

from interviewer.content.checks import complaints, own_complaints
from interviewer.content.nodes import Document
from interviewer.content.reading import read_text
from interviewer.content.schema import validated
from interviewer.domain.question import Question
from interviewer.domain.rubric import Rubric


def read_rubrics(path: Path, questions: dict[str, Question]) -> dict[str, Rubric]:
    """The rubrics in that file by question id; ``questions`` are all there are, of every topic."""
    return rubrics_of(path, read_text(path), questions)


def rubrics_of(path: Path, text: str, questions: dict[str, Question], *, own: bool = False) -> dict[str, Rubric]:
    """The rubrics in the text of that file. One's own may have few points or many, from anywhere in the reference."""
    document = Document(path, text)
    file = validated(document)
    if file.topic != path.stem:
        raise document.error(document.line(("topic",)), f"the topic must be {path.stem!r}, like the file's name")
    found: dict[str, Rubric] = {}
    for at, entry in enumerate(file.rubrics):
        place = ("rubrics", at, "question")
        question = questions.get(entry.question)
        if question is None or question.topic != file.topic:
            where = f"of the topic {question.topic!r}" if question else "in no topic"
            raise document.error(document.line(place), f"the question {entry.question!r} is {where}")
        if entry.question in found:
            raise document.error(document.line(place), f"{entry.question!r} has a rubric already")
        for complaint in own_complaints(entry) if own else complaints(entry, question):
            raise document.error(document.line(("rubrics", at, *complaint.place)), complaint.reason)
        found[entry.question] = Rubric(question_id=entry.question, points=entry.points)
    return found
