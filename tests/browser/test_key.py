"""A key, wherever it comes from and whatever a provider says back, is on no disk, on no page and in no file."""

import os
import subprocess
import sys
import zipfile
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.journey import box, next_question, see_report, settle, start
from tests.browser.server import ROOT, Server
from tests.grading.gullible import points, reply, row
from tests.models.server import Answered, Behaviour, Body, ModelServer, refuses, says

pytestmark = pytest.mark.browser
OUTSIDE, TYPED, IN_ADDRESS = "sk-canary-outside", "sk-canary-typed", "canary-in-address"
KEYS = (OUTSIDE, TYPED, IN_ADDRESS)
SAID = "A multimodal model takes in several kinds of data and relates them to each other."


class Echo:
    """A provider that says back what it was sent as a key."""

    def __init__(self, model: ModelServer) -> None:
        self._model = model

    def words(self) -> str:
        """The newest key; what an address held is sent coded."""
        kind, _, key = (self._model.keys[-1] or "").partition(" ")
        return f"You sent {b64decode(key).decode() if kind == 'Basic' else key} along."

    def grades(self, body: Body) -> Answered:
        """A grade whose every text holds it."""
        words, (first, *others) = self.words(), [one for one, _ in points(body)]
        rows = [row(first, "met", SAID, words, reason=words), *(row(one, "missed", reason=words) for one in others)]
        return says(reply(rows, strength=words, improvement=words))

    def fails(self, status: int) -> Behaviour:
        """An error that holds it."""
        return lambda _body: refuses(status, self.words())


@pytest.fixture
def app_with_key(tmp_path: Path, browser: Browser, model: ModelServer) -> Iterator[Server]:
    """The app with a key set from outside, and a base URL with a password in it."""
    base = model.base.replace("//", f"//me:{IN_ADDRESS}@")
    outside = {"INTERVIEWER_MODEL": "", "INTERVIEWER_API_BASE": base, "INTERVIEWER_API_KEY": OUTSIDE}
    running = Server(tmp_path, settings=outside)
    try:
        running.start()
        yield running
    finally:
        running.kill()


def shell(server: Server, *arguments: str, **settings: str) -> bytes:
    """All that a command on the same data says."""
    data = {"INTERVIEWER_DATA_DIR": str(server.folder / "data"), "HOME": str(server.folder / "home")}
    done = subprocess.run(
        [sys.executable, "-m", "interviewer", *arguments],
        cwd=ROOT,
        env={**os.environ, **server.settings, **data, **settings},
        capture_output=True,
        check=False,
    )
    return done.stdout + done.stderr


def set_model(page: Page, server: Server, told: str, *, base: str = "", key: str = "") -> None:
    """Name the model in the settings, test the way to it, and read what came of it; then leave the page."""
    page.goto(f"{server.url}/settings")
    page.get_by_label("Model", exact=True).fill("openai/m")
    page.get_by_label("Base URL").fill(base)
    page.get_by_role("textbox", name="Key, for this visit").fill(key)
    page.get_by_role("button", name="Save and test the connection").click()
    page.get_by_text(told).first.wait_for()
    settle(page)


def practise(page: Page, *told: str) -> Iterator[str]:
    """Answer as many questions as there are things to be told about them; the page at each."""
    page.get_by_role("link", name="Practice").first.click()
    start(page, count=len(told))
    for number, what in enumerate(told, start=1):
        box(page, number).fill(SAID)
        page.get_by_role("button", name="Hand in answer").click()
        page.get_by_text(what).first.wait_for()
        yield page.content()
        if number < len(told):
            next_question(page)
    see_report(page)
    yield page.content()


def written(server: Server) -> dict[str, bytes]:
    """Every file under the server's folder, and what is packed into any of them."""
    found = {}
    for path in (one for one in server.folder.rglob("*") if one.is_file()):
        found[path.name] = path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                found |= {f"{path.name}/{name}": packed.read(name) for name in packed.namelist()}
    return found


def leaks(texts: dict[str, bytes]) -> list[tuple[str, str]]:
    """Which key stands where."""
    return [(name, key) for name, text in texts.items() for key in KEYS if key.encode() in text]


def test_a_key_is_nowhere(context: BrowserContext, app_with_key: Server, model: ModelServer) -> None:
    """From outside, typed, or in a base URL; refused, echoed by errors and by grades, or sent nowhere."""
    page, pages, echo = context.new_page(), [], Echo(model)
    model.will(echo.fails(401))
    set_model(page, app_with_key, "refused the key")
    model.will(echo.fails(401), echo.fails(418), echo.grades)
    pages += practise(page, "refused the key", "refused the request", "Graded by openai/m")
    model.will(echo.fails(418))
    set_model(page, app_with_key, "refused the request", base=model.base)
    pages.append(page.content())
    model.will(echo.fails(500))
    set_model(page, app_with_key, "failed (500)", base=model.base, key=TYPED)
    model.will(echo.fails(418), echo.grades)
    pages += practise(page, "refused the request", "Graded by openai/m")
    assert {f"Bearer {OUTSIDE}", f"Bearer {TYPED}"} < set(model.keys)
    with_password = f"http://me:{IN_ADDRESS}@127.0.0.1:9/v1"
    set_model(page, app_with_key, "holds a name, a password or a key", base=with_password)
    exported = {
        form: shell(app_with_key, "export", "--format", form, *newest, "-o", "-")
        for form, newest in (("html", ("--session", "newest")), ("md", ("--session", "newest")), ("csv", ()))
    }
    shell(app_with_key, "export", "--format", "json", "-o", str(app_with_key.folder / "everything.json"))
    shell(app_with_key, "backup", str(app_with_key.folder / "backup.zip"))
    answer = app_with_key.folder / "answer.txt"
    answer.write_text(SAID, encoding="utf-8")
    asked = ("grade", "--question", "mm-01", str(answer), "--json")
    nowhere = {"INTERVIEWER_API_BASE": with_password, "INTERVIEWER_MODEL": "openai/m"}
    exported["grade"] = shell(app_with_key, *asked, **nowhere)
    assert b"can't be reached" in exported["grade"]
    files = written(app_with_key)
    assert {"server.log", "history.db", "settings.json", "everything.json", "backup.zip/history.db"} <= set(files)
    assert all(SAID.encode() in exported[form] or SAID[:20].encode() in exported[form] for form in ("md", "csv"))
    assert leaks({**files, **exported, **{f"page {number}": one.encode() for number, one in enumerate(pages)}}) == []
