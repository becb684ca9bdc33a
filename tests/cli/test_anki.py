"""``anki`` as a person types it."""

import zipfile
from contextlib import closing
from pathlib import Path

from interviewer import bootstrap
from interviewer.domain.attempt import Draft
from interviewer.domain.session import Setup
from interviewer.history import open_history
from tests.cli.shell import run, run_here


def test_weak_points_are_written_once_there_are_some(tmp_path: Path) -> None:
    """Before any practice the reason is told; after it there is a deck, and a file that is there stays."""
    home, target = str(tmp_path / "home"), tmp_path / "weak.apkg"
    done = run_here("anki", "-o", str(target), INTERVIEWER_DATA_DIR=home)
    assert (done.returncode, b"Practise, then look again" in done.stderr) == (2, True)
    assert not target.exists()
    with closing(open_history(tmp_path / "home" / "history.db")) as history:
        app = bootstrap.build_without_model(history, bootstrap.LOCAL_OWNER)
        question = next(iter(app.bank.questions()))
        session = app.start(Setup(topics=(question.topic,), count=1, questions=(question.id,)))
        app.answer(session.id, 0, 1, Draft(text="It parts the two halves, I think."))
    done = run("anki", "-o", str(target), INTERVIEWER_DATA_DIR=home)
    assert done.returncode == 0, done.stderr
    assert b" weak or shaky points." in done.stdout
    assert "collection.anki2" in zipfile.ZipFile(target).namelist()
    again = run_here("anki", "-o", str(target), INTERVIEWER_DATA_DIR=home)
    assert (again.returncode, b"--force" in again.stderr) == (2, True)
