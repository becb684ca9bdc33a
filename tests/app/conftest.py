"""A page of the app with the services handed in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from interviewer.interview import Interview
from tests.app import toy

ROOT = Path(__file__).parents[2]
OpenPage = Callable[..., AppTest]


@pytest.fixture
def app() -> Interview:
    """The use cases over the toy bank."""
    return toy.interview()


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> OpenPage:
    """Draw a page as someone would find it who comes in by its address."""
    monkeypatch.chdir(ROOT)

    def draw(app: Interview, page: str, session: str | None = None, query: dict[str, str] | None = None) -> AppTest:
        test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        test.session_state["interview"] = app
        for name, value in {**({"session": session} if session is not None else {}), **(query or {})}.items():
            test.query_params[name] = value
        if page != "practice":
            test.switch_page(f"interviewer/ui/pages/{page}.py")
        return test.run()

    return draw
