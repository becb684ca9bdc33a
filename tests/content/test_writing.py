"""What is written is read again as it was, whatever a person keeps."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.bootstrap import ROOT, load_bank
from interviewer.content.rubrics import rubrics_of
from interviewer.content.topics import topic_of
from interviewer.content.writing import write_rubrics, write_topic
from interviewer.domain.plain import lines, one_line
from interviewer.domain.question import Level, Question, Section, SectionKind, Source, Topic
from interviewer.domain.rubric import Point, Rubric, Tier

SHORT = (
    "![a](b) [a](http://b.c) <b>x</b> &amp; _a_ __b__ *c* \\ \\* a\\ null yes 0 1.5 2024-01-01 'q' \" # @a %b --- ==="
)
LONG = (
    "# a",
    "### Definition",
    "| a |",
    "> a",
    "- a",
    "1. a",
    "2) a",
    "**a b**",
    "Level: core",
    "\N{BULLET} a",
    "a: b",
    "a\n- b",
)
MARKED = st.sampled_from([*SHORT.split(), *LONG])
TEXTS = st.lists(st.one_of(MARKED, st.text(max_size=30)), min_size=1, max_size=4).map(" ".join)
LINES = TEXTS.map(one_line).filter(bool)
PROSE = TEXTS.map(lines).filter(bool)


@st.composite
def topics(draw: st.DrawFn) -> Topic:
    """A topic with anything in it."""
    kinds = draw(st.lists(st.sampled_from(list(SectionKind)), min_size=1, unique=True))
    order = [SectionKind.ANSWER, *(kind for kind in SectionKind if kind is not SectionKind.ANSWER)]
    tags = st.lists(LINES.map(lambda one: one_line(one.replace(",", "")[:40])).filter(bool), max_size=2)
    source = Source(title=draw(LINES), url="https://a.b/c_(d)?e=f&g=*h*", backs=draw(LINES))
    question = Question(
        id="ab-01",
        topic="any",
        level=draw(st.sampled_from(list(Level))),
        prompt=draw(LINES),
        reference=tuple(Section(kind=kind, text=draw(PROSE)) for kind in order if kind in kinds),
        probes=tuple(draw(st.lists(LINES, max_size=3))),
        sources=draw(st.sampled_from([(), (source,)])),
        tags=tuple(draw(tags)),
    )
    introduction = "\n\n".join(draw(st.lists(PROSE.map(one_line), max_size=2)))
    return Topic(id="any", title=draw(LINES), introduction=introduction, questions=(question,))


@settings(max_examples=400, deadline=None)
@given(topics())
def test_a_topic_is_read_as_it_was_written(topic: Topic) -> None:
    """Whatever looks like markup in a text comes back as the text it was."""
    assert topic_of(Path("any.md"), write_topic(topic), own=True).topic == topic


@settings(max_examples=200, deadline=None)
@given(LINES, LINES, st.lists(LINES, max_size=3), st.sampled_from(list(Tier)))
def test_a_rubric_is_read_as_it_was_written(text: str, source: str, phrasings: list[str], tier: Tier) -> None:
    """Words that YAML takes for numbers, dates or nothing come back as words."""
    point = Point(id="a-point", text=text, tier=tier, weight=1 if tier is not Tier.CORE else 2, source=source)
    needed = max(1, len(phrasings))
    point = point.model_copy(update={"phrasings": tuple(phrasings), "probe": text, "needed": needed})
    question = Question(
        id="ab-01", topic="any", prompt="What?", reference=(Section(kind=SectionKind.ANSWER, text="That."),)
    )
    rubric = Rubric(question_id="ab-01", points=(point,))
    written = write_rubrics("any", [rubric])
    assert rubrics_of(Path("any.yaml"), written, {"ab-01": question}, own=True) == {"ab-01": rubric}


@pytest.mark.parametrize("topic", load_bank().topics, ids=lambda topic: topic.id)
def test_shipped_files_are_in_the_shape_that_is_written(topic: Topic) -> None:
    """A shipped topic is written as its own file is, so an adapted one can be compared with it line by line."""
    assert write_topic(topic) == (ROOT / "questions" / f"{topic.id}.md").read_text(encoding="utf-8")


def test_shipped_rubrics_come_back_the_same() -> None:
    """Every reviewed rubric survives being written and read."""
    bank = load_bank()
    for topic in bank.topics:
        mine = {one.id: one for one in topic.questions}
        rubrics = {name: rubric for name, rubric in bank.rubrics.items() if name in mine}
        assert rubrics_of(Path(f"{topic.id}.yaml"), write_rubrics(topic.id, rubrics.values()), mine) == rubrics


def test_answers_full_of_signs_are_written_and_read_again() -> None:
    """Each sign is looked for once from where the one before it was, however many there are in a line."""
    text = "a|b &amp; " * 4_900
    kinds = (SectionKind.DEFINITION, SectionKind.HOW_IT_WORKS, SectionKind.WHY_IT_MATTERS, SectionKind.EXAMPLE)
    sections = tuple(Section(kind=kind, text=text) for kind in kinds)
    questions = tuple(Question(id=f"aa-0{n}", topic="t", prompt="What?", reference=sections) for n in (1, 2))
    topic = Topic(id="t", title="T", questions=questions)
    assert topic_of(Path("t.md"), write_topic(topic), own=True).topic == topic
