"""A quote is found where it stands, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.evidence import find

ANSWER = (
    "Well, the glib model trains an Image-encoder and a text encoder toge\u200bther; it does not need labels. "
    "It saw 400 million pairs of a data set."
)


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("it does not need labels", "it does not need labels"),
        ("  “IT DOES NOT, need labels!!” ", "it does not need labels"),
        (
            "trains an image encoder and a text encoder together",
            "trains an Image-encoder and a text encoder toge\u200bther",
        ),
        (
            "CLIP model trains an image encoder and a text encoder",
            "glib model trains an Image-encoder and a text encoder",
        ),
        ("it saw 400 million pairs of a dataset", "It saw 400 million pairs of a data set"),
        ("trains an image encoder and text encoder", "trains an Image-encoder and a text encoder"),
    ],
)
def test_looks_and_noise_do_not_matter(quote: str, found: str) -> None:
    """Case, punctuation, invisible characters, misheard terms and split words: the words of the answer come back."""
    assert [one.quote for one in find(quote, ANSWER)] == [found]


@pytest.mark.parametrize(
    "quote",
    [
        "it does need labels",
        "It saw 500 million pairs",
        "it saw 400 million pairs from the web",
        "trains an image encoder and a video encoder together",
        "text encoder and an image encoder",
        "labels are needed",
        "LLaVA",
        "the candidate explains contrastive learning",
        "",
        "…",
        "a",
        "?!",
    ],
)
def test_invention_is_not_found(quote: str) -> None:
    """A dropped negation, another figure, words added, swapped or turned round: nothing."""
    assert find(quote, ANSWER) == ()


def test_an_ellipsis_joins_pieces_that_must_all_be_there() -> None:
    """Each piece is found by itself; one that isn't there spoils the whole quote."""
    assert [one.quote for one in find("a text encoder ... 400 million pairs", ANSWER)] == [
        "a text encoder",
        "400 million pairs",
    ]
    assert find("a text encoder ... 500 million pairs", ANSWER) == ()


@given(st.text(max_size=200), st.integers(0, 200), st.integers(1, 60))
def test_whatever_stands_there_is_evidence_at_its_place(text: str, start: int, length: int) -> None:
    """Any text, any quote: no error, and what is found is verbatim."""
    for one in find(text[start : start + length], text):
        assert text[one.start : one.end] == one.quote


@given(st.lists(st.sampled_from("the model reads every image patch with attention over tokens".split()), min_size=4))
def test_every_stretch_of_whole_words_is_found(words: list[str]) -> None:
    """What was copied exactly is never missed."""
    assert find(" ".join(words[1:-1]) or words[0], " ".join(words))
