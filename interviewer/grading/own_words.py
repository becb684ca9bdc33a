"""Which sentences of an answer can be evidence, and whether a quote from them is about a point at all.

Nobody is believed here, neither the candidate nor the model: a model that can be talked into anything still can't give
credit for words that no fair listener would connect with the point.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

from rapidfuzz import fuzz

from interviewer.domain.grade import Evidence
from interviewer.domain.question import Question
from interviewer.domain.rubric import Rubric
from interviewer.domain.sentences import sentences
from interviewer.grading import guards
from interviewer.grading.frames import announces, framed, frames, plain
from interviewer.grading.subject import Subject
from interviewer.grading.words import Kind, Word, read

SAID_BACK = 90.0
"""From this likeness on the question stands in a sentence."""

COPIED = 92.0
"""From this likeness on a sentence is a point's own text, read back."""

SHORT_HINT = 15
"""Characters; a shorter sentence may be part of a hint by chance."""

SLACK = 5
"""Characters that a copy may be shorter than what it is a copy of."""

LEFT_OUT = " […] "


class OwnWords:
    """An answer, and what of it the candidate can be said to have answered."""

    def __init__(self, question: Question, rubric: Rubric, text: str) -> None:
        self._question, self._rubric, self._text = question, rubric, text
        self._spans = sentences(text)
        self._words = read(text)
        self._subject = Subject(question, rubric, self._words)
        fakes = framed(text, self._spans, tuple(point.id for point in rubric.points))
        orders = {at for at, span in enumerate(self._spans) if guards.is_order(plain(span.text))}
        leads = self._copies()
        copies = leads.keys() if fakes else {at for at, lead in leads.items() if announces(lead)}
        self.addressed = frozenset(fakes | orders | copies)

    def _copies(self) -> dict[int, str]:
        """Sentences that hold a point of the rubric word for word, and what comes before it in them.

        By itself that may be a good memory. Next to fake speech, or announced, it is no coincidence.
        """
        texts = [plain(one) for point in self._rubric.points for one in (point.text, point.source or "") if one]
        found = {at: _lead(plain(span.text), texts) for at, span in enumerate(self._spans)}
        return {at: lead for at, lead in found.items() if lead is not None}

    @cached_property
    def _echoes(self) -> frozenset[int]:
        """Sentences that say the question back, with or without a lead-in."""
        asked = frozenset(word.key for word in read(self._question.prompt) if word.kind is not Kind.FUNCTION)
        return frozenset(at for at in range(len(self._spans)) if self._is_echo(at, asked))

    def _is_echo(self, at: int, asked: frozenset[str]) -> bool:
        words = self._by_sentence[at]
        if guards.adds_nothing(words, asked) or self._is_hint(self._spans[at].text):
            return True
        if not guards.adds_nothing(words, asked | frames().lead_in):
            return False
        return fuzz.partial_ratio(plain(self._question.prompt), plain(self._spans[at].text)) >= SAID_BACK

    def _is_hint(self, sentence: str) -> bool:
        """Whether it is a question that the app itself asks about a point."""
        for said in {plain(sentence), plain(sentence.rsplit(":", maxsplit=1)[-1])}:
            near = (hint for hint in self._hints if SHORT_HINT <= len(said) <= 2 * len(hint))
            if any(fuzz.partial_ratio(hint, said) >= SAID_BACK for hint in near):
                return True
        return False

    @cached_property
    def _hints(self) -> list[str]:
        asked = [point.probe for point in self._rubric.points] + list(self._question.probes)
        return [plain(hint) for hint in asked if hint]

    @cached_property
    def _talk(self) -> frozenset[int]:
        return frozenset(at for at, words in enumerate(self._by_sentence) if self._subject.is_talk(words))

    @cached_property
    def _by_sentence(self) -> list[list[Word]]:
        return [[word for word in self._words if word.sentence == at] for at in range(len(self._spans))]

    @property
    def nothing(self) -> bool:
        """True when nothing is left that could earn anything: blank, the question repeated, words to the grader."""
        return len(self.addressed | self._echoes) == len(self._spans)

    def shown(self) -> str:
        """The answer for a model to read, without what speaks to the model."""
        pieces, at = [], 0
        for number in sorted(self.addressed):
            span = self._spans[number]
            pieces += [self._text[at : span.start], LEFT_OUT]
            at = span.end
        return "".join([*pieces, self._text[at:]])

    def standing(self, found: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """The evidence that lies in the candidate's own words."""
        barred = self.addressed | self._echoes | self._talk
        return tuple(one for one in found if not barred & set(self._sentences(one)))

    def is_about(self, place: int, found: Sequence[Evidence]) -> bool:
        """Whether the sentences that the evidence stands in share enough with the point at that place of the rubric."""
        numbers = sorted({number for one in found for number in self._sentences(one)})
        return self._subject.is_about(place, [word for at in numbers for word in self._by_sentence[at]])

    def is_listed(self, found: Sequence[Evidence]) -> bool:
        """Whether the evidence stands in mere lists of terms."""
        return all(number in self._listed for one in found for number in self._sentences(one))

    @cached_property
    def _listed(self) -> frozenset[int]:
        return guards.listed(self._spans, self._words, self._text)

    def _sentences(self, one: Evidence) -> list[int]:
        return [at for at, span in enumerate(self._spans) if span.start < one.end and one.start < span.end]


def _lead(sentence: str, texts: Sequence[str]) -> str | None:
    """What comes before a copy of one of the texts; None when there is none."""
    for text in texts:
        copied = fuzz.partial_ratio_alignment(text, sentence, score_cutoff=COPIED)
        if copied and len(text) <= len(sentence) + SLACK:
            return sentence[: copied.dest_start]
    return None
