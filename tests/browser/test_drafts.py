"""What has been typed is never lost."""

import re
import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.journey import box, hand_in, start, wait_until
from tests.browser.server import Server

pytestmark = pytest.mark.browser

COPIES = "() => Object.keys(localStorage).filter(key => key.startsWith('rehearsal-draft/'))"
TYPED = "An encoder turns the image into patches. "


def wait_until_stored(server: Server, page: Page, text: str) -> None:
    """Until the record holds that text for the first question of the session on the page."""
    session = page.url.split("session=")[1]
    wait_until(page, lambda: drafted(server, session) == text)


def drafted(server: Server, session: str) -> str | None:
    """What the record holds as the answer to its first question."""
    with closing(sqlite3.connect(server.folder / "data" / "history.db")) as raw:
        row = raw.execute("SELECT text FROM drafts WHERE session_id = ? AND position = 0", (session,)).fetchone()
    return str(row[0]) if row else None


def test_keeping_a_draft_leaves_the_typing_in_peace(page: Page, server: Server, browser: Browser) -> None:
    """Over several drafts sent: the same box, the same caret, every character in its place, elsewhere too."""
    start(page, count=1)
    box(page, 1).evaluate("e => { e.dataset.sameBox = 'yes' }")
    box(page, 1).type(TYPED + "end", delay=25)
    box(page, 1).press("Control+Home")
    box(page, 1).type("First: ", delay=150)
    expect(box(page, 1)).to_have_value(f"First: {TYPED}end")
    expect(box(page, 1)).to_be_focused()
    expect(box(page, 1)).to_have_attribute("data-same-box", "yes")
    wait_until_stored(server, page, f"First: {TYPED}end")
    stranger = browser.new_page()
    stranger.goto(page.url)
    expect(box(stranger, 1)).to_have_value(f"First: {TYPED}end")
    stranger.close()


def test_a_reload_right_after_a_keystroke_loses_nothing(page: Page, server: Server) -> None:
    """The browser's own copy is there before the server has heard of it."""
    start(page, count=1)
    box(page, 1).type(TYPED)
    page.reload()
    expect(box(page, 1)).to_have_value(TYPED)
    box(page, 1).press("Control+End")
    box(page, 1).type("More.")
    expect(box(page, 1)).to_have_value(TYPED + "More.")
    wait_until_stored(server, page, TYPED + "More.")


@pytest.mark.parametrize("pause", [0, 2500])
def test_the_server_dies_in_the_middle_of_a_draft(own_server: Server, context: BrowserContext, pause: int) -> None:
    """What was typed before, and while nobody was there to hear it, is handed in after the restart.

    After the longer pause the box has sent the draft to nobody, and must do so again.
    """
    page = context.new_page()
    page.goto(own_server.url)
    start(page, count=2)
    box(page, 1).type(TYPED)
    wait_until_stored(own_server, page, TYPED)
    own_server.kill()
    box(page, 1).type("While it was down. ")
    page.wait_for_timeout(pause)
    own_server.start()
    wait_until_stored(own_server, page, f"{TYPED}While it was down. ")
    page.reload()
    expect(box(page, 1)).to_have_value(f"{TYPED}While it was down. ")
    page.get_by_role("button", name="Hand in answer").click()
    page.get_by_text("Point by point").wait_for()
    assert page.url.startswith(f"{own_server.url}/interview?session=")


def test_another_question_and_back(page: Page) -> None:
    """A draft waits at its own question."""
    start(page, count=2)
    box(page, 1).type("For the first.")
    page.get_by_role("button", name="Skip").click()
    expect(box(page, 2)).to_have_value("")
    box(page, 2).type("For the second.")
    page.get_by_role("button", name="Back").click()
    expect(box(page, 1)).to_have_value("For the first.")
    page.get_by_role("radio", name="2").click()
    expect(box(page, 2)).to_have_value("For the second.")


def test_the_browser_keeps_no_copy_of_what_is_on_record(page: Page) -> None:
    """The copy goes when the server holds the answer, and not before."""
    start(page, count=1)
    box(page, 1).type(TYPED)
    assert len(page.evaluate(COPIES)) == 1
    hand_in(page, 1, TYPED)
    page.wait_for_function(f"() => !({COPIES})().length")


def test_time_on_a_question_goes_on_after_a_reload(page: Page) -> None:
    """The clock takes up where it was."""
    page.clock.install()
    page.reload()
    page.get_by_role("button", name="Start").wait_for()
    start(page, count=1)
    clock = page.locator(".time")
    page.clock.run_for("03:00")
    expect(clock).to_have_text(re.compile(r"^[34]:\d\d$"))
    page.reload()
    expect(clock).to_have_text(re.compile(r"^[34]:\d\d$"))
    page.clock.run_for("02:00")
    expect(clock).to_have_text(re.compile(r"^[5-7]:\d\d$"))
