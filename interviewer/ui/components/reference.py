"""The reference answer, to compare one's own with."""

from collections.abc import Iterator
from itertools import groupby

from interviewer.domain.question import Question, SectionKind
from interviewer.ui.components.markup import Html, join, tag

ITEM = "- "


def reference(question: Question) -> Html:
    """The reference answer, folded, in its sections, with its sources."""
    sections = [
        join(
            tag("h4", section.kind.capitalize()) if section.kind is not SectionKind.ANSWER else None,
            *_lines(section.text),
        )
        for section in question.reference
    ]
    sources = [
        tag("li", tag("a", one.title, href=one.url, target="_blank"), f" — {one.backs}" if one.backs else None)
        for one in question.sources
    ]
    more = join(tag("h4", "Sources"), tag("ul", *sources)) if sources else None
    return tag("details", tag("summary", "Compare with the reference answer"), *sections, more, class_="rh-reference")


def _lines(text: str) -> Iterator[Html]:
    """Paragraphs as they are, and items one after the other as a list."""
    lines = filter(None, map(str.strip, text.splitlines()))
    for are_items, group in groupby(lines, key=lambda line: line.startswith(ITEM)):
        if are_items:
            yield tag("ul", *(tag("li", line.removeprefix(ITEM)) for line in group))
        else:
            yield from (tag("p", line) for line in group)
