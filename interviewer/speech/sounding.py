"""What words sound like, roughly: two with the same key are taken for each other by a recogniser, or by an ear."""

import re

SPOKEN_DIGITS = {"0": "o", "1": "one", "2": "to", "3": "three", "4": "for", "5": "five", "6": "six", "8": "ate"}

SPELLINGS = (
    (re.compile(r"(?<=[aeiouy])gh|^g(?=n)|^k(?=n)|^w(?=r)"), ""),
    (re.compile(r"tch|ch|sh|dg(?=e)|j"), "#"),
    (re.compile(r"g(?=[eiy])"), "#"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"qu"), "kw"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"(?<=[bcdfgklmnpqrstvxz#])e$"), ""),
    (re.compile(r"[aeiouy]+[wh]?"), "a"),
)
"""Spellings of one sound, in the order they are told apart; all vowels are one, since nothing is misheard so often."""

ALIKE = str.maketrans("bgcqdvz", "pkkktfs", "h")
"""Sounds that differ by the voice alone."""


def sound_of(word: str) -> str:
    """The key of one word."""
    plain = "".join(SPOKEN_DIGITS.get(one, one) for one in word.lower() if one.isalnum())
    for spelling, sound in SPELLINGS:
        plain = spelling.sub(sound, plain)
    return squeezed(plain.translate(ALIKE))


def squeezed(key: str) -> str:
    """The key with every sound once where it stands twice in a row."""
    return re.sub(r"(.)\1+", r"\1", key)


def consonants(key: str) -> int:
    """How many sounds of a key are no vowels."""
    return len(key.replace("a", ""))
