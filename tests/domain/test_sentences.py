"""Sentences: where they start and end, in tidy prose and in hasty typing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.domain.sentences import sentences


def texts(text: str) -> list[str]:
    """The sentences without their places."""
    return [span.text for span in sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Encoders, e.g. ViT or ResNet, turn pixels into vectors.",
        "It costs 3.5 dollars in the U.S. market.",
        "LLaVA-1.5 keeps its encoder frozen.",
        "Radford et al. trained it on 400 million pairs.",
        "It reads text, images, audio etc. in one pass.",
        "See Fig. 3 and Node.js for more.",
        "Well... it depends on the data.",
        "Dr. J. Smith said so.",
    ],
)
def test_an_abbreviation_or_a_number_is_no_end(sentence: str) -> None:
    """A full stop that belongs to a word ends nothing."""
    assert texts(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CLIP has two towers. They share a space.", ["CLIP has two towers.", "They share a space."]),
        ("clip is a model. it has two encoders", ["clip is a model.", "it has two encoders"]),
        ("Why? Because! (It works.) Really.", ["Why?", "Because!", "(It works.)", "Really."]),
        ('He said "stop." She went on.', ['He said "stop."', "She went on."]),
        ("Made in the U.S. It sells well.", ["Made in the U.S.", "It sells well."]),
        ("It has 3. Then it has 4.", ["It has 3.", "Then it has 4."]),
        ("It has an encoder.It has a decoder.", ["It has an encoder.", "It has a decoder."]),
        ("Audio, video etc. They are modalities.", ["Audio, video etc.", "They are modalities."]),
        ("short note\nanother note", ["short note", "another note"]),
        ("视觉模型很大。它看图。", ["视觉模型很大。", "它看图。"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    """Stops, closing quotes, line breaks and forgotten capitals or spaces are all understood."""
    assert texts(text) == expected


def test_list_markers_belong_to_no_sentence() -> None:
    """Bullets and numbers at the start of a line are kept apart from the words."""
    spans = sentences("- first thing\n* second thing\n1. third thing\n2) fourth thing\n(b) fifth thing")
    assert [(span.marker, span.text) for span in spans] == [
        ("-", "first thing"),
        ("*", "second thing"),
        ("1.", "third thing"),
        ("2)", "fourth thing"),
        ("(b)", "fifth thing"),
    ]


def test_an_enumeration_within_a_paragraph_is_parted_at_its_full_stops() -> None:
    """The number goes with the item after it, and the lead stays with the first item."""
    spans = sentences("It has parts: 1) Encoder - reads pixels. 2) Projector - maps them. It works.")
    assert [(span.marker, span.text) for span in spans] == [
        ("", "It has parts: 1) Encoder - reads pixels."),
        ("2)", "Projector - maps them."),
        ("", "It works."),
    ]


def test_numbers_with_full_stops_inside_a_paragraph_end_nothing() -> None:
    """``1.`` in a running list is a number, not the end of a sentence."""
    text = "There are three: 1. encoder 2. projector 3. decoder."
    assert texts(text) == [text]


def test_a_wrapped_line_is_one_sentence_and_a_finished_one_is_not() -> None:
    """A line that a window or an editor broke goes on in the next one; an empty line always ends."""
    wrapped = "A vision-language model couples an image encoder with\na language model through a projector."
    assert texts(wrapped) == [wrapped]
    assert len(texts(wrapped.replace("\n", "\r\n"))) == 1
    assert len(texts(wrapped.replace("\n", "\n\n"))) == 2
    assert len(texts("A vision-language model couples an image encoder with a model\n- and a list item")) == 2


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "...", "?! -- ***", "1)"])
def test_nothing_to_read_has_few_sentences(text: str) -> None:
    """What has no letter and no digit is no sentence."""
    assert all(any(one.isalnum() for one in span.text) for span in sentences(text))
    assert len(sentences(text)) <= 1


PIECES = st.sampled_from(
    [". ", "1) ", "e.g. ", "\n", "- ", "U.S. ", "3.5", "Word ", "word ", "...", "\r\n", "(", '"', "。"]
)


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_every_sentence_is_verbatim_and_no_letter_is_lost(text: str) -> None:
    """Offsets point at the very words, sentences follow one another, and only list markers stay outside."""
    spans = sentences(text)
    end = 0
    for span in spans:
        assert end <= span.start < span.end
        assert text[span.start : span.end] == span.text == span.text.strip()
        end = span.end
    kept = sum(one.isalnum() for span in spans for one in span.text + span.marker)
    assert kept == sum(one.isalnum() for one in text)
