"""Markdown as rows: what it shows, whatever makes it show that."""

import html
import re
from collections.abc import Iterator, Sequence

from interviewer.importing.html import plain_html
from interviewer.importing.plain_text import enough, row_of
from interviewer.importing.rows import Row

ENDINGS = (".md", ".markdown", ".mdown")
_LOOKS_LIKE = re.compile(
    r"^#{1,6} \S|^\s{0,3}(?:```|~~~)|^<(?:details|summary|br|b|p|div)\b|\]\(https?://|^[^\S\n]*(?:\d{1,3}[.)]\s+)?\*\*\S",
    re.MULTILINE,
)
_FENCE = re.compile(r"\s*(```|~~~)")
_CODE = re.compile(r"(`{1,3})([^`\n]+)\1")
_SHOWN = (
    (re.compile(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)"), r"\1"),
    (re.compile(r"(?<!!)\[([^\]\n]{1,500})\]\((https?://[^)\s]{1,2000})(?: [^)\n]{0,500})?\)"), r"\1 \2"),
    (re.compile(r"(?<!!)\[([^\]\n]{1,500})\]\((?:[#./]|[\w%-]{1,200}\.(?:md|html?))[^)\s]{0,500}\)"), r"\1"),
    (re.compile(r"!?\[\[(?:[^\]|\n]{1,300}\|)?([^\]|\n]{1,300})\]\]"), r"\1"),
    (re.compile(r"(?<![\w=])==(?=\S)([^=\n]{1,500})(?<=\S)==(?![\w=])"), r"\1"),
    (re.compile(r"^(?:> ?)+"), ""),
    (re.compile(r"^\[![\w-]{1,30}\][+-]? ?"), ""),
    (re.compile(r"^(\s*[-*+] )\[[ xX]\] "), r"\1"),
    (re.compile(r"(?:^|\s)\^[\w-]{1,40}$"), ""),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,500})(?<=\S)\*(?![\w*])"), r"\1"),
)
"""Links, notes and marks of notebooks, and emphasis."""

HELD = "\ue000"
"""Stands for a piece of code while everything around it is looked at."""

_HELD = re.compile(HELD)
HEAD = 20_000


def is_markdown(name: str, text: str) -> bool:
    """Whether it says so by its name, or looks like it."""
    return name.lower().endswith(ENDINGS) or _LOOKS_LIKE.search(text[:HEAD]) is not None


def markdown_rows(lines: Sequence[str]) -> list[Row]:
    """A row for each line; those of code are word for word."""
    enough(lines)
    return list(_rows(lines))


def _rows(lines: Sequence[str]) -> Iterator[Row]:
    fence = ""
    last = {found.group(1): at for at, line in enumerate(lines, start=1) if (found := _FENCE.match(line))}
    for number, line in enumerate(lines, start=1):
        found = _FENCE.match(line)
        if found and (found.group(1) == fence or (not fence and last[found.group(1)] > number)):
            fence = "" if fence else found.group(1)
            yield Row(number, "")
        elif fence:
            yield Row(number, line.strip(), code=True)
        else:
            shown, before = _shown(line)
            yield row_of(number, shown)._replace(before=before)


def _shown(line: str) -> tuple[str, str]:
    """A line with code as it is, and everything else as what it shows; and how it was, if there were tags in it."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(html.escape(found.group(2).strip(), quote=False))
        return HELD

    text = _CODE.sub(keep, line.replace(HELD, ""))
    for pattern, shown in _SHOWN:
        text = pattern.sub(shown, text)
    whole = iter(kept)
    before = _HELD.sub(lambda _: next(whole, ""), text)
    if "<" not in text and "&" not in text and not kept:
        return before, ""
    shown = plain_html(before).replace("\n", " ")
    plain = html.unescape(before)
    return shown, plain if "<" in text and shown.split() != plain.split() else ""
