"""All topics and their reviewed rubrics."""

from pathlib import Path

from interviewer.content.rubrics import read_rubrics
from interviewer.content.topics import TopicFile, read_topic
from interviewer.domain.question import Bank
from interviewer.domain.rubric import Rubric
from interviewer.errors import ContentError


def load_bank(questions: Path, rubrics: Path) -> Bank:
    """The bank of two folders; ``ContentError`` names the first thing that is wrong in them."""
    topics = [read_topic(path) for path in sorted(questions.glob("*.md")) if path.name != "README.md"]
    if not topics:
        raise ContentError(questions, 1, "there is no question file here")
    _ids_are_unique(topics)
    by_name = {one.path.stem: one for one in topics}
    reviewed: dict[str, Rubric] = {}
    for path in sorted(rubrics.glob("*.yaml")):
        if path.stem not in by_name:
            raise ContentError(path, 1, f"there is no questions/{path.stem}.md for it")
        reviewed |= read_rubrics(path, {one.id: one for one in by_name[path.stem].topic.questions})
    return Bank(topics=tuple(one.topic for one in topics), rubrics=reviewed)


def _ids_are_unique(topics: list[TopicFile]) -> None:
    seen: dict[str, str] = {}
    for one in topics:
        for question_id, line in one.lines.items():
            if question_id in seen:
                raise ContentError(one.path, line, f"question id {question_id!r} is used in {seen[question_id]} too")
            seen[question_id] = one.path.name
