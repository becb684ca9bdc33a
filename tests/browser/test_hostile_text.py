"""Text is text: none of it runs, whoever wrote it."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.app.toy import HOSTILE
from tests.browser.journey import box, hand_in, next_question, settle, start
from tests.browser.server import Server

pytestmark = pytest.mark.browser


@pytest.fixture
def hostile(tmp_path: Path, browser: Browser) -> Iterator[Server]:
    """The app over a bank full of attacks."""
    running = Server(tmp_path, script=Path(__file__).parent / "hostile_app.py")
    try:
        running.start()
        yield running
    finally:
        running.kill()


def assert_inert(page: Page) -> None:
    """Nothing ran, nothing became a link, a formula, an icon, bold or an image; the words are all there."""
    settle(page)
    assert page.evaluate("window.hit === undefined")
    main = page.locator("[data-testid=stMain]")
    for made in ("a[href*='b.c']", "img[src='x']", ".katex", ".stHtml script"):
        assert main.locator(made).count() == 0, made
    assert ":material/home:" in main.inner_text().replace("\u2060", "")
    assert ":smile:" in main.inner_text().replace("\u2060", "")
    assert "**b**" in main.inner_text()


def test_attacks_in_the_bank_the_answer_and_the_address(hostile: Server, context: BrowserContext) -> None:
    """On every page, in labels as well as in texts."""
    page = context.new_page()
    page.goto(hostile.url)
    page.get_by_role("button", name="Start").wait_for()
    assert_inert(page)
    start(page, count=2)
    assert_inert(page)
    hand_in(page, 1, f"wood {HOSTILE} kite")
    assert_inert(page)
    next_question(page)
    box(page, 2).fill(HOSTILE)
    page.reload()
    box(page, 2).wait_for()
    assert_inert(page)
    session = page.url.split("session=")[1]
    signs = {"": "How many questions", "/history": "newest first", f"/report?session={session}": "Question by question"}
    for address, sign in signs.items():
        page.goto(hostile.url + address)
        page.get_by_text(sign).first.wait_for()
        assert_inert(page)
    page.goto(hostile.url + f"/report?session={quote(HOSTILE)}")
    page.get_by_text("There is no such session").wait_for()
    assert page.evaluate("window.hit === undefined")
