"""Saying how sure one is, by tap and by key, and not saying it."""

import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from interviewer.preferences import Preferences, load_preferences
from tests.browser.journey import box, hand_in, settle, start, wait_until
from tests.browser.server import Server
from tests.browser.test_drafts import wait_until_stored

pytestmark = pytest.mark.browser

HALF = "A model that takes in pictures and text. It was trained on many things."


def level(page: Page, name: str) -> Locator:
    """That level, by the name a screen reader says."""
    return page.get_by_role("group", name="How sure are you?").get_by_role("radio", name=name)


def kept(server: Server) -> list[str | None]:
    """What is on record, the oldest attempt first."""
    with closing(sqlite3.connect(server.folder / "data" / "history.db")) as raw:
        return [row[0] for row in raw.execute("SELECT confidence FROM attempts ORDER BY answered_at")]


def preferences_of(server: Server) -> Preferences:
    """What is set in the app."""
    return load_preferences(server.folder / "data")


def test_one_tap_survives_a_reload_and_stands_beside_the_result(own_server: Server, context: BrowserContext) -> None:
    """Another tap takes it back; the keys do all of it; who says nothing is not held up; Review then speaks of it."""
    page = context.new_page()
    page.goto(own_server.url)
    start(page, count=2)
    box(page, 1).fill(HALF)
    page.get_by_text("Fairly sure").click()
    expect(level(page, "Fairly sure")).to_be_checked()
    page.get_by_text("Fairly sure").click()
    expect(level(page, "Fairly sure")).not_to_be_checked()
    box(page, 1).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(level(page, "Guessing")).to_be_checked()
    page.keyboard.press("ArrowLeft")
    expect(level(page, "Certain")).to_be_checked()
    wait_until_stored(own_server, page, HALF)
    page.reload()
    expect(level(page, "Certain")).to_be_checked()
    hand_in(page, 1, HALF)
    expect(page.get_by_text("You were certain; you made")).to_be_visible()
    page.get_by_role("button", name="Next question").click()
    box(page, 2).wait_for()
    expect(level(page, "Certain")).not_to_be_checked()
    hand_in(page, 2, HALF)
    expect(page.get_by_text("You were certain")).to_have_count(0)
    assert kept(own_server) == ["certain", None]
    page.get_by_role("link", name="Review").first.click()
    page.get_by_role("tab", name="How sure").click()
    page.get_by_text("How sure, how right").wait_for()
    expect(page.get_by_text("4 more answers that you are certain of")).to_be_visible()
    page.get_by_role("button", name="Practise these").click()
    box(page, 1).wait_for()


def test_it_is_switched_off_for_good(own_server: Server, context: BrowserContext) -> None:
    """One press, and no answer is asked about again, after a restart neither."""
    page = context.new_page()
    page.goto(f"{own_server.url}/settings?show=Asking+and+speaking")
    switch = page.get_by_text("Ask how sure I am before each answer")
    switch.wait_for()
    settle(page)
    switch.click()
    wait_until(page, lambda: not preferences_of(own_server).ask_confidence)
    own_server.kill()
    own_server.start()
    page.goto(own_server.url)
    start(page, count=1)
    expect(page.get_by_text("How sure are you?")).not_to_be_visible()
    hand_in(page, 1, HALF)
    assert kept(own_server) == [None]
