"""What grows with the record: the same questions to one of 100 attempts and to one of 100,000, side by side.

``python -m tests.bench.scale [SMALL LARGE]``
"""

import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import timedelta
from functools import partial
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from interviewer.bootstrap import LOCAL_OWNER, build_finding, build_practising, build_without_model
from interviewer.domain.finding import State, Wanted
from interviewer.history import open_history
from interviewer.interview import Interview
from tests.bench import record
from tests.bench.pages import rerun
from tests.browser import chromium
from tests.browser.server import Server

SIZES = (100, 100_000)
ROUNDS, VISITS, A_PAGE = 25, 5, 20
ROUNDS_OF_RERUNS, AT_A_TIME = 5, 3
AIM = 2.0
QUESTION = "mm-05"
Work = Callable[[Interview], object]
YEAR = record.END - timedelta(days=365)
MONTH = record.END - timedelta(days=30)

WANTED = {
    "a rare word": Wanted(words=record.RARE),
    "a common word": Wanted(words="model"),
    "a long common word": Wanted(words="multimodal"),
    "the beginning of one": Wanted(words="att"),
    "two common words": Wanted(words="model training"),
    "a phrase": Wanted(words='"of the"'),
    "a phrase that nobody said": Wanted(words='"the rag"'),
    "no such word": Wanted(words="xylophone"),
    "a topic": Wanted(topics=("own-0",)),
    "scores": Wanted(scores=(35, 70)),
    "a grader": Wanted(graders=(record.MODEL,)),
    "graded": Wanted(states=(State.GRADED,)),
    "disputed": Wanted(states=(State.DISPUTED,)),
    "not graded": Wanted(states=(State.UNGRADED,)),
    "an older rubric": Wanted(states=(State.OLDER,)),
    "since a month ago": Wanted(since=MONTH),
    "a year long ago": Wanted(since=YEAR - timedelta(days=365), until=YEAR),
    "a word with all of these": Wanted(
        words="model", scores=(0, 90), graders=("offline",), states=(State.GRADED,), since=YEAR
    ),
}


def found(wanted: Wanted) -> Work:
    """What the history page asks for when something is looked for."""

    def work(app: Interview) -> object:
        finding = build_finding(app)
        return finding.choices(), finding.find(wanted).page(limit=A_PAGE)

    return work


CALLS: dict[str, Work] = {
    **{f"search: {name}": found(wanted) for name, wanted in WANTED.items()},
    "search: the second page": lambda app: build_finding(app).find(Wanted(words="model")).page(limit=5, offset=5),
    "sessions: how many, and the first page": lambda app: (app.count_sessions(), app.summaries(limit=A_PAGE)),
    "review: scores over time": lambda app: build_practising(app).trends(),
    "review: sure against right": lambda app: build_practising(app).predictions(),
    "review: the map": lambda app: build_practising(app).map(),
    "first page: what is due": lambda app: build_practising(app).agenda(),
    "first page: recent sessions": lambda app: app.sessions(limit=A_PAGE),
    "question: its attempts": lambda app: build_practising(app).attempts(QUESTION, limit=10),
    "question: count": lambda app: build_practising(app).count_attempts(QUESTION),
    "weakest first": lambda app: app.history.standings(app.owner),
    "settings: overturned": lambda app: app.history.overturned(app.owner),
    "one session's report": lambda app: app.report("s3"),
}

PAGES = {
    "first page": ("", "due today|Nothing is due"),
    "history": ("history", "newest first"),
    "history, a common word": ("history?words=model", "found"),
    "history, a rare word": (f"history?words={record.RARE}", "found"),
    "history, a filter": ("history?score=35&score=70", "found"),
    "review": ("review", "What you know"),
    "question": (f"question?question={QUESTION}", "Every attempt"),
}


def median_of(works: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """Milliseconds that each takes, in turns, so that what else the machine does meets all of them alike."""
    taken: list[list[float]] = [[] for _ in works]
    for number in range(rounds + 1):
        for work, times in zip(works, taken, strict=True):
            start = time.perf_counter()
            work()
            if number:
                times.append((time.perf_counter() - start) * 1000)
    return [statistics.median(times) for times in taken]


def measure_calls(folders: Sequence[Path]) -> Iterator[tuple[str, list[float]]]:
    """Every use case at every size."""
    with ExitStack() as stack:
        apps = []
        for folder in folders:
            history = open_history(folder / "data" / "history.db")
            stack.callback(history.close)
            apps.append(build_without_model(history, LOCAL_OWNER))
        for name, work in CALLS.items():
            yield name, median_of([partial(work, app) for app in apps], ROUNDS)


def drawn(page: Page, url: str, sign: str) -> None:
    """Open a page and wait until all of it is there."""
    page.goto(url)
    page.get_by_text(_pattern(sign)).first.wait_for()
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(state="attached")


def _pattern(sign: str) -> re.Pattern[str]:
    return re.compile(sign)


def measure_pages(folders: Sequence[Path]) -> Iterator[tuple[str, list[float]]]:
    """Every page at every size: from asking for it to all of it drawn, and drawn once more."""
    with ExitStack() as stack:
        browser = chromium.launch(stack.enter_context(sync_playwright()))
        places = []
        for folder in folders:
            server = Server(folder)
            stack.callback(server.kill)
            server.start()
            places.append((browser.new_page(), server.url))
        for name, (path, sign) in PAGES.items():
            visits = [partial(drawn, page, f"{url}/{path}", sign) for page, url in places]
            yield f"{name}, opened", median_of(visits, VISITS)
            yield f"{name}, run again", _in_turns([page for page, _ in places])
        browser.close()


def _in_turns(pages: Sequence[Page]) -> list[float]:
    """The median of what a rerun takes on each, some on one and some on the other."""
    rounds = [[rerun(page, AT_A_TIME) for page in pages] for _ in range(ROUNDS_OF_RERUNS)]
    return [statistics.median(taken) for taken in zip(*rounds, strict=True)]


def tell(title: str, rows: Iterator[tuple[str, list[float]]], sizes: Sequence[int]) -> list[str]:
    """Print a table; what is over the aim."""
    small, large = (f"{size:,}" for size in sizes)
    print(f"{title:<42}{small:>12}{large:>12}{'ratio':>8}")
    over = []
    for name, (first, second) in rows:
        ratio = second / first
        over += [name] if ratio > AIM else []
        print(f"  {name:<40}{first:>9.1f} ms{second:>9.1f} ms{ratio:>8.2f}{'  over' if ratio > AIM else ''}")
    return over


def main(sizes: Sequence[int] = SIZES, kept: Path | None = None) -> None:
    """Make the records and print the figures; with ``kept``, make none that is there already."""
    with tempfile.TemporaryDirectory() as name:
        folders = [(kept or Path(name)) / f"rec{size}" for size in sizes]
        for folder, size in zip(folders, sizes, strict=True):
            path = folder / "data" / "history.db"
            if not path.exists():
                path.parent.mkdir(parents=True)
                start = time.perf_counter()
                record.make(path, size)
                took, large = time.perf_counter() - start, path.stat().st_size / 1e6
                print(f"A record of {size:,} attempts: made in {took:.0f} s, {large:,.1f} MB")
        over = tell("Asked of the record (medians):", measure_calls(folders), sizes)
        over += tell("Drawn in the browser (medians):", measure_pages(folders), sizes)
    print(f"  over {AIM:.0f}: {', '.join(over) if over else 'nothing'}")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    main([int(one) for one in arguments[:2]] or SIZES, Path(arguments[2]) if len(arguments) > 2 else None)
