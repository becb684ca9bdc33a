"""Paragraphs and lists, the only shapes that prose has in a question file."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

ITEM = re.compile(r"(?:- +|\d{1,2}[.)] +)(?=\S)")

_MARKUP = (
    (re.compile(r"^\s*(?:```|~~~)|`"), "code"),
    (re.compile(r"^\s+#+ "), "a heading"),
    (re.compile(r"^\s*\|"), "a table"),
    (re.compile(r"^\s*>"), "a quotation"),
    (re.compile(r"^\s*(?:[-*_=]\s*){3,}$|^\s*(?:=+|--+)\s*$"), "a rule or an underlined heading"),
    (re.compile(r"^\s*[*+•] "), "a list marked with anything but '-' or numbers"),
    (re.compile(r"!\["), "an image"),
    (re.compile(r"\]\("), "a link"),
    (re.compile(r"<[A-Za-z/!?]"), "HTML"),
    (re.compile(r"\*\*\S|(?<![\w*])\*[^\s*](?:[^*]*\S)?\*(?![\w*])"), "emphasis"),
    (re.compile(r"(?<!\w)_[^\s_](?:[^_]*\S)?_(?!\w)|(?<!\w)__\S"), "emphasis"),
    (re.compile(r"&(?:#\w+|[A-Za-z]+);"), "an HTML entity"),
)


_HELD = 0xE000
_SIGNS = "•!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_ESCAPED = re.compile(rf"\\([{re.escape(_SIGNS)}])")
_RELEASED = {_HELD + at: one for at, one in enumerate(_SIGNS)}
_WRITTEN = {_HELD + at: f"\\{one}" for at, one in enumerate(_SIGNS)}


def held(text: str) -> str:
    """The text with each escaped sign (a backslash before it) out of reach of everything that looks for markup."""
    return _ESCAPED.sub(lambda found: _held(found.group(1)), text)


def released(text: str) -> str:
    """The text with each sign that was held as the sign alone."""
    return text.translate(_RELEASED)


def escaped(line: str, *, after: str = "") -> str:
    """A line of plain text as it must be written to be read as it is, where ``after`` stands before it."""
    line = line.replace("\\", _held("\\"))
    if line.startswith("#") and not after:
        line = _hold(line, 0)
    # A heading is looked at without its '#', an item with its '-'.
    line = _unmarked(after + _unmarked(line)).removeprefix(after)
    return line.translate(_WRITTEN)


def _unmarked(line: str) -> str:
    """The line with every sign held that makes markup of it; to hold one may make markup of what stands before it."""
    while any(pattern.search(line) for pattern, _ in _MARKUP):
        for pattern, _ in _MARKUP:
            line = _without(pattern, line)
    return line


def _without(pattern: re.Pattern[str], line: str) -> str:
    at = 0
    while found := pattern.search(line, at):
        at = found.start()
        line = _hold(line, next(place for place in range(*found.span()) if line[place] in _SIGNS))
    return line


def _held(sign: str) -> str:
    return chr(_HELD + _SIGNS.index(sign))


def _hold(line: str, at: int) -> str:
    return f"{line[:at]}{_held(line[at])}{line[at + 1 :]}"


class Numbered(NamedTuple):
    """A line and its number in the file."""

    number: int
    text: str


class Mistake(Exception):
    """Something on a line is wrong; whoever knows the file makes it a ``ContentError``."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


def refuse_markup(line: Numbered) -> None:
    """``Mistake`` when a line has markup: prose is drawn and graded as it stands."""
    for pattern, name in _MARKUP:
        if pattern.search(line.text):
            raise Mistake(line.number, f"{name} is not allowed here: only paragraphs and lists are")


def paragraphs(lines: Iterable[Numbered]) -> Iterator[Numbered]:
    """Paragraphs and list items in one line each, with the number of the line they begin on."""
    gathered: list[Numbered] = []
    after_gap = True
    for line in lines:
        refuse_markup(line)
        if gathered and (not line.text.strip() or ITEM.match(line.text)):
            yield _joined(gathered)
            gathered = []
        if line.text.strip():
            _refuse_indent(line, after_gap)
            gathered.append(line)
        after_gap = not line.text.strip()
    if gathered:
        yield _joined(gathered)


def items(lines: Iterable[Numbered]) -> Iterator[Numbered]:
    """The items of a section that is a list marked with ``-`` and nothing else, without their markers."""
    for line in paragraphs(lines):
        if not line.text.startswith("- "):
            raise Mistake(line.number, "only a list marked with '-' may stand here")
        yield Numbered(line.number, line.text[2:].strip())


def _refuse_indent(line: Numbered, after_gap: bool) -> None:
    indented = line.text[0].isspace()
    if indented and (after_gap or ITEM.match(line.text.lstrip())):
        raise Mistake(line.number, "an indented paragraph or a list within a list is not allowed: start at the margin")


def _joined(lines: list[Numbered]) -> Numbered:
    return Numbered(lines[0].number, " ".join(" ".join(line.text.split()) for line in lines))
