"""The record in PostgreSQL, with two processes of the app on it."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect
from sqlalchemy import create_engine, text

from tests import postgresql
from tests.browser.journey import box, hand_in, next_question, settle, start
from tests.browser.server import PATIENCE, Server

pytestmark = pytest.mark.browser


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[list[Server]]:
    """Two processes with one database and one data folder."""
    try:
        with postgresql.server() as url:
            both = [Server(tmp_path, settings={"INTERVIEWER_DATABASE_URL": url}) for _ in range(2)]
            for one in both:
                one.start()
            yield both
            for one in both:
                one.kill()
    except postgresql.NoServer as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(missing))


def wait_until_kept(url: str, draft: str) -> None:
    """Until the database has the draft."""
    engine = create_engine(url)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        deadline = time.monotonic() + PATIENCE
        while draft not in connection.execute(text("SELECT text FROM drafts")).scalars().all():
            assert time.monotonic() < deadline, "the draft never came"
            time.sleep(0.1)
    engine.dispose()


def test_one_goes_on_where_the_other_was(context: BrowserContext, servers: list[Server], tmp_path: Path) -> None:
    """In mid-answer as well, and when that one is killed; what was answered on both is found in one history."""
    first, second = servers
    page = context.new_page()
    page.goto(first.url)
    page.get_by_role("button", name="Start").wait_for()
    start(page, count=2)
    hand_in(page, 1, "A xylophone model takes in images and text, and relates them.")
    next_question(page)
    box(page, 2).fill("Half an answer")
    wait_until_kept(first.settings["INTERVIEWER_DATABASE_URL"], "Half an answer")
    first.kill()
    other = context.new_page()
    other.goto(second.url)
    other.get_by_role("link", name="Continue").click()
    settle(other)
    expect(box(other, 2)).to_have_value("Half an answer")
    hand_in(other, 2, "Half an answer about a glockenspiel")
    other.goto(f"{second.url}/history?words=xylophone")
    expect(other.get_by_text("A xylophone model").first).to_be_visible()
    assert not (tmp_path / "data" / "history.db").exists()
