"""Pictures of a walk through the app: at every width, in both themes."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium
from tests.browser.journey import settle
from tests.browser.server import APP, Server

Theme = Literal["light", "dark"]
Walk = Callable[[Page, str], Iterator[str]]
"""Goes through the app at that address and names each state that is worth a picture."""

WIDTHS = {"desktop": 1280, "phone": 390}
THEMES: tuple[Theme, ...] = ("light", "dark")


@dataclass(frozen=True)
class Studio:
    """What pictures are taken of: the app with these settings, seen by that browser, a folder of its own for each."""

    script: Path = APP
    settings: dict[str, str] = field(default_factory=dict)
    permissions: tuple[str, ...] = ()
    browser_of: Callable[[Browser, Path], Browser] = lambda plain, _: plain

    def take_all(self, folder: Path, walk: Walk) -> None:
        """Both themes, each on an empty record."""
        folder.mkdir(parents=True, exist_ok=True)
        with sync_playwright() as playwright:
            plain = chromium.launch(playwright)
            for theme in THEMES:
                self._take(folder, walk, plain, theme)
            plain.close()

    def _take(self, folder: Path, walk: Walk, plain: Browser, theme: Theme) -> None:
        with ExitStack() as stack:
            empty = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            server = Server(empty, self.script, settings=self.settings)
            stack.callback(server.kill)
            server.start()
            browser = self.browser_of(plain, empty)
            if browser is not plain:
                stack.callback(browser.close)
            page = browser.new_context(color_scheme=theme, permissions=list(self.permissions)).new_page()
            for name in walk(page, server.url):
                picture(page, folder, f"{name}-{{}}-{theme}.png")
            page.context.close()


def picture(page: Page, folder: Path, name: str) -> None:
    """The whole page: Streamlit scrolls a box of its own, so the window grows until nothing is left to scroll."""
    for device, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 800})
        settle(page)
        height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        page.set_viewport_size({"width": width, "height": max(800, height)})
        settle(page)
        page.screenshot(path=folder / name.format(device))
    page.set_viewport_size({"width": WIDTHS["desktop"], "height": 900})
