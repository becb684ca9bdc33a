"""A slow model in the real app: the candidate goes on, and the grade comes all the same."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.journey import box, next_question, see_report, settle, start, wait_until
from tests.browser.server import PATIENCE, Server
from tests.grading.gullible import points, reply, row
from tests.models.server import Answered, Body, ModelServer, refuses, says

pytestmark = pytest.mark.browser
SAID = "A multimodal model takes in several kinds of data and relates them to each other."
PROVISIONAL = "Provisional: the language model's grade takes its place when it comes."


def fair(body: Body, *, held: bool = False) -> Answered:
    """The first point is met by what was said, and nothing else; it can be held until the test releases it."""
    rows = [row(one, "missed") for one, _ in points(body)]
    rows[0] = row(points(body)[0][0], "met", SAID, reason="Told in plain words.")
    answered = says(reply(rows))
    answered.hang = PATIENCE if held else 0
    return answered


@pytest.fixture
def app_with_model(tmp_path: Path, browser: Browser, model: ModelServer) -> Iterator[Server]:
    """The app with that model set from outside, and time enough for it."""
    key = "sk-secret-of-the-test"
    outside = {"INTERVIEWER_MODEL": "openai/m", "INTERVIEWER_API_BASE": model.base, "INTERVIEWER_API_KEY": key}
    outside["INTERVIEWER_MODEL_AT_ONCE"] = "4"
    running = Server(tmp_path, script=Path(__file__).parent / "patient_app.py", settings=outside)
    try:
        running.start()
        yield running
    finally:
        model.released.set()
        running.kill()


def opened(context: BrowserContext, server: Server) -> Page:
    """A tab at the first page."""
    page = context.new_page()
    page.goto(server.url)
    page.get_by_role("button", name="Start").wait_for()
    return page


def hand_in(page: Page, question: int, told: str) -> None:
    """The answer, and what is told of it."""
    box(page, question).fill(SAID)
    page.get_by_role("button", name="Hand in answer").click()
    page.get_by_text(told).first.wait_for()


def test_a_slow_grade_arrives_while_the_candidate_goes_on(
    context: BrowserContext, app_with_model: Server, model: ModelServer
) -> None:
    """The estimate at once, the next question at once, and the model's grades in the report, by themselves."""
    model.will(partial(fair, held=True))
    page = opened(context, app_with_model)
    start(page, count=2)
    hand_in(page, 1, PROVISIONAL)
    next_question(page)
    hand_in(page, 2, PROVISIONAL)
    see_report(page)
    wait_until(page, lambda: len(model.asked) == 2)
    model.released.set()
    page.wait_for_function("document.body.innerText.includes('Graded by openai/m')")
    settle(page)
    assert "sk-secret" not in app_with_model.log() + page.content()
    assert len(model.asked) == 2


def test_grades_that_were_pending_when_the_server_died_are_finished(
    context: BrowserContext, app_with_model: Server, model: ModelServer
) -> None:
    """Killed while the model thinks, started again: the grade comes without another press."""
    model.will(partial(fair, held=True))
    page = opened(context, app_with_model)
    start(page, count=2)
    hand_in(page, 1, PROVISIONAL)
    wait_until(page, lambda: bool(model.asked))
    app_with_model.kill()
    model.will(fair)
    app_with_model.start()
    page.reload()
    page.get_by_text("Graded by openai/m").wait_for()
    expect(page.locator("body")).to_contain_text("Told in plain words.")


def test_a_failure_is_told_and_can_be_tried_again(
    context: BrowserContext, app_with_model: Server, model: ModelServer
) -> None:
    """The estimate stays with the cause beside it; one press tries again."""
    model.will(refuses(401), fair)
    page = opened(context, app_with_model)
    start(page, count=1)
    hand_in(page, 1, "refused the key")
    page.get_by_role("button", name="Grade again").click()
    page.get_by_text("Graded by openai/m").wait_for()


def test_a_model_is_set_and_tested_in_the_settings(
    context: BrowserContext, own_server: Server, model: ModelServer
) -> None:
    """Wrong key, right key, an answer graded by it; the key is on no disk and on no page."""
    model.will(refuses(401), says("ready"), fair)
    page = context.new_page()
    page.goto(f"{own_server.url}/settings")
    page.get_by_label("Model", exact=True).fill("openai/m")
    page.get_by_label("Base URL").fill(model.base)
    page.get_by_role("textbox", name="Key, for this visit").fill("sk-typed-for-this-visit")
    page.get_by_role("button", name="Save and test the connection").click()
    page.get_by_text("refused the key").wait_for()
    page.get_by_role("button", name="Save and test the connection").click()
    page.get_by_text("openai/m answered in").wait_for()
    page.get_by_role("link", name="Practice").first.click()
    start(page, count=1)
    hand_in(page, 1, "Graded by openai/m")
    assert model.keys[-1] == "Bearer sk-typed-for-this-visit"
    data = own_server.folder / "data"
    assert json.loads((data / "settings.json").read_text())["model"] == "openai/m"
    written = b"".join(one.read_bytes() for one in own_server.folder.rglob("*") if one.is_file())
    assert b"sk-typed" not in written
