"""Text from anywhere: in the form in which content is kept, and in one that can be looked at without harm."""

import re
import unicodedata

CONTROL_PICTURES = 0x2400
SUBSTITUTE = "\ufffd"
INVISIBLE = frozenset({"Cc", "Cs"})
BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ud800-\uf8ff\ufeff\ufff9-\ufffc"
    r"\ufffe\uffff]"
)
_BREAK = re.compile(r"\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_BULLET = re.compile(r"[-*+•‣◦▪▫●○■□◆◇➢➤►▸–—·](?: +)(?=\S)")  # noqa: RUF001


def one_line(text: str) -> str:
    """The text on one line, white space evened out, without what can't be seen."""
    return " ".join(_UNSEEN.sub("", text).split())


def lines(text: str) -> str:
    """The text with a line for each that has something on it, list items marked by ``-`` or a number."""
    found = (one_line(line) for line in _BREAK.split(text))
    return "\n".join(_BULLET.sub("- ", line, count=1) if _BULLET.match(line) else line for line in found if line)


def visible(text: str) -> str:
    """The text with a visible stand-in for each control, surrogate and direction character, length unchanged."""
    return "".join(map(_visible_character, text))


def _visible_character(character: str) -> str:
    if character in "\n\t":
        return character
    if character in BIDI:
        return SUBSTITUTE
    if unicodedata.category(character) in INVISIBLE:
        code = ord(character)
        return chr(CONTROL_PICTURES + code) if code < ord(" ") else SUBSTITUTE
    return character
