"""The app as a process of its own, which a test can kill and start again on the same port."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
APP = ROOT / "app.py"
PATIENCE = 300.0
"""Seconds for the server to start, and for what a test waits for outside the browser."""


def free_port() -> int:
    """A port nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """``streamlit run`` with its own data folder and its own home."""

    folder: Path
    script: Path = field(default_factory=lambda: APP)
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Where it is served."""
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        """Start it and wait until it says that it is well."""
        home = self.folder / "home"
        home.mkdir(parents=True, exist_ok=True)
        environment = {
            **os.environ,
            "INTERVIEWER_DATA_DIR": str(self.folder / "data"),
            "HOME": str(home),
            "INTERVIEWER_MODEL_TIMEOUT": str(2 * PATIENCE),
            **self.settings,
        }
        command = [sys.executable, "-m", "streamlit", "run", str(self.script)]
        options = ["--server.port", str(self.port), "--server.headless", "true"]
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [*command, *options], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        self._wait()

    def _wait(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2) as answer:  # noqa: S310 - our own
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.1)
        raise TimeoutError(f"the server did not start:\n{self.log()}")

    def kill(self) -> None:
        """End it without warning, as a power cut would."""
        if self.process:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.process = None

    def log(self) -> str:
        """Everything it said."""
        return (self.folder / "server.log").read_text(encoding="utf-8", errors="replace")
