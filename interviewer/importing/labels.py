"""The words that people put before the parts of an answer."""

import re
from typing import NamedTuple

from interviewer.domain.question import SectionKind

PROBES, SOURCES, TAGS, LEVEL = "probes", "sources", "tags", "level"
Role = SectionKind | str

_WORDINGS: dict[Role, str] = {
    SectionKind.DEFINITION: """
        definition; what it is; what is it; what it means; what; meaning; in short; in brief; in one
        sentence; short answer; quick answer; summary; overview; concept; core idea; key idea; the
        idea; intuition; introduction; background; simple definition; basics
    """,
    SectionKind.HOW_IT_WORKS: """
        how it works; how does it work; how this works; how; mechanism; under the hood; details; in
        detail; in depth; deep dive; detailed answer; long answer; technical details; process;
        steps; implementation; architecture; method; approach; the maths; the math; formula; key
        points; main points; how to do it; workflow; techniques; approaches; strategies; how it's done
    """,
    SectionKind.WHY_IT_MATTERS: """
        why it matters; why does it matter; why this matters; why is it important; why it is
        important; why; importance; significance; relevance; benefits; advantages; purpose; use
        cases; applications; when to use it; when to use; trade-offs; tradeoffs; pros and cons;
        impact; why interviewers ask; why interviewers ask this; why they ask; why this is tricky; motivation; takeaway;
        key takeaway; why it's important; why it's crucial; why it's useful; why use it; why important
    """,
    SectionKind.EXAMPLE: """
        example; examples; for example; e.g; worked example; real-world example; real world example;
        in practice; use case; case; case study; illustration; analogy; code; code example; sample;
        scenario; demo
    """,
    SectionKind.ANSWER: """
        answer; a; ans; answers; correct answer; candidate; interviewee; solution; response; reply;
        explanation; sample answer; model answer; reference answer; suggested answer; expected answer;
        ideal answer; back; notes; speaker notes
    """,
    PROBES: """
        probe; probes; follow-up; follow-ups; follow up; follow-up question; follow-up questions;
        followups; hint; hints
    """,
    SOURCES: """
        source; sources; reference; references; further reading; read more; links; link; citation;
        citations; resources
    """,
    TAGS: """
        tag; tags; keywords; labels; categories
    """,
    LEVEL: """
        level; difficulty
    """,
}
_ROLES: dict[str, Role] = {
    " ".join(one.split()): role for role, wordings in _WORDINGS.items() for one in wordings.split(";")
}
_ROLES |= {"tl;dr": SectionKind.DEFINITION, "tldr": SectionKind.DEFINITION}
SHORT = frozenset("a what how why case code level process steps method basics details approach formula".split())
"""Words that begin sentences too: labels only with a colon after them."""

LONGEST = 40
"""Characters of a label with what stands before it."""

_LABEL = re.compile(
    r"(?P<before>[^\w\s]*(?:[^\x00-\x7f]{1,6}\s*)?[^\w\s]*\s*(?:\d{1,2}[.)]\s*|[a-z][.)]\s+)?)"
    r"(?P<open>\*\*|__|\*)?\s*(?P<label>[A-Za-z][A-Za-z'\u2019 /;-]{0,38}[A-Za-z]|[Aa])"
    r"(?P<number>\s?\d{1,4})?\??\s*(?P<close>\*\*|__|\*)?"
    r"\s*(?P<sign>[:：]|(?:(?<=ns)|(?<=nswer))\.(?=\s)|\s[-–—]\s|$)\s*(?:\*\*|__|\*)?\s*(?P<rest>.*)",  # noqa: RUF001
    re.DOTALL,
)


class Labelled(NamedTuple):
    """A line that begins a part of an answer: which, what stood before the label, and what follows it."""

    role: Role
    before: str
    label: str
    rest: str


def labelled(text: str) -> Labelled | None:
    """What a line begins, if it begins anything."""
    found = _LABEL.match(text[: LONGEST * 3])
    if not found or len(found["before"]) > LONGEST:
        return None
    label = " ".join(found["label"].lower().replace("\u2019", "'").split())
    role = _ROLES.get(label)
    if found["number"] and role is not SectionKind.ANSWER:
        return None
    if role is None or (label in SHORT and not found["sign"].strip() and not found["close"]):
        return None
    rest = text[found.start("rest") :]
    if found["sign"].strip() in "-–—" and found["sign"].strip() and not found["close"]:  # noqa: RUF001
        return None if label in SHORT - {"a"} or label == "what is it" else Labelled(role, found["before"], label, rest)
    return Labelled(role, found["before"], label, rest)


def role_of(name: str) -> Role | None:
    """The part that a column, a field or a key of that name plays in an answer."""
    plain = " ".join(re.sub(r"[_\W]+", " ", name.lower()).split())
    return _ROLES.get(plain) or _ROLES.get(plain.replace(" ", "-"))
