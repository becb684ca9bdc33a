"""Pictures of every page and state: ``python -m tests.browser.screenshots FOLDER``."""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium
from tests.browser.journey import GOOD, ORDER, hand_in, hand_in_blank, next_question, settle, start
from tests.browser.server import APP, Server

HALF = "A multimodal model takes in several kinds of data and relates them to each other."
WIDTHS = {"desktop": 1280, "phone": 390}
THEMES = ("light", "dark")


@dataclass
class Camera:
    """Takes the same picture at every width, in the theme its browser asks for."""

    folder: Path
    theme: str

    def take(self, page: Page, name: str) -> None:
        """The whole page: Streamlit scrolls a box of its own, so the window grows until nothing is left to scroll."""
        for device, width in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": 800})
            settle(page)
            height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
            page.set_viewport_size({"width": width, "height": max(800, height)})
            settle(page)
            page.screenshot(path=self.folder / f"{name}-{device}-{self.theme}.png")
        page.set_viewport_size({"width": WIDTHS["desktop"], "height": 900})


def practise(page: Page) -> Iterator[str]:
    """Every state of a practice session, and of the pages around it."""
    yield "practice-first-visit"
    start(page, count=3)
    yield "interview-asking"
    page.get_by_role("button", name="Give me a hint").click()
    page.get_by_text("A hint:").wait_for()
    page.get_by_label("Your answer to question 1").fill(GOOD)
    page.get_by_role("radio", name="Certain").check(force=True)
    yield "interview-draft"
    hand_in(page, 1, GOOD)
    yield "interview-result"
    page.locator(".rh-point.rh-met").first.click()
    page.get_by_text("Compare with the reference answer").click()
    yield "interview-result-one-point"
    next_question(page)
    page.get_by_role("button", name="Hand in answer").click()
    page.get_by_role("button", name="Hand in blank").wait_for()
    yield "interview-blank-asked"
    hand_in_blank(page, 2)
    yield "interview-result-blank"
    next_question(page)
    page.goto(page.url.split("/interview")[0])
    page.get_by_role("link", name="Continue").wait_for()
    yield "practice-continue"
    page.get_by_role("link", name="Continue").click()
    page.get_by_label("Your answer to question 3").wait_for()
    page.get_by_role("button", name="End session").click()
    page.get_by_role("dialog").wait_for()
    yield "interview-ending"
    page.get_by_role("button", name="Go on").click()
    hand_in(page, 3, ORDER)
    yield "interview-last"
    page.get_by_role("button", name="See the report").click()
    page.get_by_text("Question by question").wait_for()
    yield "report"
    page.locator("summary.rh-row").first.click()
    yield "report-opened"


def be_asked_further(page: Page) -> Iterator[str]:
    """A follow-up, before and after it is answered."""
    start(page, count=1, follow_ups="One")
    page.get_by_label("Your answer to question 1").fill(HALF)
    page.get_by_role("button", name="Hand in answer").click()
    page.get_by_label("Your reply").wait_for()
    yield "follow-up-asked"
    page.get_by_label("Your reply").fill(GOOD[:1000])
    page.get_by_role("button", name="Hand in answer").click()
    page.get_by_text("Point by point").wait_for()
    yield "follow-up-result"


def sit_an_interview(page: Page) -> Iterator[str]:
    """What is different when nothing is told until the end."""
    start(page, count=2, mode="Interview")
    page.get_by_label("Your answer to question 1").fill(GOOD)
    page.get_by_role("button", name="Hand in answer").click()
    page.get_by_label("Your answer to question 2").wait_for()
    yield "mode-interview-kept"
    page.get_by_role("button", name="Skip").click()
    page.get_by_role("button", name="See the report").wait_for()
    yield "mode-interview-skipped"
    page.get_by_role("link", name="History").first.click()
    page.get_by_text("newest first").wait_for()
    yield "history"
    page.goto(page.url.split("/history")[0] + "/report?session=nobody")
    page.get_by_role("alert").wait_for()
    yield "error-not-found"


def look_at_everything(browser: Browser, theme: str, url: str, folder: Path) -> None:
    """One pass through the app in one theme."""
    camera = Camera(folder, theme)
    page = browser.new_context(color_scheme=theme).new_page()  # type: ignore[arg-type]
    page.goto(f"{url}/history")
    page.get_by_text("Nothing here yet").wait_for()
    camera.take(page, "history-empty")
    for walk in (practise, be_asked_further, sit_an_interview):
        page.goto(url)
        page.get_by_role("button", name="Start").wait_for()
        for name in walk(page):
            camera.take(page, name)
    page.context.close()


def main(folder: Path, script: Path = APP) -> None:
    """Both themes, each on an empty record."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        for theme in THEMES:
            with tempfile.TemporaryDirectory() as empty:
                server = Server(Path(empty), script)
                try:
                    server.start()
                    look_at_everything(browser, theme, server.url, folder)
                finally:
                    server.kill()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(Path, sys.argv[2:]))
