"""Finding where each question of a document begins: documents differ, but each keeps to one way."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from interviewer.importing.labels import labelled
from interviewer.importing.rows import Row

LONGEST_ASKED = 300
"""Characters of a line that may be a question merely because it ends like one."""

FEW = 2
_AHEAD = 4
_NUMBERED = re.compile(
    r"[^\w]{0,6}(?:question|ques|q)\s{0,3}(?:no\.?|#|number)?\s{0,3}\d{1,5}\s{0,3}[:.)\]\u2013\u2014-]*\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_NAMED = re.compile(r"[^\w]{0,6}(?:question|ques|q)\s{0,3}[:.)]\s*(.+)", re.IGNORECASE | re.DOTALL)
_COUNTED = re.compile(r"[^\w]{0,6}\d{1,5}\s{0,3}[.):]\s+(.+)", re.DOTALL)
_STRONG_ITEM = re.compile(r"\d{1,5}\s{0,3}[.):]\s+(\*\*|__)(?:(?!\1).){1,2000}\1", re.DOTALL)
_EMPHASIS = re.compile(r"\*\*|__|^[*_]|[*_]$")
_TOPIC = re.compile(r"[^\w]{0,6}(?:topic|subject|chapter)\s*:\s*(.+)", re.IGNORECASE | re.DOTALL)


class Mark(NamedTuple):
    """A row that begins a question; ``asked`` is what of the question stands on it, perhaps nothing."""

    at: int
    asked: str


Way = Callable[[Sequence[Row]], list[Mark]]


def bare(text: str) -> str:
    """A line without what makes it bold."""
    return _EMPHASIS.sub("", text.strip()).strip()


def topic_of(text: str) -> str | None:
    """The topic that a line names, if it says that it does."""
    found = _TOPIC.fullmatch(bare(text))
    return found.group(1).strip() if found else None


def find(rows: Sequence[Row]) -> list[Mark]:
    """The rows that begin questions, by the way of marking them that this document keeps to.

    A table of contents marks questions too, but has no answers under them.
    """
    found = [marks for way in _WAYS if (marks := way(rows))]
    kept = [marks for marks in found if _answered(rows, marks) * 2 >= len(marks)]
    several = [marks for marks in kept if len(marks) >= FEW]
    return next(iter([*several, *kept, *found]), [])


def _answered(rows: Sequence[Row], marks: Sequence[Mark]) -> int:
    """How many of them have something under them."""
    filled = [bool(row.text) for row in rows]
    ends = [*(one.at for one in marks), len(rows)][1:]
    return sum(any(filled[mark.at + 1 : end]) for mark, end in zip(marks, ends, strict=True))


def _numbered(rows: Sequence[Row]) -> list[Mark]:
    found = list(_matching(rows, _NUMBERED))
    return [one for one in found if not one.asked or len(found) >= FEW or one.asked.endswith("?")]


def _named(rows: Sequence[Row]) -> list[Mark]:
    return list(_matching(rows, _NAMED))


def _matching(rows: Sequence[Row], pattern: re.Pattern[str]) -> Iterator[Mark]:
    for at, row in enumerate(rows):
        if (text := bare(row.text)) and (found := pattern.fullmatch(text)):
            yield Mark(at, found.group(1).strip())


def _headed(rows: Sequence[Row]) -> list[Mark]:
    """Headings of the level that asks the most, or else of the deepest one with several that answers stand under."""
    heads = [(at, row) for at, row in enumerate(rows) if row.level and not labelled(row.text)]
    if not heads:
        return []
    asking = Counter(row.level for _, row in heads if row.text.rstrip().endswith("?"))
    answered = Counter(row.level for at, row in heads if _is_answered(rows, at))
    levels = asking or Counter({level: number for level, number in answered.items() if number >= FEW})
    if not levels:
        return []
    best = max(levels, key=lambda level: (levels[level], level))
    return [Mark(at, _uncounted(bare(row.text))) for at, row in heads if row.level == best]


def _is_answered(rows: Sequence[Row], at: int) -> bool:
    after = next((row for row in rows[at + 1 :] if row.text), None)
    return after is not None and (not after.level or labelled(after.text) is not None)


def _counted(rows: Sequence[Row]) -> list[Mark]:
    """Numbered lines that ask, are bold, or have a labelled answer under them; all others are items of lists."""
    found = list(_matching(rows, _COUNTED))
    asking = [one for one in found if one.asked.endswith("?") or _is_strong(rows[one.at])]
    if asking:
        return asking
    led = [one for one in found if _leads_to_label(rows, one.at)]
    return led if len(led) >= FEW else []


def _is_strong(row: Row) -> bool:
    return row.strong or _STRONG_ITEM.fullmatch(row.text) is not None


def _leads_to_label(rows: Sequence[Row], at: int) -> bool:
    after = next((row for row in rows[at + 1 : at + _AHEAD] if row.text), None)
    return after is not None and labelled(after.text) is not None


def _bold(rows: Sequence[Row]) -> list[Mark]:
    strong = [Mark(at, bare(row.text)) for at, row in enumerate(rows) if row.strong and not labelled(row.text)]
    asking = [one for one in strong if one.asked.endswith("?")]
    return asking or (strong if len(strong) >= FEW else [])


def _asked(rows: Sequence[Row]) -> list[Mark]:
    """Lines of their own that end like a question, with something under them."""
    lines = [at for at, row in enumerate(rows) if row.text]
    found = []
    for at, after in zip(lines, [*lines, None][1:], strict=True):
        text = rows[at].text.strip()
        if after is not None and text.endswith("?") and len(text) <= LONGEST_ASKED and not labelled(text):
            begins = at == 0 or not rows[at - 1].text or labelled(rows[after].text) is not None
            if begins and not rows[after].text.strip().endswith("?"):
                found.append(Mark(at, bare(text)))
    return found


def _uncounted(text: str) -> str:
    found = _NUMBERED.fullmatch(text) or _COUNTED.fullmatch(text)
    return found.group(1).strip() if found and found.group(1).strip() else text


_WAYS: tuple[Way, ...] = (_numbered, _named, _headed, _counted, _bold, _asked)
