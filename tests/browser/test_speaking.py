"""Answering aloud, with a microphone that plays real speech."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from interviewer.speech.sound import RATE
from tests.browser import chromium
from tests.browser.journey import box, settle, start
from tests.browser.server import Server
from tests.speech import sounds

pytestmark = pytest.mark.browser

SAID = (
    "A multimodal model takes in several kinds of data, such as text, images and audio, and relates them to each other. "
    "For example, lava connects an image encoder with a language model."
)


def microphone_file(folder: Path, text: str = SAID) -> Path:
    """Speech as the browser wants it: 48 kHz, 16 bit, one channel, a moment of quiet before and after."""
    said = sounds.samples_of(sounds.spoken(text, speed=140))
    whole = np.concatenate([sounds.silence(1), said, sounds.silence(1)])
    file = folder / "microphone.wav"
    file.write_bytes(sounds.converted(sounds.wav(whole), "wav", "pcm_s16le", 48_000))
    return file


@pytest.fixture
def speaker(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A tab of someone who speaks as soon as the microphone is open."""
    tmp_path.mkdir(exist_ok=True)
    speaking = chromium.with_microphone(browser, microphone_file(tmp_path))
    yield speaking.new_context(viewport={"width": 1280, "height": 900}, permissions=["microphone"]).new_page()
    speaking.close()


def seconds_said(text: str = SAID) -> float:
    """How long it takes to say it."""
    return len(sounds.samples_of(sounds.spoken(text, speed=140))) / RATE + 2


def record(page: Page) -> None:
    """Press, say everything, press again."""
    page.get_by_role("button", name="Record your answer").click()
    page.get_by_text("of 5:00").wait_for()
    page.wait_for_timeout(1000 * seconds_said())
    page.get_by_role("button", name="Stop recording").click()


def test_spoken(speaker: Page, own_server: Server) -> None:
    speaker.on("console", lambda m: print("CONSOLE", m.text))
    speaker.goto(own_server.url)
    speaker.get_by_role("button", name="Start").wait_for()
    start(speaker, count=2)
    speaker.screenshot(path="/tmp/shots/s0.png")
    speaker.get_by_role("button", name="Record your answer").click()
    speaker.wait_for_timeout(3000)
    speaker.screenshot(path="/tmp/shots/s1.png")
    speaker.wait_for_timeout(1000 * seconds_said()-3000)
    speaker.get_by_role("button", name="Stop recording").click()
    speaker.wait_for_timeout(400)
    speaker.screenshot(path="/tmp/shots/s2.png")
    expect(box(speaker, 1)).not_to_have_value("", timeout=30000)
    settle(speaker)
    speaker.screenshot(path="/tmp/shots/s3.png", full_page=True)
    print(box(speaker,1).input_value())
    print(own_server.log()[-3000:])
