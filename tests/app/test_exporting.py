"""Taking a session and everything out on the pages, and taking a history in."""

import csv
import io
import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from interviewer import bootstrap
from interviewer.domain.attempt import Draft
from interviewer.domain.session import Mode, Session, Setup
from interviewer.errors import BadInput
from interviewer.interview import Interview
from tests.app import reading, toy
from tests.app.conftest import OpenPage

ONE = Setup(topics=("toys",), count=1)
QUESTION = "Import it"


def practise(app: Interview, setup: Setup = ONE, *, ended: bool = True) -> Session:
    """A session with one answer."""
    session = app.start(setup)
    app.answer(session.id, 0, 1, Draft(text=f"wood {toy.HOSTILE}"))
    return app.end(session.id) if ended else app.session(session.id)


def labels(page: AppTest) -> list[str]:
    """What can be downloaded."""
    return [one.label for one in page.get("download_button")]


def choose(page: AppTest, export: bytes) -> AppTest:
    """Choose a history to import."""
    return page.file_uploader(key="imported-histories-0").upload("all.json", export, "application/json").run()


def test_the_report_offers_files_once_there_is_an_answer(app: Interview, open_page: OpenPage) -> None:
    """Also while the session is open; an open interview's hold no score."""
    empty = app.start(ONE)
    assert not [one for one in labels(open_page(app, "report", empty.id)) if one.startswith("Export")]
    session = practise(app)
    assert labels(open_page(app, "report", session.id)) == ["Export as Markdown", "Export as HTML"]
    interview = practise(app, ONE.model_copy(update={"mode": Mode.INTERVIEW}), ended=False)
    assert labels(open_page(app, "report", interview.id)) == ["Export as Markdown", "Export as HTML"]
    for form in ("md", "html"):
        assert "Reference answer" in bootstrap.export_session(app, session.id, form)
        assert "Reference answer" not in bootstrap.export_session(app, interview.id, form)


def test_everything_can_be_exported_and_says_why_it_cannot_be_imported(app: Interview, open_page: OpenPage) -> None:
    """A record that is there is not mixed with another one."""
    practise(app)
    page = open_page(app, "settings")
    assert {"Export as JSON", "Export as CSV"} <= set(labels(page))
    assert "There is a record here already, and nothing of it may be lost." in reading.told(page)
    assert "An exported history" not in [one.label for one in page.file_uploader]
    assert json.loads(b"".join(bootstrap.export_everything(app.history, app.owner)))["tables"]["attempts"]
    table = b"".join(bootstrap.export_table(app.history, app.owner)).decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(table, newline="")))) == 1


def test_an_empty_record_takes_a_history_after_a_look_at_it(app: Interview, open_page: OpenPage) -> None:
    """Leaving it changes nothing; importing it brings the same history, once."""
    practise(app)
    bootstrap.build_practising(app).settle()
    export = b"".join(bootstrap.export_everything(app.history, app.owner))
    fresh = replace(app, history=toy.history(), chance=random.Random(1))
    page = choose(open_page(fresh, "settings"), export)
    assert "This export holds 1 session, 1 answer, 0 recordings." in reading.told(page)
    reading.press(page, "Leave it")
    assert QUESTION not in reading.buttons(page)
    assert fresh.count_sessions() == 0
    page.file_uploader(key="imported-histories-1").upload("all.json", export, "application/json").run()
    reading.press(page, QUESTION)
    assert "Imported: 1 session, 1 answer, 0 recordings." in reading.told(page)
    assert b"".join(bootstrap.export_everything(fresh.history, fresh.owner)) == export
    assert QUESTION not in reading.buttons(page)
    assert "There is a record here already" in reading.told(page)


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        (b"", "no history that was exported here"),
        (b'{"questions": []}', "no history that was exported here"),
        (b'{"format": "rehearsal-history", "version": 1}', "cut short or changed"),
    ],
)
def test_a_file_that_is_no_history_is_told(app: Interview, open_page: OpenPage, spoilt: bytes, told: str) -> None:
    """There is nothing to press then."""
    page = choose(open_page(app, "settings"), spoilt)
    assert told in reading.told(page)
    assert QUESTION not in reading.buttons(page)


def test_a_history_among_the_documents_is_told_where_to_go(tmp_path: Path) -> None:
    """It holds no questions to import."""
    export = b"".join(bootstrap.export_everything(toy.history(), bootstrap.LOCAL_OWNER))
    with pytest.raises(BadInput, match=r"all\.json is an exported history.*Import a history"):
        bootstrap.read_document("all.json", export)
