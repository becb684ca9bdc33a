"""Suggested fixes for misheard terms: ``lava`` for LLaVA. The candidate takes them, one by one, or doesn't."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pydantic import NonNegativeInt
from rapidfuzz import fuzz

from interviewer.domain.base import Value
from interviewer.errors import Stale
from interviewer.speech.sounding import consonants, sound_of, squeezed
from interviewer.speech.vocabulary import COMMON, WORD, Term, Vocabulary, letters_of, ranks

MOST_WORDS = 3
"""A term may be heard as so many words: "wave to vec"."""

CLEAR = 3
"""Consonants that several words must share with a term to prove anything."""

LETTERS_ALIKE = 85.0
"""Letters said one by one, with one of them misheard, are still this like the term (rapidfuzz, 0 to 100)."""

COMPANY = 300
"""This many of the most frequent words of English prove nothing by standing beside a term."""

CHANGED = "The text has changed since this was suggested. Look at the suggestions again."
_BETWEEN = re.compile(r"[\s.,-]{1,2}")


class Fix(Value):
    """Words that stand at a place of a text, and the term that may be meant."""

    heard: str
    start: NonNegativeInt
    end: NonNegativeInt
    term: str

    def take(self, text: str) -> str:
        """The text with the term in place; ``Stale`` when the words stand there no longer."""
        if text[self.start : self.end] != self.heard:
            raise Stale(CHANGED)
        return text[: self.start] + self.term + text[self.end :]


class _Word(NamedTuple):
    text: str
    start: int
    end: int


def suggest(text: str, vocabulary: Vocabulary) -> tuple[Fix, ...]:
    """What may be misheard, in the order it stands in the text; no word twice."""
    words = [_Word(found.group(), *found.span()) for found in WORD.finditer(text)]
    listening = _Listening(words, vocabulary)
    taken: set[int] = set()
    fixes = []
    for places in _stretches(words, text):
        if taken.isdisjoint(places) and (term := listening.meant(places)):
            taken.update(places)
            start, end = words[places[0]].start, words[places[-1]].end
            fixes.append(Fix(heard=text[start:end], start=start, end=end, term=term.text))
    return tuple(sorted(fixes, key=lambda fix: fix.start))


def _stretches(words: Sequence[_Word], text: str) -> Iterator[range]:
    """Runs of single letters first, then three words, two, and one."""
    near = [at > 0 and bool(_BETWEEN.fullmatch(text[words[at - 1].end : word.start])) for at, word in enumerate(words)]
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and len(words[end].text) == 1 and (end == at or near[end]):
            end += 1
        if end - at > 1:
            yield range(at, end)
        at = max(end, at + 1)
    for length in range(MOST_WORDS, 0, -1):
        for at in range(len(words) - length + 1):
            if all(near[at + 1 : at + length]):
                yield range(at, at + length)


class _Listening:
    """What the words of one text may mean."""

    def __init__(self, words: Sequence[_Word], vocabulary: Vocabulary) -> None:
        self._words = words
        self._vocabulary = vocabulary
        self._sounds = vocabulary.by_sound()
        self._known = {term.letters for term in vocabulary.terms}

    def meant(self, places: range) -> Term | None:
        """The term that the words there may be, unless they are that term already."""
        heard = [letters_of(self._words[place].text) for place in places]
        if any(one.isdigit() for one in heard) or all(one in self._known for one in heard):
            return None
        if len(heard) == 1:
            return self._as_one(heard[0], places[0])
        return self._as_letters(heard) if all(len(one) == 1 for one in heard) else self._as_several(heard)

    def _as_letters(self, heard: Sequence[str]) -> Term | None:
        letters = "".join(heard)
        least = LETTERS_ALIKE if len(letters) > CLEAR else 100
        return _likest(letters, self._vocabulary.terms, least)

    def _as_one(self, heard: str, place: int) -> Term | None:
        candidates = self._sounds.get(sound_of(heard), [])
        if candidates and self._is_everyday(heard):
            near = [at for at in (place - 1, place + 1) if 0 <= at < len(self._words)]
            beside = {letters_of(self._words[at].text) for at in near}
            telling = {word for word in beside if ranks().get(word, COMMON) > COMPANY}
            candidates = [term for term in candidates if telling & term.company]
        return _likest(heard, candidates)

    def _as_several(self, heard: Sequence[str]) -> Term | None:
        letters, sound = "".join(heard), squeezed("".join(map(sound_of, heard)))
        candidates = self._sounds.get(sound, []) if consonants(sound) >= CLEAR else []
        # Everyday words side by side often sound like something; only the very letters of a term prove it.
        return _likest(letters, candidates, 100 if all(map(self._is_everyday, heard)) else 0)

    def _is_everyday(self, word: str) -> bool:
        return ranks().get(word, COMMON) < COMMON or (word in self._vocabulary.prose and word in ranks())


def _likest(letters: str, terms: Iterable[Term], least: float = 0) -> Term | None:
    """The term whose spelling is the most alike, the more frequent one of equals."""
    ranked = [(fuzz.ratio(letters, term.letters), term.times, term) for term in terms]
    ranked = [one for one in ranked if one[0] >= least]
    return max(ranked, key=lambda one: one[:2])[2] if ranked else None
