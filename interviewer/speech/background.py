"""Recordings that are transcribed while the candidate goes on."""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor

from interviewer.errors import RehearsalError
from interviewer.speaking import Speaking

LOG = logging.getLogger(__name__)
UNFORESEEN = "Transcribing failed in a way that nobody foresaw; the log has the details. The recording is kept."


class Transcribing:
    """One recording after the other, each with a transcript or a cause on record at its end.

    What is cut off by the end of the process has neither, and can be submitted again.
    """

    def __init__(self, speaking: Speaking) -> None:
        self.speaking = speaking
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="transcribe")
        self._done: dict[str, float] = {}
        self._lock = threading.Lock()

    def submit(self, recording_id: str) -> None:
        """Transcribe it as soon as the one before is done; once, however often it is submitted meanwhile."""
        with self._lock:
            if recording_id in self._done:
                return
            self._done[recording_id] = 0.0
        self._pool.submit(self._finish, recording_id)

    def share(self, recording_id: str) -> float | None:
        """How much of it is done, 0 to 1; None when it is not under way."""
        return self._done.get(recording_id)

    def close(self) -> None:
        """Start on nothing more, and wait for what is under way."""
        self._pool.shutdown(cancel_futures=True)

    def _finish(self, recording_id: str) -> None:
        try:
            self.speaking.transcribe(recording_id, lambda share: self._done.update({recording_id: share}))
        except RehearsalError as trouble:
            LOG.info("recording %s was not transcribed: %s", recording_id, trouble)
        except Exception:
            LOG.exception("recording %s could not be transcribed", recording_id)
            self._note_unforeseen(recording_id)
        finally:
            with self._lock:
                self._done.pop(recording_id, None)

    def _note_unforeseen(self, recording_id: str) -> None:
        try:
            self.speaking.history.note_trouble(self.speaking.owner, recording_id, UNFORESEEN)
        except RehearsalError:
            LOG.exception("nor could that be kept")
