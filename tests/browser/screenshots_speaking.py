"""Pictures of spoken answers: ``python -m tests.browser.screenshots_speaking FOLDER``."""

import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser import chromium
from tests.browser.camera import Studio
from tests.browser.journey import box, see_report, settle, start
from tests.browser.speech import FIRST, SECOND, fix, microphone_file, seconds


def answer_aloud(page: Page, url: str) -> Iterator[str]:
    """Every state of a spoken answer, and of the pages that show it."""
    page.goto(url)
    page.get_by_role("button", name="Start").wait_for()
    start(page, count=2)
    page.get_by_role("button", name="Record your answer").click()
    page.wait_for_timeout(3000)
    yield "speaking-recording"
    page.wait_for_timeout(1000 * seconds(FIRST, SECOND))
    page.get_by_role("button", name="Stop recording").click()
    expect(box(page, 1)).not_to_have_value("", timeout=60_000)
    fix(page).wait_for()
    settle(page)
    page.get_by_text("As heard", exact=True).click()
    yield "speaking-heard"
    fix(page).click()
    page.get_by_role("button", name="Hand in answer").click()
    page.get_by_text("Point by point").wait_for()
    page.get_by_text("What is usual, and who says so").click()
    yield "speaking-result"
    page.get_by_role("button", name="Next question").click()
    box(page, 2).wait_for()
    page.get_by_role("button", name="Skip").click()
    see_report(page)
    page.locator("summary.rh-row").first.click()
    page.locator("mark[data-recording]").first.click()
    page.locator(".st-key-rh-player audio").wait_for()
    yield "speaking-report"
    page.goto(f"{url}/settings?show=Asking+and+speaking")
    page.get_by_role("button", name="Check the microphone").wait_for()
    yield "speaking-settings"


def heard(plain: Browser, folder: Path) -> Browser:
    """A browser whose microphone hears an answer."""
    return chromium.with_microphone(plain, microphone_file(folder, FIRST, SECOND))


if __name__ == "__main__":
    Studio(permissions=("microphone",), browser_of=heard).take_all(Path(sys.argv[1]), answer_aloud)
