"""A topic with its rubrics in one file, to share, to commit, or to import again."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from interviewer.content.writing import write_rubrics, write_topic
from interviewer.domain.question import Topic
from interviewer.domain.rubric import Rubric

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every member, so that the same content makes the same file."""


def pack(topic: Topic, rubrics: Mapping[str, Rubric]) -> bytes:
    """``questions/TOPIC.md`` and, where a question has a reviewed rubric, ``rubrics/TOPIC.yaml``, as a ZIP archive."""
    members = {f"questions/{topic.id}.md": write_topic(topic)}
    mine = [rubrics[one.id] for one in topic.questions if one.id in rubrics]
    if mine:
        members[f"rubrics/{topic.id}.yaml"] = write_rubrics(topic.id, mine)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), text.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
