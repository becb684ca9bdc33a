"""What a person takes out of their record, or puts into an empty one: reports, tables, decks, all of it, and totals."""

from collections.abc import Iterator, Sequence
from datetime import tzinfo
from typing import BinaryIO

from interviewer.bootstrap.asking import build_probe_writer
from interviewer.bootstrap.banks import build_authoring
from interviewer.bootstrap.here import installation, now
from interviewer.bootstrap.services import build_practising
from interviewer.deleting import Deleting
from interviewer.domain.taken_away import Contents
from interviewer.domain.totals import Totals
from interviewer.domain.weak_point import NOT_KNOWN_WELL, WeakPoint
from interviewer.domain.weak_point import weak_points as list_weak_points
from interviewer.errors import BadInput
from interviewer.interview import Interview
from interviewer.ports import History, Progress


def has_weak_points(app: Interview) -> bool:
    """Whether there are any, without looking at a single attempt."""
    points = (one for topic in build_practising(app).map() for question in topic.tried for one in question.points)
    return any(one.mastery in NOT_KNOWN_WELL for one in points)


def weak_points(app: Interview) -> tuple[WeakPoint, ...]:
    """The points that are not known well, by the record."""
    writer = build_probe_writer()
    topics = build_practising(app).map()
    return tuple(list_weak_points(topics, app.attempt, lambda attempt, point: writer.write(attempt, point).text))


def export_everything(history: History, owner: str) -> Iterator[bytes]:
    """All of that person's record as one JSON document, in pieces, from which an empty one gets the same history."""
    return history.exported(owner)


def export_table(history: History, owner: str) -> Iterator[bytes]:
    """Every attempt as a row of a CSV table, in pieces."""
    from interviewer.exporting import as_csv  # noqa: PLC0415 - only who takes something out needs it

    return as_csv(history.sittings(owner), build_authoring(history, owner).bank())


def export_session(app: Interview, session_id: str, form: str, zone: tzinfo | None = None) -> str:
    """The report of a session as ``md`` or ``html``, its times in that zone."""
    from interviewer import exporting  # noqa: PLC0415

    report = app.report(session_id)
    recordings = app.history.recordings(app.owner, [session_id])
    sheet = exporting.Sheet.of(report, recordings, app.bank, zone)
    return exporting.as_html(sheet) if form == "html" else exporting.as_markdown(sheet)


def expect_empty(history: History, owner: str) -> None:
    """``BadInput`` with the reason when there is a record of theirs that an imported one would mix with."""
    Deleting(history=history, clock=now, owner=owner).purge()
    history.expect_empty(owner)


def import_history(history: History, owner: str, file: BinaryIO, progress: Progress = None) -> Contents:
    """Fill an empty record with an exported one, and say what came; ``BadInput`` says why nothing did."""
    contents = history.look_into(file)
    expect_empty(history, owner)
    history.take_over(owner, file, progress)
    return contents


def total(app: Interview) -> Totals:
    """What the whole record comes to; the bytes on disk are everybody's."""
    practising, (record, sound) = build_practising(app), installation().sizes()
    topics, agenda = practising.map(), practising.agenda()
    counted = app.history.counted(app.owner)
    return Totals.of(counted, topics, agenda, app.bank.rubrics, record=record, sound=sound)


def build_deck(points: Sequence[WeakPoint]) -> bytes:
    """A file of them for Anki; ``BadInput`` when there are none."""
    from interviewer import anki  # noqa: PLC0415

    if not points:
        raise BadInput("There are no weak or shaky points: none yet, or none any more. Practise, then look again.")
    return anki.build_deck(points, at=now())
