"""Speech whose words are known: a real voice that reads Dickens, and a speaking program that reads the bank."""

import importlib.util
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from interviewer.bootstrap import load_bank
from interviewer.domain.sentences import sentences
from tests.speech import sounds

QUESTIONS, SENTENCES = 6, 4
REAL = "a real voice (A Tale of Two Cities, a recording that comes with moonshine-voice)"
MADE = f"espeak-ng reading {QUESTIONS} reference answers of the bank, full of terms"
TWO_CITIES = (
    "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness, "
    "it was the epoch of belief, it was the epoch of incredulity, it was the season of light, it was the season of "
    "darkness, it was the spring of hope, it was the winter of despair, we had everything before us, we had nothing "
    "before us, we were all going direct to heaven, we were all going direct the other way, in short, the period was "
    "so far like the present period, that some of its noisiest authorities insisted on its being received, for good "
    "or for evil, in the superlative degree of comparison only."
)


class Passage(NamedTuple):
    """What is said, as sound and in words."""

    kind: str
    sound: bytes
    text: str


def passages() -> Iterator[Passage]:
    """All of them."""
    package = importlib.util.find_spec("moonshine_voice")
    if package and package.origin:
        sound = Path(package.origin).parent / "assets" / "two_cities.wav"
        yield Passage(REAL, sound.read_bytes(), TWO_CITIES)
    for question in islice(load_bank().questions(), QUESTIONS):
        text = " ".join(span.text for span in sentences(question.reference_text)[:SENTENCES])
        yield Passage(MADE, sounds.spoken(text), text)
