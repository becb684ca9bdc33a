"""Finding where each question of a document begins: documents differ, but each keeps to one way."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from interviewer.importing.asking import asks, bare, is_question
from interviewer.importing.cards import carded, inline
from interviewer.importing.labels import labelled
from interviewer.importing.rows import Mark, Row

LONGEST_ASKED = 300
"""Characters of a line that may be a question merely because it ends like one."""

FEW = 2
_AHEAD = 4
_NUMBERED = re.compile(
    r"[^\w]{0,6}(?:question|ques|q)\s{0,3}(?:no\.?|#|number|\.)?\s{0,3}\d{1,5}\s{0,3}[:.)\]\u2013\u2014-]*\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_NAMED = re.compile(
    r"[^\w]{0,6}(?:question|ques|q|interviewer)(?:\s{0,3}[:.)]|\s[\u2013\u2014-]\s)\s*(.+)", re.IGNORECASE | re.DOTALL
)
_COUNTED = re.compile(r"[^\w]{0,6}\d{1,5}(?:\s{0,3}[.):]|\s[\u2013\u2014-])\s+(.+)", re.DOTALL)
_COUNT = re.compile(r"[^\w]{0,6}(\d{1,5})\s{0,3}([.):\u2013\u2014-])")
_STRONG_ITEM = re.compile(r"\d{1,5}\s{0,3}[.):]\s+(\*\*|__)(?:(?!\1).){1,2000}\1", re.DOTALL)
_AROUND = re.compile(
    r"\W*(?:table of contents|contents|introduction|preface|overview|index|about|licen[cs]e|contributing|credits)\W*",
    re.IGNORECASE,
)
"""Headings of what stands around questions."""

_TOPIC = re.compile(r"[^\w]{0,6}(?:topic|subject|chapter)\s*:\s*(.+)", re.IGNORECASE | re.DOTALL)
_ITEM = re.compile(r"(?:[-*+•–—]|\d{1,3}[.)])\s")  # noqa: RUF001
SEPARATING = re.compile(
    r"\s*(?:[-*_=~#]\s*){3,}|\s*(?:(?:page|slide)\s+)?\d{1,4}(?:\s+of\s+\d{1,4})?\s*[:.]?\s*"
    r"|\W{0,6}(?:back\s+)?to\s+(?:the\s+)?top\W{0,6}(?:\(#.{0,80}\)\W{0,6})?",
    re.IGNORECASE,
)
"""Lines that only part what stands around them."""


Way = Callable[[Sequence[Row]], list[Mark]]


def topic_of(text: str) -> str | None:
    """The topic that a line names, if it says that it does."""
    found = _TOPIC.fullmatch(bare(text))
    return found.group(1).strip() if found else None


def find(rows: Sequence[Row]) -> list[Mark]:
    """The rows that begin questions, by the way of marking them that this document keeps to.

    A table of contents marks questions too, but has no answers under them. What stands in code marks nothing.
    """
    plain = [row._replace(text="…") if row.code else row for row in rows]
    found = [marks for way in _WAYS if (marks := way(plain))]
    kept = [marks for marks in found if _answered(rows, marks) * 2 >= len(marks)]
    several = [marks for marks in kept if len(marks) >= FEW]
    return next(iter([*several, *kept, *found]), [])


def _answered(rows: Sequence[Row], marks: Sequence[Mark]) -> int:
    """How many of them have something under them."""
    filled = [bool(row.text) for row in rows]
    ends = [*(one.at for one in marks), len(rows)][1:]
    return sum(bool(one.said) or any(filled[one.at + 1 : end]) for one, end in zip(marks, ends, strict=True))


def _numbered(rows: Sequence[Row]) -> list[Mark]:
    found = list(_matching(rows, _NUMBERED))
    return [one for one in found if not one.asked or len(found) >= FEW or is_question(one.asked)]


def _named(rows: Sequence[Row]) -> list[Mark]:
    return list(_matching(rows, _NAMED))


def _matching(rows: Sequence[Row], pattern: re.Pattern[str]) -> Iterator[Mark]:
    for at, row in enumerate(rows):
        if (text := bare(row.text)) and (found := pattern.fullmatch(text)):
            yield Mark(at, found.group(1).strip())


def _headed(rows: Sequence[Row]) -> list[Mark]:
    """Headings of the level that asks the most."""
    heads = _heads(rows)
    return _of_level(heads, Counter(row.level for _, row in heads if is_question(row.text)))


def _titled(rows: Sequence[Row]) -> list[Mark]:
    """Headings of the deepest level with several that answers stand under."""
    heads = _heads(rows)
    answered = Counter(row.level for at, row in heads if _is_answered(rows, at))
    return _of_level(heads, Counter({level: number for level, number in answered.items() if number >= FEW}))


def _heads(rows: Sequence[Row]) -> list[tuple[int, Row]]:
    heads = [(at, row) for at, row in enumerate(rows) if row.level and not labelled(row.text)]
    return [(at, row) for at, row in heads if not _AROUND.fullmatch(bare(row.text))]


def _of_level(heads: Sequence[tuple[int, Row]], levels: Counter[int]) -> list[Mark]:
    if not levels:
        return []
    best = max(levels, key=lambda level: (levels[level], level))
    return [Mark(at, _uncounted(bare(row.text))) for at, row in heads if row.level == best]


def _is_answered(rows: Sequence[Row], at: int) -> bool:
    after = next((row for row in rows[at + 1 :] if row.text), None)
    return after is not None and (not after.level or labelled(after.text) is not None)


def _counted(rows: Sequence[Row]) -> list[Mark]:
    """Numbered lines that ask, are bold, or have a labelled answer under them; all others are items of lists.

    Where some of the lines that count on through the document ask, all of them do.
    """
    found = list(_matching(rows, _COUNTED))
    asking = [one for one in found if is_question(one.asked) or _is_strong(rows[one.at])]
    chain = _chained(rows)
    bidding = sum(asks(one.asked) for one in chain)
    if bidding * 3 >= len(chain) > 0 and {one.at for one in asking} <= {one.at for one in chain}:
        return chain
    led = [one for one in found if _leads_to_label(rows, one.at)]
    return asking or (led if len(led) >= FEW else [])


def _chained(rows: Sequence[Row]) -> list[Mark]:
    """The longest run of numbered lines that count on from one, when each has something under it."""
    chains: dict[str, list[Mark]] = {}
    for mark in _matching(rows, _COUNTED):
        count = _COUNT.match(bare(rows[mark.at].text))
        if count:
            chain = chains.setdefault(count.group(2), [])
            chain += [mark] if int(count.group(1)) == len(chain) + 1 else []
    longest = max(chains.values(), key=len, default=[])
    return longest if len(longest) >= FEW and _answered(rows, longest) == len(longest) else []


def _is_strong(row: Row) -> bool:
    return row.strong or _STRONG_ITEM.fullmatch(row.text) is not None


def _leads_to_label(rows: Sequence[Row], at: int) -> bool:
    after = next((row for row in rows[at + 1 : at + _AHEAD] if row.text), None)
    return after is not None and labelled(after.text) is not None


def _bold(rows: Sequence[Row]) -> list[Mark]:
    strong = [Mark(at, bare(row.text)) for at, row in enumerate(rows) if row.strong and not labelled(row.text)]
    asking = [one for one in strong if asks(one.asked)]
    return asking or (strong if len(strong) >= FEW else [])


def _asked(rows: Sequence[Row]) -> list[Mark]:
    """Lines of their own that end like a question, with something under them.

    A line in the middle of a paragraph may only wonder; but where no line is empty, there are no paragraphs.
    """
    lines = [at for at, row in enumerate(rows) if row.text and not SEPARATING.fullmatch(row.text)]
    asking = [
        (at, after)
        for at, after in pairwise(lines)
        if is_question(rows[at].text) and len(rows[at].text) <= LONGEST_ASKED and not labelled(rows[at].text)
    ]
    kept = [(at, after) for at, after in asking if not is_question(rows[after].text)]
    solid = bool(kept) and all(row.text for row in rows[kept[0][0] : kept[-1][1]])
    return [Mark(at, bare(rows[at].text)) for at, after in kept if solid or _begins(rows, at, after)]


def _begins(rows: Sequence[Row], at: int, after: int) -> bool:
    listed = _ITEM.match(rows[at].text) and _ITEM.match(rows[after].text)
    apart = at == 0 or not rows[at - 1].text or SEPARATING.fullmatch(rows[at - 1].text)
    return bool(apart or listed or labelled(rows[after].text))


def _uncounted(text: str) -> str:
    found = _NUMBERED.fullmatch(text) or _COUNTED.fullmatch(text)
    return found.group(1).strip() if found and found.group(1).strip() else text


def _asking(way: Way) -> Way:
    """That way, where half of what it finds asks something."""

    def found(rows: Sequence[Row]) -> list[Mark]:
        marks = way(rows)
        return marks if sum(asks(one.asked) for one in marks) * 2 >= len(marks) else []

    return found


_WAYS: tuple[Way, ...] = (
    *(_numbered, _named, carded, _headed, _asking(_counted), _asking(_bold)),
    *(_titled, _counted, _bold, _asked, inline, _chained),
)
"""From what is surely meant as a question to what only may be."""
