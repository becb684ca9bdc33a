"""Question-and-answer pages as people have them are read as people would."""

from pathlib import Path

import pytest

from interviewer.domain.importing import Import
from interviewer.domain.question import Level, SectionKind
from interviewer.errors import BadInput
from interviewer.importing import read, read_text

DATA = Path(__file__).parents[1] / "data" / "imports"
FOUR = (SectionKind.DEFINITION, SectionKind.HOW_IT_WORKS, SectionKind.WHY_IT_MATTERS, SectionKind.EXAMPLE)


def of(name: str) -> Import:
    """What is in a file of the test data."""
    return read(name, (DATA / name).read_bytes())


def texts(found: Import) -> str:
    """Every word of it."""
    return "\n".join(section.text for one in found.questions for section in one.sections)


def test_a_page_whose_signs_were_lost_comes_back_whole() -> None:
    """Each question has its four sections, arrows, multiplication signs and accents are right, each repair is told."""
    found = of("kitchen-damaged.txt")
    assert found.topic == "Kitchen Science"
    assert [tuple(section.kind for section in one.sections) for one in found.questions] == [FOUR] * 3
    assert "mixing → resting → baking → cooling" in texts(found)
    assert "12 loaves × 500 g = 6 kg" in texts(found)
    assert "café dough doubles in an hour at 26 °C" in texts(found)
    assert {(one.line, one.before, one.after) for one in found.repaired} >= {(5, "š DEFINITION:", "DEFINITION:")}
    assert [one.line for one in found.left_out] == [1]


def test_what_may_have_been_a_dash_is_shown_and_left() -> None:
    """Between an arrow and a dash nothing decides where there is but one sign."""
    found = of("kitchen-damaged.txt")
    assert [(one.line, "dash" in one.reason) for one in found.doubtful] == [(32, True)]
    assert "for a year ā fresh cod" in texts(found)


def test_headings_that_ask_are_questions() -> None:
    """Bold labels part their answers, and links stay as what they show."""
    found = of("headed.md")
    assert [one.question[:12] for one in found.questions] == ["Why can a bo", "What does th", "When do you "]
    kinds = [section.kind for section in found.questions[0].sections]
    assert kinds == [SectionKind.ANSWER, SectionKind.WHY_IT_MATTERS, SectionKind.EXAMPLE]
    assert "rights the boat https://example.org/keel" in texts(found)
    assert "**" not in texts(found)


def test_a_table_of_contents_asks_nothing() -> None:
    """The questions are those that have answers; headings between them become tags."""
    found = of("contents.md")
    assert [one.question for one in found.questions] == [
        "Why grind just before brewing?",
        "What is extraction?",
        "Name the two families of brewing",
    ]
    assert [one.tags for one in found.questions] == [("Basics",), ("Basics",), ("For baristas",)]
    assert found.questions[0].sections[0].text.split("\n")[0].startswith("- Ground coffee")


def test_numbered_questions_and_numbered_lists_are_told_apart() -> None:
    """Lines that were broken in mid-sentence are whole again, and what belongs to no answer finds its place."""
    found = of("numbered.txt")
    assert [one.line for one in found.questions] == [3, 7, 12]
    assert "into dark, crumbly matter" in texts(found)
    assert found.questions[1].probes == ("What happens in a heap that is never turned?",)
    last = found.questions[2]
    assert last.sections[0].text.split("\n")[1:] == [
        "1. Meat and fish, which draw rats",
        "2. Cat litter",
        "3. Glossy paper",
    ]
    assert (last.level, last.sources[0].url) == (Level.WARM_UP, "https://example.org/compost")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\u2028"])
def test_any_encoding_and_line_ending(encoding: str, ending: str) -> None:
    """A file from any computer is the same text."""
    if encoding == "cp1252" and ending == "\u2028":
        return
    text = ending.join(
        ["Food", "", "Q1. What is a café?", "A place for coffee – and déjà vu.", "Q2. And tea?", "Also."]
    )
    found = read("notes.txt", text.encode(encoding))
    assert [one.question for one in found.questions] == ["What is a café?", "And tea?"]
    assert found.questions[0].sections[0].text == "A place for coffee – and déjà vu."
    assert not found.repaired


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("It donât and wonât", "It don't and won't"),
        ("It is â€œquotedâ€\x9d here", "It is “quoted” here"),
        ("A 224Ã224 image", "A 224×224 image"),
        ("in ā work ā out again", "in → work → out again"),
        ("calls ? $0.01 = $50", "calls × $0.01 = $50"),
        ("speech ? text ? model ? answer", "speech → text → model → answer"),
        ("naÃ¯ve cafÃ©", "naïve café"),
        ("GrÃ¶Ãe stays whatever", None),
        ("Is it so? Perhaps. Who knows?", None),
        ("vārds ir ātrs un šis", None),
    ],
)
def test_damage_is_mended_where_it_is_certain(broken: str, right: str | None) -> None:
    """And only there: other languages and real question marks stay."""
    found = read_text(f"Q1. What?\n{broken}")
    text = found.questions[0].sections[0].text
    if right is None:
        assert text == broken or found.repaired
    else:
        assert text == right
        assert found.repaired[0].line == 2


def test_a_question_without_an_answer_is_left_out_with_its_line() -> None:
    """The rest is kept."""
    found = read_text("Q1. One?\nYes.\nQ2. Two?\n\nQ3. Three?\nNo.")
    assert [one.question for one in found.questions] == ["One?", "Three?"]
    assert [(one.line, "no answer" in one.reason) for one in found.left_out] == [(3, True)]


@pytest.mark.parametrize(
    ("name", "data"), [("a.txt", b""), ("a.txt", b"Nothing asks here."), ("a.bin", bytes(range(256)) * 9)]
)
def test_what_holds_no_questions_is_refused_with_the_way_out(name: str, data: bytes) -> None:
    """The file is named, and what it should look like."""
    with pytest.raises(BadInput, match=name):
        read(name, data)
