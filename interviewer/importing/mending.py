"""Text that was damaged on its way: repaired where that is certain, pointed at where it isn't.

ftfy undoes what whole bytes remain of. The rules here are for what is lost: UTF-8 that was read as one byte a letter,
and then robbed of the letters that can't be seen, leaves of an arrow (E2 86 92) only what E2 stands for.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import ftfy

from interviewer.domain.importing import Doubtful, Repair
from interviewer.importing.labels import labelled
from interviewer.importing.rows import Row

E2, C3, F0 = "âā", "ÃĆĂ", "ðšđ"
"""What the first byte of an arrow or dash, of a multiplication sign or accented letter, and of an emoji is read as in
Latin 1, 2, 7 and their relatives from Windows."""

LOST = "\N{REPLACEMENT CHARACTER}"
BESIDE = 24
"""Characters shown on each side of a repair."""

LONGEST = 2_000
"""Characters between two signs that may be one chain."""

_CLOSING = re.compile("â€(?=[?.,;:!)\\s]|$)")
"""A closing quotation mark whose last byte stands for nothing in Windows' Latin 1, and was dropped."""

_CODECS = ("iso8859_13", "cp1257", "cp1250", "iso8859_2", "latin_1", "cp1252", "iso8859_15", "iso8859_4")
_RUN = re.compile(r"[\x80-\uffff]{2,24}")
_SIGN = rf"(?<=\s)(?:[{E2}{LOST}]|\?)(?=\s)"
_CHAIN = re.compile(rf"{_SIGN}(?:(?:\s+[^\s{E2}{LOST}?.]+){{1,4}}\s+{_SIGN})+")
_ONE_SIGN = re.compile(rf"(?<!\S)(?:[{E2}{LOST}]|\?)(?!\S)")
_TIMES = re.compile(
    rf"(?<=[\d)])(\s?)[{C3}{LOST}](\s?)(?=[$€£\d(])|(?<=\w)(\s)[{C3}](\s)(?=[$€£\d(])|(?<=\d)(\s)[{C3}](\s)(?=\w)"
)
_TIMES_ASKED = re.compile(r"(?<=[\w)])(\s)\?(\s)(?=[$€£]?\d[\d.,]*\s*=)")
_APOSTROPHE = re.compile(rf"(?<=[A-Za-z])[{E2}{LOST}](?=(?:s|t|re|ll|ve|d|m)\b)|(?<=[a-z])\?(?=(?:s|t|re|ll|ve|d|m)\b)")
_LEFT_OF_EMOJI = re.compile(
    rf"^\s*(?:[{F0}{E2}{LOST}][^\w\s]{{0,3}}[ļøï\u00b8\ufe0f]{{0,3}}[^\w\s]{{0,2}}|\?{{2,}})(?=\s+\S)"
)
_DOUBTED = (
    (re.compile(rf"(?<!\S)[{E2}](?!\S)"), "It may have been an arrow or a dash."),
    (re.compile(rf"(?<!\S)[{C3}](?!\S)"), "It may have been a multiplication sign."),
    (re.compile(rf"(?<!\S)[{F0}][^\w\s]{{0,3}}(?!\S)"), "It may have been an emoji."),
    (re.compile(LOST), "A character was lost here."),
    (re.compile(r"(?<=[a-z,] )\?(?= [a-z])"), "It may stand for a sign that was lost."),
)


class Mended(NamedTuple):
    """The rows as they are read from here on, and what was done to them."""

    rows: list[Row]
    repaired: list[Repair]
    doubtful: list[Doubtful]


def mend(rows: Sequence[Row]) -> Mended:
    """Every row, mended where it needs it."""
    mended = Mended([], [], [])
    for row in rows:
        text = row.text if _is_plain(row.text) else _mended(row.text)
        if text != row.text:
            mended.repaired.append(repair(row.line, row.text, text))
        mended.rows.append(row._replace(text=text))
        if not _is_plain(text):
            mended.doubtful.extend(_doubtful(row.line, text))
    return mended


def _is_plain(text: str) -> bool:
    return text.isascii() and "?" not in text


def _mended(text: str) -> str:
    for rule in _RULES:
        text = rule(text)
    return text


def _undone(text: str) -> str:
    return text if text.isascii() else ftfy.fix_encoding(text)


def _closed(text: str) -> str:
    return _CLOSING.sub("â€\x9d", text) if "â€œ" in text else text


def _decoded(text: str) -> str:
    """Encodings that ftfy doesn't know, where every byte is still there."""
    return text if text.isascii() else _RUN.sub(_decoded_run, text)


def _decoded_run(found: re.Match[str]) -> str:
    for codec in _CODECS:
        try:
            right = found.group().encode(codec).decode("utf-8")
        except UnicodeError:
            continue
        if len(right) < len(found.group()) and right.isprintable():
            return right
    return found.group()


def _arrows(text: str) -> str:
    """Two or more lone signs with few words between them are a chain; one alone may be a dash."""
    return _CHAIN.sub(lambda chain: _ONE_SIGN.sub("→", chain.group()), text)


def _times(text: str) -> str:
    text = _TIMES.sub(lambda found: f"{_space(found, 0)}×{_space(found, 1)}", text)  # noqa: RUF001
    return _TIMES_ASKED.sub(r"\1×\2", text)  # noqa: RUF001


def _space(found: re.Match[str], at: int) -> str:
    return "".join(one for one in found.groups()[at::2] if one)


def _apostrophes(text: str) -> str:
    return _APOSTROPHE.sub("'", text)


def _begin(text: str) -> str:
    """What is left of an emoji or a bullet before a line."""
    found = labelled(text)
    if found and any(not one.isascii() or one == "?" for one in found.before) and not _is_picture(found.before):
        return text[text.index(found.before) + len(found.before) :]
    return _LEFT_OF_EMOJI.sub("", text, count=1).lstrip() if _LEFT_OF_EMOJI.match(text) else text


def _is_picture(text: str) -> bool:
    """Whether it is what people put before a line: an emoji as it should be, or a bullet."""
    return all(
        unicodedata.category(one) in ("So", "Sk", "Mn", "Cf", "Zs", "Po", "Pd") for one in text.replace("?", LOST * 2)
    )


_RULES: tuple[Callable[[str], str], ...] = (_closed, _undone, _decoded, _apostrophes, _begin, _arrows, _times)


def _doubtful(line: int, text: str) -> Iterator[Doubtful]:
    for pattern, reason in _DOUBTED:
        if found := pattern.search(text):
            yield Doubtful(line=line, text=_around(text, *found.span()), reason=reason)


def repair(line: int, before: str, after: str) -> Repair:
    """The part that differs, with a little of what stands on each side."""
    start = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    places = (before, len(before) - end), (after, len(after) - end)
    old, new = (_around(text, start, stop) for text, stop in places)
    return Repair(line=line, before=old, after=new)


def _around(text: str, start: int, end: int) -> str:
    begin, stop = max(0, start - BESIDE), min(len(text), end + BESIDE, start + LONGEST)
    return f"{'…' if begin else ''}{text[begin:stop].strip()}{'…' if stop < len(text) else ''}"
