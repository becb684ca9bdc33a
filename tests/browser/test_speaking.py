"""Answering aloud, with a microphone that plays real speech."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from interviewer.speech.sound import read_sound
from interviewer.ui.components import player
from tests.browser import chromium
from tests.browser.journey import box, score, see_report, settle, start
from tests.browser.server import Server
from tests.browser.speech import FIRST, SECOND, fix, microphone_file, seconds
from tests.speech.test_api import refused, transcriptions

pytestmark = pytest.mark.browser

HEARD = {"text": f"{FIRST} {SECOND}"}
Speak = Callable[[Server], Page]


@pytest.fixture
def speak(browser: Browser, tmp_path: Path) -> Iterator[Speak]:
    """Someone who says both sentences as soon as the microphone is open, at the first question."""
    speaking = chromium.with_microphone(browser, microphone_file(tmp_path, FIRST, SECOND))

    def sit_down(server: Server) -> Page:
        context = speaking.new_context(viewport={"width": 1280, "height": 900}, permissions=["microphone"])
        page = context.new_page()
        page.add_init_script(NOTE_SOUGHT)
        page.goto(server.url)
        page.get_by_role("button", name="Start").wait_for()
        start(page, count=1)
        return page

    yield sit_down
    speaking.close()


def record(page: Page, long: float) -> None:
    """Press, speak, press again."""
    page.get_by_role("button", name="Record your answer").click()
    page.get_by_text("of 5:00").wait_for()
    page.wait_for_timeout(1000 * long)
    page.get_by_role("button", name="Stop recording").click()


def hand_in(page: Page) -> None:
    """Hand in what is in the box."""
    page.get_by_role("button", name="Hand in answer").click()
    page.get_by_text("Point by point").wait_for()
    settle(page)


NOTE_SOUGHT = "document.addEventListener('seeked', (event) => { window.sought = event.target.currentTime }, true)"
"""Keeps where a player was last sent to: where it is by now depends on how busy the machine is."""

PLAYED_ON = """(second) => Math.abs(window.sought - second) < 0.5
    && [...document.querySelectorAll('audio')].some((audio) => audio.currentTime > window.sought)"""

SEND_TO_START = """() => {
    const play = HTMLMediaElement.prototype.play
    HTMLMediaElement.prototype.play = function () {
        HTMLMediaElement.prototype.play = play
        this.currentTime = 0
        return play.call(this)
    }
}"""
"""As Streamlit does with a player that is new, which on a busy machine happens after it was sent elsewhere."""


def press_evidence(page: Page, text: str) -> None:
    """Press the evidence with that text, and wait until the recording is heard from there."""
    press_and_hear(page, page.locator("mark[data-recording]", has_text=text).first)


def press_and_hear(page: Page, words: Locator) -> None:
    """Press words of the second sentence, and wait until the recording is heard from the moment they have."""
    words.scroll_into_view_if_needed()
    page.wait_for_function("document.rehearsalPresses")  # what hears a press loads after the words are drawn
    # A busy machine begins to record late, and everything is earlier in the recording by as much.
    moment = float(words.get_attribute("data-second") or 0)
    assert moment > seconds(FIRST) / 2
    page.evaluate("delete window.sought")
    words.click()
    page.wait_for_function(PLAYED_ON, arg=moment)


def test_said_heard_mended_graded_and_heard_again(speak: Speak, own_server: Server) -> None:
    """On this computer alone: recorded, written down, put right, graded, found again, and played from its evidence."""
    page = speak(own_server)
    record(page, seconds(FIRST, SECOND))
    expect(box(page, 1)).to_have_value(re.compile("kinds of data"))
    heard, meant = fix(page).inner_text().split(" → ")
    assert heard in box(page, 1).input_value()
    fix(page).click()
    expect(box(page, 1)).to_have_value(re.compile(meant))
    page.get_by_role("button", name=f"Undo {meant}").click()
    expect(box(page, 1)).to_have_value(re.compile(heard))
    fix(page).click()
    [kept] = (own_server.folder / "data" / "recordings").iterdir()
    assert read_sound(kept.read_bytes()).seconds > seconds(FIRST)

    page.reload()
    expect(box(page, 1)).to_have_value(re.compile(meant))
    page.get_by_text("As heard", exact=True).click()
    press_and_hear(page, page.locator("li", has_text="kinds of data").locator("[data-recording]"))
    box(page, 1).press("End")
    box(page, 1).type(" And this I typed.")
    hand_in(page)
    assert score(page) > 10
    assert meant in page.locator(".rh-answer").inner_text()
    assert heard in (page.locator(".rh-heard").text_content() or "")
    assert page.locator(".rh-said .rh-speech").count() >= 2
    press_evidence(page, "kinds of data")

    see_report(page)
    page.get_by_role("link", name="History").first.click()
    page.get_by_role("link", name="Open").first.click()
    page.get_by_text("Question by question").wait_for()
    settle(page)
    page.locator("summary.rh-row").first.click()
    page.evaluate(SEND_TO_START)
    press_evidence(page, "kinds of data")


STUCK = """async (script) => {
    const place = document.body.appendChild(document.createElement("div"))
    place.className = "st-key-rh-sound-stuck"
    place.innerHTML = "<span data-recording='stuck' data-second='7.3'>words</span><audio></audio>"
    const sent = (window.sent = [])
    Object.defineProperties(place.querySelector("audio"), {
        readyState: { value: HTMLMediaElement.HAVE_METADATA },
        seeking: { get: () => sent.length < 2 },
        currentTime: { get: () => 0, set: (to) => sent.push(to) },
        play: { value: async () => {} },
    })
    await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })))
    place.querySelector("span").click()
}"""
"""A player that never comes where it was sent first, as Chromium's does when one seek breaks in on another."""


def test_a_player_that_got_stuck_is_sent_once_more(page: Page) -> None:
    """Whoever pressed words hears them without another press; a player that has arrived is left alone."""
    page.clock.install()
    page.evaluate(STUCK, player.SCRIPT.read_text(encoding="utf-8"))
    page.clock.run_for("01:00")
    assert page.evaluate("window.sent") == [7, 7]


def test_a_server_that_fails_first_costs_one_press(speak: Speak, tmp_path: Path) -> None:
    """Transcription over HTTP: the recording is still there, and is written down when it is asked for again."""
    with transcriptions((500, refused("out of memory")), (200, HEARD)) as model:
        outside = {"TRANSCRIPTION_MODEL": "openai/whisper-1", "TRANSCRIPTION_API_BASE": model.base}
        outside["TRANSCRIPTION_API_KEY"] = "sk-secret-of-the-test"
        server = Server(tmp_path, settings={f"INTERVIEWER_{name}": value for name, value in outside.items()})
        try:
            server.start()
            page = speak(server)
            record(page, 5)
            page.get_by_text(re.compile(r"Not written down: .* failed \(500\)")).wait_for()
            expect(page.locator("#message")).to_contain_text("failed (500)")
            page.reload()
            page.get_by_role("button", name="Transcribe again").click()
            expect(box(page, 1)).to_have_value(HEARD["text"])
            hand_in(page)
            page.wait_for_function("document.rehearsalPresses")
            page.locator("mark[data-recording]", has_text="kinds of data").first.click()
            page.wait_for_function("[...document.querySelectorAll('audio')].some((audio) => audio.currentTime > 0)")
            assert "sk-secret" not in server.log() + page.content()
        finally:
            server.kill()
    assert len(model.asked) == 2


def test_a_recording_survives_the_page_it_was_made_on(speak: Speak, own_server: Server) -> None:
    """Loaded again in the middle of it: what was said until then is kept, and written down."""
    page = speak(own_server)
    page.get_by_role("button", name="Record your answer").click()
    page.get_by_text(re.compile(r"0:(0[6-9]|[1-5]\d) of 5:00")).wait_for()
    page.reload()
    expect(box(page, 1)).to_have_value(re.compile("connects"))
    page.get_by_role("button", name="Record more").wait_for()


def test_nothing_is_handed_in_over_a_recording_by_accident(speak: Speak, own_server: Server) -> None:
    """Pressed while recording, it asks first."""
    page = speak(own_server)
    page.get_by_role("button", name="Record your answer").click()
    page.get_by_text(re.compile(r"0:(0[1-9]|[1-5]\d) of 5:00")).wait_for()
    box(page, 1).fill("Typed beside it.")
    page.get_by_role("button", name="Hand in answer").click()
    page.get_by_text("You are still recording.").wait_for()
    page.get_by_role("button", name="Hand in without it").click()
    page.get_by_text("Point by point").wait_for()


REFUSALS = {
    "NotAllowedError": "The browser may not use the microphone.",
    "NotFoundError": "No microphone was found.",
    "NotReadableError": "The microphone is in use by another program.",
}


def test_why_there_is_no_microphone_is_told(page: Page) -> None:
    """Refused, missing, taken, and a page that is on neither HTTPS nor localhost; typing goes on."""
    start(page, count=1)
    for name, told in REFUSALS.items():
        refusal = f"Promise.reject(new DOMException('', '{name}'))"
        page.evaluate(f"() => {{ navigator.mediaDevices.getUserMedia = () => {refusal} }}")
        page.get_by_role("button", name="Record your answer").click()
        page.get_by_text(told).wait_for()
    page.evaluate("Object.defineProperty(window, 'isSecureContext', { value: false })")
    page.get_by_role("button", name="Record your answer").click()
    page.get_by_text("The microphone needs HTTPS or localhost.").wait_for()
    box(page, 1).fill("Typed all the same.")


NOTE_LEVEL = """(meter) => new MutationObserver(() => {
    window.loudest = Math.max(window.loudest ?? 0, Number(meter.ariaValueNow))
}).observe(meter, { attributes: true })"""


def test_the_microphone_is_checked_before_anything_counts(speak: Speak, own_server: Server) -> None:
    """The level is seen, a moment is played back, and nothing of it reaches the app."""
    page = speak(own_server)
    page.goto(f"{own_server.url}/settings?show=Asking+and+speaking")
    level = page.get_by_role("meter", name="Level of the microphone", include_hidden=True)
    level.evaluate(NOTE_LEVEL)
    page.get_by_role("button", name="Check the microphone").click()
    page.get_by_text("If you heard yourself, the microphone works.").wait_for()
    assert page.evaluate("window.loudest") >= 30
    assert not (own_server.folder / "data" / "recordings").exists()


def test_the_question_is_read_aloud_where_that_is_wanted(own_server: Server, browser: Browser) -> None:
    """Off until it is set; then each question once, and again when the button is pressed."""
    page = browser.new_page()
    page.add_init_script("window.said = []; SpeechSynthesis.prototype.speak = words => window.said.push(words.text)")
    page.goto(own_server.url)
    page.get_by_role("button", name="Start").wait_for()
    start(page, count=2)
    page.get_by_role("button", name="Hear the question").wait_for()
    settle(page)
    assert page.evaluate("window.said") == []
    page.goto(f"{own_server.url}/settings?show=Asking+and+speaking")
    page.get_by_text("Read each question aloud when it comes up").click()
    page.get_by_role("button", name="Save", exact=True).last.click()
    page.get_by_text("Saved.").wait_for()
    page.goto(own_server.url)
    page.get_by_role("link", name="Continue").click()
    box(page, 1).wait_for()
    page.wait_for_function("window.said.length == 1")
    page.get_by_role("button", name="Skip").click()
    page.wait_for_function("window.said.length == 2")
    page.get_by_role("button", name="Hear the question").click()
    page.wait_for_function("window.said.length == 3")
    first, second, again = page.evaluate("window.said")
    assert first != second == again
    page.close()
