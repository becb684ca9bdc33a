"""Any audio file is read, and what is none is refused with a reason."""

import struct

import numpy as np
import pytest

from interviewer.errors import BadInput
from interviewer.speech.sound import RATE, compact, encode, read_sound
from tests.speech import sounds

KINDS = [
    ("wav", "pcm_s16le", 48_000, "stereo"),
    ("wav", "pcm_mulaw", 8_000, "mono"),
    ("flac", "flac", 44_100, "mono"),
    ("ogg", "libopus", 48_000, "stereo"),
    ("mp3", "libmp3lame", 44_100, "mono"),
    ("ipod", "aac", 44_100, "mono"),
    ("webm", "libopus", 48_000, "mono"),
]


@pytest.mark.parametrize(("container", "codec", "rate", "layout"), KINDS)
def test_every_kind_of_file_gives_the_same_sound(container: str, codec: str, rate: int, layout: str) -> None:
    """Whatever container, codec, rate and number of channels: one channel at one rate, as long and as loud."""
    tone = sounds.wav(0.4 * np.sin(2 * np.pi * 300 * np.arange(2 * RATE) / RATE).astype(np.float32))
    sound = read_sound(sounds.converted(tone, container, codec, rate, layout))
    assert sound.seconds == pytest.approx(2, abs=0.1)
    assert np.sqrt((sound.samples**2).mean()) == pytest.approx(0.4 / 2**0.5, rel=0.15)
    assert not sound.is_cut_off


@pytest.mark.parametrize(
    "text",
    [
        b"Hello, this is text.\n" * 50,
        b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n",
        b"ffconcat version 1.0\nfile '/etc/hostname'\n",
        b"RIFF\x00\x01\x00\x00WAVEfmt ",
        bytes(range(256)) * 20,
    ],
    ids=["text", "playlist", "list of files", "half a header", "bytes"],
)
def test_what_is_no_audio_is_refused_by_name(text: bytes) -> None:
    """It says what can be read; a playlist opens nothing that it names."""
    with pytest.raises(BadInput, match=r"(?s)talk\.wav.*(WAV, FLAC|no sound)"):
        read_sound(text, "talk.wav")


def test_an_empty_file_is_refused() -> None:
    """Nothing is not the same as silence."""
    with pytest.raises(BadInput, match="is empty"):
        read_sound(b"")


def test_a_cut_off_wav_is_read_as_far_as_it_goes() -> None:
    """What is there is there, and it is known how much should be."""
    whole = sounds.wav(sounds.noise(4))
    sound = read_sound(whole[: len(whole) // 4])
    assert sound.seconds == pytest.approx(1, abs=0.01)
    assert sound.promised == pytest.approx(4, abs=0.01)
    assert sound.is_cut_off


def test_a_cut_off_flac_is_read_as_far_as_it_goes() -> None:
    """A file that ends in the middle of a frame loses that frame and no more."""
    whole = sounds.converted(sounds.wav(sounds.noise(4)), "flac", "flac", RATE)
    sound = read_sound(whole[: len(whole) // 2])
    assert 1 < sound.seconds < 2.5
    assert sound.is_cut_off


def test_a_streamed_wav_is_not_called_cut_off() -> None:
    """A program that writes while it records doesn't know the size yet, and writes the largest there is."""
    whole = bytearray(sounds.wav(sounds.noise(1)))
    whole[4:8] = whole[40:44] = struct.pack("<I", 0xFFFFFFFF)
    sound = read_sound(bytes(whole))
    assert sound.seconds == pytest.approx(1, abs=0.01)
    assert not sound.is_cut_off


def test_more_than_half_an_hour_is_refused() -> None:
    """A file that nobody could have meant fills no memory: a small one can unpack to days."""
    with pytest.raises(BadInput, match="longer than 32 minutes"):
        read_sound(sounds.converted(sounds.wav(sounds.silence(33 * 60)), "flac", "flac", RATE))


def test_what_a_browser_streams_is_kept_so_that_a_player_finds_every_moment() -> None:
    """A streamed file doesn't say how long it is; the kept one does."""
    streamed = sounds.converted(sounds.spoken(), "webm", "libopus", 48_000, live="1")
    assert read_sound(streamed).promised == 0
    kept, ending, seconds = compact(streamed, "recording.webm")
    assert ending == "flac"
    assert read_sound(kept).promised == pytest.approx(seconds, abs=0.01)
    assert seconds == pytest.approx(read_sound(sounds.spoken()).seconds, abs=0.1)


def test_a_recording_is_kept_without_loss_in_less_room() -> None:
    """FLAC gives back every sample of a microphone's WAV."""
    recorded = sounds.wav(sounds.samples_of(sounds.spoken()))
    kept, ending, seconds = compact(recorded, "recording.wav")
    assert ending == "flac"
    assert seconds == read_sound(recorded).seconds
    assert len(kept) < 0.7 * len(recorded)
    assert np.array_equal(sounds.samples_of(kept), sounds.samples_of(recorded))


def test_what_cannot_be_read_is_kept_as_it_came() -> None:
    """A damaged recording is still the candidate's; what is compact already isn't touched either."""
    assert compact(b"RIFF damaged", "a.wav") == (b"RIFF damaged", "wav", 0)
    assert compact(b"OggS...", "a.OGG") == (b"OggS...", "ogg", 0)
    assert compact(b"...", "../../etc/passwd") == (b"...", "bin", 0)


def test_an_encoded_sound_is_read_again() -> None:
    """What goes to a transcriber over the network is what was recorded."""
    sound = sounds.sound_of(sounds.noise(1.3))
    again = read_sound(encode(sound))
    assert again.seconds == sound.seconds
    assert np.abs(again.samples - sound.samples).max() < 1e-4
