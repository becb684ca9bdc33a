"""One question of a topic file, read from its parts."""

import re

from pydantic import ValidationError

from interviewer.content.outline import SECTIONS, Part, own_sections, sections
from interviewer.content.prose import Mistake, Numbered, items, paragraphs
from interviewer.content.reading import first_reason
from interviewer.domain.question import Level, Question, Section, SectionKind, Source

MOST_PROBES, MOST_OWN_PROBES = 2, 9
PROBES, SOURCES = SECTIONS[-2:]
LEVEL_AND_TAGS = 2

_QUESTION = re.compile(r"([a-z]+-\d{2,}): +(\S.*)")
_TAGS = re.compile(r"Tags: *(\S.*)")
_LEVEL = re.compile(r"Level: *(.*)")
_SOURCE = re.compile(r"\[(.+?)\]\((https?://[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)(?:\s*[\u2013\u2014:-]\s*(\S.*))?")


def read_question(topic_id: str, group: list[Part], *, own: bool = False) -> Question:
    """The question whose heading and sections these are; one's own may lack sections, probes and sources."""
    head, parts = group[0], own_sections(group) if own else sections(group)
    under = {part.title: part for part in parts}
    found = _QUESTION.fullmatch(head.title)
    if not found:
        raise Mistake(head.line, "a question is headed '## ID: question', the ID being like 'mm-01'")
    try:
        return Question(
            id=found.group(1),
            topic=topic_id,
            level=_level(head),
            tags=_tags(head),
            prompt=found.group(2),
            reference=tuple(_section(part) for part in parts if part.title not in (PROBES, SOURCES)),
            probes=_probes(under[PROBES], MOST_OWN_PROBES if own else MOST_PROBES) if PROBES in under else (),
            sources=tuple(_source(line) for line in _links(under[SOURCES])) if SOURCES in under else (),
        )
    except ValidationError as failure:
        raise Mistake(head.line, first_reason(failure)) from failure


def _level(head: Part) -> Level:
    written = list(paragraphs(head.body))
    found = _LEVEL.fullmatch(written[0].text) if written else None
    if not found:
        raise Mistake(written[0].number if written else head.line, "'Level: ...' must come first under a question")
    if len(written) > 1 and not (len(written) == LEVEL_AND_TAGS and _TAGS.fullmatch(written[1].text)):
        raise Mistake(written[1].number, "only the level and 'Tags: ...' may stand between a question and its answer")
    if found.group(1) not in list(Level):
        raise Mistake(written[0].number, f"unknown level {found.group(1)!r}: it is one of {', '.join(Level)}")
    return Level(found.group(1))


def _tags(head: Part) -> tuple[str, ...]:
    found = [_TAGS.fullmatch(line.text) for line in paragraphs(head.body)]
    return tuple(tag.strip() for one in found if one for tag in one.group(1).split(",") if tag.strip())


def _section(part: Part) -> Section:
    text = "\n".join(line.text for line in paragraphs(part.body))
    try:
        return Section(kind=SectionKind(part.title.lower()), text=text)
    except ValidationError as failure:
        raise Mistake(part.line, first_reason(failure)) from failure


def _probes(part: Part, most: int) -> tuple[str, ...]:
    probes = tuple(items(part.body))
    if len(probes) > most:
        reason = "a question has one or two probes" if most == MOST_PROBES else f"a question has at most {most} probes"
        raise Mistake(probes[most].number, reason)
    return tuple(probe.text for probe in probes)


def _links(part: Part) -> list[Numbered]:
    """The list under *Sources*, the one place where links stand."""
    found: list[Numbered] = []
    for line in part.body:
        if line.text.startswith("- "):
            found.append(Numbered(line.number, line.text[2:].strip()))
        elif line.text.strip() and (not found or not line.text[0].isspace()):
            raise Mistake(line.number, "only a list marked with '-' may stand here")
        elif line.text.strip():
            found[-1] = Numbered(found[-1].number, f"{found[-1].text} {line.text.strip()}")
    return found


def _source(line: Numbered) -> Source:
    found = _SOURCE.fullmatch(line.text)
    if not found:
        raise Mistake(line.number, "a source is written '[title](https://address) \u2013 what it backs'")
    try:
        return Source(title=found.group(1), url=found.group(2), backs=found.group(3) or "")
    except ValidationError as failure:
        raise Mistake(line.number, first_reason(failure)) from failure
