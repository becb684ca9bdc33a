"""Skipping, going back, ending, and coming in by the wrong door."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.journey import box, see_report, settle, start

pytestmark = pytest.mark.browser


def test_skip_back_hint_and_end(page: Page) -> None:
    """Each leads where it says; ending is asked about and can be taken back until then."""
    start(page, count=3)
    page.get_by_role("button", name="Give me a hint").click()
    expect(page.get_by_text("A hint:")).to_be_visible()
    page.get_by_role("button", name="Skip").click()
    box(page, 2).wait_for()
    page.get_by_role("button", name="Back").click()
    box(page, 1).wait_for()
    page.get_by_role("button", name="End session").click()
    page.get_by_role("dialog").get_by_role("button", name="Go on").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    box(page, 1).wait_for()
    settle(page)
    page.get_by_role("button", name="End session").click()
    page.get_by_role("button", name="End and see the report").click()
    expect(page.get_by_text("0 of 3 questions answered")).to_be_visible()
    page.get_by_role("button", name="Practise again").click()
    box(page, 1).wait_for()


def test_the_last_session_waits_on_the_first_page(page: Page) -> None:
    """One press leads back to the question that was left."""
    start(page, count=3)
    page.get_by_role("button", name="Skip").click()
    box(page, 2).fill("Half a thought.")
    page.get_by_role("link", name="Practice").click()
    page.get_by_text("Continue where you were").wait_for()
    page.get_by_role("link", name="Continue").click()
    expect(box(page, 2)).to_have_value("Half a thought.")


def test_an_interview_keeps_its_scores_until_the_end(page: Page) -> None:
    """The next question comes up by itself, and the report has everything."""
    start(page, count=2, mode="Interview")
    for question in (1, 2):
        box(page, question).fill("It has an encoder.")
        page.get_by_role("button", name="Hand in answer").click()
        page.get_by_text(f"Your answer to question {question} is kept.").wait_for()
        assert "%" not in page.inner_text("[data-testid=stMain]")
    see_report(page)
    page.locator("summary.rh-row").nth(1).wait_for()
    assert page.locator("summary.rh-row").count() == 2
