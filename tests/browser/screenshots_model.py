"""Pictures of a language model at work: ``python -m tests.browser.screenshots_model FOLDER``."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.camera import Studio
from tests.browser.journey import box, next_question, see_report, settle, start
from tests.browser.screenshots import HALF
from tests.grading.gullible import points, reply, row
from tests.models.server import Answered, Body, ModelServer, model_server, refuses, says

NEVER_SAID = "All of it is mapped into one shared space."
PRICES = {"INTERVIEWER_PRICE_IN": "0.15", "INTERVIEWER_PRICE_OUT": "0.60", "INTERVIEWER_MODEL_TIMEOUT": "600"}


def judged(body: Body) -> Answered:
    """The first point is met, and the second by words that nobody said."""
    first, second, *others = (one for one, _ in points(body))
    rows = [
        row(first, "met", HALF, reason="Several kinds of data are taken in and related to each other."),
        row(second, "met", NEVER_SAID, reason="The shared space is named."),
        *(row(one, "missed", reason="Nothing was said about it.") for one in others),
    ]
    return says(reply(rows, strength="A clear definition.", improvement="Say how it works."), tokens=(1900, 640))


def set_up(page: Page, url: str, model: ModelServer) -> Iterator[str]:
    """The settings, with a key that is refused and one that isn't."""
    page.goto(f"{url}/settings")
    page.get_by_label("Model", exact=True).fill("openai/m")
    page.get_by_label("Base URL").fill(model.base)
    page.get_by_role("textbox", name="Key, for this visit").fill("sk-of-the-pictures")
    model.will(refuses(401), says("ready"))
    page.get_by_role("button", name="Save and test the connection").click()
    page.get_by_text("refused the key").wait_for()
    yield "model-refused"
    page.get_by_role("button", name="Save and test the connection").click()
    page.get_by_text("openai/m answered in").wait_for()
    yield "model-tested"


def be_graded(page: Page, model: ModelServer) -> Iterator[str]:
    """A grade on its way, one with a point that nothing supports, one that failed, and what all that cost."""
    go_on = threading.Event()
    model.will(lambda body: judged(body) if go_on.wait(600) else refuses(500), refuses(401))
    page.get_by_role("link", name="Practice").first.click()
    start(page, count=2)
    box(page, 1).fill(HALF)
    page.get_by_role("button", name="Hand in answer").click()
    page.get_by_text("Provisional: ").wait_for()
    yield "model-provisional"
    go_on.set()
    page.get_by_text("Graded by openai/m").wait_for()
    settle(page)
    yield "model-unsupported"
    next_question(page)
    box(page, 2).fill(HALF)
    page.get_by_role("button", name="Hand in answer").click()
    page.get_by_role("button", name="Grade again").wait_for()
    yield "model-failed"
    see_report(page)
    yield "model-report"
    page.locator("summary.rh-row").first.click()
    yield "model-report-opened"


def everything(page: Page, url: str) -> Iterator[str]:
    """One pass."""
    with model_server() as model:
        yield from set_up(page, url, model)
        yield from be_graded(page, model)


if __name__ == "__main__":
    Studio(settings=PRICES).take_all(Path(sys.argv[1]), everything)
