"""What is done to a record by a process that is killed while it does it. Processes are begun from here."""

import io
import random
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from interviewer import bootstrap  # noqa: F401 - imported once, before the processes are begun
from interviewer.domain.attempt import Draft
from interviewer.domain.session import Setup
from interviewer.domain.transcript import Transcript
from interviewer.history import Installation, SqlHistory, back_up, open_history, restore
from interviewer.interview import Interview
from interviewer.preferences import load_preferences
from interviewer.speaking import Speaking
from tests.app import toy
from tests.history.making import HEARD, NOON

OWNER = "local"
SOUND = b"sound" * 300
OLD, NEW = "an old draft about wood", "a newer draft about wood and play"
TOYS = Setup(topics=("toys",), count=3)


def opened(where: Any, folder: Path) -> SqlHistory:
    """The record there."""
    return open_history(where, sounds=folder / "recordings")


def interview(history: SqlHistory) -> Interview:
    """The use cases over it."""
    return Interview(
        bank=toy.bank(),
        history=history,
        grader=toy.WordGrader(),
        rubric_writer=toy.NoRubrics(),
        clock=toy.StepClock(),
        owner=OWNER,
        chance=random.Random(1),
    )


class Hearing:
    """An engine that hears the same in everything."""

    name = "toy"

    def transcribe(self, *_: object, **__: object) -> Transcript:
        """The same words."""
        return HEARD


def speaking(history: SqlHistory) -> Speaking:
    """The use cases of spoken answers over it."""
    return Speaking(
        history=history,
        transcriber=Hearing(),
        compact=lambda sound, _name: (sound, "flac", 2.0),
        vocabulary=lambda: (),
        clock=toy.StepClock(),
        owner=OWNER,
    )


def on(use_case: Callable[[SqlHistory], object], where: Any, folder: Path) -> None:
    """Do it, and close the record."""
    with closing(opened(where, folder)) as history:
        use_case(history)


def begin(history: SqlHistory) -> None:
    """A session with a draft."""
    app = interview(history)
    session = app.start(TOYS)
    app.save_draft(session.id, 0, Draft(text=OLD, revision=1))


def _session(history: SqlHistory) -> str:
    return history.sessions(OWNER, limit=1)[0].id


def hand_in(where: Any, folder: Path) -> None:
    """Hand the draft in, and have it graded."""
    on(lambda history: interview(history).answer(_session(history), 0, 1, Draft(text=OLD)), where, folder)


def type_on(where: Any, folder: Path) -> None:
    """Keep a newer draft."""
    on(lambda history: interview(history).save_draft(_session(history), 0, Draft(text=NEW, revision=2)), where, folder)


def record(where: Any, folder: Path) -> None:
    """Keep a recording."""
    on(lambda history: speaking(history).record(_session(history), 0, 1, SOUND, "a", recording_id="r"), where, folder)


def transcribe(where: Any, folder: Path) -> None:
    """Write down a recording that is there."""
    on(lambda history: speaking(history).transcribe("r"), where, folder)


def grade_all(where: Any, folder: Path) -> None:
    """Grade everything again."""
    on(lambda history: interview(history).grade_everything(), where, folder)


def delete_all(where: Any, folder: Path) -> None:
    """Delete everything."""
    on(lambda history: history.delete_everything(OWNER), where, folder)


def purge(history: SqlHistory) -> None:
    """What every start does while people are already at work."""
    for owner in history.owners():
        history.purge(owner, before=NOON)


def take_over(where: Any, folder: Path) -> None:
    """Import the history that lies beside the folder."""
    document = (folder.parent / "history.json").read_bytes()
    on(lambda history: history.take_over(OWNER, io.BytesIO(document)), where, folder)


def start(where: Any, folder: Path) -> None:
    """Open the record, whatever schema it is at."""
    on(lambda history: history.count_sessions(OWNER), where, folder)


def installation(where: Any, folder: Path) -> Installation:
    """All of it."""
    url = where if isinstance(where, str) else None
    return Installation(folder / "history.db", folder / "recordings", folder / "settings.json", url)


def back_up_all(where: Any, folder: Path) -> None:
    """Write a backup in the place of an older one."""
    back_up(installation(where, folder), folder / "backup.zip", at=NOON, force=True)


def bring_back(where: Any, folder: Path) -> None:
    """Restore the backup that lies beside the folder."""
    restore(installation(where, folder), folder.parent / "backup.zip", at=NOON, check_preferences=load_preferences)
