"""Putting topics and rubrics together."""

from pathlib import Path

from interviewer.content.reading import files
from interviewer.content.rubrics import read_rubrics
from interviewer.content.topics import TopicFile, read_topic
from interviewer.domain.question import Bank
from interviewer.domain.rubric import Rubric
from interviewer.errors import ContentError


def load_bank(questions_dir: Path, rubrics_dir: Path) -> Bank:
    """Everything in both folders; ``ContentError`` names file, line and reason of the first thing that is wrong."""
    topics = [read_topic(path) for path in files(questions_dir, ".md", mistaken=".markdown")]
    if not topics:
        raise ContentError(questions_dir, 1, "no topic here: put a file like 'topic.md' into this folder")
    _refuse_shared_ids(topics)
    questions = {question.id: question for found in topics for question in found.topic.questions}
    rubrics: dict[str, Rubric] = {}
    for path in files(rubrics_dir, ".yaml", mistaken=".yml"):
        rubrics |= read_rubrics(path, questions)
    return Bank(topics=tuple(found.topic for found in topics), rubrics=rubrics)


def _refuse_shared_ids(topics: list[TopicFile]) -> None:
    seen: dict[str, TopicFile] = {}
    for found in topics:
        for question_id, line in found.lines.items():
            if question_id in seen:
                other = seen[question_id]
                place = f"{other.path.name}, line {other.lines[question_id]}"
                raise ContentError(found.path, line, f"the id {question_id} is already used in {place}")
            seen[question_id] = found
