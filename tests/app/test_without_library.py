"""The app where nothing can reach a language model: the library is not installed, or there is no network."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewer import bootstrap
from interviewer.domain.attempt import Draft
from interviewer.domain.session import Session, Setup
from interviewer.interview import Interview
from tests.app import reading
from tests.app.conftest import OpenPage

PAGES = (
    "practice",
    "interview",
    "report",
    "review",
    "question",
    "history",
    "bank",
    "import",
    "editor",
    "settings",
)
MISSING = {"library": "not installed", "network": "can't be reached"}


@pytest.fixture(params=MISSING)
def cause(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A model is set, and one of the things it needs is missing; how that is told."""
    if request.param == "library":
        monkeypatch.setitem(sys.modules, "litellm", None)
    monkeypatch.setattr("interviewer.models.asking.FIRST_WAIT", 0.01)
    monkeypatch.setenv("INTERVIEWER_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("INTERVIEWER_MODEL", "openai/m")
    monkeypatch.setenv("INTERVIEWER_API_BASE", "http://127.0.0.1:9/v1")
    return MISSING[request.param]


@pytest.fixture
def built(cause: str) -> Iterator[Interview]:
    """Everything as a candidate would have it."""
    app = bootstrap.build_interview(bootstrap.LOCAL_OWNER)
    yield app
    app.history.close()  # type: ignore[attr-defined]


def answered(app: Interview) -> Session:
    """A session with one answer."""
    session = app.start(Setup(topics=("multimodal-models",), count=2))
    app.answer(session.id, 0, 1, Draft(text=app.bank.question(session.slots[0].question_id).reference_text))
    return app.session(session.id)


def asked_for(page: str, session: Session) -> dict[str, str]:
    """What the address of that page names: a question, or else the session."""
    if page in ("question", "editor"):
        return {"question": session.slots[0].question_id}
    return {"session": session.id} if page in ("interview", "report") else {}


def settled(app: Interview, session: Session) -> None:
    """Until nothing is on its way."""
    deadline = time.monotonic() + 60
    while app.attempts(session.id)[0].is_pending:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_every_page_works_and_the_cause_is_told(built: Interview, cause: str, open_page: OpenPage) -> None:
    """The answer keeps its offline grade, says why there is no other, and no page fails."""
    session = answered(built)
    settled(built, session)
    for name in PAGES:
        page = open_page(built, name, query=asked_for(name, session))
        assert not page.exception, name
        assert reading.told(page), name
        assert "rh-failure" not in reading.markup(page), name
        if name == "interview":
            assert cause in reading.told(page)
            assert "Graded offline" in reading.told(page)


def test_without_a_model_the_library_is_not_even_looked_for(tmp_path: Path) -> None:
    """Building everything and grading an answer imports no part of it."""
    code = (
        "import sys; from interviewer import bootstrap; from interviewer.domain.attempt import Draft; "
        "from interviewer.domain.session import Setup; app = bootstrap.build_interview(bootstrap.LOCAL_OWNER); "
        "session = app.start(Setup(topics=('multimodal-models',), count=1)); "
        "app.answer(session.id, 0, 1, Draft(text='A model that sees.')); print('litellm' in sys.modules)"
    )
    outside = {"INTERVIEWER_DATA_DIR": str(tmp_path), "PATH": "", "HOME": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=outside,
        cwd=Path(__file__).parents[2],
    )
    assert told.stdout.strip() == "False"
