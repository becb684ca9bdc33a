"""From rows to questions with their sections."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pydantic import ValidationError

from interviewer.domain.base import LONGEST_LINE
from interviewer.domain.importing import Found, LeftOut, in_order
from interviewer.domain.plain import lines, one_line
from interviewer.domain.question import LONGEST_SECTION, Level, SectionKind, Source
from interviewer.importing.asking import asked, bare, tags_after, titled, unbolded
from interviewer.importing.cards import TURNS, parted
from interviewer.importing.keys import together
from interviewer.importing.labels import LEVEL, PROBES, SOURCES, TAGS, Labelled, Role, labelled
from interviewer.importing.limits import refuse_many
from interviewer.importing.marks import SEPARATING, find, topic_of
from interviewer.importing.rows import Mark, Row

ANSWERS = frozenset(("answer", "a", "ans", "answers", "correct answer", "solution"))
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
_TELLS_NOTHING = re.compile(r"\b(?:questions?|answers?|contents|introduction|faqs?|q&a)\b", re.IGNORECASE)
_NO_TOPIC = re.compile(
    r"[.:;,!?]\s*$|^\W*\w?\W*$|\b(?:19|20)\d\d\b|\bmin(?:utes?)? read\b"
    r"|^\s*(?:lecture|slide|page|part|unit|week|by)\b.{0,40}$",
    re.IGNORECASE,
)
"""Lines that end like a sentence, dates, bylines and the like."""

_OPTION, _SECOND = re.compile(r"A\.\s+(?=\S)"), re.compile(r"\W{0,3}[Bb][.)]\s")
LONGEST_ABOVE = 600
"""Characters between a question and the word "Answer" that belong to the question."""


class Outline(NamedTuple):
    """What a document's rows came to."""

    topic: str | None
    questions: list[Found]
    left_out: list[LeftOut]


def outline(rows: Sequence[Row]) -> Outline:
    """Every question there is, in order, and what belongs to none."""
    rows = together(rows)
    marks = find(rows)
    refuse_many(len(marks))
    first = marks[0].at if marks else len(rows)
    topic, left_out = _front(rows[:first])
    questions: list[Found] = []
    heads = [row for row in rows[:first] if row.level and _title(row) != topic]
    tag = one_line(bare(heads[-1].text)) if heads else ""
    for mark, end in zip(marks, [*(one.at for one in marks), len(rows)][1:], strict=True):
        body, following = _own(rows[mark.at + 1 : end], rows[mark.at].level)
        said = [Row(rows[mark.at].line, mark.said)] if mark.said else []
        try:
            questions.append(_question(rows[mark.at], mark, [*said, *body], _telling(tag)))
        except Unfit as unfit:
            left_out.append(LeftOut(line=rows[mark.at].line, reason=str(unfit)))
        tag = one_line(bare(following.text)) if following else tag
    return Outline(topic, questions, left_out)


def _telling(heading: str) -> str:
    """A heading above questions as a tag of theirs, if it tells more than that there are questions."""
    return "" if _TELLS_NOTHING.search(heading) else asked(heading)


class Unfit(Exception):
    """Why something that is marked as a question is none."""


def _front(rows: Sequence[Row]) -> tuple[str | None, list[LeftOut]]:
    """The topic, which the first heading, a line that says so, or else the last short line names; and all the rest."""
    told = [row for row in rows if row.text and not SEPARATING.fullmatch(row.text)]
    named = next((row for row in told if topic_of(row.text)), None) or next((row for row in told if row.level), None)
    short = [row for row in told if len(row.text) <= LONGEST_TOPIC and not _NO_TOPIC.search(row.text)]
    topic = named or next((row for row in short if _TELLS_NOTHING.search(row.text)), short[-1] if short else None)
    others = [row for row in told if row is not topic]
    left = [LeftOut(line=row.line, reason=f"stands before the first question: {_shown(row.text)}") for row in others]
    return (_title(topic) if topic else None), left


def _title(row: Row) -> str:
    return titled(one_line(topic_of(row.text) or bare(row.text)))[:LONGEST_TOPIC]


def _own(rows: Sequence[Row], level: int) -> tuple[Sequence[Row], Row | None]:
    """The rows under a question of that heading level, up to a heading that stands above questions; that heading."""
    for at, row in enumerate(rows):
        if row.level and (not level or row.level < level) and not labelled(row.text):
            return rows[:at], row
    return rows, None


def _question(row: Row, mark: Mark, body: Sequence[Row], tag: str) -> Found:
    prompt, rest = _whole(*_prompt(mark, _answering(body)))
    parts = _parts(rest)
    sections = [(kind, lines("\n".join(texts))) for kind, texts in parts.items() if isinstance(kind, SectionKind)]
    if not any(text for _, text in sections):
        raise Unfit(f"has no answer: {_shown(prompt)}")
    return found(
        prompt,
        sections,
        row.line,
        level=" ".join(parts.get(LEVEL, [])),
        tags=[tag, *tags_after(mark.asked), *(one for text in parts.get(TAGS, []) for one in re.split(r"[,;#]", text))],
        probes=parts.get(PROBES, []),
        sources=parts.get(SOURCES, []),
    )


def _answering(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows with "A." as a label, unless it is the first of several answers to choose from."""
    if any(_SECOND.match(row.text) for row in rows):
        return rows
    return [
        row._replace(text=_OPTION.sub("A: ", row.text, count=1)) if _OPTION.match(row.text) else row for row in rows
    ]


def _prompt(mark: Mark, body: Sequence[Row]) -> tuple[str, Sequence[Row]]:
    """The question, from the line after its mark where the mark stands alone."""
    if mark.asked:
        question, answer = parted(mark.asked) or (mark.asked, "")
        return one_line(bare(asked(question))), [Row(0, answer), *body] if answer else body
    at = next((at for at, row in enumerate(body) if row.text), None)
    if at is None or labelled(body[at].text):
        raise Unfit("is marked as a question, but nothing is asked")
    return one_line(bare(asked(body[at].text))), body[at + 1 :]


def _whole(prompt: str, rows: Sequence[Row]) -> tuple[str, Sequence[Row]]:
    """What stands between a question and "Answer:" belongs to the question, such as a choice of answers."""
    at = next((at for at, row in enumerate(rows) if (one := labelled(row.text)) and one.role not in (LEVEL, TAGS)), 0)
    begun = labelled(rows[at].text) if at else None
    if not prompt or begun is None or begun.label not in ANSWERS:
        return prompt, rows
    above = [row for row in rows[:at] if row.text and not labelled(row.text) and not SEPARATING.fullmatch(row.text)]
    more = one_line(" ".join(bare(row.text) for row in above))
    if not more or len(more) > LONGEST_ABOVE:
        return prompt, rows
    meant = [row for row in rows[:at] if labelled(row.text)]
    return f"{prompt}{' ' if prompt[-1] in '.?!:;,' else ': '}{more}", [*meant, *rows[at:]]


def _parts(rows: Sequence[Row]) -> dict[Role, list[str]]:
    parts: dict[Role, list[str]] = {}
    role: Role | None = None
    for row in rows:
        begun = None if row.code else _begun(row.text, role)
        here = begun.role if begun else role or SectionKind.ANSWER
        text = begun.rest if begun else row.text
        if text.strip() and (row.code or not (SEPARATING.fullmatch(text) or text in TURNS)):
            parts.setdefault(here, []).append(text if row.code else unbolded(text.rstrip(" *_") if begun else text))
        # A level and tags take one line, and what comes after them belongs to what came before.
        role = role if here in (LEVEL, TAGS) or (role is None and not begun) else here
    return parts


def _begun(text: str, role: Role | None) -> Labelled | None:
    """The part that a line begins; "Approaches: first …" under "How it works" is only how its sentence begins."""
    begun = labelled(text)
    goes_on = begun and begun.rest and begun.role == role and isinstance(role, SectionKind)
    return None if goes_on else begun


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
