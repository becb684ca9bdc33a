"""Keeping a bank by hand: a table is mapped, what is there is replaced, points are moved, and all of it goes again."""

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from tests.browser.journey import box, choose, hand_in, settle, start
from tests.browser.server import Server
from tests.browser.test_own_questions import follow

pytestmark = pytest.mark.browser

TABLE = (
    "Item;More;What it says\n"
    "What is a tide?;sea;The sea rises and falls. The Moon pulls it.\n"
    "What is surf?;sea;Waves that break near the shore. Wind made them.\n"
)
AGAIN = "Q1. What is a tide?\nThe sea rises twice a day.\nQ2. What is surf?\nWaves.\nQ3. What is foam?\nAir in water.\n"


def take_in(page: Page, url: str, text: str, sign: str) -> None:
    """Paste a document and wait for what is found."""
    page.goto(f"{url}/import")
    settle(page)
    pasted = page.get_by_label("Or paste text")
    pasted.fill(text)
    pasted.press("Control+Enter")
    page.get_by_text(sign).first.wait_for()
    page.get_by_role("heading", name="The questions").wait_for()
    settle(page)


def add_two(page: Page, topic: str, *, button: str = "Add 2 questions") -> None:
    """Keep what is asked for under that name."""
    name = page.get_by_label("Keep them under the topic")
    name.fill(topic)
    name.press("Tab")
    settle(page)
    page.get_by_role("button", name=button).click()


def map_the_table(page: Page, url: str) -> None:
    """What the columns hold is set by hand, and the topic named."""
    page.goto(f"{url}/import")
    table = FilePayload(name="sea.csv", mimeType="text/csv", buffer=TABLE.encode())
    page.locator("input[type=file]").set_input_files(table)
    page.get_by_role("heading", name="The questions").wait_for()
    settle(page)
    page.get_by_text("What the columns hold").click()
    settle(page)
    choose(page, "“More” holds", "tags", exact=True)
    page.get_by_text("answer in 2").wait_for()
    add_two(page, "The sea")
    expect(page.get_by_text("2 questions added")).to_be_visible()


def replace_one_and_skip_one(page: Page, url: str) -> None:
    """Of three, one replaces mine, one is skipped and one is new; what was asked about is told."""
    take_in(page, url, AGAIN, "3 questions in")
    page.get_by_text("You may have 2 of these already").wait_for()
    choose(page, "What to do with “What is a tide?”", "Replace mine", exact=True)
    add_two(page, "the SEA", button="Add 1 and replace 1 question")
    expect(page.get_by_text("1 question added, 1 replaced, 1 skipped")).to_be_visible()


def heard(page: Page) -> list[str]:
    """What the points say, in their order."""
    return [one.input_value() for one in page.get_by_label("What is to be heard").all()]


def test_a_bank_is_kept_by_hand(own_server: Server, context: BrowserContext) -> None:
    """From a table without a name for anything to an empty shelf, each step told and none of it lost on the way."""
    page = context.new_page()
    map_the_table(page, own_server.url)
    replace_one_and_skip_one(page, own_server.url)
    page.get_by_role("link", name="See them all").click()
    page.get_by_role("heading", name="The sea").wait_for()
    for told in ("What is a tide?", "What is surf?", "What is foam?"):
        expect(page.get_by_text(told)).to_have_count(1)
    expect(page.get_by_text("sea · your own")).to_have_count(1)

    page.get_by_role("link", name="Edit").nth(1).click()
    page.get_by_role("heading", name="What is surf?").wait_for()
    settle(page)
    points = heard(page)
    assert len(points) == 2
    page.get_by_role("button", name="Merge").first.click()
    expect(page.get_by_label("What is to be heard")).to_have_count(1)
    assert heard(page) == [f"{points[0].rstrip('.')}; {points[1]}"]
    page.get_by_role("button", name="Split").click()
    expect(page.get_by_label("What is to be heard")).to_have_count(2)
    settle(page)
    split = heard(page)
    page.get_by_role("button", name="↓").first.click()
    settle(page)
    expect(page.get_by_label("What is to be heard").first).to_have_value(split[1])
    page.get_by_role("button", name="Keep this rubric").click()
    expect(page.get_by_text("Reviewed.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("What is to be heard").first).to_have_value(split[1])

    page.get_by_role("button", name="Retire").click()
    expect(page.get_by_text("no session asks it")).to_be_visible()
    page.get_by_role("button", name="Ask it again").click()
    expect(page.get_by_text("no session asks it")).to_have_count(0)
    settle(page)
    page.get_by_role("button", name="Delete …").click()
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_text("The question is deleted.")).to_be_visible()
    expect(page.get_by_text("What is surf?")).to_have_count(0)
    settle(page)
    page.get_by_role("button", name="Delete …").click()
    page.get_by_role("button", name="Delete the topic").click()
    expect(page.get_by_text("The topic is deleted.")).to_be_visible()
    expect(page.get_by_text("The sea")).to_have_count(0)


def test_an_answer_is_graded_again_by_a_newer_rubric(own_server: Server, context: BrowserContext) -> None:
    """The old grade stays beside the new one, and says that it is old until then."""
    page = context.new_page()
    page.goto(own_server.url)
    start(page, count=1)
    hand_in(page, 1, "A multimodal model takes in several kinds of data and relates them to each other.")
    before = page.locator(".rh-score").first.inner_text()
    session = page.url
    page.goto(f"{own_server.url}/editor?question=mm-01")
    page.get_by_label("What is to be heard").first.wait_for()
    settle(page)
    number = page.get_by_label("What is to be heard").count()
    for left in range(number - 1, 0, -1):
        page.get_by_role("button", name="Delete", exact=True).last.click()
        expect(page.get_by_label("What is to be heard")).to_have_count(left)
        settle(page)
    page.get_by_role("button", name="Keep this rubric").click()
    expect(page.get_by_text("you have adapted it")).to_be_visible()
    page.goto(session)
    page.get_by_text("Graded with an older rubric").wait_for()
    settle(page)
    expect(page.locator(".rh-score").first).to_have_text(before)
    page.get_by_role("button", name="Grade again").click()
    expect(page.get_by_text("Graded with an older rubric")).to_have_count(0)
    expect(page.locator(".rh-score").first).to_have_text("100%")
    follow(page, "Practice")
    assert box(page, 1).count() == 0
