"""A wrong question file is refused at its line, with the reason."""

from pathlib import Path

import pytest

from interviewer.content import load_bank
from interviewer.errors import ContentError
from tests.content.conftest import Spoil, line_of

FILE = "questions/kitchen.md"
GAS = "Yeast eats sugar and gives off gas. Gluten is a net that holds the gas."


@pytest.mark.parametrize(
    "case",
    [
        ("# Kitchen science", "Kitchen science", "Kitchen science", "must begin with '# '"),
        ("# Kitchen science", "## Kitchen science", "Kitchen science", "must begin with '# '"),
        ("## ks-02", "# ks-02", "# ks-02", "one '# ' heading"),
        ("## ks-02: Why", "##ks-02: Why", "##ks-02", "a space and its text"),
        ("## ks-02: Why", "## KS-02: Why", "KS-02", "headed '## ID: question'"),
        ("## ks-02: Why", "## ks-2: Why", "ks-2", "headed '## ID: question'"),
        ("## ks-02: Why", "## ks-01: Why", "ks-01: Why", "already used on line 8"),
        ("## ks-02: Why does bread dough rise?", "## ks-02:", "## ks-02", "headed '## ID: question'"),
        ("Level: warm-up", "Level: easy", "Level: easy", "unknown level 'easy': it is one of warm-up, core, stretch"),
        ("Level: warm-up\n", "", "## ks-02", "'Level: ...' must come first"),
        ("Level: warm-up", "level: warm-up", "level: warm-up", "'Level: ...' must come first"),
        ("Level: warm-up", "Level: warm-up\n\nMore.", "More.", "only the level and 'Tags: ...' may stand"),
        ("### Definition", "### Meaning", "### Meaning", "unknown heading 'Meaning': 'Definition' must come here"),
        ("### Definition", "#### Definition", "#### Definition", "unknown heading"),
        ("### Why it matters", "### Example", "### Example", "heading out of order 'Example'"),
        ("# Kitchen science\n", "# Kitchen science\n### Example\n", "### Example", "unknown heading"),
        ("### Example\n\nA steak", "A steak", "### Probes", "out of order 'Probes': 'Example' must come here"),
        ("\nCooks dry meat before searing because browning needs a dry surface.\n", "", "### Why", "is empty"),
        ("- What is special about the surface of a steak?", "What now?", "What now?", "only a list marked with '-'"),
        ("- What would", "- One more?\n- What would", "What would", "one or two probes"),
        ("### Sources\n\n- [A book](https://example.org/book) - yeast\n", "", "## ks-02", "no section 'Sources'"),
        ("- [A book](https://example.org/book) - yeast", "\n", "### Sources\n\n\n", "'Sources' is empty"),
        ("- [A book](https://example.org/book)\n", "- A book\n", "- A book", "a source is written"),
        ("(https://example.org/book)", "(ftp://example.org/book)", "ftp", "a source is written"),
        ("- [A book](https://example.org/book) - yeast", "A book, https", "A book, https", "only a list marked"),
        ("(https://example.org/book)\n", f"(https://example.org/{'b' * 500})\n", "bbbb", "url: "),
        ("- yeast\n", "- yeast\n\n### Notes\n\nMore.\n", "### Notes", "unknown heading: after 'Sources'"),
        ("Why does bread dough rise?", "Why " * 700, "## ks-02", "prompt: "),
        ("Yeast eats sugar", "Yeast\x00 eats sugar", "Yeast\x00 eats", "invisible character U+0000"),
        ("Yeast eats sugar", "Yeast \u202eeats sugar", "Yeast \u202eeats", "invisible character U+202E"),
    ],
)
def test_a_mistake_is_refused_at_its_line(spoil: Spoil, bank: Path, case: tuple[str, str, str, str]) -> None:
    """The line is the mistake's own, and the reason says what should stand there."""
    right, wrong, at, reason = case
    error = spoil(FILE, right, wrong)
    assert reason in error.reason
    assert error.line == line_of(bank, FILE, at)


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ("```python", "code"),
        ("Yeast eats `sugar`.", "code"),
        ("| yeast | sugar |", "a table"),
        ("> Yeast eats sugar.", "a quotation"),
        ("---", "a rule or an underlined heading"),
        ("***", "a rule or an underlined heading"),
        ("* Yeast eats sugar.", "a list marked with anything but"),
        ("![Yeast](yeast.png)", "an image"),
        ("See [yeast](https://example.org).", "a link"),
        ("Yeast<br>eats.", "HTML"),
        ("<!-- yeast -->", "HTML"),
        ("Yeast **eats** sugar.", "emphasis"),
        ("Yeast *eats* sugar.", "emphasis"),
        ("Yeast _eats_ sugar.", "emphasis"),
        ("Yeast &amp; sugar.", "an HTML entity"),
        ("Yeast\n  - eats sugar", "a list within a list"),
        ("\n    Yeast eats sugar.", "an indented paragraph"),
        ("Yeast\n ## eats", "a heading"),
    ],
)
def test_markup_is_refused(spoil: Spoil, bank: Path, markup: str, name: str) -> None:
    """A reference is drawn and graded as it stands, so nothing in it may mean something else."""
    error = spoil(FILE, GAS, markup)
    assert name in error.reason
    assert error.line == line_of(bank, FILE, markup) + markup.count("\n")


@pytest.mark.parametrize(
    "plain",
    ["2 * 3 * 4 tokens, a < b, x_1 and snake_case_name.", "AT&T pays $5 for 50% [sic] of it (roughly).", "a - b - c"],
)
def test_signs_that_mark_nothing_up_are_words(bank: Path, plain: str) -> None:
    """Arithmetic, money and names are read as they stand."""
    path = bank / FILE
    text = path.read_text(encoding="utf-8").replace(GAS, plain)
    path.write_text(text, encoding="utf-8")
    read = load_bank(bank / "questions", bank / "rubrics").question("ks-02")
    assert read.reference[1].text == plain


def test_a_file_in_another_encoding_is_refused_at_the_first_strange_byte(bank: Path) -> None:
    """Latin-1 is not guessed at."""
    path = bank / FILE
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-8").replace("°".encode(), b"\xb0"))
    with pytest.raises(ContentError, match="not UTF-8") as caught:
        load_bank(bank / "questions", bank / "rubrics")
    assert caught.value.line == 18


@pytest.mark.parametrize(("text", "reason"), [("", "must begin with"), ("# Empty\n", "the topic has no question")])
def test_a_topic_has_a_title_and_a_question(bank: Path, text: str, reason: str) -> None:
    """An empty file is a mistake, not an empty topic."""
    (bank / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=f"md:1: .*{reason}"):
        load_bank(bank / "questions", bank / "rubrics")


def test_a_file_name_that_can_be_no_id_is_refused(bank: Path) -> None:
    """The name is the topic's id."""
    (bank / FILE).rename(bank / "questions" / "Kitchen Science.md")
    with pytest.raises(ContentError, match=r"Kitchen Science\.md:"):
        load_bank(bank / "questions", bank / "rubrics")
