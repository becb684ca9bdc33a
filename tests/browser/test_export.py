"""A session and everything out of the app, and everything into another one, as a person does."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.journey import hand_in, see_report, settle, start
from tests.browser.server import Server

pytestmark = pytest.mark.browser
HOSTILE = "<script>window.hit=1</script><img src=x onerror='window.hit=1'> # A model takes in pictures and text."


def download(page: Page, button: str, target: Path) -> Path:
    """Press that button and keep what comes."""
    with page.expect_download() as file:
        page.get_by_role("button", name=button).click()
    file.value.save_as(target)
    return target


def test_export_a_session_and_everything_then_import(
    own_server: Server, browser: Browser, context: BrowserContext, tmp_path: Path
) -> None:
    """The report opens as a page that runs nothing; a fresh server takes the JSON file and shows the same history."""
    page = context.new_page()
    page.goto(own_server.url)
    start(page, count=1)
    hand_in(page, 1, HOSTILE)
    see_report(page)
    score = page.locator(".rh-score").first.inner_text()
    report = page.url
    told = download(page, "Export as Markdown", tmp_path / "report.md").read_text(encoding="utf-8")
    assert told.startswith("# Report: ")
    assert f"**{score}**" in told
    assert "<script>" not in told
    open_report(browser, download(page, "Export as HTML", tmp_path / "report.html"), score)
    page.goto(f"{own_server.url}/settings?show=Your+data")
    page.get_by_text("There is a record here already").wait_for()
    settle(page)
    exported = download(page, "Export as JSON", tmp_path / "all.json")
    assert len(json.loads(exported.read_bytes())["tables"]["attempts"]) == 1
    assert download(page, "Export as CSV", tmp_path / "all.csv").read_bytes().count(b"\r\n") == 2
    import_it(page, exported, report.split("/report")[1], score, tmp_path / "other")


def open_report(browser: Browser, file: Path, score: str) -> None:
    """As a file in a browser, in light and dark, on a desk and on a phone: nothing runs and nothing sticks out."""
    for theme in ("light", "dark"):
        for width in (1280, 390):
            context = browser.new_context(color_scheme=theme, viewport={"width": width, "height": 800})  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(file.as_uri())
            expect(page.locator(".whole strong")).to_have_text(score)
            expect(page.locator(".said")).to_contain_text("<script>window.hit=1</script>")
            assert page.evaluate("window.hit") is None
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            context.close()


def import_it(page: Page, exported: Path, query: str, score: str, folder: Path) -> None:
    """Into a server that nobody has used."""
    fresh = Server(folder)
    try:
        fresh.start()
        page.goto(f"{fresh.url}/settings?show=Your+data")
        page.get_by_text("becomes the history of this empty installation").wait_for()
        settle(page)
        page.get_by_test_id("stFileUploader").last.locator("input").set_input_files(exported)
        page.get_by_text("This export holds 1 session, 1 answer, 0 recordings.").wait_for()
        page.get_by_role("button", name="Import it").click()
        expect(page.get_by_text("Imported: 1 session, 1 answer, 0 recordings.")).to_be_visible()
        settle(page)
        again = download(page, "Export as JSON", folder / "again.json")
        assert again.read_bytes() == exported.read_bytes()
        page.goto(f"{fresh.url}/report{query}")
        page.get_by_text("Question by question").wait_for()
        expect(page.locator(".rh-score").first).to_have_text(score)
    finally:
        fresh.kill()
