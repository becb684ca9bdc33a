"""The shapes that this project writes itself: a topic as Markdown, or packed with its rubrics."""

import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from interviewer.content.rubrics import rubrics_of
from interviewer.content.topics import TopicFile, topic_of
from interviewer.domain.importing import Found, Import
from interviewer.domain.rubric import Rubric
from interviewer.errors import BadInput, ContentError
from interviewer.importing.decoding import decode
from interviewer.importing.limits import open_zip, unpack

_OURS = re.compile(r"\A\ufeff?\s*# .+\n(?s:.)*?^## [a-z]+-\d{2,}: .+$\s*^Level: ", re.MULTILINE)
_SLUG = re.compile(r"[^a-z0-9]+")


def is_ours(text: str) -> bool:
    """Whether Markdown claims to be in the shape of ``questions/``."""
    return _OURS.match(text[:200_000]) is not None


def read_ours(name: str, text: str) -> Import:
    """The topic in Markdown of our shape."""
    return _import(_topic(name, text), {})


def read_pack(name: str, data: bytes) -> Import:
    """A topic with its rubrics, as it is exported."""
    archive = open_zip(name, data)
    names = [PurePosixPath(one) for one in archive.namelist()]
    topics = [one for one in names if one.suffix == ".md" and one.stem != "README" and not one.name.startswith(".")]
    if len(topics) != 1:
        raise BadInput(f"{name} holds {len(topics)} topics; an archive that is exported here holds one Markdown file.")
    found = _topic(topics[0].name, decode(name, unpack(name, archive, str(topics[0]))))
    rubrics: dict[str, Rubric] = {}
    for one in names:
        if one.suffix == ".yaml":
            text = decode(name, unpack(name, archive, str(one)))
            questions = {question.id: question for question in found.topic.questions}
            try:
                rubrics |= rubrics_of(Path(one), text, questions, own=True)
            except ContentError as wrong:
                raise BadInput(f"{name}: {wrong}") from wrong
    return _import(found, rubrics)


def _topic(name: str, text: str) -> TopicFile:
    stem = _SLUG.sub("-", PurePosixPath(name).stem.lower()).strip("-")[:80].strip("-") or "topic"
    try:
        return topic_of(Path(f"{stem}.md"), text.replace("\r\n", "\n").removeprefix("\ufeff"), own=True)
    except ContentError as wrong:
        raise BadInput(f"{name} is nearly in the shape that is exported here, but: {wrong}") from wrong


def _import(found: TopicFile, rubrics: dict[str, Rubric]) -> Import:
    topic = found.topic
    return Import(
        topic=topic.title,
        topic_id=topic.id,
        introduction=topic.introduction,
        questions=tuple(_found(found, rubrics)),
    )


def _found(found: TopicFile, rubrics: dict[str, Rubric]) -> Sequence[Found]:
    return [
        Found(
            question=one.prompt,
            sections=one.reference,
            line=found.lines[one.id],
            level=one.level,
            probes=one.probes,
            sources=one.sources,
            tags=one.tags,
            id=one.id,
            points=rubrics[one.id].points if one.id in rubrics else None,
        )
        for one in found.topic.questions
    ]
