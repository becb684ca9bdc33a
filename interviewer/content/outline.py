"""The headings of a question file and what stands under each."""

import re
from typing import NamedTuple

from interviewer.content.prose import Mistake, Numbered, refuse_markup

TOPIC, QUESTION, SECTION = 1, 2, 3
"""How many ``#`` head each."""

SECTIONS = ("Definition", "How it works", "Why it matters", "Example", "Probes", "Sources")
OWN_SECTIONS = ("Answer", *SECTIONS)
"""What a question of one's own may have: any of these, in this order, with something that answers."""

_HEADING = re.compile(r"(#+) +(\S.*?)\s*$")


class Part(NamedTuple):
    """A heading and the lines under it."""

    level: int
    title: str
    line: int
    body: list[Numbered]


def parts(text: str) -> list[Part]:
    """Every heading of the file in order, the topic's title first."""
    found: list[Part] = []
    for line in (Numbered(*pair) for pair in enumerate(text.split("\n"), start=1)):
        if line.text.startswith("#"):
            found.append(_heading(line))
        elif found:
            found[-1].body.append(line)
        elif line.text.strip():
            raise Mistake(line.number, "the file must begin with '# ' and the topic's title")
    if not found or found[0].level != TOPIC:
        raise Mistake(found[0].line if found else 1, "the file must begin with '# ' and the topic's title")
    return found


def _heading(line: Numbered) -> Part:
    found = _HEADING.match(line.text)
    if not found:
        raise Mistake(line.number, "a heading is one or more '#', a space and its text")
    refuse_markup(Numbered(line.number, found.group(2)))
    return Part(len(found.group(1)), found.group(2), line.number, [])


def questions(outline: list[Part]) -> list[list[Part]]:
    """The parts of each question, its own heading first."""
    groups: list[list[Part]] = []
    for part in outline[1:]:
        if part.level == TOPIC:
            raise Mistake(part.line, "a file has one '# ' heading: put another topic into a file of its own")
        if part.level == QUESTION:
            groups.append([part])
        elif groups and part.level == SECTION:
            groups[-1].append(part)
        else:
            raise Mistake(part.line, f"unknown heading: a question has '### ' and one of {', '.join(SECTIONS)}")
    if not groups:
        raise Mistake(outline[0].line, "the topic has no question: write '## ID: question' under its introduction")
    return groups


def own_sections(group: list[Part]) -> list[Part]:
    """The sections of a question of one's own; ``Mistake`` for one that is unknown, out of order or empty."""
    place = -1
    for part in group[1:]:
        if part.title not in OWN_SECTIONS:
            raise Mistake(part.line, f"unknown heading {part.title!r}: it is one of {', '.join(OWN_SECTIONS)}")
        if OWN_SECTIONS.index(part.title) <= place:
            raise Mistake(part.line, f"heading out of order {part.title!r}: the order is {', '.join(OWN_SECTIONS)}")
        place = OWN_SECTIONS.index(part.title)
        _refuse_empty(part)
    return group[1:]


def sections(group: list[Part]) -> list[Part]:
    """The six sections of a question; ``Mistake`` unless all are there, in order, and have something in them."""
    found = group[1:]
    for part, title in zip(found, SECTIONS, strict=False):
        if part.title != title:
            kind = "heading out of order" if part.title in SECTIONS else "unknown heading"
            raise Mistake(part.line, f"{kind} {part.title!r}: {title!r} must come here")
        _refuse_empty(part)
    if len(found) > len(SECTIONS):
        raise Mistake(found[len(SECTIONS)].line, f"unknown heading: after {SECTIONS[-1]!r} comes the next question")
    if len(found) < len(SECTIONS):
        raise Mistake(group[0].line, f"the question has no section {SECTIONS[len(found)]!r}")
    return found


def _refuse_empty(part: Part) -> None:
    if not any(line.text.strip() for line in part.body):
        raise Mistake(part.line, f"the section {part.title!r} is empty")
