"""Deleting an attempt, a session and everything, and taking it back, as a person does."""

import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.journey import box, hand_in, see_report, settle, start
from tests.browser.server import Server

pytestmark = pytest.mark.browser

HALF = "A model that takes in pictures and text. It was trained on many things."


def count(server: Server, table: str) -> int:
    """Rows of a table."""
    with closing(sqlite3.connect(server.folder / "data" / "history.db")) as raw:
        [number] = raw.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - our own names
        return int(number)


def practise_one(page: Page, server: Server) -> None:
    """A session of one answer, ended."""
    page.goto(server.url)
    start(page, count=1)
    hand_in(page, 1, HALF)
    see_report(page)


def undo(page: Page) -> None:
    """Press it, and wait until it says so."""
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("It is back.").wait_for()
    settle(page)


def test_an_attempt_is_deleted_and_put_back(own_server: Server, context: BrowserContext) -> None:
    """From the page of its question: what is known of it goes and comes back with it, also after a reload."""
    page = context.new_page()
    practise_one(page, own_server)
    page.get_by_role("link", name="Review").first.click()
    page.get_by_text("What you know").wait_for()
    page.get_by_role("link", name="Open").first.click()
    page.get_by_text("Every attempt").wait_for()
    settle(page)
    page.get_by_role("button", name="Delete an attempt").click()
    page.get_by_role("button", name="Delete it").click()
    page.get_by_text("You have not tried this question yet.").wait_for()
    assert count(own_server, "attempts") == 0
    page.reload()
    page.get_by_text("Deleted: an attempt at").wait_for()
    settle(page)
    undo(page)
    expect(page.get_by_text("Every attempt")).to_be_visible()
    expect(page.get_by_text("You have not tried this question yet.")).to_have_count(0)
    assert count(own_server, "attempts") == 1


def test_a_session_is_deleted_and_put_back(own_server: Server, context: BrowserContext) -> None:
    """From its report: the history says so, and its way back leads to the report as it was."""
    page = context.new_page()
    practise_one(page, own_server)
    before = page.locator(".rh-score").first.inner_text()
    address = page.url
    page.get_by_role("button", name="Delete session").click()
    page.get_by_role("button", name="Delete the session").click()
    page.get_by_text("Deleted: a session on").wait_for()
    expect(page.get_by_text("Nothing here yet")).to_be_visible()
    assert count(own_server, "sessions") == 0
    page.goto(address)
    page.get_by_text("There is no such session").wait_for()
    page.get_by_role("link", name="History").first.click()
    page.get_by_text("Deleted: a session on").wait_for()
    settle(page)
    undo(page)
    page.get_by_role("link", name="Open").click()
    page.get_by_text("Question by question").wait_for()
    expect(page.locator(".rh-score").first).to_have_text(before)
    assert count(own_server, "sessions") == count(own_server, "attempts") == 1


def test_everything_is_deleted_when_the_word_is_typed(own_server: Server, context: BrowserContext) -> None:
    """Anything else leaves all of it; there is no way back, and the app is as new."""
    page = context.new_page()
    practise_one(page, own_server)
    page.get_by_role("link", name="Settings").first.click()
    page.get_by_role("tab", name="Your data").click()
    field = page.get_by_label("Type delete to delete everything")
    field.wait_for()
    settle(page)
    field.fill("yes")
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_text("Nothing was deleted.").wait_for()
    assert count(own_server, "attempts") == 1
    settle(page)
    field.fill("delete")
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_text("Everything is deleted.").wait_for()
    assert count(own_server, "attempts") == count(own_server, "sessions") == count(own_server, "trash") == 0
    page.get_by_role("link", name="History").first.click()
    page.get_by_text("Nothing here yet").wait_for()
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    page.get_by_role("link", name="Practice").first.click()
    start(page, count=1)
    box(page, 1).wait_for()
