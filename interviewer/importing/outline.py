"""From rows to questions with their sections."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pydantic import ValidationError

from interviewer.domain.base import LONGEST_LINE
from interviewer.domain.importing import Found, LeftOut, in_order
from interviewer.domain.plain import lines, one_line
from interviewer.domain.question import LONGEST_SECTION, Level, SectionKind, Source
from interviewer.importing.labels import LEVEL, PROBES, SOURCES, TAGS, Role, labelled
from interviewer.importing.marks import Mark, bare, find, topic_of
from interviewer.importing.rows import Row

LONGEST_TOPIC = 80
LONGEST_TAG = 40
MOST_PROBES = 9
SHOWN = 60
_LEVELS = {
    Level.WARM_UP: "warm-up warmup easy beginner basic basics junior simple 1 low",
    Level.CORE: "core medium intermediate normal mid 2",
    Level.STRETCH: "stretch hard advanced difficult expert senior 3 high",
}
_LEVEL_OF = {word: level for level, words in _LEVELS.items() for word in words.split()}
_ADDRESS = re.compile(r"https?://[^\s<>\"\\)]+")
_BOLD = re.compile(r"\*\*(?=\S)([^*]{1,2000})\*\*")
_RULE = re.compile(r"\s*(?:[-*_=~#]\s*){3,}|\s*(?:page\s+)?\d{1,4}(?:\s+of\s+\d{1,4})?\s*", re.IGNORECASE)


class Outline(NamedTuple):
    """What a document's rows came to."""

    topic: str | None
    questions: list[Found]
    left_out: list[LeftOut]


def outline(rows: Sequence[Row]) -> Outline:
    """Every question there is, in order, and what belongs to none."""
    marks = find(rows)
    first = marks[0].at if marks else len(rows)
    topic, left_out = _front(rows[:first])
    questions: list[Found] = []
    heads = [row for row in rows[:first] if row.level and one_line(bare(row.text)) != topic]
    tag = one_line(bare(heads[-1].text)) if heads else ""
    for mark, end in zip(marks, [*(one.at for one in marks), len(rows)][1:], strict=True):
        body, following = _own(rows[mark.at + 1 : end], rows[mark.at].level)
        try:
            questions.append(_question(rows[mark.at], mark, body, tag))
        except Unfit as unfit:
            left_out.append(LeftOut(line=rows[mark.at].line, reason=str(unfit)))
        tag = one_line(bare(following.text)) if following else tag
    return Outline(topic, questions, left_out)


class Unfit(Exception):
    """Why something that is marked as a question is none."""


def _front(rows: Sequence[Row]) -> tuple[str | None, list[LeftOut]]:
    """The topic, which the first heading, a line that says so, or else the last short line names; and all the rest."""
    told = [row for row in rows if row.text and not _RULE.fullmatch(row.text)]
    named = next((row for row in told if topic_of(row.text)), None) or next((row for row in told if row.level), None)
    short = [row for row in told if len(row.text) <= LONGEST_TOPIC and row.text.strip()[-1] not in ".:;,!?"]
    topic = named or (short[-1] if short else None)
    others = [row for row in told if row is not topic]
    left = [LeftOut(line=row.line, reason=f"stands before the first question: {_shown(row.text)}") for row in others]
    return (one_line(topic_of(topic.text) or bare(topic.text))[:LONGEST_TOPIC] if topic else None), left


def _own(rows: Sequence[Row], level: int) -> tuple[Sequence[Row], Row | None]:
    """The rows under a question of that heading level, up to a heading that stands above questions; that heading."""
    for at, row in enumerate(rows):
        if row.level and (not level or row.level < level) and not labelled(row.text):
            return rows[:at], row
    return rows, None


def _question(row: Row, mark: Mark, body: Sequence[Row], tag: str) -> Found:
    prompt, rest = _prompt(mark, body)
    parts = _parts(rest)
    sections = [(kind, lines("\n".join(texts))) for kind, texts in parts.items() if isinstance(kind, SectionKind)]
    if not any(text for _, text in sections):
        raise Unfit(f"has no answer: {_shown(prompt)}")
    return found(
        prompt,
        sections,
        row.line,
        level=" ".join(parts.get(LEVEL, [])),
        tags=[tag, *(one for text in parts.get(TAGS, []) for one in re.split(r"[,;#]", text))],
        probes=parts.get(PROBES, []),
        sources=parts.get(SOURCES, []),
    )


def _prompt(mark: Mark, body: Sequence[Row]) -> tuple[str, Sequence[Row]]:
    """The question, from the line after its mark where the mark stands alone."""
    if mark.asked:
        return one_line(mark.asked), body
    at = next((at for at, row in enumerate(body) if row.text), None)
    if at is None or labelled(body[at].text):
        raise Unfit("is marked as a question, but nothing is asked")
    return one_line(bare(body[at].text)), body[at + 1 :]


def _parts(rows: Sequence[Row]) -> dict[Role, list[str]]:
    parts: dict[Role, list[str]] = {}
    role: Role = SectionKind.ANSWER
    for row in rows:
        begun = labelled(row.text)
        here = begun.role if begun else role
        text = begun.rest if begun else row.text
        if text.strip() and not _RULE.fullmatch(text):
            parts.setdefault(here, []).append(_BOLD.sub(r"\1", text.rstrip(" *_") if begun else text))
        # A level and tags take one line, and what comes after them belongs to what came before.
        role = role if here in (LEVEL, TAGS) else here
    return parts


def found(
    prompt: str,
    sections: Sequence[tuple[SectionKind, str]],
    line: int,
    *,
    level: str = "",
    tags: Sequence[str] = (),
    probes: Sequence[str] = (),
    sources: Sequence[str] = (),
) -> Found:
    """The question these make; ``Unfit`` when it can't be one."""
    if not prompt:
        raise Unfit("asks nothing")
    if len(prompt) > LONGEST_LINE:
        raise Unfit(f"has a question of {len(prompt):,} characters; up to {LONGEST_LINE:,} can be one")
    if max(len(text) for _, text in sections) > LONGEST_SECTION:
        raise Unfit(f"has an answer of more than {LONGEST_SECTION:,} characters: {_shown(prompt)}")
    try:
        return Found(
            question=prompt,
            sections=in_order(sections),
            line=line,
            level=_LEVEL_OF.get(level.strip(" .").lower()),
            tags=tuple(dict.fromkeys(_tags(tags))),
            probes=tuple(_items(probes))[:MOST_PROBES],
            sources=tuple(_sources(sources)),
        )
    except ValidationError as failure:
        raise Unfit(f"can't be kept: {failure.errors(include_url=False)[0]['msg']}") from failure


def _tags(tags: Sequence[str]) -> Iterator[str]:
    for tag in tags:
        plain = one_line(tag.replace(",", " ")).strip(" -#")[:LONGEST_TAG].strip()
        if plain:
            yield plain


def _items(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        for line in lines(text).split("\n"):
            plain = re.sub(r"^(?:- |\d{1,2}[.)] )", "", line).strip()
            if plain:
                yield plain[:LONGEST_LINE]


def _sources(texts: Sequence[str]) -> Iterator[Source]:
    for line in _items(texts):
        address = _ADDRESS.search(line)
        if address:
            title = re.sub(r"[\[\]()]", " ", line[: address.start()]).strip(" -:–—") or address.group()  # noqa: RUF001
            yield Source(title=one_line(title), url=address.group().rstrip(".,;")[:500])


def _shown(text: str) -> str:
    plain = one_line(text)
    return plain if len(plain) <= SHOWN else f"{plain[:SHOWN]}…"
