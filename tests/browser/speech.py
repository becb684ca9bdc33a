"""What the microphone of the browser tests hears."""

import re
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Locator, Page

from interviewer.speech.sound import RATE
from tests.speech import sounds

FIRST = "For example, lava connects an image encoder with a language model. That is what lava does."
"""A name that is heard as an everyday word, twice, since a microphone hears no sentence twice in the same way."""

SECOND = "A multimodal model takes in several kinds of data, such as text, images and audio, and relates them."
QUIET, GAP = 1.0, 2.0


def _spoken(text: str) -> NDArray[np.float32]:
    return sounds.samples_of(sounds.spoken(text, speed=140))


def said(*texts: str) -> NDArray[np.float32]:
    """A moment of quiet, then each text and a pause."""
    pieces = [sounds.silence(QUIET)]
    for text in texts:
        pieces += [_spoken(text), sounds.silence(GAP)]
    return np.concatenate(pieces)


def seconds(*texts: str) -> float:
    """How long all of that takes."""
    return len(said(*texts)) / RATE


def microphone_file(folder: Path, *texts: str) -> Path:
    """It as Chromium wants it: 48 kHz, 16 bit, one channel."""
    file = folder / "microphone.wav"
    file.write_bytes(sounds.converted(sounds.wav(said(*texts)), "wav", "pcm_s16le", 48_000))
    return file


def fix(page: Page) -> Locator:
    """The first suggestion that the name was misheard."""
    return page.get_by_role("button", name=re.compile("→ LLa[VM]A")).first
