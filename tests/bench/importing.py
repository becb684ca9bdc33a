"""What 5,000 questions of one's own cost: taking them in, and the pages beside those with the 20 that ship."""

import csv
import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from playwright.sync_api import Page, sync_playwright

from interviewer.authoring import Authoring, TakingIn
from interviewer.bootstrap import load_bank, read_document
from interviewer.history import open_history
from interviewer.rubrics.offline import OfflineRubricWriter
from tests.browser import chromium
from tests.browser.journey import settle
from tests.browser.server import ROOT, Server

MANY = 5_000
DRAWS = 5
SMALL = "Q1. What is a tide?\nThe sea rising and falling. The Moon pulls it."
NOUNS = "cache queue index shard token lock page thread socket buffer table stream kernel proxy cursor".split()
VERBS = "split warm flush drain resize replay verify trace merge rotate seal mirror pin age rank".split()
PAGES = {
    "first page": "/",
    "Questions": "/bank?topic=many",
    "a topic in Review": "/review",
    "an own question": "/editor?question=many-07",
}


def questions() -> list[tuple[str, str]]:
    """Nearly all different, with answers of some 40 words."""
    chance = Random(1)
    told = []
    for number in range(MANY):
        noun, verb = chance.choice(NOUNS), chance.choice(VERBS)
        words = " ".join(chance.choice((*NOUNS, *VERBS)) for _ in range(6))
        prompt = f"Why {verb} a {noun} when {words} {number}?"
        answer = f"To {verb} a {noun} early keeps it small. A full {noun} blocks whoever waits for it. " * 2
        told.append((prompt, f"{answer}Case {number} shows it."))
    return told


def as_csv(these: list[tuple[str, str]]) -> bytes:
    """A table of them."""
    told = io.StringIO()
    csv.writer(told).writerows([("Question", "Answer"), *these])
    return told.getvalue().encode()


def as_text(these: list[tuple[str, str]]) -> bytes:
    """A page of them."""
    return "\n\n".join(f"Q{at}. {one}\nAnswer: {answer}" for at, (one, answer) in enumerate(these, start=1)).encode()


def taken_in(folder: Path, name: str, data: bytes) -> tuple[float, float, float]:
    """Seconds to read it, to compare each question with all others, and to keep them."""
    writer = OfflineRubricWriter()
    history = open_history(folder / f"{name}.db")
    authoring = Authoring(shipped=load_bank(), history=history, owner="bench", writer=writer, quick=writer)
    begun = time.perf_counter()
    found = read_document(name, data)
    read = time.perf_counter()
    TakingIn(authoring).matches(found)
    compared = time.perf_counter()
    taken = TakingIn(authoring).take_in(found, "Many")
    kept = time.perf_counter()
    history.close()
    print(
        f"  {name:9} read {read - begun:5.1f} s   compared {compared - read:5.1f} s   kept {kept - compared:5.1f} s"
        f"   {taken.added:,} added, {taken.skipped:,} skipped"
    )
    return read - begun, compared - read, kept - compared


def drawn(page: Page, address: str) -> float:
    """The median of seconds from asking for a page to its last word."""
    taken = []
    for _ in range(DRAWS):
        start = time.perf_counter()
        page.goto(address)
        page.get_by_role("heading", level=1).first.wait_for()
        page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(state="attached")
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def previewed(page: Page, address: str) -> float:
    """The median of seconds from pasting one question to seeing what was found in it."""
    taken = []
    for number in range(DRAWS):
        page.goto(f"{address}/import")
        box = page.get_by_label("Or paste text")
        box.wait_for()
        settle(page)
        box.fill(f"{SMALL} {number}")
        start = time.perf_counter()
        box.press("Control+Enter")
        page.get_by_role("button", name="Add 1 question").wait_for()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def pages(folder: Path, document: Path | None) -> dict[str, float]:
    """How long each page takes, with that document taken in before."""
    server = Server(folder)
    if document:
        environment = {**os.environ, "INTERVIEWER_DATA_DIR": str(folder / "data")}
        command = [sys.executable, "-m", "interviewer", "import", str(document), "--topic", "Many"]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    server.start()
    try:
        with sync_playwright() as playwright:
            browser = chromium.launch(playwright)
            page = browser.new_page()
            drawn(page, server.url)
            addresses = {name: path if document else path.replace("many-07", "mm-07") for name, path in PAGES.items()}
            found = {name: drawn(page, server.url + path) for name, path in addresses.items()}
            found["import preview"] = previewed(page, server.url)
            browser.close()
            return found
    finally:
        server.kill()


def main() -> None:
    """Print the figures."""
    these = questions()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"Taking in {MANY:,} questions (aim: under 60 s in all):")
        for title, data in (("many.csv", as_csv(these)), ("many.txt", as_text(these))):
            taken_in(folder, title, data)
        document = folder / "many.csv"
        document.write_bytes(as_csv(these))
        few, many = pages(folder / "few", None), pages(folder / "many", document)
        print(f"Pages with 20 and with {MANY + 20:,} questions (median of {DRAWS}; aim: under 1.2 times):")
        for title, seconds in few.items():
            print(f"  {title:18} {seconds:.2f} s   {many[title]:.2f} s   ratio {many[title] / seconds:.2f}")


if __name__ == "__main__":
    main()
