"""Whether an answer is in English: what is not can't be graded, and the candidate should hear that before the score.

It decides no point. Nothing that could be said in any language earns or costs anything here.
"""

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

from interviewer.domain.grade import NOT_ENGLISH
from interviewer.grading.lexicon import lexicon
from interviewer.grading.tokens import fold

FEWEST = 4
"""Small words of one language; fewer are names and terms as likely as a language: MIT, DE, ES."""

PLAINLY = 0.15
"""From this share of small words of one language on an answer is in it: sentences have more, lists of names less."""

LAST_LATIN = 0x24F
LATIN_AGAIN = range(0x1E00, 0x1F00)
_WORD = re.compile(r"[^\W\d_]+")


def remarks(text: str) -> tuple[str, ...]:
    """What is to be said about the language of an answer: nothing where it is English, or where nobody can tell."""
    return (NOT_ENGLISH,) if is_foreign(text) else ()


def is_foreign(text: str) -> bool:
    """Whether a text is plainly in another language than English."""
    folded = fold(text)
    if not folded.isascii():
        letters = [one for one in folded if one.isalpha()]
        if 2 * sum(map(_is_other_script, letters)) > len(letters) > 0:
            return True
    words = _WORD.findall(folded)
    english = sum(map(lexicon().function_words.__contains__, words))
    counts = Counter(words)
    foreign = max(sum(counts[word] for word in counts.keys() & small) for small in _tongues().values())
    return foreign >= max(FEWEST, PLAINLY * len(words)) and foreign > english


def _is_other_script(letter: str) -> bool:
    return ord(letter) > LAST_LATIN and ord(letter) not in LATIN_AGAIN


@cache
def _tongues() -> dict[str, frozenset[str]]:
    raw = tomllib.loads((Path(__file__).parent / "tongues.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in raw.items()}
