"""The questions there are: those that ship with the app, what a person keeps beside them, and documents of more."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from interviewer import content
from interviewer.authoring import Authoring, TakingIn
from interviewer.bootstrap.asking import build_quick_rubrics
from interviewer.bootstrap.here import build_history
from interviewer.domain.importing import Import
from interviewer.domain.question import Bank, Topic
from interviewer.errors import BadInput
from interviewer.ports import OwnContent, RubricWriter
from interviewer.settings import load_settings

ROOT = Path(__file__).parents[2]
WAY_IN = "Take it in under Settings, “Import a history”, or with `python -m interviewer import FILE`."


def load_bank() -> Bank:
    """The questions and rubrics that ship with the app."""
    return content.load_bank(ROOT / "questions", ROOT / "rubrics")


def build_authoring(
    history: OwnContent, owner: str, writer: RubricWriter | None = None, shipped: Bank | None = None
) -> Authoring:
    """The way to a person's own content; ``writer`` derives rubrics, offline where there is none."""
    quick = build_quick_rubrics()
    return Authoring(shipped=shipped or load_bank(), history=history, owner=owner, writer=writer or quick, quick=quick)


def build_bank(owner: str) -> Bank:
    """The shipped bank with what that person keeps beside it; without a record yet, as it was shipped."""
    if not _has_record():
        return load_bank()
    with closing(build_history()) as history:
        return build_authoring(history, owner).bank()


def _has_record() -> bool:
    """Whether there is one to be opened, or something that opening it will tell more of."""
    settings = load_settings()
    try:
        return bool(settings.database_url) or (settings.data_dir / "history.db").exists()
    except OSError:
        return True


def build_taking_in(authoring: Authoring) -> TakingIn:
    """The way to take documents in; their terms are known to whoever listens from then on."""
    from interviewer.bootstrap.listening import build_vocabulary  # noqa: PLC0415 - it hears the terms of these banks

    build_vocabulary.cache_clear()
    return TakingIn(authoring)


def is_history(beginning: bytes) -> bool:
    """Whether a file that begins so is an exported history."""
    from interviewer.history import is_export  # noqa: PLC0415

    return is_export(beginning)


def refuse_large_document(file: Path) -> None:
    """``BadInput`` when there is too much in a file to be read as a document; it is not read for that."""
    from interviewer.importing import refuse_large  # noqa: PLC0415

    refuse_large(file.name, file.stat().st_size)


def read_document(
    name: str, data: bytes, *, topic: str | None = None, mapping: Mapping[str, str] | None = None
) -> Import:
    """What is in a document of any kind that can be read."""
    from interviewer.importing import read  # noqa: PLC0415 - only when something is imported

    if is_history(data):
        raise BadInput(f"{name} is an exported history, not a document of questions. {WAY_IN}")
    return read(name, data, topic=topic, mapping=mapping)


def pack_topic(authoring: Authoring, topic_id: str) -> bytes:
    """A topic with its rubrics in one file that can be imported again; ``BadInput`` when it has no questions."""
    from interviewer.content.packing import pack  # noqa: PLC0415 - only when something is exported

    shelf = authoring.shelf(topic_id)
    if not shelf.questions:
        raise BadInput("This topic has no questions yet, so there is nothing to export.")
    introduction = shelf.topic.introduction
    topic = Topic(id=topic_id, title=shelf.topic.title, introduction=introduction, questions=shelf.questions)
    return pack(topic, authoring.bank().rubrics)
