"""Finding an answer again, as a person does."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.journey import GOOD, box, hand_in, next_question, see_report, settle, start
from tests.browser.server import Server

pytestmark = pytest.mark.browser

RARE = "It reminds me of a zebra."


def practise(page: Page, url: str) -> None:
    """A session of two answers, ended."""
    page.goto(url)
    start(page, count=2)
    hand_in(page, 1, GOOD)
    next_question(page)
    box(page, 2).wait_for()
    hand_in(page, 2, RARE)
    see_report(page)


def test_search_open_go_back_filter_and_clear(own_server: Server, context: BrowserContext) -> None:
    """What is looked for stays in the address: through opening a result and going back, and through a reload."""
    page = context.new_page()
    practise(page, own_server.url)
    page.get_by_role("link", name="History").first.click()
    page.get_by_text("1 session, newest first").wait_for()

    words = page.get_by_role("searchbox", name="Search your answers")
    words.fill("ZEBR")
    words.press("Enter")
    expect(page.get_by_text("1 attempt found")).to_be_visible()
    expect(page.locator("mark", has_text="zebra")).to_be_visible()
    expect(page).to_have_url(re.compile("words=ZEBR"))

    page.get_by_role("link", name="Open").click()
    page.get_by_role("heading", name="This attempt").wait_for()
    expect(page.get_by_text(RARE).first).to_be_visible()
    settle(page)
    page.go_back()
    expect(page.get_by_text("1 attempt found")).to_be_visible()
    expect(page.get_by_role("searchbox", name="Search your answers")).to_have_value("ZEBR")
    page.reload()
    expect(page.get_by_text("1 attempt found")).to_be_visible()
    expect(page.get_by_role("searchbox", name="Search your answers")).to_have_value("ZEBR")

    page.get_by_role("button", name="Clear", exact=True).click()
    expect(page.get_by_text("1 session, newest first")).to_be_visible()
    expect(page.get_by_role("searchbox", name="Search your answers")).to_have_value("")
    settle(page)
    page.get_by_text("Filters").click()
    state = page.get_by_role("combobox", name="State")
    state.wait_for()
    settle(page)
    state.press_sequentially("session still open")
    state.press("Enter")
    expect(page.get_by_text("No attempt has all of what the filters ask for.")).to_be_visible()
    # The list stays open for more, and hides the page behind it.
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Clear the filters").click()
    expect(page.get_by_text("1 session, newest first")).to_be_visible()
