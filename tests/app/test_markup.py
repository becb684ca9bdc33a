"""The one door by which text reaches a page."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from interviewer.ui.components.markup import Html, isolated, join, label, plain_label, tag, text, visible
from tests.app import reading
from tests.app.toy import HOSTILE

anything = st.text(st.characters(codec=None))


@given(anything)
def test_any_text_is_only_ever_text(plain: str) -> None:
    """Whatever is put into an element comes out as its words: no element, no attribute, nothing lost."""
    markup = tag("p", plain)
    assert [name for name, _ in reading.tags(markup)] == ["p"]
    assert "".join(reading._read(markup).words) == visible(plain)


@given(anything)
def test_any_text_can_be_an_attribute(plain: str) -> None:
    """A value can't end its attribute and start another one."""
    [(_, attributes)] = reading.tags(tag("p", title=plain))
    assert attributes == {"title": visible(plain)}


@given(anything)
def test_what_is_made_visible_keeps_its_length(plain: str) -> None:
    """Evidence points into an answer by offset, so no character may be dropped or doubled."""
    shown = visible(plain)
    assert len(shown) == len(plain)
    assert not [one for one in shown if unicodedata.category(one) in {"Cc", "Cs"} and one not in "\n\t"]


def test_direction_characters_cannot_turn_the_page_around() -> None:
    """An override would show words in an order they were not written in."""
    assert visible("a\u202eb\u2066c") == "a\ufffdb\ufffdc"


def test_markup_made_here_is_not_escaped_twice() -> None:
    """Pieces can be put together in any depth."""
    inner = tag("b", "1 < 2")
    assert join(inner, " & ", None) == "<b>1 &lt; 2</b> &amp; "
    assert text(inner) is inner
    assert isinstance(join("a"), Html)


def test_attributes_without_a_value_are_left_out() -> None:
    """``False`` and ``None`` mean that there is no such attribute."""
    assert tag("input", checked=True, disabled=False, value=None, class_="a", data_x="1") == (
        '<input checked class="a" data-x="1">'
    )


def test_a_label_holds_nothing_that_markdown_or_streamlit_would_read() -> None:
    """Every mark of punctuation is escaped, and no colon stands directly before a name."""
    made = label(HOSTILE)
    assert ":material" not in made
    assert ":smile" not in made
    assert r"\[a\]" in made
    assert r"\$" in made
    assert "\n" not in label("a\nb\x00c")


def test_marks_that_pile_up_stay_in_their_line() -> None:
    """As many as any language puts on a letter are shown; more would be a tower over what stands above."""
    assert visible(f"a{chr(0x301) * 5}b") == f"a{chr(0x301) * 5}b"
    assert visible(f"a{chr(0x301) * 7}b") == f"a{chr(0x301) * 5}\ufffd\ufffdb"


HEBREW = "\u05e9\u05dc\u05d5\u05dd"


@given(anything)
def test_a_text_that_is_read_from_the_right_is_one_sign_where_it_stands(plain: str) -> None:
    """What is set apart stays so on the page, and nothing in it can end that; any other text stays as it is."""
    apart = isolated(f"{HEBREW}{plain}")
    shown = visible(f"{apart} \u00b7 12")
    assert (shown[0], shown[len(apart) - 1]) == ("\u2068", "\u2069") or "\n" in plain
    assert not set(shown[1 : len(apart) - 1]) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert isolated("caf\u00e9, 12") == "caf\u00e9, 12"


def test_a_label_keeps_its_number_beside_a_title_from_the_right() -> None:
    """In what Streamlit reads as Markdown, and in what it shows as it is."""
    assert label(HEBREW) == plain_label(HEBREW) == f"\u2068{HEBREW}\u2069"
