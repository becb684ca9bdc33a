"""The report of a session as a file: complete, and harmless whatever stands in it."""

from collections.abc import Callable

import markdown as python_markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from interviewer.domain.grade import Verdict
from interviewer.domain.marked import Span, Stretch
from interviewer.domain.plain import visible
from interviewer.domain.session import Mode
from interviewer.exporting import as_html, as_markdown
from interviewer.exporting.markdown import inline, quoted
from tests.exporting.making import EVIL, LINES, TAME, a_sheet

Reading = Callable[[str], str]

READINGS: dict[str, Reading] = {
    "CommonMark": MarkdownIt("commonmark").render,
    "GitHub's": MarkdownIt("commonmark").enable(["table", "strikethrough"]).render,
    "the first": python_markdown.markdown,
    "the first, extended": lambda text: python_markdown.markdown(text, extensions=["extra", "sane_lists"]),
}


def skeleton(markup: str) -> list[tuple[str, tuple[str, ...]]]:
    """Every element with the names of its attributes, in order."""
    return [(str(one.tag), tuple(one.attrib)) for one in html.document_fromstring(markup).iter()]


def words(markup: str) -> str:
    """The text that stands in some markup."""
    return " ".join(html.document_fromstring(markup).text_content().split())


def test_hostile_text_adds_nothing_to_the_html() -> None:
    """Every field full of markup gives the very elements and attributes that plain words give."""
    tame, evil = as_html(a_sheet(TAME, TAME)), as_html(a_sheet(EVIL, EVIL))
    assert skeleton(evil) == skeleton(tame)
    assert {tag for tag, _ in skeleton(evil)}.isdisjoint({"script", "img", "svg", "iframe", "link", "object"})
    assert " ".join(visible(EVIL).split()) in words(evil)
    for one in html.document_fromstring(evil).iter("a"):
        assert one.get("href").startswith("https://a.example/x?")


def test_an_answer_stands_in_the_html_as_it_was_given() -> None:
    """Line for line, its evidence marked with the numbers of its points."""
    text = f"First line{LINES}last words"
    page = html.document_fromstring(as_html(a_sheet(TAME, text)))
    said = page.find_class("said")[0]
    for number in said.iter("sup"):
        number.text = ""
    assert said.text_content() == text
    assert [one.get("class") for one in said.iter("mark")] == ["against", "for"]


@pytest.mark.parametrize("reading", READINGS)
def test_hostile_text_adds_nothing_to_the_markdown(reading: str) -> None:
    """Whatever turns it into a page finds the headings, links and emphasis that plain words give, and no HTML."""
    render = READINGS[reading]
    tame, evil = render(as_markdown(a_sheet(TAME, TAME))), render(as_markdown(a_sheet(EVIL, EVIL)))
    assert skeleton(evil) == skeleton(tame)
    assert " ".join(visible(EVIL).split()) in words(evil)


FRAGMENTS = (
    "# ", "## ", "- ", "* ", "+ ", "1. ", "1) ", "> ", "    ", "\t", "---", "===", "***", "```", "~~~", "|", "|-|",
    "<b>", "</b>", "<!--", "&amp;", "&#35;", "[a]", "(b)", "[a]: c", "![", "](", "`", "*", "_", "**", "__", "~~", "\\",
    "http://a.bc", "www.a.bc", "a@b.cd", "mailto:a@b.cd", ":smile:", "$x$", "^", "{.a}", "[^1]", "[^1]: ", "word", " ",
    "\n", "\n\n", "  \n", "\r", "\u2028", "\x0b", "\x85", "\x02", "\x03", "é", "=1+1", "@a", ": ", "20:04", "1:",
    "TOC", "[TOC]", "%%",
)  # fmt: skip


@pytest.mark.parametrize("reading", READINGS)
@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(st.sampled_from(FRAGMENTS), max_size=14))
def test_no_answer_is_more_than_a_quotation(reading: str, pieces: list[str]) -> None:
    """Paragraphs and line ends are all there is in it, and every word is there."""
    text = "".join(pieces)
    markup = READINGS[reading](quoted([Stretch(text, (), ())]))
    assert {tag for tag, _ in skeleton(f"<div>{markup}</div>")} <= {"html", "body", "div", "blockquote", "p", "br"}
    shown = visible(text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))
    assert words(f"<div>{markup}</div>") == " ".join(shown.split())


@pytest.mark.parametrize("reading", READINGS)
@settings(max_examples=100, deadline=None)
@given(pieces=st.lists(st.sampled_from(FRAGMENTS), max_size=10))
def test_no_line_is_more_than_a_line(reading: str, pieces: list[str]) -> None:
    """A prompt, a reason, a title: in a heading and in a list it is text."""
    line = inline("".join(pieces) or "x")
    markup = READINGS[reading](f"## 1\\. {line}\n\n- {line or 'x'}\n")
    assert {tag for tag, _ in skeleton(f"<div>{markup}</div>")} <= {"html", "body", "div", "h2", "ul", "li"}


def test_evidence_is_bold_in_the_markdown() -> None:
    """With the numbers of its points after it, over line ends too."""
    span = Span(4, 20, 2, Verdict.MET)
    told = quoted([Stretch("One ", (), ()), Stretch("two\n\n three", (span,), (2,)), Stretch(" four", (), ())])
    markup = MarkdownIt("commonmark").render(told)
    assert [one.text for one in html.fromstring(markup).iter("strong")] == ["two", "three"]
    assert words(markup) == "One two three [2] four"


@pytest.mark.parametrize("form", [as_html, lambda sheet: READINGS["CommonMark"](as_markdown(sheet))])
def test_everything_is_in_a_report(form: Callable[..., str]) -> None:
    """Date, topic, mode, both scores, verdicts, reasons, quotes, follow-ups, delivery, overrides, who graded."""
    told = words(form(a_sheet("Some words", "What was said.")))
    for part in (
        "Report: Some words",
        "1 March 2026, 12:00 UTC · Practice · 2 of 4 questions answered · 2 min 2 s on the questions",
        "50% Half-way there",
        "50% with follow-ups",
        "3 words · 1 min 1 s · 1 hint",
        "Graded by Some words · 2 s · $0.5000 · one by your override",
        "by your override",
        "You were certain; you made 1 of 2 points: it came to less than you thought.",
        "Its points were derived offline because no model could: Some words; nobody has reviewed them.",
        "No grade by the language model: It said: Some words",
        "Your answer What was said. [1,2]" if form is not as_html else "Your answer What was said.1,2",
        "Follow-up Some words Asked without the language model: Some words",
        "Skipped.",
        "✓ Met",
        "✗ Contradicted",
        "How you said it",
        "Time to the first word",
        "Reference answer Definition Some words Some words Some words Sources Some words: Some words",
        "Kept, not graded: It said: Some words",
        "A blank answer was handed in.",
        "3. Some words Skipped",
        "4. q-3 (no longer in the bank) Not answered",
    ):
        assert part in told, part


@pytest.mark.parametrize("form", [as_html, as_markdown])
def test_an_open_interview_gives_nothing_away(form: Callable[..., str]) -> None:
    """What the candidate said is there; scores, verdicts, references and questions to come are not."""
    told = form(a_sheet("Some words", "What was said.", mode=Mode.INTERVIEW, is_open=True))
    assert "What was said" in told
    assert "This session is still open" in told
    for secret in ("50%", "Met", "Reference", "Sources", "Graded", "q-3", "Skipped\n", "override", "<mark"):
        assert secret not in told, secret
    ended = form(a_sheet("Some words", "What was said.", mode=Mode.INTERVIEW))
    assert "Reference answer" in ended


@pytest.mark.parametrize("form", [as_html, as_markdown])
def test_open_practice_tells_what_its_page_tells(form: Callable[..., str]) -> None:
    """Scores and references of what was answered, and no question that is still to come."""
    told = form(a_sheet("Some words", "What was said.", is_open=True))
    assert "Reference answer" in told
    assert "q-3" not in told


def test_the_html_file_needs_nothing_and_runs_nothing() -> None:
    """No script, nothing fetched, and a rule for the browser that says so; light, dark and paper are seen to."""
    page = as_html(a_sheet(TAME, TAME))
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert "<script" not in page
    assert "url(" not in page
    for rule in ("prefers-color-scheme: dark", "@media print", "color-scheme: light dark"):
        assert rule in page


def test_times_and_numbers_stay_as_they_are_written() -> None:
    """Whoever reads the source of the file finds no entity where none is needed; what could be an emoji has one."""
    assert inline("at 20:04, odds 3:1") == "at 20:04, odds 3:1"
    assert inline(":100: and a:b") == "&#58;100: and a&#58;b"
