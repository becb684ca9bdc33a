"""``export`` and ``import`` of a history as a person types them, with two data folders."""

import csv
import io
import json
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from interviewer import bootstrap
from interviewer.domain.attempt import Draft
from interviewer.domain.session import Mode, Setup
from interviewer.domain.transcript import Recording
from interviewer.history import open_history
from tests.app.toy import HOSTILE
from tests.cli.shell import run, run_here, said_in
from tests.history.making import HEARD

DATA = Path(__file__).parents[1] / "data" / "imports"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a session that ended, a spoken one in mid-answer, an open interview, and own questions."""
    folder = tmp_path_factory.mktemp("home")
    taken = run_here("import", str(DATA / "headed.md"), "--topic", "Sailing", INTERVIEWER_DATA_DIR=str(folder))
    assert taken.returncode == 0
    with closing(open_history(folder / "history.db", sounds=folder / "recordings")) as history:
        app = bootstrap.build_without_model(history, bootstrap.LOCAL_OWNER)
        topic = app.bank.topics[0]
        done = app.start(Setup(topics=(topic.id,), count=2))
        app.answer(done.id, 0, 1, Draft(text=f"It parts the two halves.\n{HOSTILE}", seconds=7))
        app.end(done.id)
        spoken = app.start(Setup(topics=(topic.id, "sailing"), count=2))
        recording = Recording(
            id="r1",
            owner="local",
            session_id=spoken.id,
            position=0,
            number=1,
            recorded_at=app.clock(),
            seconds=2,
            size=9,
            kept_as="flac",
        )
        history.keep_recording(recording, b"\x00\xff some sound")
        history.add_transcript("local", "r1", HEARD)
        app.save_draft(spoken.id, 0, Draft(text="half an ans", revision=5))
        interview = app.start(Setup(topics=(topic.id,), count=2, mode=Mode.INTERVIEW))
        app.answer(interview.id, 0, 1, Draft(text="The model reads pictures and text."))
        bootstrap.build_practising(app).settle()
    return folder


def within(folder: Path) -> dict[str, str]:
    """The environment of an installation in that folder."""
    return {"INTERVIEWER_DATA_DIR": str(folder)}


def everything(folder: Path, target: Path) -> bytes:
    """What an export of it to JSON comes to."""
    done = run_here("export", "--format", "json", "-o", str(target), **within(folder))
    assert (done.returncode, done.stdout) == (0, f"Written to {target}.\n".encode()), done.stderr
    return target.read_bytes()


def test_export_import_export_gives_the_same_bytes(home: Path, tmp_path: Path) -> None:
    """Through the shell alone, into a folder that isn't there yet; sound, drafts and own questions come along."""
    exported = everything(home, tmp_path / "all.json")
    fresh = tmp_path / "fresh"
    (told,) = said_in(run("import", str(tmp_path / "all.json"), "--json", **within(fresh)))
    assert told == {"sessions": 3, "attempts": 2, "recordings": 1}
    assert run("export", "--format", "json", "-o", str(tmp_path / "again.json"), **within(fresh)).returncode == 0
    assert (tmp_path / "again.json").read_bytes() == exported
    assert (fresh / "recordings" / "r1.flac").read_bytes() == b"\x00\xff some sound"
    assert b"What does the keel do?" in run_here("questions", **within(fresh)).stdout
    for command in (("stats", "--json"), ("export", "--format", "csv", "-o", "-")):
        ours, theirs = (run_here(*command, **within(folder)).stdout for folder in (home, fresh))
        if command[0] == "stats":
            ours, theirs = (_without_bytes(one) for one in (ours, theirs))
        assert theirs == ours
    assert run("export", "--format", "json", "-o", "-", **within(fresh)).stdout == exported


def _without_bytes(told: bytes) -> bytes:
    """What lies on disk is no part of the history."""
    known = {name: value for name, value in json.loads(told).items() if not name.startswith("bytes_")}
    return json.dumps(known).encode()


def test_a_spoilt_export_is_refused_and_nothing_is_touched(home: Path, tmp_path: Path) -> None:
    """Cut short, one byte changed, of a newer version, into a record that is not empty: the reason is told."""
    exported = everything(home, tmp_path / "all.json")
    middle = len(exported) // 2
    fresh, file = tmp_path / "fresh", tmp_path / "spoilt.json"
    assert run_here("stats", **within(fresh)).returncode == 0
    empty = everything(fresh, tmp_path / "empty.json")
    for spoilt, reason in (
        (exported[:-1], b"cut short or changed"),
        (exported[:middle], b"cut short or changed"),
        (exported[:middle] + bytes([exported[middle] ^ 1]) + exported[middle + 1 :], b"cut short or changed"),
    ):
        file.write_bytes(spoilt)
        for extra in ((), ("--dry-run",)):
            done = run_here("import", str(file), *extra, **within(fresh))
            assert (done.returncode, reason in done.stderr) == (2, True), done.stderr
            assert b"Traceback" not in done.stderr
    done = run_here("import", str(tmp_path / "all.json"), **within(home))
    assert (done.returncode, b"a record here already" in done.stderr) == (2, True)
    assert everything(fresh, tmp_path / "still.json") == empty
    assert everything(home, tmp_path / "ours.json") == exported
    assert not (fresh / "recordings").exists()


def test_import_tells_a_history_from_a_document(home: Path, tmp_path: Path) -> None:
    """A look at it keeps nothing; what only documents have is refused."""
    everything(home, tmp_path / "all.json")
    done = run_here("import", str(tmp_path / "all.json"), "--dry-run", **within(tmp_path / "fresh"))
    assert done.stdout == b"It holds 3 sessions, 2 answers, 1 recording.\n"
    for option in (("--topic", "x"), ("--mapping", "{}")):
        done = run_here("import", str(tmp_path / "all.json"), *option, **within(tmp_path / "fresh"))
        assert (done.returncode, b"neither --topic nor --mapping" in done.stderr) == (2, True)
    assert run_here("import", str(DATA / "headed.md"), "--dry-run", **within(tmp_path / "fresh")).returncode == 0


def test_a_session_is_exported_as_a_report(home: Path, tmp_path: Path) -> None:
    """By its id, which the command lists when none is given; an open interview tells no score."""
    done = run_here("export", "--format", "md", "-o", "-", **within(home))
    assert done.returncode == 2
    listed = [line.split()[0] for line in done.stderr.decode().splitlines() if line.startswith("  ")]
    assert len(listed) == 3
    newest, _, oldest = listed
    for form in ("md", "html"):
        target = tmp_path / f"report.{form}"
        assert (
            run_here("export", "--format", form, "--session", oldest, "-o", str(target), **within(home)).returncode == 0
        )
        told = target.read_text(encoding="utf-8")
        assert "It parts the two halves." in told
        assert "Reference answer" in told
        assert "<script>" not in told
        open_interview = run_here(
            "export", "--format", form, "--session", newest, "-o", "-", **within(home)
        ).stdout.decode()
        assert "The model reads pictures and text." in open_interview
        assert "Reference answer" not in open_interview
        by_word = run("export", "--format", form, "--session", "newest", "-o", "-", **within(home)).stdout.decode()
        assert by_word == open_interview


def test_attempts_are_exported_as_a_table(home: Path) -> None:
    """One row for each, on standard output as in a file."""
    done = run_here("export", "--format", "csv", "-o", "-", **within(home))
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8-sig"), newline="")))
    assert [one["mode"] for one in rows] == ["practice", "interview"]
    assert HOSTILE in rows[0]["answer"]
    assert [bool(one["score"]) for one in rows] == [True, False]


def test_a_deck_is_the_one_that_anki_writes(home: Path, tmp_path: Path) -> None:
    """With the same notes in it."""
    target = tmp_path / "weak.apkg"
    assert run_here("export", "--format", "apkg", "-o", str(target), **within(home)).returncode == 0
    assert "collection.anki2" in zipfile.ZipFile(target).namelist()


def test_what_cannot_be_exported_is_told(home: Path, tmp_path: Path) -> None:
    """In words; no file is left half written, and one that is there stays unless it may go."""
    there, folder = tmp_path / "there.json", tmp_path / "folder"
    there.write_bytes(b"mine")
    folder.mkdir()
    nowhere = str(tmp_path / "none" / "x.json")
    for arguments, reason in (
        (("--format", "json", "-o", str(there)), b"is there already"),
        (("--format", "json", "-o", str(folder)), b"is a folder"),
        (("--format", "json", "-o", nowhere), b"There is no folder"),
        (("--format", "json", "--session", "x", "-o", "x"), b"Leave out --session"),
        (("--format", "apkg", "-o", "-"), b"A deck is no text"),
        (("--format", "html", "--session", "nobody", "-o", "-"), b"no such session"),
        (("--format", "csv", "-o", str(home / "history.db"), "--force"), b"is what is to be taken out"),
        (("--format", "doc", "-o", "-"), b"invalid choice"),
    ):
        done = run_here("export", *arguments, **within(home))
        assert (done.returncode, reason in done.stderr) == (2, True), (arguments, done.stderr)
        assert b"Traceback" not in done.stderr
    assert there.read_bytes() == b"mine"
    assert {one.name for one in tmp_path.iterdir()} == {"there.json", "folder"}
    assert run_here("export", "--format", "json", "-o", str(there), "--force", **within(home)).returncode == 0
    assert there.read_bytes().startswith(b'{"format": "rehearsal-history"')
    done = run_here("export", "--format", "md", "--session", "newest", "-o", "-", **within(tmp_path / "new"))
    assert (done.returncode, b"no session yet" in done.stderr) == (2, True)
