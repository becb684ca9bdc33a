"""What 5,000 questions of one's own cost: taking them in, and the pages beside those with the 20 that ship."""

import csv
import io
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from interviewer.authoring import Authoring, TakingIn
from interviewer.bootstrap import load_bank, read_document
from interviewer.history import open_history
from interviewer.rubrics.offline import OfflineRubricWriter
from tests.bench import many, record
from tests.browser.server import ROOT

MANY = 5_000
ATTEMPTS = 100
NOUNS = "cache queue index shard token lock page thread socket buffer table stream kernel proxy cursor".split()
VERBS = "split warm flush drain resize replay verify trace merge rotate seal mirror pin age rank".split()


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


def server_folder(folder: Path, these: list[tuple[str, str]]) -> Path:
    """A data folder with some answers on record, and with these questions of one's own beside those there are."""
    path = folder / "data" / "history.db"
    path.parent.mkdir(parents=True)
    record.make(path, ATTEMPTS)
    if these:
        document = folder / "many.csv"
        document.write_bytes(as_csv(these))
        environment = {**os.environ, "INTERVIEWER_DATA_DIR": str(folder / "data")}
        command = [sys.executable, "-m", "interviewer", "import", str(document), "--topic", "Many"]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return folder


def main() -> None:
    """Print the figures."""
    these = questions()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"Taking in {MANY:,} questions (aim: under 60 s in all):")
        for title, data in (("many.csv", as_csv(these)), ("many.txt", as_text(these))):
            taken_in(folder, title, data)
        many.compare(server_folder(folder / "few", []), server_folder(folder / "many", these))


if __name__ == "__main__":
    main()
