"""Follow-ups without a model: the point's own probe, one of the question's, or an open question."""

from collections.abc import Iterator

from interviewer.domain.attempt import Attempt
from interviewer.domain.follow_up import Probe
from interviewer.domain.question import Question, SectionKind
from interviewer.domain.rubric import Point
from interviewer.grading.probes.secrecy import given_away
from interviewer.grading.words import Kind, read

NAME = "offline"

OPEN = {
    SectionKind.DEFINITION: (
        "Let me go back to the beginning: how would you define it in one sentence?",
        "Suppose I had never heard of it. What would I have to know first?",
    ),
    SectionKind.HOW_IT_WORKS: (
        "How exactly does that come about? Take me through it from beginning to end.",
        "Something in between is still missing. What else goes on there?",
    ),
    SectionKind.WHY_IT_MATTERS: (
        "And why should anyone care? What follows from it in practice?",
        "Whom does that help, and how?",
    ),
}
ANYTHING = (
    "There is something that I would still like to hear. What else belongs here?",
    "Is there more to it? Tell me what you haven't said so far.",
)


class OfflineProbeWriter:
    """Implements ``ports.ProbeWriter``; the same attempt and point always get the same probe."""

    def write(self, attempt: Attempt, point: Point) -> Probe:
        """The first of what there is that was not asked before and doesn't give the point away, or else the vaguest."""
        heard = {one.probe.text for one in attempt.follow_ups} | set(attempt.question.probes[: attempt.hints])
        known = known_words(attempt)
        fresh = (text for text in _candidates(attempt.question, point) if text not in heard)
        kept = (text for text in fresh if not given_away(text, [point], *known))
        return Probe(text=next(kept, ANYTHING[-1]), written_by=NAME)


def known_words(attempt: Attempt) -> tuple[str, ...]:
    """What the candidate has read or said: the question, and every answer to it."""
    return attempt.question.prompt, attempt.answer.text, *(one.answer.text for one in attempt.replies if one.answer)


def _candidates(question: Question, point: Point) -> Iterator[str]:
    if point.probe:
        yield point.probe
    yield from _near(question, point)
    yield from OPEN.get(_section(question, point), ())
    yield from ANYTHING


def _near(question: Question, point: Point) -> list[str]:
    """The question's probes that have words in common with the point, the nearest first."""
    asked = _words(question.prompt)
    told = _words(*point.statements, point.source or "") - asked
    shared = {probe: len(_words(probe) & told) for probe in question.probes}
    return sorted((probe for probe, number in shared.items() if number), key=lambda probe: -shared[probe])


def _words(*texts: str) -> set[str]:
    return {word.key for text in texts for word in read(text) if word.kind is not Kind.FUNCTION}


def _section(question: Question, point: Point) -> SectionKind:
    """The part of the reference that the point comes from."""
    source = point.source or point.text
    found = (section.kind for section in question.reference if source in section.text)
    return next(found, SectionKind.ANSWER)
