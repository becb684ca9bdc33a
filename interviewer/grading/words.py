"""Reading a text: its words with their places, what each is matched by, and whether it is denied."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from interviewer.domain.sentences import sentences
from interviewer.grading.lexicon import REMEMBERED, Phrases, lexicon
from interviewer.grading.polarity import Retraction, polarity, retraction
from interviewer.grading.tokens import Token, cut, stops, straight
from interviewer.stemming import stem

_AMOUNT = re.compile(r"(\d[\d,]*(?:\.\d+)?)([kmb])?$|(\d+)(?:st|nd|rd|th|s|h|hz|khz|fps|ms|px|min|hrs?)$")
_FACTOR = {"k": 1e3, "m": 1e6, "b": 1e9}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_NUMBER_WORDS = {
    word: float(value)
    for value, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
    if word != "one"
} | {"twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "ninety": 90.0}


class Kind(Enum):
    """What a word contributes."""

    FUNCTION = auto()
    COMMON = auto()
    TERM = auto()
    NUMBER = auto()
    VERSION = auto()


class Word(NamedTuple):
    """One word or fixed term: its place in the text, the key it is matched by, its kind, and its polarity."""

    start: int
    end: int
    text: str
    key: str
    kind: Kind
    sentence: int
    denied: bool
    value: float | None = None


def read(text: str, extra: Phrases | None = None) -> list[Word]:
    """The words of ``text`` in order. ``extra`` adds terms that only this conversation abbreviates."""
    words: list[Word] = []
    for number, span in enumerate(sentences(text)):
        tokens = list(cut(text, span.start, span.end))
        if number:
            words = _taken_back(words, number - 1, retraction(tokens))
        words.extend(_words(tokens, polarity(tokens), number, extra or {}, lexicon().phrases))
    return words


def _taken_back(words: list[Word], sentence: int, how: Retraction) -> list[Word]:
    """The words, with those of one sentence turned round where the next one takes it back."""
    before = [word for word in words if word.sentence == sentence] if how is not Retraction.NONE else []
    if not before or (how is Retraction.AGREES and any(word.denied for word in before)):
        return words
    return [word._replace(denied=not word.denied) if word.sentence == sentence else word for word in words]


def _words(tokens: list[Token], denied: list[bool], sentence: int, extra: Phrases, known: Phrases) -> Iterator[Word]:
    roots = [stem(token.text) for token in tokens]
    place = 0
    while place < len(tokens):
        length, key = _phrase(tokens, roots, place, extra) or _phrase(tokens, roots, place, known) or (1, "")
        token, last = tokens[place], tokens[place + length - 1]
        if key:
            yield Word(token.start, last.end, token.text, key, Kind.TERM, sentence, denied[place])
        else:
            length, word = _single(tokens, place, sentence, denied[place])
            yield word
        place += length


def _phrase(tokens: list[Token], roots: list[str], place: int, phrases: Phrases) -> tuple[int, str] | None:
    for words, key in phrases.get(roots[place], ()):
        end = place + len(words)
        if tuple(roots[place:end]) == words and not any(map(stops, tokens[place + 1 : end])):
            return len(words), key
    return None


def _single(tokens: list[Token], place: int, sentence: int, denied: bool) -> tuple[int, Word]:
    token = tokens[place]
    amount = _amount(token.text)
    if amount is None:
        key, kind = _meant(straight(token))
        return 1, Word(token.start, token.end, token.text, key, kind, sentence, denied)
    used, end = 1, token.end
    if place + 1 < len(tokens) and tokens[place + 1].text in _SCALES:
        amount, used, end = amount * _SCALES[tokens[place + 1].text], 2, tokens[place + 1].end
    version = place > 0 and token.gap == "-" and not token.text.isalpha()
    kind = Kind.VERSION if version else Kind.NUMBER
    return used, Word(token.start, end, token.text, f"#{amount:g}", kind, sentence, denied, amount)


@lru_cache(maxsize=REMEMBERED)
def _meant(plain: str) -> tuple[str, Kind]:
    """What a word that is no number is matched by, and its kind."""
    known = lexicon()
    key = known.key(plain)
    if plain in known.function_words or plain in known.negations or plain.endswith("n't") or len(plain) == 1:
        return key, Kind.FUNCTION
    return key, Kind.COMMON if key in known.common else Kind.TERM


def _amount(text: str) -> float | None:
    if text in _NUMBER_WORDS:
        return _NUMBER_WORDS[text]
    found = _AMOUNT.fullmatch(text) if text[0].isdigit() else None
    if not found:
        return None
    digits, factor, unit = found.groups()
    return float((digits or unit).replace(",", "")) * _FACTOR.get(factor or "", 1.0)
