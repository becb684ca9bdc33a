"""Tables, decks, word processors and web pages hold questions too."""

import io
import json
import sqlite3
import zipfile
from pathlib import Path

import docx
import pytest
import zstandard

from interviewer.bootstrap import ROOT, load_bank
from interviewer.content.writing import write_rubrics, write_topic
from interviewer.domain.importing import Import
from interviewer.domain.question import Level, SectionKind
from interviewer.errors import BadInput
from interviewer.importing import read
from interviewer.importing.shapes import is_ours
from interviewer.importing.tags import Markup, formatting

ANSWER = SectionKind.ANSWER


def told(found: Import) -> list[tuple[str, str]]:
    """Each question with its answer on one line."""
    return [(one.question, " / ".join(section.text for section in one.sections)) for one in found.questions]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "Question,Answer\nWhat is tea?,A leaf.\nAnd coffee?,A bean.\n"),
        ("a.csv", "id;Prompt;Reference answer\n1;What is tea?;A leaf.\n2;And coffee?;A bean.\n"),
        ("a.tsv", "Front\tBack\nWhat is tea?\tA leaf.\nAnd coffee?\tA bean.\n"),
        ("a.csv", "What is tea?,A leaf.\nAnd coffee?,A bean.\n"),
        ("a.csv", 'Frage,Antwort\n"What is tea?","A leaf."\n"And coffee?","A bean."\n'),
        ("a.json", '[{"q": "What is tea?", "a": "A leaf."}, {"q": "And coffee?", "a": "A bean."}]'),
        ("a.json", '{"questions": [["What is tea?", "A leaf."], ["And coffee?", "A bean."]]}'),
        ("a.json", '{"What is tea?": "A leaf.", "And coffee?": "A bean."}'),
        ("a.jsonl", '{"front": "What is tea?", "back": "A leaf."}\n\n{"front": "And coffee?", "back": "A bean."}\n'),
        ("a.html", "<h1>Drinks</h1><h2>What is tea?</h2><p>A <b>leaf</b>.</p><h2>And coffee?</h2><p>A bean.</p>"),
        ("a.html", "<p><b>What is tea?</b></p><p>A leaf.</p><p><strong>And coffee?</strong></p><p>A bean.</p>"),
    ],
)
def test_the_same_two_questions_in_every_shape(name: str, text: str) -> None:
    """Whatever the columns, keys and headings are called."""
    assert told(read(name, text.encode())) == [("What is tea?", "A leaf."), ("And coffee?", "A bean.")]


def test_columns_become_sections_levels_and_tags() -> None:
    """And the topic, where one column names the same one throughout."""
    head = "topic,question,definition,why it matters,difficulty,tags"
    found = read("a.csv", f"{head}\nDrinks,What is tea?,A leaf.,It wakes.,hard,leaf; hot\n".encode())
    (one,) = found.questions
    assert found.topic == "Drinks"
    assert [section.kind for section in one.sections] == [SectionKind.DEFINITION, SectionKind.WHY_IT_MATTERS]
    assert (one.level, one.tags, one.line) == (Level.STRETCH, ("leaf", "hot"), 2)


def test_a_mapping_says_what_columns_hold() -> None:
    """Where guessing went wrong; what can't be is refused."""
    rows = b"x,y,z\nWhat is tea?,A leaf.,It grows.\n"
    found = read("a.csv", rows, mapping={"x": "question", "y": "example", "z": "nothing"})
    assert found.columns == ("x", "y", "z")
    assert [(section.kind, section.text) for section in found.questions[0].sections] == [
        (SectionKind.EXAMPLE, "A leaf.")
    ]
    with pytest.raises(BadInput, match="no column 'w'"):
        read("a.csv", rows, mapping={"w": "question"})
    with pytest.raises(BadInput, match="can't hold 'colour'"):
        read("a.csv", rows, mapping={"x": "colour"})


def test_formulas_and_markup_in_cells_are_text() -> None:
    """Formatting is taken for what it shows, and that is told; everything else stays a text that says what it says."""
    rows = 'question,answer\n"=HYPERLINK(""http://x"")","<script>hit()</script> <b>A</b> leaf &amp; hot"\n'
    found = read("a.csv", rows.encode())
    assert told(found) == [('=HYPERLINK("http://x")', "<script>hit()</script> A leaf & hot")]
    [repair] = found.repaired
    assert "<b>A</b> leaf" in repair.before
    assert "<b>" not in repair.after


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("What does <script> do?", "What does <script> do?"),
        ("A List<int> holds x < y > z, a Map<K, List<V>> more", "A List<int> holds x < y > z, a Map<K, List<V>> more"),
        ("How do <div> and <span> differ?", "How do <div> and <span> differ?"),
        ("<b>So</b> it <i>is</i>, x<sup>2</sup>", "So it is, x2"),
        ("<p>One<p>Two", "One\nTwo"),
        ("one<br>two", "one\ntwo"),
        ("a\nb <b>c</b>\nd", "a\nb c\nd"),
        ("<img src=x onerror=alert(1)>A leaf", "A leaf"),
    ],
)
def test_a_tag_is_formatting_where_people_format_with_it(cell: str, shown: str) -> None:
    """And text where it is what the text is about; what was taken for formatting is told in the preview."""
    for name, data in (
        ("a.json", json.dumps([{"question": "What is it?", "answer": cell}])),
        ("a.csv", f'question,answer\nWhat is it?,"{cell}"\n'),
    ):
        found = read(name, data.encode())
        assert told(found) == [("What is it?", shown)], name
        assert bool(found.repaired) == (cell != shown), name


def test_tags_in_markdown() -> None:
    """The same; code is word for word, also in a table."""
    page = (
        "## What is <div> for?\nA block, <b>always</b>, `<b>`.\n\n| Question | Answer |\n|--|--|\n"
        "| What is bold? | It is `<b>so</b>`. |\n| What is thin? | <i>Not</i> bold. |\n"
    )
    found = read("a.md", page.encode())
    assert told(found) == [("What is bold?", "It is <b>so</b>."), ("What is thin?", "Not bold.")]
    assert [(one.line, "<b>always</b>" in one.before or "<i>" in one.before) for one in found.repaired] == [
        (2, True),
        (7, True),
    ]


def deck(path: Path, member: str = "collection.anki2", *, rows: list[tuple[int, str]]) -> bytes:
    """An Anki deck of the older form."""
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE col (models TEXT, decks TEXT)")
        file.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, mid INTEGER, flds TEXT)")
        file.execute("CREATE TABLE cards (id INTEGER PRIMARY KEY, did INTEGER)")
        models = {"1": {"flds": [{"name": "Front", "ord": 0}, {"name": "Back", "ord": 1}]}}
        decks = {"1": {"name": "Default"}, "7": {"name": "Food::Drinks"}}
        file.execute("INSERT INTO col VALUES (?, ?)", (json.dumps(models), json.dumps(decks)))
        file.executemany("INSERT INTO notes (mid, flds) VALUES (?, ?)", rows)
        file.execute("INSERT INTO cards (did) VALUES (7)")
    file.close()
    data = path.read_bytes()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, zstandard.compress(data) if member.endswith("b") else data)
        if member.endswith("b"):
            archive.writestr("collection.anki2", b"too old")
    return packed.getvalue()


NOTES = [(1, "What is tea?\x1f<div>A <b>leaf</b>.</div>[sound:tea.mp3]"), (1, "{{c1::Coffee::drink}} is a bean.\x1f")]


@pytest.mark.parametrize("member", ["collection.anki2", "collection.anki21", "collection.anki21b"])
def test_anki_decks(tmp_path: Path, member: str) -> None:
    """Fields by their names, HTML as text, gaps as gaps, the deck as the topic; old and new exports."""
    found = read("deck.apkg", deck(tmp_path / "c.db", member, rows=NOTES))
    assert found.topic == "Drinks"
    assert told(found) == [("What is tea?", "A leaf."), ("[…] is a bean.", "Coffee is a bean.")]
    assert [one.reason for one in found.left_out] == ["has a sound, which can't be taken over: tea.mp3"]
    assert found.repaired == ()


def test_word_documents() -> None:
    """Headings, lists, tables and bold lines keep their parts."""
    document = docx.Document()
    document.add_heading("Drinks", 0)
    document.add_heading("What is tea?", 1)
    document.add_paragraph("It is one of these:")
    document.add_paragraph("a leaf", style="List Bullet")
    document.add_heading("And coffee?", 1)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "A bean", "roasted"
    saved = io.BytesIO()
    document.save(saved)
    found = read("drinks.docx", saved.getvalue())
    assert found.topic == "Drinks"
    assert told(found) == [("What is tea?", "It is one of these:\n- a leaf"), ("And coffee?", "A bean | roasted")]


def pdf(*lines: str) -> bytes:
    """A page with these lines, as small as PDFs come."""
    shown = "".join(f"({line}) Tj T* " for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 50 700 Td {shown}ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 6\n0000000000 65535 f \n" + table
    return body + head + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(body)


def test_text_pdfs() -> None:
    """Lines that a page breaks are whole again; a PDF without text says so."""
    found = read(
        "drinks.pdf",
        pdf(
            "Q1. What is tea?",
            "A leaf that was picked, withered and rolled, then dried until it",
            "keeps.",
            "Q2. And coffee?",
            "A bean.",
        ),
    )
    assert told(found) == [
        ("What is tea?", "A leaf that was picked, withered and rolled, then dried until it keeps."),
        ("And coffee?", "A bean."),
    ]
    with pytest.raises(BadInput, match="pictures of text"):
        read("scan.pdf", pdf())


def test_the_shipped_topic_comes_back_the_same() -> None:
    """Written out and read in again, alone or packed with its rubrics."""
    bank = load_bank()
    topic = bank.topics[0]
    name = f"{topic.id}.md"
    alone = read(name, (ROOT / "questions" / name).read_bytes())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(f"questions/{name}", write_topic(topic))
        archive.writestr(f"rubrics/{topic.id}.yaml", write_rubrics(topic.id, bank.rubrics.values()))
    whole = read("topic.zip", packed.getvalue())
    for found in (alone, whole):
        assert (found.topic, found.topic_id, found.introduction) == (topic.title, topic.id, topic.introduction)
        assert tuple(one.as_question(one.id or "", topic.id) for one in found.questions) == topic.questions
    assert {one.id: one.points for one in whole.questions} == {key: one.points for key, one in bank.rubrics.items()}


def test_a_text_may_begin_as_a_program_does() -> None:
    """Two letters alone make no program of it."""
    assert told(read("mz.txt", b"MZ in Mass Spectrometry\nQ1. What is m/z?\nMass by charge.\n")) == [
        ("What is m/z?", "Mass by charge.")
    ]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.json", b"[1, 2", "line 1, is not JSON"),
        ("a.jsonl", b'{"q": "A?", "a": "b"}\n{"q"', "line 2, is not JSON"),
        ("a.json", b'"text"', "no list of questions"),
        ("a.apkg", b"PK\x03\x04 cut", "cut short"),
        ("a.docx", b"no zip", "cut short"),
        ("a.pdf", b"%PDF-1.4 cut", "can't be read as a PDF"),
        ("a.html", b"<html><script>alert(1)</script></html>", "shows no text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not text, but a picture. Drop text, Markdown"),
        ("a.md", b"\xff\xd8\xff\xe0\x00\x10JFIF", "not text, but a picture. Drop text"),
        ("a.csv", b"MZ\x90\x00\x03", "not text, but a program. Drop text"),
        ("notes", b"\x7fELF\x02\x01\x01\x00", "not text, but a program. Drop text"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as .docx"),
        ("a.txt", bytes(range(256)) * 4, "not text. Drop text"),
        ("a.md", b"# T\n\n## ab-01: What?\n\nLevel: odd\n\n### Answer\n\nSo.\n", "unknown level 'odd'"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, data: bytes, reason: str) -> None:
    """In words, with the file's name and the place."""
    with pytest.raises(BadInput, match=reason) as refused:
        read(name, data)
    assert name.removesuffix(".md") in str(refused.value)


def test_cells_full_of_tags_that_nobody_closes_are_read() -> None:
    """However many there are in a line: whether each stands at an end of it is looked up, not looked for."""
    cell = "<b>a " * 9_000
    rows = "".join(f"What is row {number}?,{cell}so\n" for number in range(12))
    found = read("tags.csv", f"question,answer\n{rows}".encode())
    assert [len(text.split()) for _, text in told(found)] == [9_001] * 12


def test_a_tag_at_an_end_of_its_line_is_formatting_there_and_not_in_the_middle() -> None:
    """A list item counts for the line that it marks, and other tags before it don't take that from it."""
    text = "- <br><i>first\nthe <div> in a line\nlast<p>"
    assert formatting(text, Markup.SOME) == [(2, 6), (6, 9), (len(text) - 3, len(text))]


def test_a_page_that_is_one_long_heading_is_looked_at_once() -> None:
    """Whether it is in the shape that is exported here is seen in one look at it."""
    text = f"# {'word ' * 40_000}\n" + "Some more words.\n" * 12_000
    assert not is_ours(text)
