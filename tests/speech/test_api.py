"""Transcription over HTTP, against a real server on loopback that speaks as such servers do, and fails when told to."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from pydantic import SecretStr

from interviewer import bootstrap
from interviewer.errors import TranscriptionTrouble
from interviewer.models import ModelChoice
from interviewer.speech.api import LONGEST_PROMPT, ApiEngine
from interviewer.speech.listening import Listener
from interviewer.speech.sound import read_sound
from tests.speech import sounds

KEY = "sk-very-secret"
SEGMENTS = [{"start": 0.5, "end": 2.0, "text": " CLIP learns."}, {"start": 2.5, "end": 4.0, "text": " LLaVA answers."}]
HEARD = {"text": "CLIP learns. LLaVA answers.", "segments": SEGMENTS}


@dataclass
class Transcriptions:
    """What the server was sent, and what it answers, one after the other, the last for ever."""

    answers: list[tuple[int, dict[str, Any]]]
    asked: list[dict[str, bytes]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    base: str = ""


def parts_of(kind: str, body: bytes) -> dict[str, bytes]:
    """The fields of a form."""
    message = message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    parts = message.get_payload()
    assert isinstance(parts, list)
    named = [(str(one.get_param("name", header="content-disposition")), one) for one in parts]
    return {name: one.get_payload(decode=True) for name, one in named}  # type: ignore[union-attr,misc]


@contextmanager
def transcriptions(*answers: tuple[int, dict[str, Any]]) -> Iterator[Transcriptions]:
    """The server, as long as it is needed."""
    state = Transcriptions(list(answers))

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Nothing."""

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            state.asked.append({"path": self.path.encode(), **parts_of(self.headers["Content-Type"], body)})
            state.keys.append(self.headers["Authorization"])
            status, told = state.answers.pop(0) if len(state.answers) > 1 else state.answers[0]
            answer = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.base = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def listener(base: str) -> Listener:
    """One that asks that server."""
    choice = ModelChoice(name="openai/whisper-1", api_base=base, api_key=SecretStr(KEY), timeout=10)
    return Listener(ApiEngine(choice), limit=300)


def refused(message: str = "No.") -> dict[str, Any]:
    """An error as such servers word it."""
    return {"error": {"message": message, "type": "error"}}


def test_words_and_times_are_those_that_the_model_tells() -> None:
    """The recording goes out whole and compact, with the key and the bank's terms; the answer comes back in lines."""
    terms = bootstrap.build_vocabulary(bootstrap.LOCAL_OWNER).texts
    with transcriptions((200, HEARD)) as server:
        transcript = listener(server.base).transcribe(sounds.spoken(), vocabulary=terms)
    (asked,) = server.asked
    assert asked["path"] == b"/v1/audio/transcriptions"
    assert server.keys == [f"Bearer {KEY}"]
    assert read_sound(asked["file"]).seconds == pytest.approx(transcript.seconds, abs=0.01)
    assert b"CLIP" in asked["prompt"]
    assert len(asked["prompt"]) <= LONGEST_PROMPT
    assert [(one.text, one.start, one.duration) for one in transcript.lines] == [
        ("CLIP learns.", 0.5, 1.5),
        ("LLaVA answers.", 2.5, 1.5),
    ]
    assert transcript.engine == "openai/whisper-1"


def test_a_server_that_fails_first_is_asked_again_by_the_candidate() -> None:
    """One press is one request; the trouble names the cause and the way out, and never the key."""
    with transcriptions((500, refused("out of memory")), (200, HEARD)) as server:
        asking = listener(server.base)
        with pytest.raises(TranscriptionTrouble, match=r"failed \(500\).*The recording is kept") as trouble:
            asking.transcribe(sounds.spoken())
        assert KEY not in str(trouble.value)
        assert len(server.asked) == 1
        assert asking.transcribe(sounds.spoken()).as_heard == HEARD["text"]


@pytest.mark.parametrize("status", [401, 404, 429])
def test_every_refusal_says_what_to_do(status: int) -> None:
    """A wrong key, a wrong model and a rate limit are not the same thing."""
    sentences = {401: "refused the key", 404: "no model", 429: "rate limit"}
    with transcriptions((status, refused())) as server, pytest.raises(TranscriptionTrouble, match=sentences[status]):
        listener(server.base).transcribe(sounds.spoken())


def test_nobody_there_is_told() -> None:
    """A server that doesn't run is named."""
    with transcriptions((200, HEARD)) as server:
        pass
    with pytest.raises(TranscriptionTrouble, match="can't be reached"):
        listener(server.base).transcribe(sounds.spoken())


def test_a_model_that_tells_no_times_gives_lines_all_the_same() -> None:
    """Sentences lie where somebody spoke, in their order, since evidence is played from there."""
    text = "It learns one space. Every picture belongs to a sentence. The right pairs move together."
    with transcriptions((400, refused("verbose_json is not supported")), (200, {"text": text})) as server:
        transcript = listener(server.base).transcribe(sounds.spoken())
    assert [asked["response_format"] for asked in server.asked] == [b"verbose_json", b"json"]
    assert transcript.as_heard == text
    assert len(transcript.lines) == 3
    starts = [line.start for line in transcript.lines]
    assert starts == sorted(starts)
    assert transcript.speech[0].start <= starts[0]
    assert transcript.lines[-1].start < transcript.speech[-1].end


def test_noise_never_reaches_the_model() -> None:
    """Whisper is known to write thanks for watching under silence."""
    with transcriptions((200, {"text": "Thanks for watching!"})) as server:
        transcript = listener(server.base).transcribe(sounds.wav(sounds.noise(3)))
    assert transcript.as_heard == ""
    assert server.asked == []


def test_the_settings_choose_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a setting it is the installed one."""
    monkeypatch.delenv("INTERVIEWER_TRANSCRIPTION_MODEL", raising=False)
    assert bootstrap.build_transcriber(bootstrap.LOCAL_OWNER).name == "moonshine-tiny-en"
    with transcriptions((200, HEARD)) as server:
        monkeypatch.setenv("INTERVIEWER_TRANSCRIPTION_MODEL", "openai/whisper-1")
        monkeypatch.setenv("INTERVIEWER_TRANSCRIPTION_API_BASE", server.base)
        monkeypatch.setenv("INTERVIEWER_TRANSCRIPTION_API_KEY", KEY)
        assert bootstrap.build_transcriber(bootstrap.LOCAL_OWNER).transcribe(sounds.spoken()).as_heard == HEARD["text"]
    assert server.keys == [f"Bearer {KEY}"]
