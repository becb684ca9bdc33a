"""What the offline grader knows of English whatever the subject, from ``english.toml``: forms of a word, opposites."""

import tomllib
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from interviewer.grading.lexicon import REMEMBERED, lexicon

_NEGATING = ("un", "in", "im", "il", "ir", "non", "dis", "a")
_SHORTEST = 4
"""What is left of a shorter word without its first letters is no word."""


@lru_cache(maxsize=REMEMBERED)
def key(word: str) -> str:
    """What a lower-case word is matched by, whichever form of it is said: "broke" as "break", "lower" as "low"."""
    plain = word.replace("’", "'").removesuffix("'s")  # noqa: RUF001
    return lexicon().key(_forms().get(plain, plain))


@lru_cache(maxsize=REMEMBERED)
def opposites(of: str) -> tuple[str, ...]:
    """The keys that say the same as a key does when one of the two is denied: "incomplete", "not complete"."""
    bare = (of.removeprefix(one) for one in _NEGATING if of.startswith(one) and len(of) >= _SHORTEST + len(one))
    prefixed = (one + of for one in _NEGATING) if len(of) >= _SHORTEST else ()
    return (*_pairs().get(of, ()), *bare, *prefixed)


@cache
def _raw() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "english.toml").read_text(encoding="utf-8"))


@cache
def _forms() -> dict[str, str]:
    forms = {form: word for word, listed in _raw()["irregular"].items() for form in listed.split()}
    for word in _raw()["compared"].split():
        root = word[:-1] + "i" if word.endswith("y") else word.removesuffix("e")
        for bare in (root, root + root[-1]):
            forms |= {bare + ending: word for ending in ("er", "est")}
    return forms


@cache
def _pairs() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = defaultdict(list)
    for pair in _raw()["opposites"]["pairs"]:
        one, other = map(key, pair.split())
        table[one].append(other)
        table[other].append(one)
    return {one: tuple(others) for one, others in table.items()}
