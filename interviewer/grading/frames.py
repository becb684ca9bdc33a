"""Words in an answer that are not the candidate's own claim: reported speech, fake turns, fake verdicts, markup.

"The rubric says: …" may be followed by the whole rubric; none of it is something the candidate has answered.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from interviewer.domain.sentences import Span
from interviewer.grading.lexicon import lexicon
from interviewer.grading.tokens import fold

_LISTS = ("scheme", "person", "label", "tells", "spoken")
_PARAGRAPH = re.compile(r"\n\s*\n")
_WORD = re.compile(r"[^\W\d_]+")
_CLOSING = " *_\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}"
_COLONS = (":", "\N{FULLWIDTH COLON}")


class _Frames(NamedTuple):
    patterns: tuple[re.Pattern[str], ...]
    asides: re.Pattern[str]
    markup: re.Pattern[str]
    meta: frozenset[str]
    lead_in: frozenset[str]
    announcing: frozenset[str]
    own: frozenset[str]
    yours: frozenset[str]


@cache
def frames() -> _Frames:
    """The lists in ``frames.toml``, read once."""
    raw = tomllib.loads((Path(__file__).parent / "frames.toml").read_text(encoding="utf-8"))
    lists = {name: raw[name].split() if isinstance(raw[name], str) else raw[name] for name in _LISTS}
    patterns = []
    for pattern in raw["patterns"]:
        for name, words in lists.items():
            pattern = pattern.replace(f"<{name}>", f"(?:{'|'.join(words)})")  # noqa: PLW2901
        patterns.append(re.compile(pattern))
    markup = re.compile("|".join(raw["markup"]), re.IGNORECASE | re.MULTILINE)
    meta, lead_in = (frozenset(map(lexicon().key, raw[name].split())) for name in ("meta", "lead_in"))
    return _Frames(
        tuple(patterns),
        re.compile("|".join(raw["asides"])),
        markup,
        meta,
        lead_in,
        *(frozenset(raw[name].split()) for name in ("announcing", "own", "yours")),
    )


def plain(text: str) -> str:
    """Lower case, nothing invisible, and every letter that looks like a Latin one made that one."""
    return fold(text).translate(lexicon().twins)


def announces(lead: str) -> bool:
    """Whether what comes before a copy of the rubric says that it is not the candidate's own claim.

    It speaks to someone, speaks of answers without saying "I", or is in another language.
    """
    words, known = set(_WORD.findall(lead)), frames()
    if words & known.yours or (words & known.announcing and not words & known.own):
        return True
    return len(words) > 1 and not words & lexicon().function_words


def framed(text: str, spans: Sequence[Span], point_ids: tuple[str, ...]) -> frozenset[int]:
    """The sentences that are reported, fake or markup; what follows a frame is in it to the end of its paragraph.

    A frame that ends in a colon reaches to the end of the answer: what it announces may be a list.
    """
    return frozenset(_framed(text, spans, _ids(point_ids)))


def _framed(text: str, spans: Sequence[Span], ids: re.Pattern[str]) -> Iterator[int]:
    until = -1
    marked = [found.span() for found in frames().markup.finditer(text)]
    for number, span in enumerate(spans):
        sentence = plain(f"{span.marker} {span.text}".strip())
        if any(pattern.search(sentence) for pattern in frames().patterns) or ids.search(sentence):
            until = max(until, _reach(text, span))
        if (
            span.start < until
            or frames().asides.search(sentence)
            or any(start < span.end and span.start < end for start, end in marked)
        ):
            yield number


def _reach(text: str, span: Span) -> int:
    if span.text.rstrip(_CLOSING).endswith(_COLONS):
        return len(text)
    end = _PARAGRAPH.search(text, span.end)
    return end.start() if end else len(text)


@cache
def _ids(point_ids: tuple[str, ...]) -> re.Pattern[str]:
    """No candidate knows a point's identifier: with a sign or a quotation mark beside it, it is a fake verdict."""
    ids = "|".join(re.escape(one) for one in point_ids if "-" in one)
    any_id = "|".join(map(re.escape, point_ids))
    judged = rf"\b(?:{any_id})\W{{0,3}}(?:is |was )?\W{{0,2}}(?:met|partly met|covered|full|1\.0)\b"
    named = rf"(?:[\"'`#]|\bpoint |\bid )(?:{ids})\b|\b(?:{ids})\W{{0,2}}[:=\"'`]"
    return re.compile(f"{judged}|{named}" if ids else judged)
