"""Questions are found however people lay them out, and what is code, a choice or a key of answers is read as such."""

import io
from pathlib import Path

import docx
import pytest

from interviewer.domain.importing import Import
from interviewer.domain.question import SectionKind
from interviewer.importing import read

DATA = Path(__file__).parents[1] / "data" / "imports"
LENS, PRISM = ("What is a lens?", "Glass that bends light."), ("What is a prism?", "Glass that parts light.")


def told(found: Import) -> list[tuple[str, str]]:
    """Each question with its answer on one line, without bullets."""
    texts = [(one.question, " ".join(section.text for section in one.sections)) for one in found.questions]
    return [(question, " ".join(text.replace("- ", "").split())) for question, text in texts]


def of(name: str) -> Import:
    """What is in a file of the test data."""
    return read(name, (DATA / name).read_bytes())


def test_a_list_of_questions_and_answers_in_turns() -> None:
    """Every other item answers."""
    found = of("listed.md")
    assert found.topic == "30 Questions for Bicycle Mechanics"
    assert [question for question, _ in told(found)] == [
        "Why does a chain wear out?",
        "How do you true a wheel?",
        "What is a derailleur?",
    ]
    assert told(found)[2][1] == "A device that moves the chain from one sprocket to another."


def test_what_stands_before_the_word_answer_is_asked() -> None:
    """Answers to choose from, and the rest of a question that began in bold."""
    first, second = of("choices.md").questions
    assert first.question == "Which of these is an equal-area projection? a) Mercator b) Mollweide c) Gnomonic"
    assert first.sections[0].text.startswith("b) Mollweide\nIt keeps areas")
    assert second.question.endswith("How long is your way on paper? (Take 4 km an hour.)")
    assert second.sections[0].text.startswith("16 cm\n")


def test_a_readme_with_a_table_of_contents() -> None:
    """Numbered headings ask, links to the top and back are left out, and a comment in code is no heading."""
    found = of("readme.md")
    assert [one.question for one in found.questions] == [
        "What is sourdough?",
        "What does autolyse mean?",
        "Why is bread scored?",
    ]
    assert found.questions[0].sections[0].text.endswith("# twice a day\nstarter.feed(flour, water)")
    assert "Top" not in " ".join(text for _, text in told(found))
    assert told(found)[2][1].startswith("A cut lets the loaf open")
    assert not found.questions[0].tags


def test_notes_without_any_markup() -> None:
    """Numbers that count on mark what doesn't end like a question too; sections are known by their labels."""
    found = of("notes.txt")
    assert [one.question[:20] for one in found.questions] == [
        "Explain the bowline ",
        "How to join two rope",
        "Compare nylon and po",
    ]
    kinds = [section.kind for section in found.questions[0].sections]
    assert kinds == [SectionKind.DEFINITION, SectionKind.WHY_IT_MATTERS, SectionKind.EXAMPLE]
    assert found.questions[1].sections[0].kind is SectionKind.HOW_IT_WORKS


LAYOUTS = (DATA / "layouts.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n=====\n")


@pytest.mark.parametrize("text", LAYOUTS)
def test_pasted_in_any_layout(text: str) -> None:
    """As it is copied from anywhere, without a name that tells what it is."""
    assert told(read("pasted.txt", text.encode())) == [LENS, PRISM]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "a.html",
            "".join(
                f"<tr><td><p>{question}</p></td><td><ul><li>{answer}</li></ul></td></tr>"
                for question, answer in (("Question", "Answer"), LENS, PRISM)
            ).join(("<table>", "</table>")),
        ),
        (
            "a.csv",
            "\r\n".join(["sep=;", "Frage;Antwort", *(f"{question};{answer}" for question, answer in (LENS, PRISM))]),
        ),
    ],
)
def test_files_in_further_layouts(name: str, text: str) -> None:
    """Tables of web pages, and spreadsheets that say what parts their cells."""
    assert told(read(name, text.encode())) == [LENS, PRISM]


def word(*blocks: tuple[str, str]) -> bytes:
    """A Word document of styled paragraphs."""
    document = docx.Document()
    for style, text in blocks:
        document.add_paragraph(text, style=style)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize("style", ["Heading 1", "Heading 3", "List Number", "List Bullet"])
def test_word_documents(style: str) -> None:
    """Headings and list items ask, paragraphs answer."""
    blocks = [(style, LENS[0]), ("Normal", LENS[1]), (style, PRISM[0]), ("Normal", PRISM[1])]
    assert told(read("a.docx", word(*blocks))) == [LENS, PRISM]


def test_a_table_in_a_word_document() -> None:
    """Its first row names the columns."""
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    for row, cells in zip(table.rows, (("Question", "Answer"), LENS, PRISM), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    saved = io.BytesIO()
    document.save(saved)
    assert told(read("a.docx", saved.getvalue())) == [LENS, PRISM]


def test_what_notebooks_add_is_left_out() -> None:
    """Links within a notebook, marks, callouts, tags, and what stands behind the name of an exported page."""
    text = (
        "# Optics 0123456789abcdef0123456789abcdef\n\n## What is a [[lens]]? #glass\n"
        "Glass that ==bends== [[Light|light]].\n^note1\n\n## What is a prism?\n> [!note] In short\n"
        "> Glass that parts light.\n"
    )
    found = read("Optics 0123456789abcdef0123456789abcdef.md", text.encode())
    assert told(found) == [LENS, PRISM]
    assert (found.topic, found.questions[0].tags) == ("Optics", ("glass",))
    assert found.questions[1].sections[0].kind is SectionKind.DEFINITION


def test_code_is_kept_word_for_word() -> None:
    """Tags in it are shown, not read."""
    text = (
        "## What is `<div>` for?\nA block, as `List<int>` where a == b and c == d.\n"
        "```html\n<b>\n# not a heading\n```\n"
    )
    assert told(read("a.md", text.encode())) == [
        ("What is <div> for?", "A block, as List<int> where a == b and c == d. <b> # not a heading")
    ]


@pytest.mark.parametrize(
    ("encoding", "ending", "text"),
    [
        ("mac_roman", "\r", "Café – “fast”"),
        ("cp1254", "\n", "İyi bir şey, ışık, ağ"),
        ("cp1251", "\r\n", "Лист растения, напиток"),
        ("latin-1", "\n", "Größe, Maß, Käse"),
    ],
)
def test_encodings_of_one_byte_a_letter(encoding: str, ending: str, text: str) -> None:
    """Guessed from what the letters make."""
    found = read("a.txt", ending.join(["Q1. What?", f"{text}.", "Q2. And?", f"{text}."]).encode(encoding))
    assert told(found) == [("What?", f"{text}."), ("And?", f"{text}.")]


def test_text_that_was_damaged_once_and_twice() -> None:
    """Read as Windows' Latin 1, the byte that stands for nothing there dropped; or as Latin 1, and that once more."""
    text = "Q1. What’s “5G”?\nA network: phone → mast. 4 × 20 MHz – “fast”. Naïve café."
    once = text.encode().decode("cp1252", errors="ignore")
    twice = text.encode().decode("latin-1").encode().decode("latin-1")
    whole = told(read("a.txt", text.encode()))
    assert told(read("a.txt", once.encode())) == whole
    assert told(read("a.txt", twice.encode())) == whole


def test_an_emoji_before_a_label_is_no_damage() -> None:
    """Nothing is told as repaired that was whole."""
    found = read("a.txt", "Q1. What is a lens?\n📖 Definition: Glass.\n⚙️ How it works: It bends light.".encode())
    assert [section.kind.value for section in found.questions[0].sections] == ["definition", "how it works"]
    assert not found.repaired


def test_a_label_within_its_own_section_begins_a_sentence() -> None:
    """The word stays."""
    found = read("a.txt", b"Q1. What?\nHow it works:\nApproaches: one, two.\nFollow-up: Why?\nFollow-up: When?")
    assert found.questions[0].sections[0].text == "Approaches: one, two."
    assert found.questions[0].probes == ("Why?", "When?")


def test_answers_to_choose_from_are_no_labels() -> None:
    """An answer begins with "A." only where no "B." follows."""
    found = read(
        "a.txt",
        b"Q1. Which bends light?\nA. A lens\nB. A wall\nAnswer: A\nQ2. Which doesn't?\nA. A lens\nB. A wall\nAnswer: B",
    )
    assert found.questions[0].question == "Which bends light? A. A lens B. A wall"
    assert found.questions[1].sections[0].text == "B"
