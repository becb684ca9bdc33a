"""An answer is handed in once, whatever the fingers do."""

import re

import pytest
from playwright.sync_api import Page, expect

from interviewer.ui.components import answer_box
from tests.browser.journey import box, hand_in, score, see_report, settle, start

pytestmark = pytest.mark.browser


def tries(page: Page) -> str:
    """What the row of the first question says in the report."""
    see_report(page)
    return page.locator("summary.rh-row em").first.inner_text()


def test_a_double_click_is_one_attempt(page: Page) -> None:
    """So is pressing the keys on top of it."""
    start(page, count=1)
    box(page, 1).fill("A model that reads images and text.")
    box(page, 1).press("Control+Enter")
    box(page, 1).press("Control+Enter")
    page.get_by_text("Point by point").wait_for()
    assert "try" not in tries(page)


def test_a_reload_while_handing_in_is_one_attempt(page: Page) -> None:
    """Handed in again after the reload, if the first one was not heard; never twice."""
    start(page, count=1)
    box(page, 1).fill("A model that reads images and text.")
    page.get_by_role("button", name="Hand in answer").dblclick()
    page.reload()
    page.get_by_role("button", name="Hand in answer").or_(page.get_by_text("Point by point")).first.wait_for()
    settle(page)
    if page.get_by_role("button", name="Hand in answer").is_visible():
        page.get_by_role("button", name="Hand in answer").click()
    page.get_by_text("Point by point").wait_for()
    assert "try" not in tries(page)


def test_two_tabs_make_one_attempt_and_lose_no_text(page: Page) -> None:
    """The first one counts; what the other tab handed in waits in the box for another try."""
    start(page, count=1)
    other = page.context.new_page()
    other.goto(page.url)
    box(other, 1).wait_for()
    settle(other)
    hand_in(page, 1, "The first one.")
    box(other, 1).fill("The second one.")
    other.get_by_role("button", name="Hand in answer").click()
    expect(other.get_by_text("already answered in another tab")).to_be_visible()
    expect(other.locator(".rh-answer")).to_have_text("The first one.")
    other.get_by_role("button", name="Edit my answer").click()
    expect(box(other, 1)).to_have_value("The second one.")


def test_a_blank_answer_is_asked_about_and_can_be_handed_in(page: Page) -> None:
    """Pressing the keys twice on an empty box hands in nothing; saying so does, and it scores 0."""
    start(page, count=1)
    for _ in range(3):
        box(page, 1).press("Control+Enter")
    expect(page.get_by_text("The box is empty")).to_be_visible()
    page.get_by_role("button", name="Hand in blank").click()
    page.get_by_text("You handed in a blank answer").wait_for()
    assert score(page) == 0


def test_too_long_an_answer_is_refused_and_nothing_is_lost(page: Page) -> None:
    """How much too long it is, and the whole text still there; shortened, it goes in."""
    start(page, count=1)
    box(page, 1).fill("word " * 4_001)
    page.get_by_role("button", name="Hand in answer").click()
    expect(page.get_by_text("20,005 characters, and 20,000 is the most")).to_be_visible()
    expect(box(page, 1)).to_have_value("word " * 4_001)
    page.reload()
    expect(box(page, 1)).to_have_value("word " * 4_001)
    hand_in(page, 1, "word " * 4_000)


def test_answering_again_is_the_second_try(page: Page) -> None:
    """From an empty box, or from the words of the try before; all tries are on record."""
    start(page, count=1)
    hand_in(page, 1, "One.")
    page.get_by_role("button", name="Answer again").click()
    expect(box(page, 1)).to_have_value("")
    hand_in(page, 1, "Two.")
    page.get_by_role("button", name="Edit my answer").click()
    expect(box(page, 1)).to_have_value("Two.")
    box(page, 1).press("Control+End")
    box(page, 1).type(" And three.")
    page.get_by_role("button", name="Hand in answer").click()
    expect(page.locator(".rh-answer")).to_have_text("Two. And three.")
    assert "3 tries" in tries(page)


TWO_SCRIPTS = """async ([script, html]) => {
    const load = () => import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
    const [box, copies] = [await load(), await load()];
    const root = document.body.appendChild(document.createElement("div"));
    root.innerHTML = html;
    const place = { session: "late", position: 0, tries: [0] };
    const data = { ...place, number: 1, text: "", seconds: 0, revision: 0, recordings: [], spoken: [], fixes: [],
        levels: [], hearing: false, heard: 0, refusals: 0, longest: 20000, label: "Your answer" };
    const close = box.default({ parentElement: root, data, setStateValue() {}, setTriggerValue() {} });
    root.querySelector("textarea").value = "A model that reads images.";
    root.querySelector("textarea").dispatchEvent(new Event("input"));
    copies.default({ data: { ...place, tries: [1], idle: true } });
    close();
    const kept = Object.keys(localStorage).filter((key) => key.includes("late"));
    root.remove();
    return kept;
}"""


def test_a_box_that_goes_late_leaves_no_copy_behind(page: Page) -> None:
    """It had given up waiting, the result came after all: the copy stays dropped when the box goes after that."""
    assert page.evaluate(TWO_SCRIPTS, [answer_box._script(), answer_box._file("box.html")]) == []


def test_time_when_nobody_is_there_is_no_time_on_the_question(page: Page) -> None:
    """A page left in view for hours counts five minutes; the clock goes on with the next key."""
    page.clock.install()
    page.reload()
    page.get_by_role("button", name="Start").wait_for()
    start(page, count=1)
    clock = page.locator(".time")
    page.clock.run_for("03:00:00")
    expect(clock).to_have_text(re.compile(r"^[56]:\d\d$"))
    box(page, 1).press("a")
    page.clock.run_for("02:00")
    expect(clock).to_have_text(re.compile(r"^[7-9]:\d\d$"))
