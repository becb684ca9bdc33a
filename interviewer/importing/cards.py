"""Questions with their answers on one line, as flash cards are written into notes."""

import re
from collections.abc import Sequence
from itertools import pairwise

from interviewer.importing.asking import bare, is_question
from interviewer.importing.labels import labelled
from interviewer.importing.rows import Mark, Row

FEW = 2
LONGEST_FRONT = 300
LONGEST_LED = 2_000
TURNS = ("?", "??")
"""A line between a question and its answer."""

_CARD = re.compile(rf"(?:[-*+•]\s+)?(\S.{{0,{LONGEST_FRONT}}}?)\s*:{{2,3}}\s*(\S.*)", re.DOTALL)
_INLINE = re.compile(rf"([^?]{{1,{LONGEST_FRONT}}}\?)\s*[\u2013\u2014:=→-]+\s*(\S.*)", re.DOTALL)
_LED = re.compile(
    r"([^?]{1,1000}\?)\s+(?:\*\*|__)?a(?:ns(?:wer)?)?\s?[:.]\s*(?:\*\*|__)?\s*(\S.*)", re.DOTALL | re.IGNORECASE
)


def carded(rows: Sequence[Row]) -> list[Mark]:
    """Lines like ``question::answer``, and lines with a question mark alone under them."""
    filled = [at for at, row in enumerate(rows) if row.text and not row.level]
    cards = {at: one for at in filled if (one := _card(at, rows[at].text))}
    if len(cards) * 2 < len(filled):  # among much else two colons are a part of some program
        cards = {at: one for at, one in cards.items() if is_question(one.asked)}
    cards |= {at: Mark(at, bare(rows[at].text)) for at, after in pairwise(filled) if rows[after].text in TURNS}
    return [cards[at] for at in sorted(cards)] if len(cards) >= FEW else []


def _card(at: int, text: str) -> Mark | None:
    found = _CARD.fullmatch(text[: 2 * LONGEST_FRONT]) if "::" in text[: LONGEST_FRONT + 9] else None
    return Mark(at, bare(found.group(1)), text[found.start(2) :]) if found else None


def inline(rows: Sequence[Row]) -> list[Mark]:
    """Lines that ask and answer, like ``What is it? - This.``, where there are several."""
    found = [one for at, row in enumerate(rows) if (one := _on_one_line(at, row.text))]
    return found if len(found) >= FEW else []


def parted(text: str) -> tuple[str, str] | None:
    """A question and its answer, where a label parts them on one line."""
    found = _LED.match(text[:LONGEST_LED])
    return (found.group(1), text[found.start(2) :]) if found else None


def _on_one_line(at: int, text: str) -> Mark | None:
    found = _INLINE.match(text[: 2 * LONGEST_FRONT])
    if not found or labelled(text) or not is_question(found.group(1)):
        return None
    return Mark(at, bare(found.group(1)), text[found.start(2) :])
