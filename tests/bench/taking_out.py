"""What taking a record out and in costs: forty times the answers must not take forty times the memory."""

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from interviewer import bootstrap
from interviewer.domain.attempt import Draft
from interviewer.domain.session import Setup
from interviewer.history import open_history
from interviewer.history.document import written

FEW, MANY = 100, 4_000
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
WORK = """
import resource, sys, time
from pathlib import Path
from interviewer.history import open_history
what, folder, file = sys.argv[1:]
history = open_history(Path(folder) / "history.db")
start = time.perf_counter()
if what == "import":
    with open(file, "rb") as source:
        history.take_over("local", source)
elif what == "export":
    with open(file, "wb") as sink:
        sink.writelines(history.exported("local"))
else:
    from interviewer import bootstrap
    with open(file, "wb") as sink:
        sink.writelines(bootstrap.export_table(history, bootstrap.LOCAL_OWNER))
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def one_answer(folder: Path) -> dict[str, Any]:
    """The export of a session with one full answer."""
    history = open_history(folder / "history.db")
    app = replace(
        bootstrap.build_without_model(history, bootstrap.LOCAL_OWNER),
        make_id=iter(["one-session", "one-attempt"]).__next__,
    )
    question = next(app.bank.questions())
    session = app.start(Setup(topics=(question.topic,), count=1, questions=(question.id,)))
    app.answer(session.id, 0, 1, Draft(text=question.reference_text[:1500]))
    app.end(session.id)
    told: dict[str, Any] = json.loads(b"".join(history.exported("local")))
    history.close()
    return told


def many(told: dict[str, Any], answers: int) -> Iterator[bytes]:
    """The same answer so many times, each in a session of its own."""

    def copies(name: str) -> Iterator[dict[str, Any]]:
        text = json.dumps(told["tables"][name])
        if name in ("sessions", "attempts", "grades", "judgements"):
            for number in range(answers):
                here = text.replace("one-session", f"s{number:09}").replace("one-attempt", f"a{number:09}")
                for row in json.loads(here):
                    key = {"grades": "id", "judgements": "grade_id"}.get(name)
                    # Answers of one moment would be looked for one by one when they are indexed.
                    moment = {"answered_at": (NOON + timedelta(minutes=number)).isoformat()}
                    yield {**row, **({key: number + 1} if key else {}), **(moment if name == "attempts" else {})}
        elif name == "snapshots":
            yield from told["tables"][name]

    return written(told["schema"], {name: copies(name) for name in told["tables"]}, ())


def measured(what: str, folder: Path, file: Path) -> tuple[float, int]:
    """Seconds and kilobytes of a process of its own."""
    command = [sys.executable, "-c", WORK, what, str(folder), str(file)]
    seconds, memory = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()
    return float(seconds), int(memory)


def main() -> None:
    """Print them."""
    found: dict[str, list[tuple[float, int]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        told = one_answer(Path(folder))
        for answers in (FEW, MANY):
            home, file = Path(folder) / str(answers), Path(folder) / f"{answers}.json"
            home.mkdir()
            with file.open("wb") as sink:
                sink.writelines(many(told, answers))
            for what in ("import", "export", "table"):
                target = file if what == "import" else file.with_suffix(f".{what}")
                found.setdefault(what, []).append(measured(what, home, target))
            same = _digest(file) == _digest(file.with_suffix(".export"))
            print(f"{answers:,} answers, {file.stat().st_size / 1e6:,.1f} MB: exported again the same bytes: {same}")
    for what, (few, lots) in found.items():
        time, memory = lots[0] / few[0], lots[1] / few[1]
        print(f"{what}: {time:.0f} times the time, {memory:.2f} times the memory for {MANY // FEW} times the answers")


def _digest(file: Path) -> str:
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


if __name__ == "__main__":
    main()
