"""Weak points as a deck, read back by Anki itself."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from anki.collection import Collection
from anki.import_export_pb2 import ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.notes import Note

from interviewer import anki, bootstrap
from interviewer.domain.progress import Mastery
from interviewer.domain.weak_point import WeakPoint
from interviewer.errors import BadInput
from tests.app import toy
from tests.test_review import Desk, desk  # noqa: F401 - a fixture

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """An empty collection of Anki's."""
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def take_in(collection: Collection, deck: bytes, tmp_path: Path) -> list[Note]:
    """Import a deck as Anki does, and read every note there is then."""
    path = tmp_path / "deck.apkg"
    path.write_bytes(deck)
    collection.import_anki_package(
        ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions(merge_notetypes=True))
    )
    return [collection.get_note(note) for note in collection.find_notes("")]


def test_what_is_not_known_well_is_a_note(desk: Desk, collection: Collection, tmp_path: Path) -> None:  # noqa: F811
    """Met once is shaky, missed is weak; each has its question, its point and the last words, and makes one card."""
    desk.answer("it is wood")
    points = bootstrap.weak_points(desk.app)
    assert [(one.point.id, one.mastery) for one in points] == [
        ("wood", Mastery.SHAKY),
        ("play", Mastery.WEAK),
        ("kite", Mastery.WEAK),
    ]
    notes = take_in(collection, anki.build_deck(points, at=NOON), tmp_path)
    assert len(notes) == 3
    first = next(one for one in notes if one["Point"] == "It says wood.")
    assert (first["Question"], first["Topic"]) == ("What is toy 1?", "Toys")
    assert first["Said"] == "Your last words on it (met): “wood”"
    assert sorted(first.tags) == ["shaky", "toys"]
    assert first["Asked"] == points[0].asked == "Think of wood."
    assert {one["Said"] for one in notes if one.guid != first.guid} == {anki.NOTHING}
    assert len(first.cards()) == 1
    assert "It says wood." in first.cards()[0].answer()
    assert "It says wood." not in first.cards()[0].question()
    assert collection.decks.id_for_name(anki.NAME) is not None


def test_importing_later_updates(desk: Desk, collection: Collection, tmp_path: Path) -> None:  # noqa: F811
    """The same points in a later deck are the same notes, with what was said since; learning in Anki goes on."""
    desk.answer("it is wood")
    before = take_in(collection, anki.build_deck(bootstrap.weak_points(desk.app), at=NOON), tmp_path)
    desk.clock.forward(minutes=5)
    desk.answer("some wood and play")
    later = anki.build_deck(bootstrap.weak_points(desk.app), at=NOON + timedelta(days=1))
    after = take_in(collection, later, tmp_path)
    assert {one.guid: one.id for one in after} == {one.guid: one.id for one in before}
    play = next(one for one in after if one["Point"] == "It says play.")
    assert play["Said"] == "Your last words on it (met): “play”"


def test_what_is_known_is_left_out(desk: Desk) -> None:  # noqa: F811
    """Solid points need no card, nor do those nobody tried; with none at all there is no deck, and that is said."""
    for _ in range(2):
        desk.answer("wood to play with, and a kite")
        desk.clock.forward(days=2)
    assert bootstrap.weak_points(desk.app) == ()
    with pytest.raises(BadInput, match="no weak or shaky points"):
        bootstrap.build_deck(())


def test_hostile_words_stay_words(collection: Collection, tmp_path: Path, desk: Desk) -> None:  # noqa: F811
    """No tag, sound, formula or template in a text does anything in Anki, and the text can still be read."""
    desk.answer("it is wood")
    hostile = f"{toy.HOSTILE} [sound:a.mp3] [latex]x[/latex] {{{{Point}}}} {{{{c1::x}}}} \\(x\\) \x1f \n end"
    first = bootstrap.weak_points(desk.app)[0]
    spoilt = WeakPoint.model_validate({**first.model_dump(), "said": (hostile,), "asked": hostile, "topic": hostile})
    note = take_in(collection, anki.build_deck([spoilt], at=NOON), tmp_path)[0]
    shown = note.cards()[0].answer()
    assert "<script" not in shown
    assert "<img" not in shown
    assert not any(sign in note["Said"] for sign in ("[sound", "[latex", "{{", "\\(", "\x1f"))
    assert note.cards()[0].answer_av_tags() == []
    assert "&lt;script&gt;" in note["Said"]
    assert note["Said"].endswith("<br> end”")


def test_words_that_a_special_space_parts_stay_apart() -> None:
    """Text from web pages and word processors is full of spaces that are none to Python's own idea of printing."""
    assert anki.escaped("a\u00a0b\tc\u2003d\u200be") == "a b c de"
