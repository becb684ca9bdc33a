"""Reading ``questions/*.md``: one topic a file, in the one shape that ``questions/README.md`` describes."""

from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from interviewer.content.entries import read_question
from interviewer.content.outline import parts, questions
from interviewer.content.prose import Mistake, held, paragraphs, released
from interviewer.content.reading import first_reason, read_text
from interviewer.domain.question import Question, Topic
from interviewer.errors import ContentError


class TopicFile(NamedTuple):
    """A topic, where it was read, and the line on which each of its questions begins."""

    topic: Topic
    path: Path
    lines: dict[str, int]


def read_topic(path: Path) -> TopicFile:
    """The topic in that file; ``ContentError`` names the line of the first thing that is wrong."""
    return topic_of(path, read_text(path))


def topic_of(path: Path, text: str, *, own: bool = False) -> TopicFile:
    """The topic in the text of that file. In one's own, questions may lack sections, probes and sources."""
    try:
        return _read(path, held(text), own)
    except Mistake as mistake:
        raise ContentError(path, mistake.line, released(mistake.reason)) from mistake


def _read(path: Path, text: str, own: bool) -> TopicFile:
    outline = parts(text)
    lines: dict[str, int] = {}
    found: list[Question] = []
    for group in questions(outline):
        question = read_question(path.stem, group, own=own)
        if question.id in lines:
            raise Mistake(group[0].line, f"the id {question.id} is already used on line {lines[question.id]}")
        lines[question.id] = group[0].line
        found.append(question)
    introduction = "\n\n".join(line.text for line in paragraphs(outline[0].body))
    try:
        topic = Topic(id=path.stem, title=outline[0].title, introduction=introduction, questions=tuple(found))
    except ValidationError as failure:
        raise Mistake(outline[0].line, first_reason(failure)) from failure
    return TopicFile(Topic.model_validate(_released(topic.model_dump())), path, lines)


def _released(value: Any) -> Any:
    match value:
        case str():
            return released(value)
        case dict():
            return {key: _released(one) for key, one in value.items()}
        case tuple() | list():
            return [_released(one) for one in value]
    return value
