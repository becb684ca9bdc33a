"""The pages with the questions there are and with 5,000 more, side by side: two servers at once, asked in turns."""

import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, sync_playwright

from interviewer.bootstrap import LOCAL_OWNER, build_authoring
from interviewer.history import open_history
from tests.bench.pages import rerun_once
from tests.browser import chromium
from tests.browser.journey import settle
from tests.browser.server import Server

ROUNDS = 9
AIM = 1.2
SMALL = "Q1. What is a tide?\nThe sea rising and falling. The Moon pulls it."
OWN = "o-own-0-01"
"""A question of one's own that was practised, in both."""

ADDRESSES = {
    "first page": ("", ""),
    "Questions": ("bank", "bank?topic=many"),
    "Review": ("review", "review"),
    "History": ("history", "history"),
    "editor": (f"editor?question={OWN}", f"editor?question={OWN}"),
    "a question": (f"question?question={OWN}", f"question?question={OWN}"),
    "Settings": ("settings", "settings"),
}
"""Of each page, and where it is among few and among many."""

LOOKED = ADDRESSES["Questions"]


class Taken(NamedTuple):
    """What something took: seconds as they passed, and those of the server's processor."""

    passed: float
    worked: float


class Tab(NamedTuple):
    """A browser's tab, and the server it looks at."""

    page: Page
    server: Server

    def time(self, work: Callable[[], float | None]) -> Taken | None:
        """Do it once; None where it was too short to be seen."""
        begun, begun_work = time.perf_counter(), self._worked()
        told = work()
        passed = time.perf_counter() - begun
        # What the server does after the last word is drawn keeps the next press waiting.
        self.page.wait_for_timeout(100)
        return None if told is None else Taken(told or passed, self._worked() - begun_work)

    def _worked(self) -> float:
        """Linux counts in the clock of each process what all its threads did, also of those that have ended."""
        return time.clock_gettime(~self.server.process.pid << 3 | 2) if self.server.process else 0.0

    def open(self, path: str) -> float:
        """Ask for a page and wait for its last word."""
        self.page.goto(f"{self.server.url}/{path}")
        self.page.get_by_role("heading", level=1).first.wait_for()
        self.page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(state="attached")
        return 0

    def run_again(self) -> float | None:
        """Run the page that is open once more."""
        took = rerun_once(self.page)
        return took / 1000 if took is not None else None

    def look_for(self, path: str) -> float:
        """Look through a topic for words that no question has; only that is timed."""
        self.open(path)
        settle(self.page)
        box = self.page.get_by_label("Find a question")
        box.fill(f"zz{time.perf_counter_ns()}")
        start = time.perf_counter()
        box.press("Enter")
        self.page.get_by_text("No question has these words.").wait_for()
        return time.perf_counter() - start

    def preview(self) -> float:
        """Paste one question and wait for what is found in it; only that is timed."""
        self.open("import")
        settle(self.page)
        box = self.page.get_by_label("Or paste text")
        box.fill(f"{SMALL} {time.perf_counter_ns()}")
        start = time.perf_counter()
        box.press("Control+Enter")
        self.page.get_by_role("button", name="Add 1 question").wait_for()
        return time.perf_counter() - start


def count(folder: Path) -> int:
    """How many questions there are."""
    history = open_history(folder / "data" / "history.db")
    found = len(build_authoring(history, LOCAL_OWNER).bank().ids)
    history.close()
    return found


def medians(works: Sequence[Callable[[], Taken | None]]) -> list[Taken]:
    """Of each, in turns and not always in the same order, so that what else the machine does meets all alike."""
    taken: list[list[Taken]] = [[] for _ in works]
    for number in range(ROUNDS + 1):
        in_turn = list(zip(works, taken, strict=True))
        for work, times in in_turn if number % 2 else reversed(in_turn):
            one = work()
            times.extend([one] if one and number else [])
    return [Taken(*map(statistics.median, zip(*times, strict=True))) for times in taken]


def tell(name: str, few: Taken, many: Taken) -> None:
    """One line of the table."""
    told = (_beside(one, other) for one, other in zip(few, many, strict=True))
    print(f"  {name:36}{''.join(told)}".rstrip())


def _beside(few: float, many: float) -> str:
    over = "over" if many / few > AIM else ""
    return f"{1000 * few:6.0f} ms{1000 * many:7.0f} ms{many / few:7.2f} {over:6}"


def compare(few: Path, many: Path) -> None:
    """Serve both folders and print what every page takes in each."""
    print(f"Pages with {count(few):,} and with {count(many):,} questions (medians of {ROUNDS}; aim: under {AIM}):")
    print(f"  {'':36}{'as it passed':>25}{'processor time of the server':>39}")
    with ExitStack() as stack:
        browser = chromium.launch(stack.enter_context(sync_playwright()))
        tabs = []
        for folder in (few, many):
            server = Server(folder)
            stack.callback(server.kill)
            server.start()
            tabs.append(Tab(browser.new_page(), server))
        for name, addresses in ADDRESSES.items():
            opening = [partial(tab.time, partial(tab.open, path)) for tab, path in zip(tabs, addresses, strict=True)]
            tell(f"{name}, opened", *medians(opening))
            tell(f"{name}, run again", *medians([partial(tab.time, tab.run_again) for tab in tabs]))
        looking = [partial(tab.time, partial(tab.look_for, path)) for tab, path in zip(tabs, LOOKED, strict=True)]
        tell("Questions, looked through", *medians(looking))
        tell("import preview", *medians([partial(tab.time, tab.preview) for tab in tabs]))
        browser.close()
