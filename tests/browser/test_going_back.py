"""One press of the browser's Back takes one step back, to what was seen before."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from interviewer.bootstrap import LOCAL_OWNER, build_interview
from interviewer.domain.attempt import Draft
from interviewer.domain.session import Setup
from tests.browser.journey import box, settle, start
from tests.browser.server import Server

pytestmark = pytest.mark.browser

TRIES = 22
"""More than a page of what is found, and than two of a question's tries."""


@pytest.fixture
def practised(own_server: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A record with many tries at one question."""
    monkeypatch.setenv("INTERVIEWER_DATA_DIR", str(own_server.folder / "data"))
    app = build_interview(LOCAL_OWNER)
    session = app.start(Setup(topics=("multimodal-models",), count=1))
    for number in range(1, TRIES + 1):
        app.retry(session.id, 0)
        app.answer(session.id, 0, number, Draft(text=f"It has an encoder, said in try {number}."))
    app.end(session.id)
    return own_server


def opened(context: BrowserContext, url: str) -> Page:
    """A tab at that page, when what keeps one press one step has loaded: it comes after what can be pressed."""
    page = context.new_page()
    page.goto(url)
    page.wait_for_function("window.rehearsalOneStep")
    return page


def back(page: Page) -> None:
    """Press it once."""
    settle(page)
    page.go_back()
    settle(page)


def test_from_a_result_of_a_search_back_to_the_search(practised: Server, context: BrowserContext) -> None:
    """With the words, and at the page of it that was left; forward leads to the result again."""
    page = opened(context, f"{practised.url}/history")
    words = page.get_by_role("searchbox", name="Search your answers")
    words.fill("encoder")
    words.press("Enter")
    page.get_by_text(f"{TRIES} attempts found").wait_for()
    settle(page)
    page.get_by_test_id("stPagination").get_by_role("button", name="2").click()
    expect(page).to_have_url(re.compile("found=2"))
    expect(page.get_by_role("link", name="Open")).to_have_count(TRIES - 20)
    page.get_by_role("link", name="Open").first.click()
    page.get_by_role("heading", name="This attempt").wait_for()
    back(page)
    expect(page.get_by_text(f"{TRIES} attempts found")).to_be_visible()
    expect(page.get_by_role("searchbox", name="Search your answers")).to_have_value("encoder")
    expect(page.get_by_role("link", name="Open")).to_have_count(TRIES - 20)
    page.go_forward()
    page.get_by_role("heading", name="This attempt").wait_for()


def test_from_the_next_page_back_to_a_later_page_of_tries(practised: Server, context: BrowserContext) -> None:
    """One press comes back to it, and the next one leaves the question."""
    page = opened(context, f"{practised.url}/review")
    page.get_by_text("never tried").wait_for()
    settle(page)
    page.get_by_role("link", name="Open").first.click()
    page.get_by_role("heading", name="Every attempt").wait_for()
    settle(page)
    page.get_by_test_id("stPagination").get_by_role("button", name="3").click()
    expect(page.locator(".rh-rows summary.rh-row")).to_have_count(TRIES - 20)
    page.get_by_role("link", name="History").first.click()
    page.get_by_text("newest first").wait_for()
    back(page)
    page.get_by_role("heading", name="Every attempt").wait_for()
    expect(page.locator(".rh-rows summary.rh-row")).to_have_count(TRIES - 20)
    back(page)
    page.get_by_role("heading", name="Review", level=1).wait_for()


def test_from_a_question_back_to_the_page_of_the_map_it_was_found_on(
    practised: Server, context: BrowserContext
) -> None:
    """Not to the first page, to look for the place again."""
    page = opened(context, f"{practised.url}/review")
    page.get_by_text("never tried").wait_for()
    settle(page)
    number = page.get_by_role("spinbutton", name="Page, 1 to 2")
    number.fill("2")
    number.press("Enter")
    expect(page.get_by_role("link", name="Open").first).to_have_attribute("href", re.compile("question=mm-11"))
    settle(page)
    page.get_by_role("link", name="Open").first.click()
    page.get_by_role("heading", name="Every attempt").wait_for()
    back(page)
    expect(page.get_by_role("link", name="Open").first).to_have_attribute("href", re.compile("question=mm-11"))
    expect(page.get_by_role("spinbutton", name="Page, 1 to 2")).to_have_value("2")


def test_a_session_is_one_step_and_its_end_is_none(page: Page) -> None:
    """Back from a question leads to the first page. One that has ended can't be gone back into."""
    page.wait_for_function("window.rehearsalOneStep")
    start(page, count=1)
    back(page)
    page.get_by_role("button", name="Start").wait_for()
    page.go_forward()
    box(page, 1).wait_for()
    interview = page.url
    page.get_by_role("button", name="End session").click()
    page.get_by_role("button", name="End and see the report").click()
    page.get_by_text("Question by question").wait_for()
    settle(page)
    page.get_by_role("button", name="Practise again").click()
    box(page, 1).wait_for()
    back(page)
    page.get_by_text("Question by question").wait_for()
    assert page.url.partition("?")[2] == interview.partition("?")[2]
    back(page)
    page.get_by_role("button", name="Start").wait_for()
    page.goto(interview)
    page.get_by_text("Question by question").wait_for()
    expect(page.get_by_role("alert")).to_have_count(0)
