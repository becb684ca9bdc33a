"""Reading a text: its words with their places, what each is matched by, and whether it is denied."""

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from interviewer.domain.sentences import sentences
from interviewer.grading.lexicon import Lexicon, Phrases, lexicon, stem

_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?[kmb]?(?![^\W_])|[^\W_]+(?:['’][^\W\d_]+)?")  # noqa: RUF001
_AMOUNT = re.compile(r"(\d[\d,]*(?:\.\d+)?)([kmb])?$|(\d+)(?:st|nd|rd|th|s|h|hz|khz|fps|ms|px|min|hrs?)$")
_FACTOR = {"k": 1e3, "m": 1e6, "b": 1e9}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_NUMBER_WORDS = {
    word: float(value)
    for value, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
    if word != "one"
} | {"twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "ninety": 90.0}
_STOPS = re.compile(r"[,;:.!?()\[\]\n–—|]|\s-\s|->|→")  # noqa: RUF001
_CONTRACTED = frozenset(
    "dont doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt shouldnt hasnt havent".split()
)
LEAST_OPENING = 4
"""A retraction of so many words takes back the sentence before even where more follows it."""

LIST_ITEM = 4
"""A stretch between commas of at most this many words may be an item of a list that a negation reaches over."""


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


class _Raw(NamedTuple):
    start: int
    end: int
    text: str
    gap: str


def read(text: str, extra: Phrases | None = None) -> list[Word]:
    """The words of ``text`` in order. ``extra`` adds terms that only this conversation abbreviates."""
    words: list[Word] = []
    for number, span in enumerate(sentences(text)):
        tokens = list(_tokens(text, span.start, span.end))
        if number and _retracts(_plain(tokens)):
            words = [word._replace(denied=not word.denied) if word.sentence == number - 1 else word for word in words]
        denied = _polarity(tokens, span.text.lower(), lexicon())
        words.extend(_words(tokens, denied, number, extra or {}, lexicon()))
    return words


def fold(text: str) -> str:
    """Lower case, without invisible characters and with full-width and styled letters made plain."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(one for one in plain if unicodedata.category(one) != "Cf").lower()


def _tokens(text: str, start: int, end: int) -> Iterator[_Raw]:
    """Tokens of the folded text with their places in the text as given."""
    folded, places = _folded(text, start, end)
    last = 0
    for found in _TOKEN.finditer(folded):
        gap = folded[last : found.start()]
        last = found.end()
        yield _Raw(places[found.start()], places[found.end() - 1] + 1, found.group(), gap)


def _folded(text: str, start: int, end: int) -> tuple[str, range | list[int]]:
    stretch = text[start:end]
    if stretch.isascii():
        return stretch.lower(), range(start, end)
    pieces, places = [], []
    for place in range(start, end):
        piece = fold(text[place])
        pieces.append(piece)
        places.extend([place] * len(piece))
    return "".join(pieces), places


def _plain(tokens: list[_Raw]) -> str:
    return " ".join(token.text.replace("’", "'") for token in tokens)  # noqa: RUF001


def _retracts(sentence: str) -> bool:
    """Whether a sentence is, or begins with, words that take back the one before it; short ones must stand alone."""
    known = lexicon().retractions
    words = sentence.split()
    openings = (
        " ".join(words[:at]) for at in range(LEAST_OPENING, len(words)) if words[at] not in ("that", "to", "if")
    )
    return sentence in known or any(opening in known for opening in openings)


def _polarity(tokens: list[_Raw], sentence: str, known: Lexicon) -> list[bool]:
    """For each token, whether an odd number of negations reaches it."""
    sentence = sentence.replace("’", "'")  # noqa: RUF001
    texts = [token.text.replace("’", "'") for token in tokens]  # noqa: RUF001
    turns = [0] * len(tokens)
    opening = known.denials.match(sentence)
    skip = len(_TOKEN.findall(opening.group())) if opening else 0
    ending = known.denied_at_the_end.search(sentence)
    stop = len(tokens) - (len(_TOKEN.findall(ending.group())) if ending else 0)
    if opening or ending:
        turns = [1] * len(tokens)
    for place in range(skip, stop):
        if texts[place] == "nor" and turns[place]:
            continue
        for reached in _reach(tokens, texts, place, known):
            turns[reached] += 1
    return [turn % 2 == 1 for turn in turns]


def _reach(tokens: list[_Raw], texts: list[str], place: int, known: Lexicon) -> range:
    """The tokens that a cue at ``place`` turns round; empty when there is no cue there."""
    if place and texts[place] == "free" and tokens[place].gap in ("-", " ") and texts[place - 1] not in ("is", "are"):
        return range(place - 1, place)
    starts = [tuple(texts[place : place + length]) for length in (2, 3)]
    contrast = next((len(one) for one in known.contrasts if one in starts), 0)
    if not contrast and not _is_cue(texts, place, known):
        return range(0)
    first = place + (contrast or 1)
    return range(first, _scope_end(tokens, texts, first, known))


def _is_cue(texts: list[str], place: int, known: Lexicon) -> bool:
    word = texts[place]
    if word not in known.negations and not word.endswith("n't") and word not in _CONTRACTED:
        return False
    return tuple(texts[place : place + 2]) not in known.not_negations


def _scope_end(tokens: list[_Raw], texts: list[str], first: int, known: Lexicon) -> int:
    for place in range(first, len(tokens)):
        if texts[place] in known.scope_ends:
            return place
        if _STOPS.search(tokens[place].gap) and not _goes_on(tokens, texts, place):
            return place
        if texts[place] == "and" and place + 1 < len(texts) and texts[place + 1] in known.new_statement:
            return place
    return len(tokens)


def _goes_on(tokens: list[_Raw], texts: list[str], place: int) -> bool:
    """After a comma: whether what follows is one more item of the list being denied ("no boxes, masks or labels")."""
    if tokens[place].gap.strip() != ",":
        return False
    ahead = texts[place : place + 3 * LIST_ITEM]
    if not {"or", "nor"} & set(ahead):
        return False
    commas = [at for at in range(place + 1, len(tokens)) if "," in tokens[at].gap]
    last = commas[0] if commas else len(tokens)
    return last - place <= LIST_ITEM or texts[place] in ("or", "nor")


def _words(tokens: list[_Raw], denied: list[bool], sentence: int, extra: Phrases, known: Lexicon) -> Iterator[Word]:
    roots = [stem(token.text) for token in tokens]
    place = 0
    while place < len(tokens):
        length, key = _phrase(tokens, roots, place, extra) or _phrase(tokens, roots, place, known.phrases) or (1, "")
        token, last = tokens[place], tokens[place + length - 1]
        if key:
            yield Word(token.start, last.end, token.text, key, Kind.TERM, sentence, denied[place])
        else:
            used, word = _single(tokens, place, sentence, denied[place], known)
            length = used
            yield word
        place += length


def _phrase(tokens: list[_Raw], roots: list[str], place: int, phrases: Phrases) -> tuple[int, str] | None:
    for words, key in phrases.get(roots[place], ()):
        end = place + len(words)
        if tuple(roots[place:end]) == words and not any(_STOPS.search(one.gap) for one in tokens[place + 1 : end]):
            return len(words), key
    return None


def _single(tokens: list[_Raw], place: int, sentence: int, denied: bool, known: Lexicon) -> tuple[int, Word]:
    token = tokens[place]
    amount = _amount(token.text)
    if amount is None:
        plain = token.text.replace("’", "'")  # noqa: RUF001
        key = known.key(plain)
        cue = plain in known.negations or plain.endswith("n't")
        kind = (
            Kind.FUNCTION
            if plain in known.function_words or cue or len(plain) == 1
            else (Kind.COMMON if key in known.common else Kind.TERM)
        )
        return 1, Word(token.start, token.end, token.text, key, kind, sentence, denied)
    used, end = 1, token.end
    if place + 1 < len(tokens) and tokens[place + 1].text in _SCALES:
        amount, used, end = amount * _SCALES[tokens[place + 1].text], 2, tokens[place + 1].end
    version = place > 0 and token.gap == "-" and not token.text.isalpha()
    kind = Kind.VERSION if version else Kind.NUMBER
    return used, Word(token.start, end, token.text, f"#{amount:g}", kind, sentence, denied, amount)


def _amount(text: str) -> float | None:
    if text in _NUMBER_WORDS:
        return _NUMBER_WORDS[text]
    found = _AMOUNT.fullmatch(text)
    if not found:
        return None
    digits, factor, unit = found.groups()
    return float((digits or unit).replace(",", "")) * _FACTOR.get(factor or "", 1.0)
