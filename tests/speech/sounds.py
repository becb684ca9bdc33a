"""Sounds for the tests: real speech from a speaking program, and everything that is none."""

import io
import os
import subprocess
import tempfile
import wave
from functools import lru_cache
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from interviewer.speech.sound import RATE, Sound, read_sound
from tests.setup import voice

SAID = (
    "The model learns one space for images and text. "
    "Every picture belongs to the sentence that describes it. "
    "During training the right pairs move together and all the other pairs move apart."
)


@lru_cache
def spoken(text: str = SAID, *, speed: int = 150) -> bytes:
    """A WAV file in which a voice says it."""
    program = voice()
    if program is None:
        reason = "There is no espeak-ng to make speech with. Run python -m tests.setup."
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "said.wav"
        subprocess.run([program, "-v", "en-us", "-s", str(speed), "-w", file, "--", text], check=True)
        return file.read_bytes()


def samples_of(audio: bytes) -> NDArray[np.float32]:
    """Its samples."""
    return read_sound(audio).samples


def wav(samples: NDArray[np.float32], *, rate: int = RATE, channels: int = 1) -> bytes:
    """A WAV file of those samples, the same in every channel."""
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        whole = np.round(np.clip(samples, -1, 1) * 32767).astype("<i2")
        file.writeframes(np.repeat(whole, channels).tobytes())
    return written.getvalue()


def silence(seconds: float) -> NDArray[np.float32]:
    """Nothing at all."""
    return np.zeros(int(seconds * RATE), dtype=np.float32)


def noise(seconds: float, *, loud: float = 0.1) -> NDArray[np.float32]:
    """The same hiss every time."""
    return np.random.default_rng(7).normal(0, loud, int(seconds * RATE)).astype(np.float32)


def hum(seconds: float) -> NDArray[np.float32]:
    """Mains hum with its overtones."""
    at = np.arange(int(seconds * RATE)) / RATE
    return sum(0.1 * np.sin(2 * np.pi * 50 * n * at) for n in (1, 2, 3, 4)).astype(np.float32)  # type: ignore[union-attr]


def converted(audio: bytes, container: str, codec: str, rate: int, layout: str = "mono", **options: str) -> bytes:
    """The same sound as another kind of file, written with the options of that kind."""
    written = io.BytesIO()
    with av.open(io.BytesIO(audio)) as source, av.open(written, "w", format=container, options=options) as sink:
        stream = sink.add_stream(codec, rate=rate, layout=layout)
        resampler = av.AudioResampler(format=stream.format.name, layout=layout, rate=rate)
        fifo = av.AudioFifo()
        for frame in source.decode(audio=0):
            for piece in resampler.resample(frame):
                piece.pts = None
                fifo.write(piece)
        for part in [*fifo.read_many(stream.frame_size or 1024), fifo.read(0, partial=True), None]:
            if part is not None:
                part.pts = None
            sink.mux(stream.encode(part))
    return written.getvalue()


def sound_of(samples: NDArray[np.float32]) -> Sound:
    """It as it is read."""
    return Sound(samples, len(samples) / RATE)
