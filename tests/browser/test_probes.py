"""A follow-up in the real app, from the missing point to both scores in the report."""

import json

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.journey import box, see_report, settle, start, wait_until
from tests.browser.server import Server
from tests.browser.test_model import app_with_model, fair, opened
from tests.models.server import Answered, Body, ModelServer, says

__all__ = ["app_with_model"]
pytestmark = pytest.mark.browser
SAID = "A multimodal model takes in several kinds of data and relates them to each other."
ASKED = "How can one network deal with things that are so different?"
WORDED = "You say that it relates them to each other: how would you go about that?"
REPLY = "An encoder for each modality turns its input into vectors in a common representation."
NO_COPIES = "(texts) => !Object.values(localStorage).some((copy) => texts.some((text) => copy.includes(text)))"
"""Nothing that was handed in is left in the browser; a box that is open keeps its own time there."""


def test_a_missing_point_is_asked_for_and_both_scores_are_in_the_report(page: Page) -> None:
    """No result before the follow-up is settled; a draft of the reply survives a reload; the report tells both."""
    start(page, count=2, follow_ups="One")
    box(page, 1).fill(SAID)
    page.get_by_role("button", name="Hand in answer").click()
    page.get_by_text(ASKED).wait_for()
    expect(page.get_by_text("Point by point")).to_have_count(0)
    reply = page.get_by_label("Your reply")
    reply.type(REPLY[:40])
    page.reload()
    expect(reply).to_have_value(REPLY[:40])
    reply.fill(REPLY)
    page.get_by_role("button", name="Hand in answer").click()
    page.get_by_text("Point by point").wait_for()
    expect(page.locator(".rh-headline")).to_contain_text("with the follow-up")
    expect(page.get_by_text("Said when asked; without the follow-up it was missed.").first).to_be_visible()
    page.wait_for_function(NO_COPIES, arg=[SAID, REPLY])
    page.get_by_role("button", name="Next question").click()
    box(page, 2).fill("I don't know much about that.")
    page.get_by_role("button", name="Hand in answer").click()
    page.get_by_role("button", name="Skip this follow-up").click()
    see_report(page)
    unaided = int(page.locator(".rh-headline .rh-score").first.inner_text().rstrip("%"))
    aided = int(page.locator(".rh-headline .rh-with b").first.inner_text().rstrip("%"))
    assert unaided < aided
    expect(page.locator("summary.rh-row").first).to_contain_text("with follow-ups")
    expect(page.locator("summary.rh-row").nth(1)).not_to_contain_text("with follow-ups")


def thinks_slowly(body: Body) -> Answered:
    """A question at once, grades when they are released."""
    return says(json.dumps({"probe": WORDED})) if asks_further(body) else fair(body, held=True)


def asks_further(body: Body) -> bool:
    """Whether a request is for a follow-up, and not for a grade."""
    return "follow-up" in body["messages"][0]["content"]


def graded(model: ModelServer) -> list[Body]:
    """The requests for grades so far."""
    return [one for one in model.asked if not asks_further(one)]


def test_the_model_words_the_follow_up_while_its_grade_is_still_to_come(
    context: BrowserContext, app_with_model: Server, model: ModelServer
) -> None:
    """In an interview: asked at once, nothing told until the end, and then both scores by the model."""
    model.will(thinks_slowly)
    page = opened(context, app_with_model)
    start(page, count=1, mode="Interview", follow_ups="Up to two")
    box(page, 1).fill(SAID)
    page.get_by_role("button", name="Hand in answer").click()
    page.get_by_text(WORDED).wait_for()
    wait_until(page, lambda: len(graded(model)) == 1)
    expect(page.locator("body")).not_to_contain_text("%")
    page.get_by_label("Your reply").fill(REPLY)
    page.get_by_role("button", name="Hand in answer").click()
    page.locator(".rh-answer", has_text=REPLY).wait_for()
    page.wait_for_function(NO_COPIES, arg=[SAID, REPLY])
    page.get_by_role("button", name="Skip this follow-up").click()
    page.get_by_text("Scores come at the end.").wait_for()
    page.get_by_role("button", name="See the report").click()
    page.get_by_text("Question by question").wait_for()
    wait_until(page, lambda: len(graded(model)) == 2)
    model.released.set()
    page.wait_for_function("document.body.innerText.includes('Graded by openai/m')")
    settle(page)
    expect(page.locator(".rh-headline").first).to_contain_text("with follow-ups")
    assert len(graded(model)) == 2
