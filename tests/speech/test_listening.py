"""From a file to a transcript, with the engine that comes with the installation."""

from itertools import pairwise

import numpy as np
import pytest
from rapidfuzz.distance import Levenshtein

from interviewer.domain.transcript import Stretch
from interviewer.errors import BadInput
from interviewer.speech.listening import Listener
from interviewer.speech.local import PIECE, pieces
from interviewer.speech.sound import RATE
from tests.speech import sounds


def wrong_words(heard: str, said: str = sounds.SAID) -> float:
    """The word error rate."""
    plain = ["".join(one for one in text.lower() if one.isalnum() or one == " ").split() for text in (heard, said)]
    return Levenshtein.distance(plain[0], plain[1]) / len(plain[1])


def test_speech_is_written_down_with_its_times(listener: Listener) -> None:
    """Words, and lines that follow one another within the recording."""
    transcript = listener.transcribe(sounds.spoken())
    assert wrong_words(transcript.as_heard) < 0.3
    assert not transcript.remarks
    ends = [(line.start, line.start + line.duration) for line in transcript.lines]
    assert len(ends) >= 2
    assert all(before[1] <= after[0] + 0.001 for before, after in pairwise(ends))
    assert ends[-1][1] <= transcript.seconds + 0.001


@pytest.mark.parametrize(
    ("codec", "rate", "layout", "most"), [("pcm_s16le", 48_000, "stereo", 0.3), ("pcm_mulaw", 8_000, "mono", 0.5)]
)
def test_studio_and_telephone_sound_are_understood(
    listener: Listener, codec: str, rate: int, layout: str, most: float
) -> None:
    """48 kHz stereo loses nothing; a telephone line costs words, and most of them are still there."""
    transcript = listener.transcribe(sounds.converted(sounds.spoken(), "wav", codec, rate, layout))
    assert wrong_words(transcript.as_heard) < most
    assert not transcript.remarks


@pytest.mark.parametrize(
    ("samples", "remark"),
    [
        (sounds.silence(5), "silent. Check that the microphone"),
        (sounds.noise(5), "only noise"),
        (sounds.noise(5, loud=0.01), "only noise"),
        (sounds.hum(5), "only noise"),
        (sounds.noise(0.2), "0.2 seconds long: too short"),
    ],
    ids=["silence", "noise", "soft noise", "hum", "0.2 s"],
)
def test_what_is_no_speech_gives_no_words_but_the_reason(listener: Listener, samples: object, remark: str) -> None:
    """No engine gets the chance to invent words, and the candidate is told what happened and what to do."""
    transcript = listener.transcribe(sounds.wav(samples))  # type: ignore[arg-type]
    assert transcript.as_heard == ""
    assert remark in transcript.remarks[0]


def test_soft_speech_is_understood(listener: Listener) -> None:
    """Forty decibels below full scale is a microphone that stands too far away, and no silence."""
    soft = sounds.wav(sounds.samples_of(sounds.spoken()) * 0.01)
    assert wrong_words(listener.transcribe(soft).as_heard) < 0.35


def test_distorted_speech_is_told(listener: Listener) -> None:
    """A microphone turned up too far costs words, so its owner should know."""
    loud = sounds.wav(sounds.samples_of(sounds.spoken()) * 20)
    assert "distorted" in listener.transcribe(loud).remarks[0]


def test_a_cut_off_file_is_transcribed_as_far_as_it_goes(listener: Listener) -> None:
    """What is there is heard, and how much is missing is told."""
    whole = sounds.spoken()
    transcript = listener.transcribe(sounds.wav(sounds.samples_of(whole))[: 10 * RATE])
    assert "images" in transcript.as_heard
    assert "cut off: 5.0 s of" in transcript.remarks[0]


def test_a_text_that_calls_itself_wav_is_no_recording(listener: Listener) -> None:
    """There is nothing to transcribe, and it says which file is meant."""
    with pytest.raises(BadInput, match=r"notes\.wav is no audio"):
        listener.transcribe(b"not a sound", name="notes.wav")


def test_what_is_over_the_limit_is_heard_whole_with_progress(listener: Listener) -> None:
    """Speech at both ends is found at its time; it is told that this is over the limit, and how far it has come."""
    said = sounds.samples_of(sounds.spoken("Attention weighs every token of the sentence."))
    quiet = sounds.silence(100 - 2 * len(said) / RATE)
    told: list[float] = []
    strict = Listener(listener._engine, limit=60)
    transcript = strict.transcribe(sounds.wav(np.concatenate([said, quiet, said])), progress=told.append)
    assert transcript.as_heard.lower().count("attention") == 2
    assert transcript.lines[-1].start > 90
    assert "1:40 long, over the limit of 1:00" in transcript.remarks[0]
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1, abs=0.01)


def test_long_recordings_are_cut_in_their_pauses() -> None:
    """Every piece is short enough, holds whole stretches, and all of them are in some piece."""
    speech = [Stretch(start=at, end=at + 4) for at in range(1, 100, 5)]
    cut = list(pieces(speech, 101))
    assert all(end - start <= PIECE + 0.5 for start, end in cut)
    for stretch in speech:
        assert sum(start <= stretch.start and stretch.end <= end for start, end in cut) == 1


def test_a_stretch_without_any_pause_is_cut_all_the_same() -> None:
    """Nobody speaks for two minutes without a breath, but a machine can."""
    cut = list(pieces([Stretch(start=0, end=100)], 100))
    assert len(cut) == 4
    assert all(end - start <= PIECE + 0.5 for start, end in cut)
