"""A report as Markdown. What anyone wrote is text in it, whatever program turns it into a page."""

import re
from collections.abc import Iterable, Iterator, Sequence

from interviewer.domain.marked import Stretch
from interviewer.domain.plain import visible
from interviewer.exporting.answered import BLANK, Answered, Exchange, Figure, Judged, Part
from interviewer.exporting.sheet import Asked, Sheet

BREAK = "  \n"
"""Two spaces make a line end where the text has one, in every kind of Markdown."""

INSIDE = "    "
"""Indents what belongs to an item of a list, in every kind of Markdown."""

# What the first Markdown let a backslash stop; for the rest only an entity is stopped everywhere. The colon of a time
# of day begins neither a link nor an emoji.
_SLASHED = re.compile(r"([\\`*_{}\[\]])")
_NAMED = re.compile(r"[&<>|~$@^]|:(?=\S)(?!(?<=\d:)\d+(?!\d|:))|(?<=[Ww]{3})\.")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_LINE_END = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_UNSAFE = re.compile(r"[^A-Za-z0-9\-._~:/?#@!$&*+,;=%]")


def as_markdown(sheet: Sheet) -> str:
    """The whole file."""
    blocks = [*_head(sheet), *(block for asked in sheet.questions for block in _asked(asked))]
    return "\n\n".join(blocks) + "\n"


def inline(text: str) -> str:
    """Text on one line that stays text."""
    return _unblocked(_spelt(" ".join(text.split())))


def _spelt(text: str) -> str:
    """Text within a line that neither becomes a link, nor HTML, nor is set in another way."""
    named = _NAMED.sub(lambda found: f"&#{ord(found[0])};", visible(text))
    return _SLASHED.sub(r"\\\1", named)


def _unblocked(line: str) -> str:
    """A line, spelt already, that begins no heading, list, rule or block of code."""
    wide = line.replace("\t", INSIDE)
    words = wide.lstrip(" ")
    room = "&nbsp;" * (len(wide) - len(words))
    if words[:1] in ("#", "+", "-"):
        words = f"\\{words}"
    elif words[:1] in ("=", ":"):
        words = f"&#{ord(words[0])};{words[1:]}"
    return room + (_NUMBERED.sub(r"\1\\\2", words, count=1) if _NUMBERED.match(words) else words)


def _head(sheet: Sheet) -> Iterator[str]:
    yield f"# Report: {inline(sheet.topics)}"
    yield inline(" · ".join(sheet.facts))
    yield from map(inline, sheet.notes)
    if sheet.score:
        after = f", **{sheet.with_follow_ups}** with follow-ups" if sheet.with_follow_ups else ""
        yield f"**{sheet.score}** {inline(sheet.meaning)}{after}"
    yield from map(inline, sheet.graders)
    if sheet.tiers:
        yield "\n".join(f"- {one.title}: **{one.share}** ({one.met})" for one in sheet.tiers)


def _asked(asked: Asked) -> Iterator[str]:
    yield f"## {asked.number}. {inline(asked.prompt)}"
    if asked.answered is None:
        yield asked.came_to
        return
    yield from _answered(asked.answered)


def _answered(one: Answered) -> Iterator[str]:
    if one.score:
        after = f", {one.with_follow_ups} with follow-ups" if one.with_follow_ups else ""
        yield f"**{one.score}** {inline(one.meaning)}{after}"
    if one.ungraded:
        yield inline(one.ungraded)
    if one.facts:
        yield "\n".join(f"- {inline(fact)}" for fact in one.facts)
    yield "### Your answer"
    yield quoted(one.answer) if one.answer else BLANK
    for exchange in one.exchanges:
        yield from _exchange(exchange)
    yield from _points(one.points)
    yield from _figures(one.figures)
    yield from _reference(one)


def _exchange(one: Exchange) -> Iterator[str]:
    yield "### Follow-up"
    yield inline(one.probe)
    if one.because:
        yield f"Asked without the language model: {inline(one.because)}"
    yield one.note or quoted(one.reply)


def quoted(stretches: Iterable[Stretch]) -> str:
    """An answer as a quotation, line for line, its evidence in bold with the numbers of its points."""
    lines = [""]
    for stretch in stretches:
        first, *others = (_spelt(piece) for piece in _LINE_END.split(stretch.text))
        lines[-1] += _bold(first) if stretch.spans else first
        lines += [_bold(one) if stretch.spans else one for one in others]
        if stretch.closing:
            lines[-1] += f" \\[{','.join(map(str, stretch.closing))}\\]"
    return _quotation(lines)


def _bold(spelt: str) -> str:
    """In bold, white space around it left out of that, or it would be none."""
    bare = spelt.strip()
    return spelt.replace(bare, f"**{bare}**") if bare else spelt


def _quotation(spelt: Iterable[str]) -> str:
    lines = (_unblocked(one.rstrip()) for one in spelt)
    return "\n".join(f"> {line}  " if line else ">" for line in lines)


def _points(points: Iterable[tuple[str, tuple[Judged, ...]]]) -> Iterator[str]:
    for place, (title, judged) in enumerate(points):
        if not place:
            yield "### Point by point"
        yield f"#### {title}"
        yield "\n\n".join(map(_point, judged))


def _point(one: Judged) -> str:
    own = f" *{one.own}*" if one.own else ""
    lines = [f"- **{one.icon} {one.verdict}** {one.number}. {inline(one.text)}{own}"]
    lines += [inline(text) for text in (one.asked, one.reason) if text]
    quotes = [_quotation(map(_spelt, _LINE_END.split(quote))) for quote in one.quotes]
    inside = [INSIDE + quote.replace("\n", f"\n{INSIDE}") for quote in quotes]
    return "\n\n".join([f"{BREAK}{INSIDE}".join(lines), *inside])


def _figures(figures: Sequence[Figure]) -> Iterator[str]:
    if figures:
        yield "### How you said it"
        yield "\n".join(f"- {one.name}: **{one.value}** {one.beside}".rstrip() for one in figures)
        yield "No score depends on this."


def _reference(one: Answered) -> Iterator[str]:
    if one.reference:
        yield "### Reference answer"
    for part in one.reference:
        yield from _part(part)
    if one.sources:
        yield "#### Sources"
        links = (f"[{inline(source.title)}](<{_address(source.url)}>)" for source in one.sources)
        backs = (f": {inline(source.backs)}" if source.backs else "" for source in one.sources)
        yield "\n".join(f"- {link}{told}" for link, told in zip(links, backs, strict=True))


def _part(part: Part) -> Iterator[str]:
    if part.title:
        yield f"#### {part.title}"
    for items, lines in part.runs:
        if items:
            yield "\n".join(f"- {inline(line)}" for line in lines)
        else:
            yield from map(inline, lines)


def _address(url: str) -> str:
    return _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace")), url)
