"""The terms of the whole bank: names, and words that no dictionary of everyday English has."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from interviewer.domain.question import Bank
from interviewer.errors import RehearsalError
from interviewer.speech.sounding import consonants, sound_of, squeezed

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*(?:\.\d+)?")  # noqa: RUF001
_NAME = re.compile(r"^\S.*[A-Z]|[A-Za-z]\d|\d[A-Za-z]")
_PART = re.compile(r"[A-Z]+(?:[a-z]+|\d*)|[a-z\d]+")
_HEAD = re.compile(r"[^A-Za-z].*")
_OWN = re.compile(r"(?:['’]s|-(?:like|style|based|free|type|licensed))$")  # noqa: RUF001

SPELT = 3
"""Capitals up to this many are said letter by letter, and sound like no word."""

FEWEST = 2
"""Consonants that a term needs to be known by its sound."""

COMMON = 6_000
"""This many of the most frequent words of English are taken as heard, except in the company a term keeps."""

NO_LIBRARY = "The dictionary is not installed. Run: pip install -r requirements.txt"


class Term(NamedTuple):
    """A term as it is written, how often the bank has it, and its neighbours there."""

    text: str
    times: int
    company: frozenset[str]

    @property
    def is_spelt(self) -> bool:
        """True when it is said letter by letter."""
        head = _HEAD.sub("", self.text).removesuffix("s")
        return head.isupper() and (len(head) <= SPELT or not set(head) & set("AEIOUY"))

    @property
    def letters(self) -> str:
        """Its letters and digits alone."""
        return letters_of(self.text)

    @property
    def sound(self) -> str:
        """What it sounds like, each of its parts by itself: Image, Bind."""
        return squeezed("".join(map(sound_of, _PART.findall(self.text))))


class Vocabulary(NamedTuple):
    """The terms, the most frequent first, and the words that the bank uses as everyday ones."""

    terms: tuple[Term, ...]
    prose: frozenset[str]

    @classmethod
    def of(cls, bank: Bank) -> "Vocabulary":
        """From every question and rubric: one question's own terms would give its answer away."""
        counts: Counter[str] = Counter()
        company: dict[str, set[str]] = {}
        prose: set[str] = set()
        for text in _texts(bank):
            words = [_OWN.sub("", word) for word in WORD.findall(text)]
            counts.update(words)
            prose.update(word for word in words if word.islower())
            for before, after in pairwise(words):
                company.setdefault(before, set()).add(after.lower())
                company.setdefault(after, set()).add(before.lower())
        terms = [Term(word, counts[word], frozenset(company.get(word, ()))) for word in _terms(counts)]
        return cls(tuple(sorted(terms, key=lambda term: (-term.times, term.text))), frozenset(prose))

    @property
    def texts(self) -> tuple[str, ...]:
        """The terms as they are written."""
        return tuple(term.text for term in self.terms)

    def by_sound(self) -> Mapping[str, list[Term]]:
        """The terms under what they sound like."""
        found: dict[str, list[Term]] = {}
        for term in self.terms:
            if not term.is_spelt and consonants(term.sound) >= FEWEST:
                found.setdefault(term.sound, []).append(term)
        return found


def letters_of(text: str) -> str:
    """Letters and digits alone, in small letters."""
    return "".join(one for one in text.lower() if one.isalnum())


@lru_cache(maxsize=1)
def ranks() -> Mapping[str, int]:
    """Every word of everyday English, and its place by frequency."""
    try:
        dictionary = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt")
    except ModuleNotFoundError as error:
        raise RehearsalError(NO_LIBRARY) from error
    lines = dictionary.read_text(encoding="utf-8-sig").splitlines()
    return {line.split(" ")[0]: rank for rank, line in enumerate(lines)}


def _terms(words: Iterable[str]) -> Iterator[str]:
    known = ranks()
    for word in words:
        parts = word.lower().replace("’", "'").split("-")  # noqa: RUF001
        jargon = word.islower() and word.isalpha() and len(word) > SPELT and not _known(word, known)
        if (_NAME.search(word) and not (word[0].isdigit() or (len(parts) > 1 and _known(parts[-1], known)))) or jargon:
            yield word


def _known(word: str, known: Mapping[str, int]) -> bool:
    """Whether it is everyday English, as it stands or without an ending."""
    return any(form in known for form in (word, word.removesuffix("s"), word.removesuffix("ed"), word + "e"))


def _texts(bank: Bank) -> Iterator[str]:
    for question in bank.questions():
        yield from (question.prompt, question.reference_text, *question.probes)
    for rubric in bank.rubrics.values():
        for point in rubric.points:
            yield from point.statements
