"""The one door by which text reaches a page."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from interviewer.ui.components.markup import Html, join, label, tag, text, visible
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
