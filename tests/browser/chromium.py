"""Finding a Chromium on this computer."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

SLOWNESS = float(os.environ.get("BROWSER_SLOWNESS", "1"))
"""How many times as slowly as this computer can the pages run: races show that a fast one hides."""

PATIENCE = 300_000.0
"""Milliseconds that anything is waited for: a busy machine takes many times as long as a quiet one."""


def find() -> str | None:
    """The path of a browser that is installed here, or None: Playwright may have one of its own."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


def with_microphone(browser: Browser, sound: Path) -> Browser:
    """Another one, whose microphone hears that WAV file once and silence after it."""
    microphone = [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-audio-capture={sound}%noloop",
        "--autoplay-policy=user-gesture-required",
    ]
    return _patient(browser.browser_type.launch(executable_path=find(), args=[*FLAGS, *microphone]))


def launch(playwright: Playwright) -> Browser:
    """Start it; Playwright's own error says what is missing."""
    return _patient(playwright.chromium.launch(executable_path=find(), args=FLAGS))


def _patient(browser: Browser) -> Browser:
    browser.on("context", _prepared)
    return browser


def _prepared(context: BrowserContext) -> None:
    context.set_default_timeout(PATIENCE)
    if SLOWNESS > 1:
        context.on("page", _slowed)


def _slowed(page: Page) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWNESS})
