"""A real browser, and a real server for it to talk to."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright

from tests.browser import chromium
from tests.browser.server import Server
from tests.models.server import ModelServer, model_server

expect.set_options(timeout=chromium.PATIENCE)
LONGEST = 1200
"""Seconds for a test, which waits for many things."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Only a test that hangs is stopped."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.timeout(LONGEST))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium. Without one there is nothing to prove here, which is a failure where everything must be proved."""
    with sync_playwright() as playwright:
        try:
            started = chromium.launch(playwright)
        except Error as missing:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"no Chromium on this computer: {missing.message.splitlines()[0]}")
        yield started
        started.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Server]:
    """The app with an empty record, shared by all tests that don't mind the others."""
    running = Server(tmp_path_factory.mktemp("server"))
    try:
        running.start()
        yield running
    finally:
        running.kill()


@pytest.fixture
def own_server(tmp_path: Path, browser: Browser) -> Iterator[Server]:
    """The app with an empty record, for one test alone."""
    running = Server(tmp_path)
    try:
        running.start()
        yield running
    finally:
        running.kill()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Someone's browser, with nothing stored in it yet."""
    fresh = browser.new_context(viewport={"width": 1280, "height": 900})
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext, server: Server) -> Page:
    """A tab at the first page."""
    tab = context.new_page()
    tab.goto(server.url)
    tab.get_by_role("button", name="Start").wait_for()
    return tab


@pytest.fixture
def model() -> Iterator[ModelServer]:
    """A language model for one test."""
    with model_server() as running:
        yield running
