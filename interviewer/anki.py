"""Points as notes for Anki, the program of flash cards. The one door to genanki."""

import html
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.domain.weak_point import WeakPoint

if TYPE_CHECKING:
    import genanki

NAME = "Rehearsal: weak points"
DECK, KIND = 1_731_604_281, 1_731_604_282
"""Fixed, so that Anki takes a second import for news of the first."""

FIELDS = ("Question", "Asked", "Point", "Source", "Said", "Topic")
FRONT = '<div class="topic">{{Topic}}</div><div class="question">{{Question}}</div><div>{{Asked}}</div>'
BACK = (
    '{{FrontSide}}<hr id="answer"><div class="point">{{Point}}</div>'
    '{{#Source}}<div class="beside">From the reference answer: {{Source}}</div>{{/Source}}'
    '<div class="beside">{{Said}}</div>'
)
LOOK = (
    ".card { font-family: sans-serif; font-size: 20px; line-height: 1.5; max-width: 40em; margin: 1em auto; }"
    ".topic, .beside { font-size: 0.8em; opacity: 0.75; margin: 1em 0; }"
    ".question { font-weight: bold; margin-bottom: 0.5em; }"
)
NOTHING = "Nothing was heard of it in your last answer."
LAST = "Your last words on it ({}): {}"

INERT = {ord(one): f"&#{ord(one)};" for one in "[]{}\\"}
"""What Anki obeys inside a field: sounds, LaTeX, templates, formulas."""


def build_deck(points: Sequence[WeakPoint], *, at: datetime) -> bytes:
    """An ``.apkg`` file with a note for each point. Importing a later one updates the notes of an earlier one."""
    import genanki  # noqa: PLC0415 - only who takes a deck out needs it

    deck = genanki.Deck(DECK, NAME)
    kind = genanki.Model(
        KIND,
        "Rehearsal point",
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "Recall", "qfmt": FRONT, "afmt": BACK}],
        css=LOOK,
    )
    for one in points:
        deck.add_note(_note(one, kind))
    return _packed(genanki.Package(deck), at)


def _note(one: WeakPoint, kind: "genanki.Model") -> "genanki.Note":
    import genanki  # noqa: PLC0415

    said = LAST.format(one.verdict, " … ".join(f"“{quote}”" for quote in one.said)) if one.said else NOTHING
    texts = (one.question.prompt, one.asked, one.point.text, one.point.source or "", said, one.topic)
    return genanki.Note(
        model=kind,
        fields=[escaped(text) for text in texts],
        tags=[one.question.topic, one.mastery.value],
        guid=genanki.guid_for("rehearsal", one.question.id, one.point.id),
    )


def escaped(text: str) -> str:
    """A text as a field that shows it and does nothing."""
    plain = "".join(one if one.isprintable() or one == "\n" else " " if one.isspace() else "" for one in text)
    return html.escape(plain).translate(INERT).replace("\n", "<br>")


def _packed(package: "genanki.Package", at: datetime) -> bytes:
    # The library's own way to a file leaves a copy of the candidate's words in the folder of temporary files.
    made = at.timestamp()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "collection.anki2"
        with closing(sqlite3.connect(path)) as connection, connection:
            package.write_to_db(connection.cursor(), made, count(int(made * 1000)))
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as pack:
            pack.write(path, path.name)
            pack.writestr("media", json.dumps({}))
    return packed.getvalue()
