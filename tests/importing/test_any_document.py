"""Whatever is handed in comes to what it holds, or to a clear refusal; never to anything else, never without end."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewer.domain.importing import Import
from interviewer.errors import BadInput
from interviewer.importing import READABLE, read
from interviewer.importing.limits import LARGEST
from tests.importing.test_formats import NOTES, deck, pdf

MARKS = """QUESTION 1|Q1. What?|1) Why?|**Bold?**|# Head|## ab-01: Asks?|Level: core|### Definition|Answer:|---|```|\\|;
š DEFINITION:|→ ā Ć ā|=cmd()!A0|<script>alert(1)</script>|&lt;b&gt;|question,answer|"a","b"|[|]|{
{"question": "x?", "answer": "y"}|same?|same?|Sources:|http://a.b|Tags: a,b"""
SIGNS = "\x00\ufeff\u202e\ufffd\r\t\x1f|"
PIECES = st.sampled_from([*MARKS.replace("\n", "|").split("|"), *SIGNS])
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=25).map("\n".join)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1", "cp437", "shift_jis"])
NAMES = st.sampled_from(READABLE).map("file.{}".format)


def outcome(name: str, data: bytes) -> Import | None:
    """What came of it; anything but a refusal is raised."""
    try:
        return read(name, data)
    except BadInput:
        return None


@settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
@given(NAMES, TEXTS, ENCODINGS, ENCODINGS, st.integers(0, 400))
def test_made_documents(name: str, text: str, encoding: str, other: str, cut: int) -> None:
    """Of any ending, in encodings that change in the middle and end anywhere."""
    head, tail = text[:cut], text[cut:]
    found = outcome(name, head.encode(encoding, errors="ignore") + tail.encode(other, errors="ignore"))
    for one in found.questions if found else ():
        assert one.question
        assert one.sections
        assert "\x00" not in one.model_dump_json()


def wholes(folder: Path) -> dict[str, bytes]:
    """A good document of each packed format."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("questions/food.md", "# Food\n\n## ab-01: What?\n\nLevel: core\n\n### Answer\n\nThis.\n")
        archive.writestr("rubrics/food.yaml", "topic: food\nrubrics: []\n")
    import docx  # noqa: PLC0415 - slow to load

    document = docx.Document()
    document.add_paragraph("Q1. What?")
    document.add_paragraph("This.")
    saved = io.BytesIO()
    document.save(saved)
    return {
        "a.zip": packed.getvalue(),
        "a.docx": saved.getvalue(),
        "a.pdf": pdf("Q1. What?", "This."),
        "a.apkg": deck(folder / "c.db", "collection.anki21b", rows=NOTES),
        "b.apkg": deck(folder / "c.db", rows=NOTES),
    }


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Made once."""
    found = wholes(tmp_path_factory.mktemp("good"))
    assert all(outcome(name, data) for name, data in found.items())
    return found


@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_mutated_documents(good: dict[str, bytes], data: st.DataObject) -> None:
    """Cut short, with bytes changed, or under another name."""
    name = data.draw(st.sampled_from(sorted(good)))
    whole = bytearray(good[name])
    for _ in range(data.draw(st.integers(0, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.one_of(st.just(len(whole)), st.integers(0, len(whole))))
    outcome(data.draw(st.sampled_from([name, name, "other.txt", "other.docx", "other.pdf"])), bytes(whole[:end]))


def bomb(member: str) -> bytes:
    """Half a gigabyte of nothing in half a megabyte."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(member, "w") as stream:
        for _ in range(250):
            stream.write(bytes(1_000_000))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "member"),
    [("a.docx", "word/document.xml"), ("a.apkg", "collection.anki2"), ("a.zip", "questions/a.md"), ("a.txt", "a")],
)
def test_archives_that_unpack_to_far_more_are_not_opened(name: str, member: str) -> None:
    """They are refused by what they say of themselves."""
    with pytest.raises(BadInput, match="far more than its size"):
        read(name, bomb(member))


TEN_MEGABYTES = 10_000_000


@pytest.mark.parametrize(
    "line",
    [
        "a",
        "ā ",
        "Q1. ",
        "** ",
        "- a? ",
        "<b ",
        "![",
        "1) x? ",
        "É",
        "=",
        '"',
        "[{",
        "Ć 1 ",
        "definition: ",
        "_*",
        "a\t",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.csv", "a.json", "a.html"])
def test_ten_megabytes_on_one_line(name: str, line: str) -> None:
    """It takes the time that reading takes, and no more: the limit on a test is three minutes, for any of them."""
    outcome(name, (line * (TEN_MEGABYTES // len(line.encode()))).encode())


def test_too_much_is_refused() -> None:
    """Before anything of it is read."""
    with pytest.raises(BadInput, match="up to 50 MB"):
        read("a.txt", bytes(LARGEST + 1))


def test_deep_json_is_refused() -> None:
    """However deep it goes."""
    assert outcome("a.json", b"[" * 200_000) is None
    assert outcome(
        "a.json", json.dumps({"questions": [{"question": "A?", "answer": {"a": {"b": {"c": "d"}}}}]}).encode()
    )
