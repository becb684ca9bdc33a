"""Where the sentences of a text start and end.

References, answers typed in haste and recognised speech all pass through here, so a line break, a list marker and a
missing capital letter are ordinary, and an abbreviation or a version number is no end.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_LIST_MARKER = re.compile(r"(?:[-*+•‣◦·\u2013\u2014]|\(?\d{1,2}[.)]|\(?[A-Za-z]\))[^\S\n]+")
_INLINE_MARKER = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[A-Za-z]\))\s+")
_ENUMERATOR = re.compile(r"(?<!\S)\(?(\d{1,2})[.)](?=\s)")
_STARTER = re.compile(
    r"(?:An?|And|Another|At|Both|But|Each|First|For|He|However|I|If|In|Its?|Many|Most|On|One|Our|She|Since|So|Some"
    r"|That|The|Then|There|These|They|This|Those|To|Unlike|We|What|When|While|With|You|Your)\b"
)
_STOP = re.compile(
    rf"""[.!?…]+["'\u201d\u2019»)\]]*(?=\s|$|(?<=[a-z)]\.){_STARTER.pattern})|[。\uff01\uff1f]+[”」』]*"""
)
_LAST_WORD = re.compile(r"[^\s(\[\"'/\u2018\u201c]*$")
_NEVER_LAST = re.compile(
    r"e\.g|i\.e|eg|ie|cf|vs|approx|ca|figs?|eqs?|sec|ch|mrs?|ms|dr|prof|st|incl|resp|viz|dept|est", re.IGNORECASE
)
_SELDOM_LAST = re.compile(r"etc|al|inc|ltd|co|corp|jr|sr|[ap]\.m", re.IGNORECASE)
_INITIALS = re.compile(r"[A-Za-z](?:\.[A-Za-z])*")
_HANGING = re.compile(
    r"(?:,|\b(?:an?|and|are|as|at|by|for|from|in|is|its|of|on|or|that|the|to|was|which|with))$", re.IGNORECASE
)
WRAPPED_FROM = 40
"""A line shorter than this was ended on purpose, not by the width of a window."""


class Span(NamedTuple):
    """One sentence: ``source[start:end] == text``; ``marker`` is the list marker that stood before it, if any."""

    start: int
    end: int
    text: str
    marker: str = ""


def sentences(text: str) -> list[Span]:
    """The sentences of ``text`` in order, never overlapping, each with a letter or digit and no white space around it.

    A line break ends a sentence unless the line was merely wrapped; list markers belong to no sentence.
    """
    return [span for start, end in _blocks(text) for span in _in_block(text, start, end)]


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that no sentence crosses: lines, with wrapped ones joined."""
    start = end = -1
    for line in _LINE.finditer(text):
        if start >= 0 and not _is_wrapped(text, start, end, line):
            yield start, end
            start = -1
        start, end = (line.start() if start < 0 else start), line.end()
    if start >= 0:
        yield start, end


def _is_wrapped(text: str, start: int, end: int, line: re.Match[str]) -> bool:
    before, after = text[max(start, end - 200) : end].rstrip(), line.group().lstrip()
    width = len(before) - max(before.rfind("\n"), before.rfind("\r")) - 1
    between = text[end : line.start()]
    if not after or len(between.replace("\r\n", "\n")) > 1 or width < WRAPPED_FROM or before[-1] in ".!?:;…":
        return False
    return not _LIST_MARKER.match(after) and bool(after[0].islower() or _HANGING.search(before))


def _in_block(text: str, start: int, end: int) -> Iterator[Span]:
    enumerators = _enumerators(text, start, end)
    marker = _LIST_MARKER
    for stop in _STOP.finditer(text, start, end):
        if stop.start() < start or not _ends(text, start, end, stop, enumerators):
            continue
        yield from _span(text, start, stop.end(), marker)
        start, marker = stop.end(), _INLINE_MARKER
    yield from _span(text, start, end, marker)


def _enumerators(text: str, start: int, end: int) -> frozenset[int]:
    """Where the numbers 1, 2, … of a list within a paragraph end: their full stop ends no sentence."""
    found: list[int] = []
    for match in _ENUMERATOR.finditer(text, start, end):
        if int(match.group(1)) == len(found) + 1:
            found.append(match.end())
    return frozenset(found if len(found) > 1 else ())


def _ends(text: str, start: int, end: int, stop: re.Match[str], enumerators: frozenset[int]) -> bool:
    """Whether the stop that was found ends the sentence that began at ``start``."""
    if stop.end() in enumerators:
        return False
    rest = text[stop.end() : min(end, stop.end() + 40)].lstrip()
    mark = stop.group()
    if mark.startswith(("..", "…")):
        return not rest[:1].islower()
    if mark[0] != "." or not rest:
        return True
    return _full_stop_ends(text[start : stop.start()].lstrip(), rest)


def _full_stop_ends(before: str, rest: str) -> bool:
    found = _LAST_WORD.search(before[-40:])
    word = found.group() if found else ""
    if word == before and word.isdigit():
        return False
    if _NEVER_LAST.fullmatch(word):
        return False
    if _SELDOM_LAST.fullmatch(word):
        return rest[:1].isupper()
    return not _INITIALS.fullmatch(word) or bool(_STARTER.match(rest))


def _span(text: str, start: int, end: int, marker: re.Pattern[str]) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    found = marker.match(text, start, end)
    if found and not any(one.isalnum() for one in text[found.end() : end]):
        found = None
    body = found.end() if found else start
    stripped = text[body:end].strip()
    if any(one.isalnum() for one in stripped):
        first = text.index(stripped, body)
        yield Span(first, first + len(stripped), stripped, found.group().strip() if found else "")
