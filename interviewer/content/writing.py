"""Writing topics and rubrics in the shape in which they are read; what is read again is the same."""

from collections.abc import Iterable, Iterator

import yaml

from interviewer.content.prose import ITEM, escaped
from interviewer.domain.plain import one_line
from interviewer.domain.question import Question, Source, Topic
from interviewer.domain.rubric import Point, Rubric

WIDEST = 1_000_000
"""Characters in a line of YAML: a wording stays on one line, however long."""


def write_topic(topic: Topic) -> str:
    """The topic as ``questions/TOPIC.md`` has it."""
    blocks = [f"# {escaped(topic.title, after='# ')}", *_blocks(topic.introduction)]
    for question in topic.questions:
        blocks += _question(question)
    return "\n\n".join(blocks) + "\n"


def _question(question: Question) -> Iterator[str]:
    start = f"{question.id}: "
    yield f"## {start}{escaped(question.prompt, after=start)}"
    yield f"Level: {question.level}"
    if question.tags:
        yield f"Tags: {escaped(', '.join(question.tags), after='Tags: ')}"
    for section in question.reference:
        yield f"### {section.kind.capitalize()}"
        yield from _blocks(section.text)
    if question.probes:
        yield "### Probes"
        yield "\n".join(f"- {escaped(probe, after='- ')}" for probe in question.probes)
    if question.sources:
        yield "### Sources"
        yield "\n".join(map(_source, question.sources))


def _blocks(text: str) -> Iterator[str]:
    """Paragraphs, and lists with an item a line."""
    items: list[str] = []
    for line in filter(None, text.split("\n")):
        found = ITEM.match(line)
        if found:
            items.append(f"{found.group()}{escaped(line[found.end() :], after=found.group())}")
            continue
        if items:
            yield "\n".join(items)
            items = []
        yield escaped(line)
    if items:
        yield "\n".join(items)


def _source(source: Source) -> str:
    title = source.title.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    backs = source.backs.replace("\\", "\\\\")
    return f"- [{title}]({source.url})" + (f" \N{EN DASH} {backs}" if backs else "")


def write_rubrics(topic_id: str, rubrics: Iterable[Rubric]) -> str:
    """The rubrics of a topic as ``rubrics/TOPIC.yaml`` has them."""
    entries = [{"question": one.question_id, "points": [_point(point) for point in one.points]} for one in rubrics]
    told = {"topic": topic_id, "rubrics": entries}
    written: str = yaml.dump(told, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDEST)
    return written


class _Dumper(yaml.SafeDumper):
    """YAML as people write it: lists set in, and double quotes where there must be quotes."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, indentless=False)

    def choose_scalar_style(self) -> str:
        style: str = super().choose_scalar_style()
        return '"' if style == "'" else style


def _point(point: Point) -> dict[str, object]:
    fields = {**point.model_dump(mode="json"), "tier": point.tier.value}
    if point.needed == 1:
        del fields["needed"]
    order = ("id", "text", "tier", "weight", "source", "probe", "needed", "phrasings", "contradictions")
    return {name: _on_one_line(fields[name]) for name in order if fields.get(name)}


def _on_one_line(value: object) -> object:
    """A wording as it is read again: a derived one may hold several lines of its reference."""
    if isinstance(value, str):
        return one_line(value)
    return [line for one in value if (line := one_line(one))] if isinstance(value, list | tuple) else value
