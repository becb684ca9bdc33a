"""What is exported is imported as it was: for what is shipped, and for what a person made of it."""

import pytest

from interviewer.authoring import Authoring, TakingIn
from interviewer.bootstrap import pack_topic, read_document
from interviewer.domain.importing import Choice
from interviewer.domain.question import Section, SectionKind
from interviewer.errors import BadInput
from interviewer.history import SqlHistory
from tests.authoring.conftest import authoring_of

TOPIC = "multimodal-models"
ODD = "**Bold** <b>markup</b> & `code`\n- an item\n1. another\n# no heading\n\\*"


def changed(authoring: Authoring) -> None:
    """Adapt, add, retire and review."""
    first, second = list(authoring.bank().questions())[:2]
    section = Section(kind=SectionKind.ANSWER, text=ODD)
    authoring.edit(first.model_copy(update={"reference": (section,), "tags": ("odd",), "sources": ()}), before=first)
    rubric = authoring.rubric(second)
    authoring.keep_rubric(rubric.model_copy(update={"points": rubric.points[1:]}), before=rubric)
    authoring.add(first.model_copy(update={"prompt": "And this one?", "reference": (section,)}))
    authoring.retire("mm-07")


@pytest.mark.parametrize("edited", [False, True])
def test_export_import_export(history: SqlHistory, edited: bool) -> None:
    """The same bytes, whoever takes it in."""
    one, other = authoring_of(history, "one"), authoring_of(history, "other")
    if edited:
        changed(one)
    exported = pack_topic(one, TOPIC)
    found = read_document(f"{TOPIC}.zip", exported)
    matches = TakingIn(other).matches(found)
    choices = [Choice.REPLACE if match else Choice.KEEP for match in matches]
    TakingIn(other).take_in(found, found.topic, choices)
    assert pack_topic(other, TOPIC) == exported
    assert edited or other.laid().own.is_empty


def test_an_empty_topic_is_not_exported(authoring: Authoring) -> None:
    """There is no file without a question in it."""
    topic = authoring.make_topic("Empty")
    with pytest.raises(BadInput, match="nothing to export"):
        pack_topic(authoring, topic.id)
