"""Answering aloud, with a microphone that plays real speech."""

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from interviewer.speech.sound import RATE, read_sound
from tests.browser import chromium
from tests.browser.journey import box, score, settle, start
from tests.browser.server import Server
from tests.speech import sounds

pytestmark = pytest.mark.browser

SAID = (
    "A multimodal model takes in several kinds of data, such as text, images and audio, and relates them to each "
    "other. For example, lava connects an image encoder with a language model."
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


def opened(page: Page, server: Server, *, count: int = 1) -> None:
    """A session over the first questions, at the first of them."""
    page.goto(server.url)
    page.get_by_role("button", name="Start").wait_for()
    start(page, count=count)


def record(page: Page, seconds: float | None = None) -> None:
    """Press, speak, press again."""
    page.get_by_role("button", name="Record your answer").click()
    page.get_by_text("of 5:00").wait_for()
    page.wait_for_timeout(1000 * (seconds or seconds_said()))
    page.get_by_role("button", name="Stop recording").click()


def test_said_heard_mended_graded_and_heard_again(speaker: Page, own_server: Server) -> None:
    """On this computer alone: recorded, written down, a misheard term put right, graded, and found in the history."""
    opened(speaker, own_server)
    record(speaker)
    expect(box(speaker, 1)).to_have_value(re.compile("several kinds of data.* lava connects"), timeout=60_000)
    speaker.get_by_role("button", name="lava → LLaVA").click()
    expect(box(speaker, 1)).to_have_value(re.compile("LLaVA connects"))
    [kept] = (own_server.folder / "data" / "recordings").iterdir()
    assert kept.suffix == ".flac"
    assert read_sound(kept.read_bytes()).seconds > seconds_said() - 2

    speaker.reload()
    expect(box(speaker, 1)).to_have_value(re.compile("LLaVA connects"))
    speaker.get_by_text("Your recording").wait_for()
    box(speaker, 1).press("End")
    speaker.get_by_role("button", name="Hand in answer").click()
    speaker.get_by_text("Point by point").wait_for()
    settle(speaker)
    assert score(speaker) > 10
    speaker.screenshot(path="/tmp/shots/r1.png", full_page=True)
    speaker.set_viewport_size({"width": 1280, "height": 3000})
    speaker.wait_for_timeout(500)
    speaker.screenshot(path="/tmp/shots/r2.png")
    speaker.set_viewport_size({"width": 1280, "height": 900})

    sound = speaker.locator(".st-key-rh-player audio")
    evidence = speaker.locator("mark[data-recording]").first
    evidence.click()
    speaker.wait_for_timeout(1500)
    print(evidence.get_attribute("data-second"), sound.evaluate("a => [a.currentTime, a.paused, a.duration]"))
    speaker.get_by_role("button", name="See the report").click()
    speaker.get_by_text("Question by question").wait_for()
    speaker.get_by_role("link", name="History").first.click()
    speaker.get_by_role("link", name="Open").first.click()
    speaker.get_by_text("Question by question").wait_for()
    settle(speaker)
    speaker.locator("summary.rh-row").first.click()
    evidence.click()
    speaker.wait_for_timeout(3000)
    print(evidence.get_attribute("data-second"), sound.evaluate("a => [a.currentTime, a.paused, a.duration]"))
    speaker.screenshot(path="/tmp/shots/r3.png")
