"""Recognising words on this computer, with a model that comes with the installation."""

import threading
from collections.abc import Iterator, Sequence
from typing import Any

from interviewer.domain.transcript import Stretch, TimedLine
from interviewer.errors import TranscriptionTrouble
from interviewer.ports import Progress
from interviewer.speech.listening import Heard
from interviewer.speech.sound import RATE

PIECE = 30.0
"""Seconds that are recognised at once, so that there is progress to show."""

MARGIN = 0.25
"""Seconds left around speech: the first sound of a word is soft."""

NO_MODEL = (
    "This computer has no speech model: there is none for its system in the installation. Set "
    "INTERVIEWER_TRANSCRIPTION_MODEL to transcribe over the network, or type the answer. The recording is kept."
)
FAILED = "The speech model failed ({error}). The recording is kept: try again, or type the answer."


class LocalEngine:
    """Moonshine's small English model. It is loaded by the first recording, and hears one at a time."""

    name = "moonshine-tiny-en"

    def __init__(self) -> None:
        self._model: Any = None
        self._one_at_a_time = threading.Lock()

    def recognise(self, heard: Heard, progress: Progress) -> Sequence[TimedLine]:
        """The words of each piece; ``progress`` is told the share of the recording that is done."""
        lines: list[TimedLine] = []
        with self._one_at_a_time:
            model = self._loaded()
            for start, end in pieces(heard.speech, heard.sound.seconds):
                samples = heard.sound.samples[int(start * RATE) : int(end * RATE)]
                lines.extend(_recognised(model, samples, start))
                if progress:
                    progress(min(1.0, end / heard.sound.seconds))
        return _apart(lines)

    def _loaded(self) -> Any:
        if self._model is None:
            try:
                from moonshine_voice import ModelArch, Transcriber, get_model_path  # noqa: PLC0415 - takes long

                self._model = Transcriber(model_path=str(get_model_path("tiny-en")), model_arch=ModelArch.TINY)
            except (ImportError, OSError) as error:
                raise TranscriptionTrouble(NO_MODEL) from error
            except Exception as error:
                raise TranscriptionTrouble(FAILED.format(error=error)) from error
        return self._model


def pieces(speech: Sequence[Stretch], seconds: float) -> Iterator[tuple[float, float]]:
    """Parts of at most ``PIECE`` seconds that hold all speech, cut in its pauses wherever there are any."""
    start = end = None
    for stretch in _short(speech):
        if start is not None and end is not None and stretch.end - start > PIECE:
            yield max(0.0, start - MARGIN), min(seconds, end + MARGIN)
            start = None
        start = stretch.start if start is None else start
        end = stretch.end
    if start is not None and end is not None:
        yield max(0.0, start - MARGIN), min(seconds, end + MARGIN)


def _short(speech: Sequence[Stretch]) -> Iterator[Stretch]:
    """Nobody speaks for so long without a pause; music and machines do."""
    for stretch in speech:
        start = stretch.start
        while stretch.end - start > PIECE:
            yield Stretch(start=start, end=start + PIECE)
            start += PIECE
        yield Stretch(start=start, end=stretch.end)


def _recognised(model: Any, samples: Any, start: float) -> list[TimedLine]:
    try:
        found = model.transcribe_without_streaming(samples.tolist(), RATE)
    except Exception as error:
        raise TranscriptionTrouble(FAILED.format(error=error)) from error
    return [
        TimedLine(text=line.text, start=round(start + line.start_time, 3), duration=round(line.duration, 3))
        for line in found.lines
        if line.text and line.text.strip()
    ]


def _apart(lines: Sequence[TimedLine]) -> Sequence[TimedLine]:
    """The engine lets a line end a little after the next one begins; a player wants them one after the other."""
    apart = []
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        most = line.duration if after is None else max(0.0, after.start - line.start)
        apart.append(line.model_copy(update={"duration": round(min(line.duration, most), 3)}))
    return apart
