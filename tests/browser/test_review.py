"""Practising what is due, disagreeing with a judgement, and comparing two attempts, as a person does."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.journey import GOOD, box, choose, hand_in, score, see_report, settle, start
from tests.browser.server import Server

pytestmark = pytest.mark.browser

HALF = "A model that takes in pictures and text. It was trained on many things."


def age(server: Server, days: int) -> None:
    """Make everything due that so many days would make due."""
    with closing(sqlite3.connect(server.folder / "data" / "history.db")) as raw, raw:
        raw.execute("UPDATE cards SET due = ?", (str(datetime.now(UTC) - timedelta(days=days))[:26],))


def test_dispute_then_practise_what_is_due_then_compare(own_server: Server, context: BrowserContext) -> None:
    """The score says whose judgement it is; the first page leads to what is due; two tries stand side by side."""
    page = context.new_page()
    page.goto(own_server.url)
    start(page, count=1)
    hand_in(page, 1, HALF)
    before = score(page)
    page.get_by_text("Something judged wrongly?").click()
    settle(page)
    choose(page, "Point", "○")
    choose(page, "The sentence that says it", "A model that takes in pictures and text.")
    page.get_by_role("button", name="Override it").click()
    expect(page.get_by_text("one by your override")).to_be_visible()
    assert score(page) > before
    see_report(page)

    age(own_server, 2)
    page.get_by_role("link", name="Practice").first.click()
    expect(page.get_by_text("1 question due today")).to_be_visible()
    page.get_by_role("button", name="Practise what is due").click()
    box(page, 1).wait_for()
    hand_in(page, 1, GOOD)
    page.get_by_role("link", name="Review").first.click()
    page.get_by_text("What you know").wait_for()
    page.get_by_role("link", name="Open").first.click()
    page.get_by_text("Points gained").wait_for()
    expect(page.get_by_role("combobox", name="Something judged wrongly? Choose the answer")).to_be_visible()
    expect(page.get_by_text("Words a minute")).to_be_visible()
    expect(page.get_by_text(HALF[:20]).first).to_be_attached()
    with closing(sqlite3.connect(own_server.folder / "data" / "history.db")) as raw:
        [body] = raw.execute("SELECT body FROM disputes").fetchone()
    assert json.loads(body)["outcome"] == "overridden"
