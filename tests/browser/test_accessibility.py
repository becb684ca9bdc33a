"""What axe-core knows of accessibility, asked of every page in both themes."""

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.journey import settle, start
from tests.browser.server import Server
from tests.browser.test_looks import pages_of

pytestmark = pytest.mark.browser

LIGHT_MATTERS = ("minor", None)
"""What axe calls minor is in Streamlit's own field for files: a role that it has twice over."""


def faults(page: Page) -> list[str]:
    """What is wrong on the page as it is now, each with its first place."""
    settle(page)
    found = Axe().run(page, options={"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}})
    return [
        f"{one['id']}: {one['nodes'][0]['html']}"
        for one in found.response["violations"]
        if one["impact"] not in LIGHT_MATTERS
    ]


NAMESAKES = """() => {
    const places = {}
    for (const link of document.querySelectorAll("[data-testid=stMain] a[href]"))
        (places[link.textContent.trim()] ??= new Set()).add(link.href)
    return Object.keys(places).filter((name) => places[name].size > 1)
}"""
"""What several links are called that lead to different places."""


def opened(page: Page, url: str) -> Iterator[str]:
    """What opens over a page."""
    page.goto(f"{url}/bank")
    page.get_by_role("button", name="New topic").click()
    page.get_by_role("button", name="Make it").wait_for()
    yield "new topic"
    page.goto(url)
    page.get_by_role("button", name="Start").wait_for()
    start(page, count=1)
    page.get_by_role("button", name="End session").click()
    page.get_by_role("dialog").wait_for()
    yield "end of a session"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_that_matters_is_wrong_on_any_page(
    browser: Browser, own_server: Server, theme: Literal["light", "dark"]
) -> None:
    """Names, roles, order of headings, contrast and room to press; and no two links sound alike."""
    context = browser.new_context(color_scheme=theme, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(own_server.url)
    page.get_by_role("button", name="Start").wait_for()
    for walk in (pages_of(page), opened(page, own_server.url)):
        for name in walk:
            assert faults(page) == [], name
            assert page.evaluate(NAMESAKES) == [], name
    context.close()
