"""What holds for every page: it fits a phone, names its controls, and talks to nobody else."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.journey import GOOD, box, hand_in, settle, start
from tests.browser.server import Server

pytestmark = pytest.mark.browser

# Beside the parts of a date, which have names, Streamlit keeps a field for forms that nobody can see or reach.
OTHERS = {
    "review": "never tried",
    "review?show=Scores": "Scores over time",
    "review?show=How+sure": "How sure, how right",
    "bank": "Find a question",
    "editor?question=mm-01": "Try an answer",
    "import": "Or paste text",
    "settings": "Language model",
    "settings?show=Asking+and+speaking": "Longest recording",
    "settings?show=Your+data": "Delete everything",
}
"""Pages and their parts, and what each of them alone says."""

MOST_SCREENS = 6

UNNAMED = """() => [...document.querySelectorAll('[data-testid=stMain] :is(button, input, textarea, a, summary)')]
    .filter(e => !(e.tabIndex < 0 && e.type === 'date' && e.getAttribute('form') === ''))
    .filter(e => !(e.textContent.trim() || e.ariaLabel || e.getAttribute('aria-labelledby') || e.labels?.length))
    .map(e => e.outerHTML)"""


@pytest.fixture
def phone(browser: Browser, server: Server) -> Iterator[Page]:
    """A tab on a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    tab = context.new_page()
    tab.goto(server.url)
    tab.get_by_role("button", name="Start").wait_for()
    yield tab
    context.close()


def pages_of(page: Page) -> Iterator[str]:
    """Every page in turn, with something on it."""
    yield "practice"
    start(page, count=2)
    box(page, 1).fill("Anunbreakablewordthatislongerthanthewholephone" * 4)
    yield "asking"
    hand_in(page, 1, GOOD + " Anunbreakablewordthatislongerthanthewholephone" * 4)
    yield "answered"
    page.goto(page.url.replace("/interview", "/report"))
    page.get_by_text("Question by question").wait_for()
    page.locator("summary.rh-row").first.click()
    yield "report"
    url = page.url.split("/report")[0]
    page.goto(f"{url}/history")
    page.get_by_text("newest first").wait_for()
    yield "history"
    for name, sign in OTHERS.items():
        page.goto(f"{url}/{name}")
        page.get_by_text(sign).first.wait_for()
        yield name


def test_nothing_scrolls_sideways_on_a_phone(phone: Page) -> None:
    """Neither the page nor the part that Streamlit scrolls is wider than the phone."""
    for name in pages_of(phone):
        settle(phone)
        wide = phone.evaluate(
            "() => [document.documentElement, document.querySelector('[data-testid=stMain]')]"
            ".map(e => e.scrollWidth - e.clientWidth)"
        )
        assert wide == [0, 0], name


def test_a_phone_has_a_menu_in_words_and_pages_of_some_screens(phone: Page) -> None:
    """All of it is in sight at the foot of the page, whatever is scrolled, and no page goes on for ever."""
    for name, heading in (("Review", "Review"), ("History", "History"), ("Questions", "Questions")):
        # Until the page has its style, Streamlit's own menu is there too.
        phone.locator(".st-key-rh-menu").get_by_role("link", name=name, exact=True).click()
        phone.get_by_role("heading", name=heading, level=1).wait_for()
        settle(phone)
        phone.mouse.wheel(0, 3000)
        for label in ("Practice", "Review", "History", "Questions", "Settings"):
            expect(phone.get_by_role("link", name=label, exact=True)).to_be_in_viewport()
    url = phone.url.split("/bank")[0]
    for name, sign in OTHERS.items():
        phone.goto(f"{url}/{name}")
        phone.get_by_text(sign).first.wait_for()
        settle(phone)
        high = phone.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        assert high < MOST_SCREENS * 800, name


HEADINGS = "() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(e => Number(e.tagName[1]))"


def test_every_page_says_what_is_on_it_and_fetches_nothing_from_elsewhere(page: Page, server: Server) -> None:
    """Each control has a name, tabs and headings say where one is, and the app works without a network."""
    elsewhere: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((server.url, server.url.replace("http", "ws"), "blob:", "data:")):
            elsewhere.append(request.url)

    page.on("request", note)
    page.reload()
    page.get_by_role("button", name="Start").wait_for()
    titles = set()
    for name in pages_of(page):
        settle(page)
        page.get_by_role("heading", level=1).first.wait_for()
        assert page.evaluate(UNNAMED) == [], name
        titles.add(page.title())
        levels = page.evaluate(HEADINGS)
        assert levels.count(1) == 1, name
        assert levels[0] == 1, name
        assert all(deeper <= level + 1 for level, deeper in pairwise(levels)), name
    assert elsewhere == []
    assert titles == {
        f"{title} · Rehearsal"
        for title in (
            "Practice",
            "Interview",
            "Report",
            "History",
            "Review",
            "Questions",
            "Editor",
            "Import",
            "Settings",
        )
    }


def test_what_opens_over_a_dark_page_is_drawn_for_the_dark(browser: Browser, server: Server) -> None:
    """The button in a dialog, and in what opens from another button, has dark words on its light ground."""
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{server.url}/bank")
    page.get_by_role("button", name="New topic").click()
    expect(page.get_by_role("button", name="Make it")).to_have_css("color", "rgb(16, 25, 29)")
    page.goto(server.url)
    page.get_by_role("button", name="Start").wait_for()
    start(page, count=1)
    page.get_by_role("button", name="End session").click()
    expect(page.get_by_role("button", name="End and see the report")).to_have_css("color", "rgb(16, 25, 29)")
    context.close()


def test_the_place_of_the_keyboard_can_be_seen(page: Page) -> None:
    """A ring around the link or the choice that the next key goes to; the words on a button stay readable."""
    start(page, count=1)
    page.get_by_role("link", name="Practice").first.click()
    page.get_by_text("Continue where you were").wait_for()
    settle(page)
    page.keyboard.press("Tab")
    page.get_by_role("link", name="Practice").first.focus()
    expect(page.get_by_role("link", name="Practice").first).to_have_css("outline-style", "solid")
    page.get_by_role("link", name="Continue").focus()
    expect(page.get_by_role("link", name="Continue")).to_have_css("outline-style", "solid")
    expect(page.get_by_role("link", name="Continue")).to_have_css("background-color", "rgb(43, 95, 117)")
    page.get_by_role("radio", name="As written").focus()
    expect(page.get_by_test_id("stRadioOption").filter(has_text="As written")).to_have_css("outline-style", "solid")
