"""Which words of a sentence are said the other way round: denied, called a myth, or what is not meant."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import lru_cache

from interviewer.grading.lexicon import REMEMBERED, lexicon
from interviewer.grading.tokens import TOKEN, Token, stops, straight

_CONTRACTED = frozenset(
    "dont doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt shouldnt hasnt havent".split()
)
LEAST_OPENING = 4
"""A retraction of so many words takes back the sentence before even where more follows it."""

LIST_ITEM = 4
"""A stretch between commas of at most this many words may be an item of a list that a negation reaches over."""


class Retraction(Enum):
    """What a sentence does to the one before: nothing, turn it round, or say again that it is denied."""

    NONE = auto()
    TURNS = auto()
    AGREES = auto()


def retraction(tokens: Sequence[Token]) -> Retraction:
    """Whether a sentence is, or begins with, words that take back the one before it; short ones must stand alone."""
    known = lexicon()
    words = [straight(token) for token in tokens]
    openings = (
        tuple(words[:at])
        for at in range(LEAST_OPENING, min(len(words), known.longest_retraction + 1))
        if words[at] not in ("that", "to", "if")
    )
    if tuple(words) in known.retractions or any(opening in known.retractions for opening in openings):
        return Retraction.TURNS
    first = next(_clauses(tokens), range(0))
    return Retraction.AGREES if known.elliptical.match(_said(words, first)) else Retraction.NONE


def polarity(tokens: Sequence[Token]) -> list[bool]:
    """For each token of a sentence, whether an odd number of negations reaches it."""
    texts = [straight(token) for token in tokens]
    turns, phrases = _turned_clauses(tokens, texts)
    for place, text in enumerate(texts):
        if not _may_turn(text) or place in phrases or (text == "nor" and turns[place]):
            continue
        for reached in _reach(tokens, texts, place):
            turns[reached] += 1
    return [turn % 2 == 1 for turn in turns]


def _turned_clauses(tokens: Sequence[Token], texts: list[str]) -> tuple[list[int], set[int]]:
    """Which tokens are denied by what a clause opens or ends with, and the tokens that say so."""
    turns = [0] * len(tokens)
    phrases: set[int] = set()
    for clause in _clauses(tokens):
        opening, ending = _opening(texts, clause), _ending(texts, clause)
        if opening:
            phrases.update(opening)
            _deny(turns, range(0 if not clause.start else opening.start, _until_but(tokens, texts, opening.stop)))
        if ending:
            phrases.update(ending)
            _deny(turns, range(_subject(tokens, texts, clause, ending), clause.stop))
        elif clause.start and lexicon().elliptical.fullmatch(_said(texts, clause)):
            phrases.update(clause)
            _deny(turns, range(clause.start))
    return turns, phrases


def _deny(turns: list[int], reached: range) -> None:
    for place in reached:
        turns[place] = 1


def _clauses(tokens: Sequence[Token]) -> Iterator[range]:
    """The stretches of a sentence between its commas and other stops."""
    starts = [place for place, token in enumerate(tokens) if not place or stops(token)]
    for start, stop in zip(starts, [*starts[1:], len(tokens)], strict=True):
        yield range(start, stop)


def _said(texts: list[str], clause: range) -> str:
    return " ".join(texts[clause.start : clause.stop])


def _opening(texts: list[str], clause: range) -> range | None:
    """The words that open a clause and deny what follows."""
    found = lexicon().denials.match(_said(texts, clause))
    return range(clause.start, clause.start + len(TOKEN.findall(found.group()))) if found else None


def _ending(texts: list[str], clause: range) -> range | None:
    """The words that end a clause and deny what stands before."""
    found = lexicon().denied_at_the_end.search(_said(texts, clause))
    return range(clause.stop - len(TOKEN.findall(found.group())), clause.stop) if found else None


def _until_but(tokens: Sequence[Token], texts: list[str], start: int) -> int:
    """Where what is true is set against what was denied: ", but in fact"."""
    for place in range(start, len(tokens)):
        if ";" in tokens[place].gap or ("," in tokens[place].gap and texts[place] in ("but", "yet", "actually")):
            return place
    return len(tokens)


def _subject(tokens: Sequence[Token], texts: list[str], clause: range, ending: range) -> int:
    """Where what the ending speaks of begins: its clause and the list it ends, or all before a bare "that's a myth"."""
    subject = texts[clause.start : ending.start]
    if set(subject) <= lexicon().function_words:
        return 0
    first = clause.start
    if {"and", "or", "nor"} & set(subject):
        for item in reversed([one for one in _clauses(tokens) if one.stop <= clause.start]):
            if "," not in tokens[item.stop].gap or len(item) > LIST_ITEM + 1:
                break
            first = item.start
    return first


def _reach(tokens: Sequence[Token], texts: list[str], place: int) -> range:
    """The tokens that a cue at ``place`` turns round; empty when there is no cue there."""
    if place and texts[place] == "free" and tokens[place].gap in ("-", " ") and texts[place - 1] not in ("is", "are"):
        return range(place - 1, place)
    starts = [tuple(texts[place : place + length]) for length in (2, 3)]
    contrast = next((len(one) for one in lexicon().contrasts if one in starts), 0)
    if not contrast and not _is_cue(texts, place):
        return range(0)
    first = place + (contrast or 1)
    return range(first, _scope_end(tokens, texts, first))


def _is_cue(texts: list[str], place: int) -> bool:
    return _denies(texts[place]) and tuple(texts[place : place + 2]) not in lexicon().not_negations


def _denies(word: str) -> bool:
    return word in lexicon().negations or word.endswith("n't") or word in _CONTRACTED


@lru_cache(maxsize=REMEMBERED)
def _may_turn(word: str) -> bool:
    """Whether a cue may begin with a word; hardly any does."""
    return word == "free" or _denies(word) or any(word == contrast[0] for contrast in lexicon().contrasts)


def _scope_end(tokens: Sequence[Token], texts: list[str], first: int) -> int:
    known = lexicon()
    for place in range(first, len(tokens)):
        if texts[place] in known.scope_ends:
            return place
        if stops(tokens[place]) and not _goes_on(tokens, texts, place):
            return place
        if texts[place] == "and" and place + 1 < len(texts) and texts[place + 1] in known.new_statement:
            return place
        if texts[place] in known.next_subject and place > first and texts[place - 1] not in known.leading_on:
            return place
    return len(tokens)


def _goes_on(tokens: Sequence[Token], texts: list[str], place: int) -> bool:
    """After a comma: whether what follows is one more item of the list being denied ("no boxes, masks or labels")."""
    if tokens[place].gap.strip() != ",":
        return False
    ahead = texts[place : place + 3 * LIST_ITEM]
    if not {"or", "nor"} & set(ahead):
        return False
    commas = [at for at in range(place + 1, len(tokens)) if "," in tokens[at].gap]
    last = commas[0] if commas else len(tokens)
    return last - place <= LIST_ITEM or texts[place] in ("or", "nor")
