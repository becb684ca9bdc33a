"""A real HTTP server on loopback that speaks the OpenAI protocol, and misbehaves when told to."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Body = dict[str, Any]


@dataclass
class Answered:
    """What the server sends back: a status, headers, and a body or a way to fail in the middle of it."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    hang: float = 0.0
    drop: bool = False
    drip: bool = False
    """The body comes byte by byte, for as long as the server runs."""


Behaviour = Callable[[Body], Answered]


def says(text: str, *, finish: str = "stop", tokens: tuple[int, int] = (1000, 200)) -> Answered:
    """A well-formed completion with that text."""
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "finish_reason": finish, "message": message}
    usage = {"prompt_tokens": tokens[0], "completion_tokens": tokens[1], "total_tokens": sum(tokens)}
    whole = {"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}
    return Answered(body=json.dumps(whole).encode())


def refuses(status: int, message: str = "No.", code: str | None = None, **headers: str) -> Answered:
    """An error as such servers word it."""
    body = json.dumps({"error": {"message": message, "type": "error", "code": code}}).encode()
    return Answered(status=status, body=body, headers={name.replace("_", "-"): text for name, text in headers.items()})


@dataclass
class ModelServer:
    """What it was asked, and what it will do: each behaviour once, the last one for ever."""

    behaviours: list[Behaviour] = field(default_factory=list)
    asked: list[Body] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    port: int = 0
    released: threading.Event = field(default_factory=threading.Event)

    @property
    def base(self) -> str:
        """Its base URL."""
        return f"http://127.0.0.1:{self.port}/v1"

    def will(self, *behaviours: Behaviour | Answered) -> None:
        """Do these from now on, one after the other."""
        self.behaviours[:] = [_always(one) if isinstance(one, Answered) else one for one in behaviours]

    def next(self) -> Behaviour:
        """What it does now."""
        return self.behaviours.pop(0) if len(self.behaviours) > 1 else self.behaviours[0]


def _always(answered: Answered) -> Behaviour:
    return lambda _body: answered


def _pieces(answered: Answered, released: threading.Event) -> Iterator[bytes]:
    if not answered.drip:
        yield answered.body
        return
    for byte in answered.body:
        yield bytes([byte])
        released.wait(0.2)


@contextmanager
def model_server(port: int = 0) -> Iterator[ModelServer]:
    """The server, as long as it is needed."""
    state = ModelServer()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Nothing."""

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            body = json.loads(self.rfile.read(length))
            state.asked.append(body)
            state.keys.append(self.headers.get("Authorization"))
            answered = state.next()(body)
            if answered.hang:
                state.released.wait(answered.hang)
            if answered.drop:
                self.connection.shutdown(socket.SHUT_RDWR)
                self.close_connection = True
                return
            self._send(answered)

        def _send(self, answered: Answered) -> None:
            self.send_response(answered.status)
            headers = {"Content-Type": "application/json", "Content-Length": str(len(answered.body))}
            for name, text in (headers | answered.headers).items():
                self.send_header(name, text)
            self.end_headers()
            for piece in _pieces(answered, state.released):
                self.wfile.write(piece)

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A client that gave up is no news."""

    server = Quiet(("127.0.0.1", port), Handler)
    state.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        state.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
