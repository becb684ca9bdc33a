"""Any audio file as samples, and recordings in a compact form. Only here is the audio library imported."""

import io
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from interviewer.errors import BadInput, RehearsalError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

RATE = 16_000
"""Samples a second in everything that is listened to."""

FULL = 32_768
"""The loudest sample of sixteen bits."""

LONGEST_MINUTES = 32
"""The longest limit there is, and what the recorder allows beyond it."""
LARGEST_BYTES = 400_000_000
"""More than this is refused unread: half an hour of CD sound has 317 million bytes."""

FORMATS = "wav,w64,aiff,flac,ogg,mp3,mov,mp4,m4a,matroska,webm,aac"
"""Those that hold sound and nothing else. Left to itself the library would take a playlist for a file, and open what
it names."""

READABLE = "WAV, FLAC, OGG, MP3, M4A and WebM"
NO_LIBRARY = "The library that reads audio is not installed. Run: pip install -r requirements.txt"
CUT_SHORT = 0.3
"""Seconds that may be missing before a file counts as cut off; MP3 only estimates its length."""

UNKNOWN_SIZE = 0xFFFFFFFF
"""What programs write into a WAV that they stream, since they don't know its size yet."""


class Sound(NamedTuple):
    """Samples between -1 and 1, ``RATE`` a second, and how many seconds the file says it should have."""

    samples: "Samples"
    promised: float

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.samples) / RATE

    @property
    def is_cut_off(self) -> bool:
        """True when the file ends before its sound does."""
        return self.promised - self.seconds > CUT_SHORT


def read_sound(audio: bytes, name: str = "The recording") -> Sound:
    """The sound of a file, one channel of it; ``BadInput`` when there is none that can be read."""
    _refuse(audio, name)
    av = _library()
    import numpy as np  # noqa: PLC0415

    try:
        with _opened(av, audio) as container:
            if not container.streams.audio:
                raise BadInput(f"{name} holds no sound. Choose a file with sound in it.")
            stream = container.streams.audio[0]
            promised = float((stream.duration or 0) * (stream.time_base or 0))
            pieces = list(_decoded(av, container, name))
    except (av.FFmpegError, ValueError) as error:
        raise BadInput(f"{name} is no audio that can be read here. {READABLE} files can be.") from error
    samples = np.clip(np.concatenate([np.zeros(0, np.float32), *pieces]), -1, 1)
    if not samples.size:
        raise BadInput(f"{name} holds no sound. Record it again, or choose another file.")
    return Sound(samples, promised * _missing(audio))


def compact(audio: bytes, name: str) -> tuple[bytes, str, float]:
    """The same sound without loss in half the bytes, how a file of it ends, and its seconds.

    What a browser has streamed doesn't say how long it is, and no player finds a moment in it: it is written anew.
    What is compact already stays as it is; what can't be read does too, and has 0 seconds: nothing is lost.
    """
    ending = PurePath(name).suffix.lstrip(".").lower()
    ending = ending if re.fullmatch(r"[a-z0-9]{1,5}", ending) else "bin"
    try:
        sound = read_sound(audio, name)
        if (audio[:4] == b"RIFF" and not sound.is_cut_off) or not sound.promised:
            return encode(sound), "flac", sound.seconds
    except RehearsalError:
        return audio, ending, 0.0
    return audio, ending, sound.seconds


def encode(sound: Sound) -> bytes:
    """It as a FLAC file."""
    av = _library()
    import numpy as np  # noqa: PLC0415

    written = io.BytesIO()
    with av.open(written, "w", format="flac") as container:
        stream = container.add_stream("flac", rate=RATE, layout="mono", format="s16")
        whole = np.clip(np.round(sound.samples * FULL), -FULL, FULL - 1).astype("<i2").reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(whole, format="s16", layout="mono")
        frame.sample_rate = RATE
        fifo = av.AudioFifo()
        fifo.write(frame)
        for part in [*fifo.read_many(4096), fifo.read(0, partial=True), None]:
            container.mux(stream.encode(part))
    return written.getvalue()


def _refuse(audio: bytes, name: str) -> None:
    if not audio:
        raise BadInput(f"{name} is empty. Record it again, or choose another file.")
    if len(audio) > LARGEST_BYTES:
        raise BadInput(f"{name} has {len(audio):,} bytes; {LARGEST_BYTES:,} is the most. Choose a shorter one.")


def _library() -> Any:
    try:
        import av  # noqa: PLC0415 - typed practice pays nothing for speech
    except ImportError as error:
        raise RehearsalError(NO_LIBRARY) from error
    return av


def _opened(av: Any, audio: bytes) -> Any:
    return av.open(io.BytesIO(audio), container_options={"format_whitelist": FORMATS})


def _decoded(av: Any, container: Any, name: str) -> Iterator["Samples"]:
    """What can be decoded, up to where the file is damaged."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
    taken = 0
    try:
        for frame in container.decode(audio=0):
            for piece in resampler.resample(frame):
                taken += piece.samples
                yield piece.to_ndarray()[0]
            if taken > LONGEST_MINUTES * 60 * RATE:
                raise BadInput(f"{name} is longer than {LONGEST_MINUTES} minutes. Choose a shorter one.")
    except av.FFmpegError:
        if not taken:
            raise
    for piece in resampler.resample(None):
        yield piece.to_ndarray()[0]


def _missing(audio: bytes) -> float:
    """How many times as long a WAV says that it is; the library takes the bytes there are for all of them."""
    if audio[:4] != b"RIFF":
        return 1
    said = int.from_bytes(audio[4:8], "little")
    return 1 if said in (0, UNKNOWN_SIZE) else max(1, (said + 8) / len(audio))
