"""A page of the app with the services handed in."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from interviewer import bootstrap
from interviewer.interview import Interview
from interviewer.speech.background import Transcribing
from tests.app import toy

ROOT = Path(__file__).parents[2]
OpenPage = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def _main_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit puts the app in the place of the program, which a process that another test starts would then run."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture
def app() -> Interview:
    """The use cases over the toy bank."""
    return toy.interview()


@pytest.fixture
def transcribing(app: Interview) -> Iterator[Transcribing]:
    """What writes down recordings, on the record of the app."""
    running = bootstrap.build_transcribing(app.history, app.owner)
    yield running
    running.close()


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch, transcribing: Transcribing, tmp_path: Path) -> OpenPage:
    """Draw a page as someone would find it who comes in by its address, with nothing set."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("INTERVIEWER_DATA_DIR", str(tmp_path))

    def draw(app: Interview, page: str, session: str | None = None, query: dict[str, str] | None = None) -> AppTest:
        test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        test.session_state["interview"] = app
        for name, value in {**({"session": session} if session is not None else {}), **(query or {})}.items():
            test.query_params[name] = value
        other = app and app.history is not transcribing.speaking.history
        test.session_state["transcribing"] = (
            bootstrap.build_transcribing(app.history, app.owner) if other else transcribing
        )
        if page != "practice":
            test.switch_page(f"interviewer/ui/pages/{page}.py")
        return test.run()

    return draw
