"""What is no answer: the question said back, a list of terms, words addressed to the grader."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from interviewer.domain.sentences import Span
from interviewer.grading.frames import frames
from interviewer.grading.lexicon import lexicon
from interviewer.grading.tokens import fold
from interviewer.grading.words import Kind, Word

FUNCTION_SHARE = 0.08
"""Prose has more function words than this; a bare list of terms has hardly any."""

LISTED_FUNCTION_SHARE = 0.18
LISTED_BREAKS = 0.25
"""Under this share of function words and with more than this many commas and line breaks a word, it is a list."""

SHORTEST_LIST = 6
"""With fewer words there is nothing to tell prose from a list by."""

STORY = 20
"""A question of more telling words than this tells a story; those of an interview have 3 to 15."""

_RELATION = re.compile(r"[=:+≥≤≈~→←↔⇒⇐↑↓∴±]|->|<-|\bvs\b|\bw/")
"""Marks that stand for the small words in notes: "OCR -> text = no layout" claims something."""

LINKS = frozenset("the of and a an with in to for at on by".split())
LINKED_SHARE = 0.5
LONGEST_PHRASE = 12
"""Words of which half only link others, so many in a row, are terms strung together: prose has a third at most."""

ALTERNATIVES = 3
LONGEST_HEDGE = 40
"""Whoever says so many times "or" in a sentence of so few words leaves open what is so."""

_OR = re.compile(r"\bor\b")
_OPEN = re.compile(r"\b(?:either|maybe|perhaps|one of (?:these|those|them)|or (?:never|nothing|none|not))\b")
_BREAK = re.compile(r"[,;|/\n•]")


def is_order(sentence: str) -> bool:
    """Whether a sentence speaks to the grader and not about the subject."""
    return bool(lexicon().orders.search(fold(sentence)))


def adds_nothing(words: Sequence[Word], asked: frozenset[str]) -> bool:
    """Whether every word that could carry a claim stands in the question already."""
    return all(word.kind is Kind.FUNCTION or word.key in asked for word in words)


def says_back(words: Sequence[Word], asked: Sequence[Word]) -> bool:
    """Whether words add nothing to the question.

    A question that tells a story holds the words of its own answer: of such a one, only what is said in its order.
    """
    known = [word.key for word in asked if word.kind is not Kind.FUNCTION]
    if not adds_nothing(words, lexicon().emphatic.union(known)):
        return False
    telling = [word.key for word in words if word.kind is not Kind.FUNCTION]
    if len(known) <= STORY or not telling:
        return True
    return len(telling) > 1 and set(pairwise(telling)) <= set(pairwise(known))


def is_talk(words: Sequence[Word], claimed: AbstractSet[str]) -> bool:
    """Whether words are about answering and grading, and mostly in no claim that is listened for: praise, boasts."""
    telling = [word.key for word in words if word.kind is not Kind.FUNCTION]
    return set(telling) <= frames().meta and 2 * sum(key in claimed for key in telling) <= len(telling)


def is_term_list(text: str, words: Sequence[Word]) -> bool:
    """Whether terms are strung together without the words that would make a claim of them.

    The thresholds cost 3 % of telegraphic but expert answers, so what trips them is capped and not zeroed.
    """
    if len(words) < SHORTEST_LIST:
        return False
    if len(words) >= LONGEST_PHRASE and sum(word.text in LINKS for word in words) >= LINKED_SHARE * len(words):
        return True
    small: float = sum([word.kind is Kind.FUNCTION for word in words])
    if small >= LISTED_FUNCTION_SHARE * len(words):
        return False
    small = (small + len(_RELATION.findall(text))) / len(words)
    breaks = len(_BREAK.findall(text)) / len(words)
    return small < FUNCTION_SHARE or (small < LISTED_FUNCTION_SHARE and breaks > LISTED_BREAKS)


def is_hedged(sentence: str) -> bool:
    """Whether a sentence names every possibility and claims none: "the encoder, or the decoder, or both"."""
    folded = fold(sentence)
    if folded.count(" ") >= LONGEST_HEDGE:
        return False
    count = len(_OR.findall(folded))
    return count >= ALTERNATIVES or (count == ALTERNATIVES - 1 and _OPEN.search(folded) is not None)


def listed(spans: Sequence[Span], words: Sequence[Word], text: str) -> frozenset[int]:
    """The sentences that are mere lists of terms; all of them when the answer as a whole is one."""
    if is_term_list(text, words):
        return frozenset(range(len(spans)))
    by_sentence: dict[int, list[Word]] = {}
    for word in words:
        by_sentence.setdefault(word.sentence, []).append(word)
    return frozenset(number for number, inside in by_sentence.items() if is_term_list(spans[number].text, inside))
