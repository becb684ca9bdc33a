"""The parts of a reference: its sections, and the headings that a plain answer brings along."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from interviewer.domain.question import Question, SectionKind

_FORMS = {
    SectionKind.DEFINITION: r"definitions?|what (?:it|this) is|overview|summary|short answer",
    SectionKind.HOW_IT_WORKS: r"how (?:it|this|they) works?|mechanism|architecture|details|process|steps",
    SectionKind.WHY_IT_MATTERS: r"why (?:it|this|they) matters?|importance|significance|benefits|impact",
    SectionKind.EXAMPLE: r"(?:worked |real[- ]world )?examples?",
}
_AROUND = r"[^\w\n]{0,20}"
_HEADING = re.compile(
    "|".join(rf"^{_AROUND}(?P<{kind.name}>{form}){_AROUND}(?:(?<=:)|$){_AROUND}" for kind, form in _FORMS.items()),
    re.IGNORECASE | re.MULTILINE,
)


class Part(NamedTuple):
    """A stretch of the reference, and the part it plays in it."""

    kind: SectionKind
    text: str


def parts(question: Question) -> Iterator[Part]:
    """The reference in order, each stretch with its part; nothing but headings is left out."""
    for section in question.reference:
        if section.kind is SectionKind.ANSWER:
            yield from _under_headings(section.text)
        else:
            yield Part(section.kind, section.text)


def _under_headings(text: str) -> Iterator[Part]:
    kind, start = SectionKind.ANSWER, 0
    for heading in _HEADING.finditer(text):
        yield Part(kind, text[start : heading.start()])
        kind, start = SectionKind[str(heading.lastgroup)], heading.end()
    yield Part(kind, text[start:])
