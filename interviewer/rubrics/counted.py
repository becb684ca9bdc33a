"""How many things a question asks for: "name two of", "give three reasons"."""

import re

from interviewer.domain.rubric import MOST_NEEDED

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ASKING = (
    "name|give|list|state|mention|cite|describe|explain|identify|provide|outline|suggest|discuss|propose|find|tell"
    "|write down|think of|what are"
)
_LENGTHS = "sentences?|words?|lines?|paragraphs?|points?|marks?|minutes?|bullets?|pages?|examples? each"
_COUNTED = re.compile(
    rf"\b(?:{_ASKING})\b(?P<between>[^.?!:;0-9]{{0,40}}?)"
    rf"\b(?P<count>{'|'.join(_NUMBERS)}|[1-9])\b(?!\s*(?:[-–—.]\s*\w|to \w|or more sentences|{_LENGTHS}))",  # noqa: RUF001
    re.IGNORECASE,
)
_MORE = re.compile(rf"[^.?!]*\b(?:{'|'.join(_NUMBERS)}|[1-9]|(?:dis)?advantages?)\b", re.IGNORECASE)
"""Another count in the same sentence, or a pair of things that are always asked for together."""

_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:the|these|those|all|both|its|their|in|with|within|between)\s*$|\b(?:why|how|when|where|whether|that|if)\b",
    re.IGNORECASE,
)
"""Before a number: it counts a whole set, or isn't what is asked for."""


def asked_for(prompt: str) -> int | None:
    """The number of things that a question asks for, where it is plain: one number, and not of a whole set."""
    found = [one for one in _COUNTED.finditer(prompt) if not _OF_SOMETHING_ELSE.search(one["between"])]
    if len(found) != 1 or _MORE.match(prompt[found[0].end() :].partition(" and ")[2]):
        return None
    count = found[0]["count"].lower()
    number = int(count) if count.isdigit() else _NUMBERS.index(count) + 1
    return number if number <= MOST_NEEDED else None
