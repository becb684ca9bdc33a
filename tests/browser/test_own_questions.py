"""One's own questions: a dropped document is practised, a rubric edited, a shipped question adapted and reset."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from interviewer.ui.components import as_you_type
from tests.browser.journey import hand_in, score, settle
from tests.browser.server import Server

pytestmark = pytest.mark.browser

DOCUMENT = Path(__file__).parents[1] / "data" / "imports" / "kitchen-damaged.txt"
ANSWER = "Yeast eats sugar and gives off gas, carbon dioxide. A net of gluten keeps the gas in, like a balloon."
TWICE = """# Ovens

## What browns a steak?

Heat and dry air.

## Why does dough rise?

Yeast gives off gas.

## How does salt keep food?

It draws water out.

## What keeps the gas in?

A net of gluten.

## What browns a steak?

The Maillard reaction.
"""


def follow(page: Page, link: str) -> None:
    """Go where a link leads."""
    page.get_by_role("link", name=link).first.click()
    settle(page)


def test_drop_a_document_review_it_and_practise(own_server: Server, context: BrowserContext) -> None:
    """From a damaged page to a graded answer, then its rubric is looked through with a trial beside it."""
    page = context.new_page()
    page.goto(own_server.url)
    follow(page, "Questions")
    follow(page, "Import a document")
    page.locator("input[type=file]").set_input_files(DOCUMENT)
    page.get_by_text("3 questions in “Kitchen Science”").wait_for()
    page.get_by_text("Repaired: ").click()
    expect(page.get_by_text("mixing → resting → baking").first).to_be_attached()
    page.get_by_role("button", name="Add 3 questions").click()
    page.get_by_role("button", name="Practise them now").click()
    hand_in(page, 1, ANSWER)
    assert score(page) > 30
    expect(page.get_by_text("nobody has reviewed them")).to_be_visible()

    page.goto(own_server.url)
    follow(page, "Questions")
    page.get_by_text("Kitchen Science").first.click()
    settle(page)
    page.get_by_role("link", name="Edit").first.click()
    page.get_by_text("Nobody has reviewed it yet").wait_for()
    trial = page.get_by_label("An answer to try")
    trial.fill(ANSWER)
    trial.press("Tab")
    page.locator(".rh-list [role=status]").wait_for()
    before = page.locator(".rh-list li").count()
    page.get_by_role("button", name="Delete", exact=True).last.click()
    expect(page.locator(".rh-list li")).to_have_count(before - 1)
    settle(page)
    page.get_by_role("button", name="Keep this rubric").click()
    # Told in sight of who pressed it, though the page is scrolled far down.
    expect(page.get_by_text("Kept. Grades there are")).to_be_in_viewport(ratio=1)
    expect(page.get_by_text("Reviewed.")).to_be_visible()
    page.get_by_role("button", name="Next one to review (2)").click()
    page.get_by_text("Nobody has reviewed it yet").wait_for()
    page.goto(own_server.url)
    follow(page, "Continue")
    expect(page.get_by_text("Graded with an older rubric")).to_be_visible()


def test_what_is_written_survives_a_reload_and_a_walk_to_other_pages(
    own_server: Server, context: BrowserContext
) -> None:
    """In a rubric and in the form of a question, though nothing was kept and no field was left."""
    page = context.new_page()
    editor = f"{own_server.url}/editor?question=mm-01"
    page.goto(editor)
    point = page.get_by_label("What is to be heard").first
    point.wait_for()
    expect(point).not_to_have_value("")
    settle(page)
    point.fill("It takes in more than one kind of data.")
    page.get_by_text("Not kept yet.").wait_for()
    page.get_by_text("The question and its reference answer").click()
    tags = page.get_by_label("Tags", exact=True)
    tags.fill("pictures")
    page.get_by_text("Not saved yet.").wait_for()
    page.reload()
    point.wait_for()
    expect(point).to_have_value("It takes in more than one kind of data.")
    expect(tags).to_have_value("pictures")
    settle(page)
    follow(page, "History")
    page.get_by_role("heading", name="History").wait_for()
    follow(page, "Questions")
    page.get_by_role("link", name="Edit").first.click()
    point.wait_for()
    expect(point).to_have_value("It takes in more than one kind of data.")
    expect(tags).to_have_value("pictures")
    settle(page)
    page.get_by_role("button", name="Undo my changes").click()
    expect(point).not_to_have_value("It takes in more than one kind of data.")
    expect(tags).to_have_value("pictures")


BEGUN_BEFORE = """async (script) => {
    const place = document.body.appendChild(document.createElement("div"));
    place.dataset.testid = "stTextArea";
    const field = place.appendChild(document.createElement("textarea"));
    let times = 0;
    field.addEventListener("keydown", (event) => (times += event.ctrlKey && event.key === "Enter"));
    field.focus();
    const load = await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
    load.default({ parentElement: place });
    await new Promise((done) => setTimeout(done, 2000)); // timers go off in the order they are due
    place.remove();
    return times;
}"""


def test_what_is_written_before_the_script_has_loaded_counts_too(page: Page) -> None:
    """A slow computer draws a field first, and somebody writes in it at once."""
    assert page.evaluate(BEGUN_BEFORE, as_you_type.SCRIPT.read_text(encoding="utf-8")) == 1


def test_a_shipped_question_is_adapted_and_reset(own_server: Server, context: BrowserContext) -> None:
    """The person's version is the one that is asked, until the shipped one comes back."""
    page = context.new_page()
    page.goto(f"{own_server.url}/editor?question=mm-01")
    page.get_by_text("The question and its reference answer").click()
    prompt = page.get_by_label("Question", exact=True)
    settle(page)
    prompt.wait_for()
    expect(prompt).not_to_have_value("")
    shipped = prompt.input_value()
    prompt.fill("What is multimodal about a model?")
    page.get_by_role("button", name="Save the question").click()
    expect(page.get_by_text("you have adapted it")).to_be_visible()
    expect(page.get_by_role("heading", name="What is multimodal about a model?")).to_be_visible()
    page.get_by_role("button", name="Reset …").click()
    page.get_by_role("button", name="Reset it").click()
    expect(page.get_by_role("heading", name=shipped)).to_be_visible()


def test_two_tabs_have_their_own_drafts(own_server: Server, context: BrowserContext) -> None:
    """Neither sees what the other writes, each is told of it, and the last one saved counts."""
    first, second = context.new_page(), context.new_page()
    for page, written in ((first, "mine"), (second, "theirs")):
        page.goto(f"{own_server.url}/editor?question=mm-01")
        page.get_by_label("What is to be heard").first.wait_for()
        settle(page)
        page.get_by_text("The question and its reference answer").click()
        tags = page.get_by_label("Tags", exact=True)
        expect(tags).to_have_value("")
        expect(page.get_by_text("Another tab has changes")).to_have_count(0 if page is first else 1)
        tags.fill(written)
        page.get_by_text("Not saved yet.").wait_for()
    second.get_by_role("button", name="Save the question").click()
    second.get_by_text("Saved.").first.wait_for()
    tags = first.get_by_label("Tags", exact=True)
    tags.fill("mine, too")
    first.get_by_text("since you began to write here").wait_for()
    expect(tags).to_have_value("mine, too")
    first.get_by_role("button", name="Save the question").click()
    first.get_by_text("Saved.").first.wait_for()
    second.reload()
    second.get_by_label("What is to be heard").first.wait_for()
    settle(second)
    second.get_by_text("The question and its reference answer").click()
    expect(second.get_by_label("Tags", exact=True)).to_have_value("mine, too")


def test_what_is_there_already_is_skipped_replaced_or_kept_beside(own_server: Server, context: BrowserContext) -> None:
    """The button says what a press will do, and the bank holds just that afterwards."""
    page = context.new_page()
    for choice, button, kept in (
        ("Replace mine", "Add 4 questions", 4),
        ("Replace mine", "Replace 4 questions", 4),
        ("Skip it", "Add 0 questions", 4),
        ("Keep both", "Add 5 questions", 9),
    ):
        page.goto(f"{own_server.url}/import")
        page.get_by_label("Or paste text").fill(TWICE)
        page.get_by_label("Or paste text").press("Control+Enter")
        page.get_by_text("5 questions in").wait_for()
        settle(page)
        page.get_by_role("radio", name=choice).check(force=True)
        add = page.get_by_role("button", name=button)
        add.wait_for()
        settle(page)
        if choice != "Skip it":
            add.click()
            page.get_by_role("button", name="Practise them now").wait_for()
        page.goto(f"{own_server.url}/bank")
        page.get_by_text(f"Ovens · {kept}").wait_for()
