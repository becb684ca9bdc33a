"""The main job, from the first page to the history."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.journey import (
    GOOD,
    ORDER,
    box,
    hand_in,
    hand_in_blank,
    next_question,
    score,
    see_report,
    settle,
    start,
)

pytestmark = pytest.mark.browser

LIT = """() => [...document.querySelectorAll('mark')]
    .filter(mark => getComputedStyle(mark).backgroundColor != 'rgba(0, 0, 0, 0)')
    .map(mark => mark.dataset.points)"""


def test_asked_answered_graded_kept_and_shown_again(page: Page) -> None:
    """Three answers (good, blank, an order to the grader), a reload in mid-draft, the report, and all of it again."""
    start(page, count=3)
    hand_in(page, 1, GOOD)
    assert score(page) >= 90
    evidence = page.locator("mark").all_text_contents()
    assert evidence

    next_question(page)
    hand_in_blank(page, 2)
    assert score(page) == 0

    next_question(page)
    box(page, 3).fill(ORDER[:40])
    page.reload()
    expect(box(page, 3)).to_have_value(ORDER[:40])
    box(page, 3).press("End")
    box(page, 3).type(ORDER[40:])
    hand_in(page, 3, ORDER)
    assert score(page) == 0

    see_report(page)
    assert "3 of 3 questions answered" in page.inner_text("[data-testid=stMain]")

    page.get_by_role("link", name="History").first.click()
    page.get_by_role("link", name="Open").first.click()
    page.get_by_text("Question by question").wait_for()
    settle(page)
    page.locator("summary.rh-row").first.click()
    shown = page.locator("details[open] mark")
    assert shown.all_text_contents() == evidence
    expect(shown.first).to_be_visible()
    assert GOOD in page.locator("details[open] .rh-answer").evaluate(
        "e => { const c = e.cloneNode(true); c.querySelectorAll('sup').forEach(s => s.remove()); return c.textContent }"
    )


def test_choosing_a_point_shows_its_words_alone(page: Page) -> None:
    """With the mouse or the keyboard; showing all again is one step."""
    start(page, count=1)
    hand_in(page, 1, GOOD)
    everything = page.evaluate(LIT)
    assert len({point for mark in everything for point in mark.split()}) > 1

    page.locator(".rh-point.rh-met").first.click()
    chosen = page.locator(".rh-point input:checked").get_attribute("value")
    alone = page.evaluate(LIT)
    assert alone
    assert all(chosen in mark.split() for mark in alone)

    page.get_by_role("radio", name="Show all").focus()
    page.keyboard.press("Space")
    assert page.evaluate(LIT) == everything
