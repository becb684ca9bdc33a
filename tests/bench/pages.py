"""What the pages cost beside a one-line Streamlit app: the first page from process start, and a rerun."""

import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser import chromium
from tests.browser.server import Server

STARTS = 5
RERUNS = 20
ONE_LINE = 'import streamlit as st\n\nst.title("Hello")\n'
_WATCH = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const start = performance.now();
    let ran = false;
    window.rerunTook = new Promise((done) => {
        const watch = new MutationObserver(() => {
            const state = app.getAttribute("data-test-script-state");
            ran = ran || state === "running";
            if (ran && state === "notRunning") { watch.disconnect(); done(performance.now() - start); }
        });
        watch.observe(app, { attributes: true });
    });
}"""


def first_page(page: Page, folder: Path, script: Path | None) -> float:
    """Seconds from starting the process to the first heading on the page."""
    server = Server(folder, **({"script": script} if script else {}))
    start = time.perf_counter()
    server.start()
    try:
        page.goto(server.url)
        page.get_by_role("heading").first.wait_for()
        return time.perf_counter() - start
    finally:
        server.kill()


def rerun(page: Page, times: int = RERUNS) -> float:
    """The median of milliseconds from asking for a rerun to its end."""
    page.wait_for_function("document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'")
    taken: list[float] = []
    for _ in range(3 * times):
        took = rerun_once(page)
        taken += [took] if took is not None else []
        page.wait_for_timeout(200)
        if len(taken) == times:
            break
    return statistics.median(taken)


def rerun_once(page: Page) -> float | None:
    """Milliseconds of one; None for a run so short that the page never showed it as running."""
    page.evaluate(_WATCH)
    page.keyboard.press("r")
    return page.evaluate("Promise.race([window.rerunTook, new Promise((done) => setTimeout(done, 1000, null))])")


def start_interview(page: Page, url: str) -> None:
    """Go to a question, as a candidate would."""
    page.goto(url)
    page.get_by_role("button", name="Start").first.click()
    page.wait_for_url("**session=*")
    page.get_by_role("textbox").first.wait_for()


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder, browser = Path(name), chromium.launch(playwright)
        one_line = folder / "one_line.py"
        one_line.write_text(ONE_LINE, encoding="utf-8")
        page = browser.new_page()
        print(f"First drawn page from process start (median of {STARTS}, taken in turns):")
        plain, ours = [], []
        for number in range(STARTS):
            plain.append(first_page(page, folder / f"plain{number}", one_line))
            ours.append(first_page(page, folder / "ours", None))
        theirs, mine = statistics.median(plain), statistics.median(ours)
        print(f"  one-line app {theirs:.2f} s   Rehearsal {mine:.2f} s   ratio {mine / theirs:.2f} (aim: under 1.3)")
        reruns = {}
        for label, script in (("one-line app", one_line), ("practice page", None)):
            server = Server(folder / label, **({"script": script} if script else {}))
            server.start()
            page = browser.new_page()
            page.goto(server.url) if script else start_interview(page, server.url)
            page.wait_for_timeout(2500)
            reruns[label] = rerun(page)
            server.kill()
        ratio = reruns["practice page"] / reruns["one-line app"]
        print(f"Rerun (median of {RERUNS}):")
        mine, plain_one = reruns["practice page"], reruns["one-line app"]
        print(f"  one-line app {plain_one:.1f} ms   practice page {mine:.1f} ms   ratio {ratio:.2f} (aim: under 2)")
        browser.close()


if __name__ == "__main__":
    main()
