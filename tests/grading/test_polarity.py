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
        "Layout, tables and graphics have nothing to do with it.",
        "Its vision encoder and its text encoder have absolutely nothing to do with each other.",
        "It's a common myth that video frames are sampled.",
        "It would be a mistake to say that the projection gets trained.",
        "Honestly, I very much doubt that captions describe images.",
        "Some people wrongly believe that tokens cost money.",
        "People think the frames are sampled, but in fact they aren't.",
        "One might expect captions to lose detail, but they don't.",
        "There is no truth to captions losing detail.",
        "The idea that resolution drives the token count is mistaken.",
        "The claim that captions lose detail is simply wrong.",
        "Reading small rotated print is nothing but wishful thinking.",
        "CLIP is far from pulling matching pairs together.",
        "It answers without ever looking at pixels, boxes or layout.",
        "As for Donut, I doubt that it reads page images.",
        "Frame sampling is an urban legend.",
        "Batch discounts for patient workloads don't exist.",
        "Nobody has ever shown that illusions mislead models.",
    ],
)
def test_a_statement_can_be_denied_without_a_not(text: str) -> None:
    """People turn a claim round in many ways; its telling words must come out as denied."""
    assert len(denied(text)) >= 3


@pytest.mark.parametrize(
    "text",
    [
        "CLIP goes beyond what labels can teach by learning from captions.",
        "The weights are something anyone can download.",
        "Resolution plays a big part in the cost.",
        "Unlike CLIP, which reads captions, BLIP writes them.",
        "CLIP learns from not only labels but also captions.",
        "People think of captions as cheap, and they're right.",
        "Early fusion joins the inputs, late fusion keeps its branches apart.",
        "It is true that captions lose detail.",
        "The idea that captions lose detail is well known.",
        "Layout has a lot to do with meaning.",
        "It matters where a word stands.",
    ],
)
def test_what_only_sounds_like_it_denies_nothing(text: str) -> None:
    """The same words in a plain claim, and in an honest contrast."""
    assert not denied(text)


@pytest.mark.parametrize(
    ("text", "stands", "turned"),
    [
        ("It's a myth that OCR interprets pages, but models do.", "models", "interprets"),
        ("Contrary to popular belief, frames are sampled.", "sampled", ""),
        ("LayoutLM has no use for coordinates, graphics play no part in it.", "LayoutLM", "graphics"),
        ("OCR reads characters; understanding them is out of the question.", "characters", "understanding"),
        ("Words count, positions don't matter.", "count", "positions"),
        ("Gemini listens to audio but Claude doesn't.", "audio", ""),
        ("Captions lose detail, embeddings don't.", "detail", ""),
        ("it can't count they just guess", "guess", "count"),
        ("some don't need ocr they read the page", "page", "ocr"),
        ("nobody thinks they learn together", "", "learn"),
    ],
)
def test_a_denial_reaches_its_own_clause(text: str, stands: str, turned: str) -> None:
    """What is set beside it stays as it was said."""
    found = denied(text)
    assert stands not in found
    assert not turned or turned in found


@pytest.mark.parametrize(
    ("text", "word", "turned"),
    [
        ("Frames are sampled. They aren't.", "sampled", True),
        ("Frames are sampled. In fact they are not.", "sampled", True),
        ("I doubt that frames are sampled. They aren't.", "sampled", True),
        ("I doubt that frames are sampled; they aren't.", "sampled", True),
        ("Frames are sampled. They don't overlap.", "sampled", False),
        ("It is false that Donut needs no OCR.", "OCR", False),
    ],
)
def test_a_denial_may_be_said_twice(text: str, word: str, turned: bool) -> None:
    """A short sentence takes back the one before it, and leaves one that is denied already as it is."""
    assert (word in denied(text)) is turned


def test_neither_and_nor_deny_once() -> None:
    """``nor`` goes on with a denial; it does not turn it back."""
    assert {"google", "released"} <= {one.lower() for one in denied("Neither OpenAI nor Google released details.")}
