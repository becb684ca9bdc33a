"""Which words of a sentence are denied."""

import pytest

from interviewer.grading.words import read


def denied(text: str) -> set[str]:
    """The words that are said the other way round."""
    return {word.text for word in read(text) if word.denied}


@pytest.mark.parametrize(
    "text",
    [
        "Zero-shot classification is beyond what CLIP can do.",
        "Translating speech is something Whisper lacks.",
        "The story of its web training is simply made up.",
        "Captions in the index play no part.",
        "You'd struggle to find a model that reads pictures.",
        "Forget about running the weights yourself.",
    ],
)
def test_a_sentence_can_be_denied_without_a_not(text: str) -> None:
    """People turn a claim round in many ways; its telling words must come out as denied."""
    assert len(denied(text)) >= 3


@pytest.mark.parametrize(
    "text",
    [
        "CLIP goes beyond what labels can teach by learning from captions.",
        "The weights are something anyone can download.",
        "Resolution plays a big part in the cost.",
    ],
)
def test_what_only_sounds_like_it_denies_nothing(text: str) -> None:
    """The same words in a plain claim."""
    assert not denied(text)


def test_neither_and_nor_deny_once() -> None:
    """``nor`` goes on with a denial; it does not turn it back."""
    assert {"google", "released"} <= {one.lower() for one in denied("Neither OpenAI nor Google released details.")}
