"""What a line asks, by its words alone."""

import re

_EMPHASIS = re.compile(r"\*\*|__|^[*_]|[*_]$")
_EXPORTED = re.compile(r"\s+[0-9a-f]{32}$")
_BOLD = re.compile(r"\*\*(?=\S)([^*]{1,2000})\*\*")
_BEFORE = re.compile(
    r"(?:[-*+•‣◦▪▫●○■□◆◇➢➤►▸–—·>]\s+|[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+\s*"  # noqa: RUF001
    r"|[0-9]\ufe0f?\u20e3\s*)+"
)
_COUNT = re.compile(
    r"(?:[IVX]{1,6}[.)]\s+|(?:slide|card|item|no)\.?\s{0,2}\d{1,5}\s{0,2}[:.)\u2013-]\s*)(?=\S)", re.IGNORECASE
)
_TAGS = re.compile(r"(?:\s+#[^\W\d][\w/-]{0,39})+$")
LONGEST_TAGS = 200
_BIDS = frozenset(
    """calculate compare contrast define derive describe differentiate discuss distinguish draw estimate explain
    identify illustrate justify list mention name outline prove sketch state summarise summarize tell""".split()
)
"""Words with which a question begins that doesn't end like one."""

FEWEST_WORDS = 2


def bare(text: str) -> str:
    """A line without what makes it bold."""
    return _EMPHASIS.sub("", text.strip()).strip()


def unbolded(text: str) -> str:
    """A text with its bold words as they are read."""
    return _BOLD.sub(r"\1", text)


def asked(text: str) -> str:
    """What a line asks: without bullets and pictures before it, and tags after it."""
    plain = text.strip()
    before = _BEFORE.match(plain)
    plain = plain[before.end() :] if before else plain
    plain = _COUNT.sub("", plain, count=1) if _COUNT.match(plain) else plain
    tags = _TAGS.search(plain, max(0, len(plain) - LONGEST_TAGS))
    return plain[: tags.start()] if tags else plain


def tags_after(text: str) -> list[str]:
    """The tags at the end of a line, as notebooks write them."""
    found = _TAGS.search(text, max(0, len(text) - LONGEST_TAGS))
    return [one.lstrip("#") for one in found.group().split()] if found else []


def titled(text: str) -> str:
    """A title without what some notebooks put behind the name of a page that they export."""
    return _EXPORTED.sub("", text)


def is_question(text: str) -> bool:
    """Whether a line ends like a question."""
    return asked(bare(text)).rstrip("\"'\u201d\u2019)]*_ ").endswith("?")


def asks(text: str) -> bool:
    """Whether a line ends like a question, or bids somebody explain something."""
    told = asked(bare(text)).split()
    bids = len(told) >= FEWEST_WORDS and told[0].lower() in _BIDS
    return is_question(text) or (bids and not text.endswith((":", ",")))
