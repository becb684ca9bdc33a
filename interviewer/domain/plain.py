"""Text from anywhere: in the form in which content is kept, and in one that can be looked at without harm."""

import re
import unicodedata

CONTROL_PICTURES = 0x2400
SUBSTITUTE = "\ufffd"
INVISIBLE = frozenset({"Cc", "Cs"})
BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
MARKS = frozenset({"Mn", "Me"})
MOST_MARKS = 5
"""On one letter: Hebrew and Tibetan have up to that many, and more are a tower over the lines above."""

FROM_THE_RIGHT = frozenset({"R", "AL", "AN"})
BEGIN, END = "\u2068", "\u2069"
"""Of a piece of text that is read in its own direction and counts as one sign where it stands."""

_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ud800-\uf8ff\ufeff\ufff9-\ufffc"
    r"\ufffe\uffff]"
)
_ISOLATED = re.compile(rf"{BEGIN}[^\u2066-\u2069\n]*{END}")
_BREAK = re.compile(r"\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_BULLET = re.compile(r"[-*+•‣◦▪▫●○■□◆◇➢➤►▸–—·](?: +)(?=\S)")  # noqa: RUF001


def one_line(text: str) -> str:
    """The text on one line, white space evened out, without what can't be seen."""
    return " ".join(_UNSEEN.sub("", text).split())


def lines(text: str) -> str:
    """The text with a line for each that has something on it, list items marked by ``-`` or a number."""
    found = (one_line(line) for line in _BREAK.split(text))
    return "\n".join(_BULLET.sub("- ", line, count=1) if _BULLET.match(line) else line for line in found if line)


def isolated(text: str) -> str:
    """The text as a part of a sentence whose other words keep their places, also where it is read from the right."""
    if not any(unicodedata.bidirectional(character) in FROM_THE_RIGHT for character in text):
        return text
    return f"{BEGIN}{visible(text).replace(BEGIN, SUBSTITUTE).replace(END, SUBSTITUTE)}{END}"


def visible(text: str) -> str:
    """The text with a visible stand-in for each character that does something to others, length unchanged.

    Those are controls, surrogates, marks that pile up, and what turns the direction around; what is ``isolated`` stays.
    """
    if text.isascii() and text.isprintable():
        return text
    kept = {at for found in _ISOLATED.finditer(text) for at in (found.start(), found.end() - 1)}
    shown, marks = list(text), 0
    for at, character in enumerate(text):
        category = unicodedata.category(character)
        marks = marks + 1 if category in MARKS else 0
        if marks > MOST_MARKS or (character in BIDI and at not in kept):
            shown[at] = SUBSTITUTE
        elif category in INVISIBLE and character not in "\n\t":
            code = ord(character)
            shown[at] = chr(CONTROL_PICTURES + code) if code < ord(" ") else SUBSTITUTE
    return "".join(shown)
