"""Pictures of every page and state: ``python -m tests.browser.screenshots FOLDER``."""

import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.camera import Studio
from tests.browser.journey import GOOD, ORDER, hand_in, hand_in_blank, next_question, see_report, start
from tests.browser.server import APP

HALF = "A multimodal model takes in several kinds of data and relates them to each other."
DOCUMENT = Path(__file__).parents[1] / "data" / "imports" / "kitchen-damaged.txt"
PARTS = {
    "review": ("review", "never tried"),
    "review-scores": ("review?show=Scores", "Scores over time"),
    "review-how-sure": ("review?show=How+sure", "How sure, how right"),
    "questions": ("bank", "Find a question"),
    "editor": ("editor?question=mm-01", "Try an answer"),
    "settings": ("settings", "Language model"),
    "settings-speaking": ("settings?show=Asking+and+speaking", "Longest recording"),
    "settings-data": ("settings?show=Your+data", "Delete everything"),
}
"""Pages and their parts once there is a record, and what each of them alone says."""


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
    see_report(page)
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


def everything(page: Page, url: str) -> Iterator[str]:
    """One pass through the app."""
    page.goto(f"{url}/history")
    page.get_by_text("Nothing here yet").wait_for()
    yield "history-empty"
    for walk in (practise, be_asked_further, sit_an_interview):
        page.goto(url)
        page.get_by_role("button", name="Start").wait_for()
        yield from walk(page)
    for name, (path, sign) in PARTS.items():
        page.goto(f"{url}/{path}")
        page.get_by_text(sign).first.wait_for()
        yield name
    page.goto(f"{url}/import")
    page.locator("input[type=file]").set_input_files(DOCUMENT)
    page.get_by_role("button", name="Add 3 questions").wait_for()
    yield "import-preview"


def main(folder: Path, script: Path = APP) -> None:
    """Both themes."""
    Studio(script).take_all(folder, everything)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(Path, sys.argv[2:]))
