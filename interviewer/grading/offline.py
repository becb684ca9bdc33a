"""The offline grader: judges each point by itself from the words alone. The same input always gives the same grade."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from interviewer.domain.answer import Answer
from interviewer.domain.grade import Evidence, Grade, Judgement, Maker, Verdict
from interviewer.domain.question import Question
from interviewer.domain.rubric import Point, Rubric
from interviewer.domain.sentences import sentences
from interviewer.grading import guards
from interviewer.grading.claims import Heard, claims
from interviewer.grading.lexicon import lexicon, phrase_index, stem, stems
from interviewer.grading.listening import Listener, Match
from interviewer.grading.words import Kind, read
from interviewer.ports import Clock

NAME = "offline"

MET = 0.85
PARTLY = 0.5
"""Shares of a claim's weight, for a rubric with many wordings: from ``MET`` on the point is met, under ``PARTLY`` it is
missed, and credit rises evenly between."""

MET_SINGLE = 0.75
PARTLY_SINGLE = 0.3
"""The same where a point has few wordings. On public sets answers at or under .30 are missed and from .75 met, right in
78 to 95 % of the points so decided."""

FEW_WORDINGS = 3

LISTED_CREDIT = 0.2
"""The most that a bare list of terms earns at a point."""

WRONG_SAID = 0.8
"""From this share on a listed wrong claim counts as said."""

WRONG_ANYWAY = 0.95
"""From here on a wrong claim counts even where the right one is made too: saying both is knowing neither."""

OWN_WORD = 0.5
"""A word of at least this weight, in no wording of the point, tells a wrong claim from a right one."""

IN_ORDER = 0.9
"""A wrong claim made of the right one's words must be said in its own order: roles are swapped by order alone."""

SLIGHT = 2.0
"""A wording whose parts weigh less says too little by its words alone: they must also come in its order."""

LOOSE = 1.6
"""A claim may take this many times the words of its wording before its parts count as scattered."""

APART = 0.6
"""What two halves of a claim in two sentences are worth beside the claim in one; what one says alone counts in full."""

OPPOSITE_SAID = 0.75
OPPOSITE_SHARE = 0.4
"""A claim is denied where so much of it is said, and so much of that with the polarity turned round."""

_ACRONYM = re.compile(r"\b[A-Z]{3,6}\b")


class _Found(NamedTuple):
    """The best that an answer says for and against a point."""

    right: Match | None
    wrong: Match | None
    reason: str


class OfflineGrader:
    """Implements ``ports.Grader`` with fuzzy matching of each point's wordings against stretches of the answer."""

    name = NAME

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def grade(self, question: Question, rubric: Rubric, answer: Answer) -> Grade:
        """A judgement for every point; points nobody spoke to are missed, never left out."""
        extra = _initials(question, rubric, answer)
        heard = claims(question.prompt, rubric, extra)
        judge = _Judge(question, heard, answer, extra)
        return Grade.of(
            rubric,
            [judge.judgement(point, one) for point, one in zip(rubric.points, heard, strict=True)],
            maker=Maker(grader=NAME, rubric_digest=rubric.digest()),
            made_at=self._clock(),
            remarks=judge.remarks,
        )


class _Judge:
    """One answer in front of the points of one rubric."""

    def __init__(
        self, question: Question, heard: Sequence[Heard], answer: Answer, extra: tuple[tuple[tuple[str, ...], str], ...]
    ) -> None:
        phrases = phrase_index(extra)
        self._text = answer.text
        words = read(answer.text, phrases)
        spans = sentences(answer.text)
        asked = frozenset(word.key for word in read(question.prompt, phrases) if word.kind is not Kind.FUNCTION)
        orders = frozenset(at for at, span in enumerate(spans) if guards.is_order(span.text))
        echoes = frozenset(
            at for at in range(len(spans)) if guards.adds_nothing([one for one in words if one.sentence == at], asked)
        )
        self._listed = guards.listed(spans, words, answer.text)
        vocabulary = {part.key for one in heard for claim in (*one.right, *one.wrong) for part in claim.parts}
        self._listener = Listener(words, orders | echoes, vocabulary)
        self._nothing = answer.is_blank or not self._listener.words
        self.remarks = _remarks(blank=answer.is_blank, orders=orders, echoed=self._nothing and bool(echoes))
        if self._listed and len(self._listed) == len(spans):
            self.remarks += ("The answer is a list of terms; a list alone shows that they were seen, not understood.",)

    def judgement(self, point: Point, heard: Heard) -> Judgement:
        """The verdict on one point."""
        if self._nothing:
            return _missed(point, "Nothing was said about it.")
        found = self._weigh(heard)
        if found.wrong:
            return Judgement(
                point_id=point.id,
                verdict=Verdict.CONTRADICTED,
                credit=0,
                reason=found.reason,
                evidence=self._evidence(found.wrong),
            )
        if not found.right:
            return _missed(point, "Not heard in the answer.")
        return self._credited(point, found.right, single=len(heard.right) <= FEW_WORDINGS)

    def _weigh(self, heard: Heard) -> _Found:
        """Compare what is said for the point with what is said against it."""
        said = [match for claim in heard.right for match in self._listener.matches(claim)]
        best = max(said, key=self._worth, default=None)
        worth = self._worth(best) if best else 0.0
        denied = max(said, key=_denial, default=None)
        if denied and _denial(denied) >= OPPOSITE_SAID and worth < MET:
            return _Found(best, denied, f"The answer denies it: “{denied.claim.text}” is said the other way round.")
        turned = next((one for one in said if one.share >= WRONG_SAID - 0.15 and self._turned(one)), None)
        if turned and worth < MET:
            return _Found(best, turned, f"The answer swaps what belongs where: “{turned.claim.text}”.")
        wrong = self._listed_wrong(heard, said, worth)
        if wrong:
            return _Found(best, wrong, f"The answer makes a wrong claim: “{wrong.claim.text}”.")
        return _Found(best, None, "")

    def _turned(self, match: Match) -> bool:
        return self._listener.swapped(match.claim, match.stretch)

    def _listed_wrong(self, heard: Heard, said: Sequence[Match], worth: float) -> Match | None:
        """A wrong claim that one sentence makes, told apart from the right ones by a word or by the order of words."""
        right = {part.key for claim in heard.right for part in claim.parts}
        for claim in heard.wrong:
            for match in self._listener.matches(claim):
                if match.share < WRONG_SAID or not self._listener.is_one_sentence(match.stretch):
                    continue
                beside = [one for one in said if one.stretch == match.stretch]
                if self._is_told_apart(match, right, beside) and (worth < MET or self._is_plain(match)):
                    return match
        return None

    def _is_plain(self, match: Match) -> bool:
        return match.share > WRONG_ANYWAY and self._listener.ordered(match.claim, match.stretch) >= IN_ORDER

    def _is_told_apart(self, match: Match, right: set[str], beside: Sequence[Match]) -> bool:
        own = [part for part in match.claim.parts if part.key not in right and part.weight >= OWN_WORD]
        listener = self._listener
        if own:
            return all(listener.place(part, match.stretch) for part in own) and all(
                match.share > one.share for one in beside
            )
        ordered = listener.ordered(match.claim, match.stretch)
        return ordered >= IN_ORDER and all(listener.ordered(one.claim, one.stretch) < ordered for one in beside)

    def _worth(self, match: Match) -> float:
        """The share said, less where it is spread, out of order though slight, or at odds in its figures."""
        worth, claim = match.share, match.claim
        if not self._listener.is_one_sentence(match.stretch) and worth:
            worth *= APART + (1 - APART) * match.alone / match.share
        if worth >= PARTLY:
            worth *= self._closeness(match)
        if claim.numbers and not self._listener.agrees(claim, match.stretch):
            worth = min(worth, MET_SINGLE - 0.1)
        return worth

    def _closeness(self, match: Match) -> float:
        """1 where the parts stand together, less the more words lie between them; slight wordings need their order."""
        claim, listener = match.claim, self._listener
        thinness = listener.length(claim, match.stretch) / (claim.length * LOOSE)
        if claim.weight >= SLIGHT:
            return min(1.0, thinness**-0.5) if thinness else 1.0
        return min(1.0, 1 / thinness if thinness else 1.0) * listener.ordered(claim, match.stretch)

    def _credited(self, point: Point, match: Match, *, single: bool) -> Judgement:
        met, partly = (MET_SINGLE, PARTLY_SINGLE) if single else (MET, PARTLY)
        share = min(self._worth(match), 1.0)
        credit = min(1.0, max(0.0, (share - partly) / (met - partly)))
        if self._is_listed(match):
            credit = min(credit, LISTED_CREDIT)
        evidence = self._evidence(match)
        if credit <= 0.0 or not evidence:
            return _missed(point, "Not heard in the answer.")
        if credit >= 1.0:
            return Judgement(
                point_id=point.id, verdict=Verdict.MET, credit=1, reason=self._heard(match), evidence=evidence
            )
        credit = min(0.99, max(0.01, round(credit, 2)))
        reason = f"{self._heard(match)} Not heard: {self._unheard(match)}."
        return Judgement(point_id=point.id, verdict=Verdict.PARTLY_MET, credit=credit, reason=reason, evidence=evidence)

    def _is_listed(self, match: Match) -> bool:
        inside = self._listener.words[match.stretch.first : match.stretch.last]
        return all(word.sentence in self._listed for word in inside)

    def _heard(self, match: Match) -> str:
        if match.claim.numbers and not self._listener.agrees(match.claim, match.stretch):
            return f"Like “{match.claim.text}”, but the figure differs or is missing."
        return f"Heard as “{match.claim.text}”."

    def _unheard(self, match: Match) -> str:
        missing = [part for part in match.claim.parts if not self._listener.place(part, match.stretch)]
        named = [part.text for part in sorted(missing, key=lambda part: -part.weight)[:4]]
        return ", ".join(named) if named else "said plainly, in a sentence"

    def _evidence(self, match: Match) -> tuple[Evidence, ...]:
        quotes = self._listener.quotes(match.claim, match.stretch) or self._whole(match)
        return tuple(Evidence.of(self._text, start, end) for start, end in quotes)

    def _whole(self, match: Match) -> list[tuple[int, int]]:
        words = self._listener.words
        return [(words[match.stretch.first].start, words[match.stretch.last - 1].end)]


def _denial(match: Match) -> float:
    """How much of a claim is said where enough of it is turned round; else 0."""
    return match.share + match.opposite if match.opposite >= OPPOSITE_SHARE else 0.0


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


def _initials(question: Question, rubric: Rubric, answer: Answer) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Abbreviations that this conversation makes: the initials of consecutive words that stand elsewhere in it."""
    own, wordings = _abbreviated(question, rubric)
    new = frozenset(_ACRONYM.findall(answer.text)) - own - lexicon().abbreviations
    found = dict(_expanded(own, [stems(answer.text)])) | dict(_expanded(new, wordings))
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
