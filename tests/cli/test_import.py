"""``import`` and ``export-topic``: documents in, topics out, from a shell."""

from pathlib import Path

from tests.cli.shell import run, run_here, said_in

DATA = Path(__file__).parents[1] / "data" / "imports"


def test_a_dry_run_says_what_is_in_a_document_and_keeps_nothing(tmp_path: Path) -> None:
    """As one JSON object of the promised form."""
    name = str(DATA / "kitchen-damaged.txt")
    (told,) = said_in(run("import", name, "--dry-run", "--json", INTERVIEWER_DATA_DIR=str(tmp_path)))
    assert set(told) == {"topic", "questions", "repaired", "left_out"}
    assert told["topic"] == "Kitchen Science"
    assert [set(one) for one in told["questions"]] == [{"question", "sections", "line"}] * 3
    assert list(told["questions"][0]["sections"]) == ["definition", "how it works", "why it matters", "example"]
    assert {"line": 5, "from": "š DEFINITION:", "to": "DEFINITION:"} in told["repaired"]
    assert [one["line"] for one in told["left_out"]] == [1]
    assert list(tmp_path.iterdir()) == []


def test_what_was_imported_is_in_the_bank_and_can_be_taken_elsewhere(tmp_path: Path) -> None:
    """Exported, imported elsewhere and exported again it is the same file."""
    here, there = ({"INTERVIEWER_DATA_DIR": str(tmp_path / name)} for name in ("here", "there"))
    done = run_here("import", str(DATA / "headed.md"), "--topic", "Sailing", **here)
    assert done.returncode == 0, done.stderr.decode()
    assert b"Added 3 questions" in done.stdout
    assert b"sailing-02  What does the keel do?" in run_here("questions", **here).stdout
    for place, source in ((here, None), (there, "one.zip")):
        if source:
            assert run_here("import", str(tmp_path / source), **place).returncode == 0
        written = tmp_path / ("two.zip" if source else "one.zip")
        done = run("export-topic", "sailing", "-o", str(written), **place)
        assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    """In words, with an exit status that scripts understand."""
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    for arguments, reason in (
        (("import", str(empty)), b"empty.txt is empty"),
        (("import", str(tmp_path / "none.txt")), b"There is no file"),
        (("import", str(tmp_path)), b"is a folder"),
        (("import", str(DATA / "headed.md"), "--mapping", "x"), b"--mapping is JSON"),
        (("export-topic", "nothing", "-o", str(tmp_path / "x.zip")), b"There is no topic 'nothing'"),
    ):
        done = run_here(*arguments, INTERVIEWER_DATA_DIR=str(tmp_path))
        assert done.returncode == 2
        assert reason in done.stderr
        assert b"Traceback" not in done.stderr


def test_a_file_that_is_too_large_is_not_read_first(tmp_path: Path) -> None:
    """A film of ten gigabytes that is dropped here by mistake must not fill the memory before it is refused."""
    film = tmp_path / "film.txt"
    with film.open("wb") as file:
        file.truncate(10_000_000_000)
    done = run("import", str(film), INTERVIEWER_DATA_DIR=str(tmp_path / "home"))
    assert done.returncode == 2
    assert b"film.txt has 10000 MB; up to 50 MB can be read" in done.stderr


def test_a_topic_is_not_written_over_a_file_that_is_there(tmp_path: Path) -> None:
    """Unless that is asked for, as with everything else that is written."""
    there = tmp_path / "thesis.zip"
    there.write_bytes(b"years of work")
    words = ("export-topic", "multimodal-models", "-o", str(there))
    refused = run_here(*words, INTERVIEWER_DATA_DIR=str(tmp_path / "home"))
    assert (refused.returncode, b"--force" in refused.stderr) == (2, True)
    assert there.read_bytes() == b"years of work"
    assert run_here(*words, "--force", INTERVIEWER_DATA_DIR=str(tmp_path / "home")).returncode == 0
    assert there.read_bytes().startswith(b"PK")


def test_what_is_wrong_with_an_exported_history_is_told_with_its_name(tmp_path: Path) -> None:
    """Of several files somebody tries, that is the one to look at."""
    broken = tmp_path / "mine.json"
    broken.write_bytes(b'{"format": "rehearsal-history", "version": 1, cut short')
    done = run_here("import", str(broken), INTERVIEWER_DATA_DIR=str(tmp_path / "home"))
    assert done.returncode == 2
    assert b"mine.json: This export was cut short" in done.stderr
