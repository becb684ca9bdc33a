"""The offline grader: judges each point by itself from the words alone. The same input always gives the same grade."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from math import log2

from interviewer.domain.answer import Answer
from interviewer.domain.grade import Evidence, Grade, Judgement, Maker, Verdict
from interviewer.domain.question import Question
from interviewer.domain.rubric import Point, Rubric
from interviewer.domain.sentences import sentences
from interviewer.grading import about, guards, tongues
from interviewer.grading.against import objection
from interviewer.grading.claims import Claim, Extra, Heard, Part, claims, vocabulary, words_of
from interviewer.grading.doubt import doubted
from interviewer.grading.lexicon import lexicon, phrase_index, stems
from interviewer.grading.listening import ORDERED, WARY, Listener, Said
from interviewer.grading.nearest import Nearness
from interviewer.grading.several import gathered, spread
from interviewer.grading.stretches import Stretch
from interviewer.grading.unclaimed import unclaimed
from interviewer.grading.words import Kind, Word, read
from interviewer.ports import Clock
from interviewer.stemming import stem

NAME = "offline"

MET = 0.7
PARTLY = 0.38
"""Shares of a typical wording, for a point with many: from ``MET`` on it is met, under ``PARTLY`` it is missed, and
credit rises evenly between. Of the pairs tried, from .55 to 1.1 and from .3 to .75, these are nearest to answers
labelled by reading while no reference earns more than a quarter on another question."""

MET_SINGLE = 0.8
RISING = 1.5
"""Where a point has few wordings, the share of one of them, in words and letters, from which it is met, and the power
that credit rises with up to there. Evenly agrees as well, but gives twice as much to answers to other questions."""

CHANCE = 0.02
"""The more stretches an answer has, the nearer it comes to any wording by chance: so much for every doubling. A share
that even a single sentence must pass takes .001 of AUC and .08 of r within questions."""

ALL_WORDS = 0.95
FEWEST_WORDS = 5
"""Whoever says all words of a wording that has so many makes its claim, however they are spelt and whatever else they
say. All of a few words are soon said without its claim: with wordings of any length AUC is .005 less on one public set,
r .005 on another."""

STRANGE = 0.8
"""An answer trusted no more than this to be about the question is listened to warily."""

FIGURE_OFF = 0.6
"""The most that a point earns whose figure is wrong or missing."""

LISTED_CREDIT = 0.2
"""The most that a bare list of terms earns at a point."""

MOST_NAMED = 4
"""Words named as not heard; more of them would be read by nobody."""

_ACRONYM = re.compile(r"\b[A-Z]{3,6}\b")


class OfflineGrader:
    """Implements ``ports.Grader`` with fuzzy matching of each point's wordings against stretches of the answer."""

    name = NAME

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def grade(self, question: Question, rubric: Rubric, answer: Answer) -> Grade:
        """A judgement for every point; points nobody spoke to are missed, never left out."""
        items = spread(rubric)
        extra = _initials(question, items, answer)
        heard = claims(question.prompt, items, extra)
        judge = _Judge(question, items, answer, extra)
        return Grade.of(
            rubric,
            doubted(rubric, gathered(rubric, judge.judgements(items.points, heard))),
            maker=Maker(grader=NAME, rubric_digest=rubric.digest()),
            made_at=self._clock(),
            remarks=tongues.remarks(answer.text) or judge.remarks,
        )


class _Judge:
    """One answer in front of the points of one rubric."""

    def __init__(
        self,
        question: Question,
        rubric: Rubric,
        answer: Answer,
        extra: Extra,
    ) -> None:
        self._text = answer.text
        words = read(answer.text, phrase_index(extra))
        spans = sentences(answer.text)
        inside: list[list[Word]] = [[] for _ in spans]
        for word in words:
            inside[word.sentence].append(word)
        asked = words_of(question.prompt, extra)
        listened_for = vocabulary(question.prompt, rubric, extra)
        orders = frozenset(at for at, span in enumerate(spans) if guards.is_order(span.text))
        echoes = frozenset(at for at, one in enumerate(inside) if guards.says_back(one, asked))
        empty = unclaimed(answer.text, spans, inside, frozenset(point.id for point in rubric.points))
        talk = frozenset(at for at, one in enumerate(inside) if guards.is_talk(one, listened_for))
        self._listed = guards.listed(spans, words, answer.text)
        self._hedged = frozenset(at for at, span in enumerate(spans) if guards.is_hedged(span.text))
        self._listener = Listener(words, orders | echoes | talk | empty, listened_for)
        self._trust = about.trust(self._listener.words, _own_words(question, rubric))
        self._in_order = WARY - (WARY - ORDERED) * _between(self._trust, STRANGE, 1.0)
        self._nothing = answer.is_blank or not self._listener.words
        self.remarks = _remarks(blank=answer.is_blank, orders=orders, echoed=self._nothing and bool(echoes))
        if self._listed and len(self._listed) == len(spans):
            self.remarks += ("The answer is a list of terms; a list alone shows that they were seen, not understood.",)

    def judgements(self, points: Sequence[Point], heard: Sequence[Heard]) -> list[Judgement]:
        """The verdict on each point. An answer that is wrong somewhere is listened to warily everywhere."""
        judged = [self._judgement(*one) for one in zip(points, heard, strict=True)]
        if all(one.verdict is not Verdict.CONTRADICTED for one in judged):
            return judged
        self._in_order = WARY
        again = zip(points, heard, judged, strict=True)
        return [self._judgement(point, one) if before.credit else before for point, one, before in again]

    def _judgement(self, point: Point, heard: Heard) -> Judgement:
        if self._nothing:
            return _missed(point, "Nothing was said about it.")
        said = self._listener.most_said(heard, self._in_order)
        nearest = self._nearness.nearest(heard) if heard.has_few_wordings else said
        credit = self._credit(heard, said, nearest)
        against = objection(self._listener, heard, said_in_full=self._in_full(heard, said, credit))
        if against:
            evidence = self._evidence(against.match.claim.parts, against.match.stretch)
            return Judgement(
                point_id=point.id, verdict=Verdict.CONTRADICTED, credit=0, reason=against.reason, evidence=evidence
            )
        return self._credited(point, heard, nearest, credit)

    def _credit(self, heard: Heard, said: Said, nearest: Said) -> float:
        """The share of a point that is earned by what is said of it, 0 to 1."""
        if heard.has_few_wordings:
            credit: float = _between(nearest.share, self._chance, MET_SINGLE) ** RISING
        else:
            credit = _between(nearest.share * self._trust, PARTLY, MET)
        if credit < 1.0 and self._says_all_words(heard, said):
            credit = 1.0
        if not self._listener.agrees(heard, nearest.stretch):
            credit = min(credit, FIGURE_OFF)
        return min(credit, LISTED_CREDIT) if self._is_listed(nearest.stretch) else credit

    def _says_all_words(self, heard: Heard, said: Said) -> bool:
        long = [claim for claim in heard.right if len(claim.parts) >= FEWEST_WORDS]
        return any(self._listener.said_of(claim, said.stretch) >= ALL_WORDS for claim in long)

    @staticmethod
    def _in_full(heard: Heard, said: Said, credit: float) -> bool:
        """Whether nothing of a point is left to be denied or swapped: letters alone can't tell."""
        return credit >= 1.0 and (not heard.has_few_wordings or said.share >= ALL_WORDS)

    @cached_property
    def _nearness(self) -> Nearness:
        return Nearness(self._listener.words, self._listener.stretches, self._listed)

    @cached_property
    def _chance(self) -> float:
        return CHANCE * log2(len(self._listener.stretches))

    def _credited(self, point: Point, heard: Heard, said: Said, credit: float) -> Judgement:
        evidence = self._evidence(heard.words, said.stretch)
        if credit <= 0.0 or not evidence:
            return _missed(point, "Not heard in the answer.")
        nearest = self._listener.nearest(heard, said.stretch)
        reason = self._heard(heard, nearest, said.stretch)
        if credit >= 1.0:
            return Judgement(point_id=point.id, verdict=Verdict.MET, credit=1, reason=reason, evidence=evidence)
        return Judgement(
            point_id=point.id,
            verdict=Verdict.PARTLY_MET,
            credit=min(0.99, max(0.01, round(credit, 2))),
            reason=f"{reason} Not heard: {self._unheard(heard.right[0])}.",
            evidence=evidence,
        )

    def _is_listed(self, stretch: Stretch) -> bool:
        inside = self._listener.words[stretch.first : stretch.last]
        return all(word.sentence in self._listed or word.sentence in self._hedged for word in inside)

    def _heard(self, heard: Heard, nearest: Claim, stretch: Stretch) -> str:
        wording = f"“{nearest.text.rstrip('.')}”"
        if not self._listener.agrees(heard, stretch):
            return f"Like {wording}, but the figure differs or is missing."
        return f"Heard as {wording}."

    def _unheard(self, plain: Claim) -> str:
        """Which words of the point as people read it stand nowhere in the answer."""
        whole = Stretch(0, len(self._listener.words))
        missing = [part for part in plain.parts if not self._listener.place(part, whole)]
        named = [part.text for part in sorted(missing, key=lambda part: -part.weight)[:MOST_NAMED]]
        return ", ".join(named) if named else "all of it plainly, in one sentence"

    def _evidence(self, parts: Sequence[Part], stretch: Stretch) -> tuple[Evidence, ...]:
        quotes = self._listener.quotes(parts, stretch) or self._whole(stretch)
        return tuple(Evidence.of(self._text, start, end) for start, end in quotes)

    def _whole(self, stretch: Stretch) -> list[tuple[int, int]]:
        words = self._listener.words
        return [(words[stretch.first].start, words[stretch.last - 1].end)]


@lru_cache(maxsize=256)
def _own_words(question: Question, rubric: Rubric) -> frozenset[str]:
    """The words of a question: its own, those of its reference, and those of every wording of its points."""
    wordings = (claim for heard in claims(question.prompt, rubric, ()) for claim in heard.right)
    words = (*read(question.prompt), *read(question.reference_text))
    told = (word.key for word in words if word.kind is not Kind.FUNCTION)
    return frozenset(told).union(*(claim.order for claim in wordings))


def _between(share: float, none: float, full: float) -> float:
    return min(1.0, max(0.0, (share - none) / (full - none)))


def _missed(point: Point, reason: str) -> Judgement:
    return Judgement(point_id=point.id, verdict=Verdict.MISSED, credit=0, reason=reason)


def _remarks(*, blank: bool, orders: frozenset[int], echoed: bool) -> tuple[str, ...]:
    remarks = []
    if blank:
        remarks.append("The answer is blank.")
    if echoed:
        remarks.append("The answer only repeats the question.")
    if orders:
        remarks.append("Words addressed to the grader were left out; they earn and cost nothing.")
    return tuple(remarks)


def _initials(question: Question, rubric: Rubric, answer: Answer) -> Extra:
    """Abbreviations that this conversation makes: the initials of consecutive words that stand elsewhere in it."""
    own, wordings = _abbreviated(question, rubric)
    new = frozenset(_ACRONYM.findall(answer.text)) - own - lexicon().abbreviations
    found = dict(_expanded(own, map(stems, [answer.text]))) | dict(_expanded(new, wordings))
    return tuple(sorted(found.items()))


@lru_cache(maxsize=256)
def _abbreviated(question: Question, rubric: Rubric) -> tuple[frozenset[str], tuple[tuple[str, ...], ...]]:
    """The abbreviations in a rubric that the lexicon doesn't know, and the stems of all its wordings."""
    texts = [question.prompt, *(text for point in rubric.points for text in point.statements)]
    acronyms = frozenset(found for text in texts for found in _ACRONYM.findall(text))
    return acronyms - lexicon().abbreviations, tuple(stems(text) for text in texts)


def _expanded(acronyms: frozenset[str], texts: Iterable[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], str]]:
    for words in texts if acronyms else ():
        initials = "".join(word[:1] for word in words).upper()
        for acronym in acronyms:
            at = initials.find(acronym)
            if at >= 0:
                yield words[at : at + len(acronym)], stem(acronym.lower())
