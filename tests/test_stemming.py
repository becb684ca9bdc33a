"""What words are compared by."""

import pytest

from interviewer.stemming import REMEMBERED, stem


@pytest.mark.parametrize("words", [("connects", "connected", "connecting"), ("model's", "model’s", "models")])
def test_endings_make_no_difference(words: tuple[str, ...]) -> None:
    """However a word is bent, and whichever apostrophe stands in it."""
    assert len({stem(word) for word in words}) == 1


def test_no_number_of_documents_fills_the_memory_with_their_words() -> None:
    """A server that runs for months reads many words once and never again."""
    for number in range(REMEMBERED + 5_000):
        stem(f"word{number}")
    assert stem.cache_info().currsize <= REMEMBERED
