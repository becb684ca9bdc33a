"""Everything out and back in again, as a person does."""

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.journey import hand_in, settle, start
from tests.browser.server import Server

pytestmark = pytest.mark.browser


def sessions(server: Server) -> int:
    """How many sessions are on record."""
    with closing(sqlite3.connect(server.folder / "data" / "history.db")) as raw:
        return int(raw.execute("SELECT count(*) FROM sessions").fetchone()[0])


def test_download_practise_on_restore(own_server: Server, context: BrowserContext, tmp_path: Path) -> None:
    """A backup and a deck are files that open; what was done since the backup is gone after restoring it."""
    page = context.new_page()
    page.goto(own_server.url)
    start(page, count=1)
    hand_in(page, 1, "A model that takes in pictures and text.")
    page.goto(f"{own_server.url}/settings?show=Your+data")
    for button, name in (("Download a backup", "backup.zip"), ("Download a deck for Anki", "deck.apkg")):
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        download.value.save_as(tmp_path / name)
    assert "history.db" in zipfile.ZipFile(tmp_path / "backup.zip").namelist()
    assert "collection.anki2" in zipfile.ZipFile(tmp_path / "deck.apkg").namelist()
    page.goto(own_server.url)
    start(page, count=1)
    assert sessions(own_server) == 2
    page.goto(f"{own_server.url}/settings?show=Your+data")
    page.get_by_test_id("stFileUploader").locator("input").set_input_files(tmp_path / "backup.zip")
    page.get_by_text("It takes the place of all that is here").wait_for()
    page.get_by_role("button", name="Restore it").click()
    expect(page.get_by_text("What was here before is kept in")).to_be_visible()
    settle(page)
    assert sessions(own_server) == 1
    assert len(list((own_server.folder / "data").glob("before-restore-*/history.db"))) == 1
