"""Two people at one server: each sees what is theirs on every page, over one record and in one process."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from interviewer import bootstrap
from interviewer.authoring import TakingIn
from interviewer.domain.attempt import Draft
from interviewer.domain.session import Setup
from interviewer.history import SqlHistory
from interviewer.interview import Interview
from interviewer.ui import state
from tests.app import reading
from tests.app.conftest import ROOT

ANNE, BEN = "anne@example.org", "ben@example.org"
PAGES = ("practice", "history", "review", "bank", "settings")
Visit = Callable[..., AppTest]


@pytest.fixture
def history(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[SqlHistory]:
    """The record of a server that has just started."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("INTERVIEWER_DATA_DIR", str(tmp_path))
    st.cache_resource.clear()
    opened = bootstrap.build_history()
    yield opened
    opened.close()
    st.cache_resource.clear()


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Open a page as somebody."""

    def draw(owner: str, page: str, **query: str) -> AppTest:
        monkeypatch.setattr(state, "owner", lambda: owner)
        test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
        for asked, value in query.items():
            test.query_params[asked] = value
        if page != "practice":
            test.switch_page(f"interviewer/ui/pages/{page}.py")
        return test.run()

    return draw


def told(page: AppTest) -> str:
    """All that a page says, and what can be pressed or chosen on it."""
    chosen = [str(one.proto) for kind in ("page_link", "button_group") for one in page.get(kind)]
    return " ".join([reading.told(page), *reading.buttons(page), *chosen])


def name(owner: str) -> str:
    """What stands in whatever they wrote, and nowhere else."""
    return owner.partition("@")[0]


def practised(owner: str, history: SqlHistory) -> str:
    """Their session, with one answer that nobody else would give, and a question of their own."""
    app: Interview = bootstrap.build_without_model(history, owner)
    session = app.start(Setup(topics=("multimodal-models",), count=1))
    app.answer(session.id, 0, 1, Draft(text=f"Only {name(owner)} would say this about an encoder."))
    document = bootstrap.read_document("own.md", f"# Own of {name(owner)}\n\n## What?\n\nThis.\n".encode())
    TakingIn(bootstrap.build_authoring(history, owner, shipped=app.bank)).take_in(document, f"Own of {name(owner)}")
    return session.id


def test_each_sees_what_is_theirs_alone(history: SqlHistory, visit: Visit) -> None:
    """On every page that anybody can open, and neither by the address of what is the other's."""
    sessions = {owner: practised(owner, history) for owner in (ANNE, BEN)}
    for mine, other in ((ANNE, BEN), (BEN, ANNE), (ANNE, BEN)):
        pages = {page: told(visit(mine, page)) for page in PAGES}
        assert not any(name(other) in one for one in pages.values())
        assert f"Own of {name(mine)}" in pages["bank"]
        assert "1 session" in pages["history"] or "Multimodal" in pages["history"]
        [attempt] = history.attempts(other, [sessions[other]])
        for page in (visit(mine, "report", session=sessions[other]), visit(mine, "interview", session=sessions[other])):
            assert "There is no such session" in told(page)
        hers = visit(mine, "question", question=attempt.question.id, attempt=attempt.id)
        assert name(other) not in told(hers)


def test_what_one_has_set_counts_for_nobody_else(history: SqlHistory, visit: Visit) -> None:
    """Quiet mode hides Anne's numbers and leaves Ben's and those of whose computer it is."""
    for owner in (ANNE, BEN):
        practised(owner, history)
    chosen = bootstrap.preferences(ANNE).model_copy(update={"quiet": True, "model": None})
    bootstrap.keep_preferences(ANNE, chosen)
    assert "%" not in told(visit(ANNE, "history"))
    assert "%" in told(visit(BEN, "history"))
    assert not bootstrap.preferences(bootstrap.LOCAL_OWNER).quiet


def test_a_start_goes_on_for_everybody(history: SqlHistory, visit: Visit) -> None:
    """What the end of a process left without a grade has one after the first visit, whosever visit that is."""
    session = practised(ANNE, history)
    app = bootstrap.build_without_model(history, ANNE)
    another = app.start(Setup(topics=("multimodal-models",), count=1))
    [graded] = app.attempts(session)
    history.record_answer(
        graded.model_copy(update={"id": "cut-off", "session_id": another.id, "grades": ()}), another.after_answer(0)
    )
    assert [one.id for one in history.waiting(ANNE)] == ["cut-off"]
    visit(BEN, "practice")
    assert history.waiting(ANNE) == []
