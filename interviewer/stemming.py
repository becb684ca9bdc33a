"""What a word is compared by, whatever its ending. The one door to the Snowball stemmer (Porter 2)."""

from functools import lru_cache

from Stemmer import Stemmer

_STEMMER = Stemmer("english")

REMEMBERED = 20_000
"""Words that are stemmed once: more than a bank has, and no more however many answers and documents are read."""


@lru_cache(maxsize=REMEMBERED)
def stem(word: str) -> str:
    """The stem of a word in lower case."""
    return str(_STEMMER.stemWord(word.replace("’", "'").removesuffix("'s")))  # noqa: RUF001
