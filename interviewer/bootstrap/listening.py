"""Answers that are spoken: who writes them down, with which terms, and for how long their sound is kept."""

from functools import lru_cache
from typing import TYPE_CHECKING

from interviewer.bootstrap.banks import build_bank
from interviewer.bootstrap.here import keep_recordings_days, longest_recording, now
from interviewer.ports import Recordings, Transcriber
from interviewer.settings import load_settings
from interviewer.speaking import Speaking

if TYPE_CHECKING:
    from interviewer.speech.background import Transcribing
    from interviewer.speech.fixes import Fix
    from interviewer.speech.local import LocalEngine
    from interviewer.speech.vocabulary import Vocabulary

BANKS_KNOWN = 8
"""Vocabularies that are remembered: everybody has a bank of their own."""


def build_transcriber(owner: str) -> Transcriber:
    """What writes down spoken answers: the model that is set, else the one installed, loaded by the first recording."""
    from interviewer.speech.listening import Listener  # noqa: PLC0415

    settings = load_settings()
    if not settings.transcription_model:
        return Listener(_local_engine(), limit=longest_recording(owner))
    from interviewer.models import ModelChoice  # noqa: PLC0415
    from interviewer.speech.api import ApiEngine  # noqa: PLC0415

    choice = ModelChoice(
        name=settings.transcription_model,
        api_base=settings.transcription_api_base,
        api_key=settings.transcription_api_key,
        timeout=settings.model_timeout,
    )
    return Listener(ApiEngine(choice), limit=longest_recording(owner))


@lru_cache(maxsize=1)
def _local_engine() -> "LocalEngine":
    """One for everybody: its model takes as much memory as all else together."""
    from interviewer.speech.local import LocalEngine  # noqa: PLC0415

    return LocalEngine()


@lru_cache(maxsize=BANKS_KNOWN)
def build_vocabulary(owner: str) -> "Vocabulary":
    """The terms of that person's whole bank, which help to hear them."""
    from interviewer.speech.vocabulary import Vocabulary  # noqa: PLC0415

    return Vocabulary.of(build_bank(owner))


def build_speaking(history: Recordings, owner: str) -> Speaking:
    """Everything a candidate needs to answer aloud; nothing of it is imported before the first recording."""
    return Speaking(
        history=history,
        transcriber=build_transcriber(owner),
        compact=_compact,
        vocabulary=lambda: build_vocabulary(owner).texts,
        clock=now,
        owner=owner,
        longest=longest_recording(owner),
        keep_days=keep_recordings_days(owner),
    )


def build_transcribing(history: Recordings, owner: str) -> "Transcribing":
    """What writes recordings down while the candidate goes on."""
    from interviewer.speech.background import Transcribing  # noqa: PLC0415

    return Transcribing(build_speaking(history, owner))


@lru_cache(maxsize=256)
def suggest_fixes(owner: str, text: str) -> "tuple[Fix, ...]":
    """Terms of that person's bank that may be misheard in a text."""
    from interviewer.speech.fixes import suggest  # noqa: PLC0415

    return suggest(text, build_vocabulary(owner))


def _compact(sound: bytes, name: str) -> tuple[bytes, str, float]:
    from interviewer.speech.sound import compact  # noqa: PLC0415

    return compact(sound, name)
