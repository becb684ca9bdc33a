"""What the offline grader knows of English and of the field, from ``lexicon.toml``, in the form it is looked up in."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from interviewer.stemming import stem

_RAW_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")  # noqa: RUF001

_LEAD = r"\W*(?:(?:and|so|but|or|well|um|uh|then|also) )*"
"""What may stand before the first word that counts."""

_AT_A_WORD = r"\b"

REMEMBERED = 20_000
"""Words about which something is worked out once: more than a bank has, and no more however many answers are read."""

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]
"""Multi-word terms by the stem of their first word, longest first, each with the key it stands for."""


def stems(text: str) -> tuple[str, ...]:
    """The stems of the words of a short text."""
    return tuple(stem(word.lower()) for word in _RAW_WORD.findall(text))


class Lexicon(NamedTuple):
    """The lists, stemmed and indexed."""

    function_words: frozenset[str]
    common: frozenset[str]
    light: frozenset[str]
    quantifiers: dict[str, frozenset[str]]
    rubrics_with: dict[str, int]
    negations: frozenset[str]
    half_negations: frozenset[str]
    not_negations: tuple[tuple[str, ...], ...]
    scope_ends: frozenset[str]
    new_statement: frozenset[str]
    next_subject: frozenset[str]
    leading_on: frozenset[str]
    contrasts: tuple[tuple[str, ...], ...]
    denials: re.Pattern[str]
    denied_at_the_end: re.Pattern[str]
    elliptical: re.Pattern[str]
    retractions: frozenset[tuple[str, ...]]
    longest_retraction: int
    orders: re.Pattern[str]
    keys: dict[str, str]
    antonyms: dict[str, frozenset[str]]
    phrases: Phrases
    abbreviations: frozenset[str]
    twins: dict[int, int]
    unclaimed: re.Pattern[str]
    yes_or_no: re.Pattern[str]
    affirmed: re.Pattern[str]
    emphatic: frozenset[str]
    roles: tuple[tuple[str, str], ...]

    def key(self, word: str) -> str:
        """What a lower-case word is matched by: its group of synonyms, else its stem."""
        stemmed = stem(word)
        return self.keys.get(stemmed, stemmed)


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the grader, read once."""
    raw = tomllib.loads((Path(__file__).parent / "lexicon.toml").read_text(encoding="utf-8"))
    keys, phrases = _groups(raw)
    retractions = frozenset(tuple(one.split()) for one in raw["retractions"])
    return Lexicon(
        function_words=frozenset(raw["function_words"].split()),
        common=frozenset(keys.get(stem(word), stem(word)) for word in raw["common_words"].split()),
        light=frozenset(keys.get(stem(word), stem(word)) for word in raw["light_words"].split()),
        quantifiers={name: frozenset(words.split()) for name, words in raw["quantifiers"].items()},
        rubrics_with=_rubrics_with(raw["rubrics_with"], keys),
        negations=frozenset(raw["negations"].split()),
        half_negations=frozenset(raw["half_negations"].split()),
        not_negations=tuple(tuple(one.split()) for one in raw["not_negations"]),
        scope_ends=frozenset(raw["scope_ends"].split()),
        new_statement=frozenset(raw["new_statement"].split()),
        next_subject=frozenset(raw["next_subject"].split()),
        leading_on=frozenset(raw["leading_on"].split()),
        contrasts=tuple(tuple(one.split()) for one in raw["contrasts"]),
        denials=_any_of(raw["denials"], rf"^(?:(?:{raw['before_a_denial']}) )*(?:{{}})(?!\w)", raw["denials_forms"]),
        denied_at_the_end=_any_of(raw["denied_at_the_end"], r"\b(?:{})\W*$", raw["denied_at_the_end_forms"]),
        elliptical=re.compile(f"(?:{raw['elliptical']})$"),
        retractions=retractions,
        longest_retraction=max(map(len, retractions)),
        orders=_any_pattern(raw["orders"]),
        keys=keys,
        antonyms=_antonyms(raw["antonyms"]["pairs"], keys),
        phrases=phrases,
        abbreviations=frozenset(short.upper() for short in raw["abbreviations"]),
        twins=str.maketrans(*raw["twins"]),
        unclaimed=_any_pattern(raw["unclaimed"]),
        yes_or_no=re.compile(rf"{_LEAD}(?:{'|'.join(raw['yes_or_no'].split())})\b"),
        affirmed=re.compile(rf"{_LEAD}(?:{'|'.join(raw['affirmed'].split())})\b"),
        emphatic=frozenset(keys.get(stem(word), stem(word)) for word in raw["emphatic"].split()),
        roles=tuple(_role(pair, keys) for pair in (*raw["antonyms"]["pairs"], *raw["roles"]["pairs"])),
    )


def _role(pair: str, keys: dict[str, str]) -> tuple[str, str]:
    one, other = (word if word.startswith("#") else keys.get(stem(word), stem(word)) for word in pair.split())
    return one, other


def phrase_index(phrases: Iterable[tuple[tuple[str, ...], str]]) -> Phrases:
    """Index multi-word terms by their first stem, the longest first."""
    index: Phrases = defaultdict(list)
    for words, key in phrases:
        index[words[0]].append((words, key))
    return {first: sorted(found, key=lambda one: -len(one[0])) for first, found in index.items()}


def _any_of(texts: list[str], form: str, forms: Iterable[str] = ()) -> re.Pattern[str]:
    plain = (re.escape(text) for text in sorted(texts, key=len, reverse=True))
    return re.compile(form.replace("{}", "|".join((*plain, *forms))))


def _any_pattern(patterns: list[str]) -> re.Pattern[str]:
    """What matches where any of them does; those that begin at a word are tried at words alone."""
    at_words = "|".join(f"(?:{one.removeprefix(_AT_A_WORD)})" for one in patterns if one.startswith(_AT_A_WORD))
    others = (f"(?:{one})" for one in patterns if not one.startswith(_AT_A_WORD))
    return re.compile("|".join((f"{_AT_A_WORD}(?:{at_words})", *others)))


def _groups(raw: dict[str, dict[str, list[str]]]) -> tuple[dict[str, str], Phrases]:
    keys: dict[str, str] = {}
    phrases: dict[tuple[str, ...], str] = {}
    for group in raw["synonyms"]["groups"]:
        first, *rest = group.split()
        for word in (first, *rest):
            if "_" in word:
                phrases[stems(word.replace("_", " "))] = stem(first)
            else:
                keys.setdefault(stem(word), stem(first))
    for compound in raw["compounds"]["joined"]:
        joined = stem(compound.replace(" ", ""))
        phrases[stems(compound)] = keys.get(joined, joined)
    for table in ("abbreviations", "misheard"):
        for short, forms in raw[table].items():
            for form in forms:
                words = stems(form)
                if len(words) == 1:
                    keys[words[0]] = stem(short)
                else:
                    phrases[words] = stem(short)
    return keys, phrase_index(phrases.items())


def _rubrics_with(table: dict[str, str], keys: dict[str, str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for count, words in table.items():
        for word in words.split():
            key = keys.get(stem(word), stem(word))
            counts[key] = max(counts.get(key, 0), int(count))
    return counts


def _antonyms(pairs: list[str], keys: dict[str, str]) -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        one, other = (keys.get(stem(word), stem(word)) for word in pair.split())
        if one != other:
            table[one].add(other)
            table[other].add(one)
    return {key: frozenset(others) for key, others in table.items()}
