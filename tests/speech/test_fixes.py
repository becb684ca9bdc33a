"""Misheard terms are suggested, with the whole bank's vocabulary and nothing else."""

from itertools import pairwise

import pytest

from interviewer import bootstrap
from interviewer.errors import Stale
from interviewer.speech.fixes import suggest
from interviewer.speech.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """That of the shipped bank."""
    return Vocabulary.of(bootstrap.load_bank())


@pytest.mark.parametrize(
    ("text", "heard", "term"),
    [
        ("We feed it to lava at the end.", "lava", "LLaVA"),
        ("The glib encoder sees the image.", "glib", "CLIP"),
        ("Then the L. L. V. A model answers.", "L. L. V. A", "LLaVA"),
        ("We score it with v q a questions.", "v q a", "VQA"),
        ("We use wave to vec for sound.", "wave to vec", "wav2vec"),
        ("There is image bind as well.", "image bind", "ImageBind"),
        ("The low jits are compared.", "low jits", "logits"),
        ("A soft max turns them into shares.", "soft max", "softmax"),
        ("Pages are found with call poly.", "call poly", "ColPali"),
    ],
)
def test_a_misheard_term_is_suggested(vocabulary: Vocabulary, text: str, heard: str, term: str) -> None:
    """One suggestion, at the place where the words stand."""
    (fix,) = suggest(text, vocabulary)
    assert (fix.heard, fix.term) == (heard, term)
    assert text[fix.start : fix.end] == heard
    assert fix.take(text) == text.replace(heard, term)


@pytest.mark.parametrize(
    "text",
    [
        "Clip and llava are right as they are, whatever their capitals.",
        "We live in a space, share the paper, and play a pop song to a baby.",
        "I said that the chip would flip a part of the page.",
        "There were 100 of them, then 10, then 0.",
        "",
    ],
)
def test_everyday_words_are_left_alone(vocabulary: Vocabulary, text: str) -> None:
    """What was probably said is not doubted."""
    assert suggest(text, vocabulary) == ()


def test_the_reference_answers_need_no_fixes(vocabulary: Vocabulary) -> None:
    """Eight thousand words in which nothing was misheard give no suggestion."""
    for question in bootstrap.load_bank().questions():
        assert suggest(question.reference_text, vocabulary) == ()


def test_a_fix_is_not_taken_where_the_words_have_gone(vocabulary: Vocabulary) -> None:
    """The candidate may have edited meanwhile: nothing of theirs is overwritten."""
    (fix,) = suggest("Then lava answers.", vocabulary)
    with pytest.raises(Stale, match="changed"):
        fix.take("And then lava answers.")


def test_each_word_is_in_one_suggestion_and_they_stand_in_order(vocabulary: Vocabulary) -> None:
    """Two fixes never fight over a word."""
    fixes = suggest("A glib encoder, a lava model and wave to vec, then glib again.", vocabulary)
    assert [fix.term for fix in fixes] == ["CLIP", "LLaVA", "wav2vec", "CLIP"]
    assert all(before.end <= after.start for before, after in pairwise(fixes))


def test_the_vocabulary_is_that_of_every_question(vocabulary: Vocabulary) -> None:
    """The terms of one question alone would give its answer away."""
    assert {"CLIP", "LLaVA", "LayoutLM", "softmax", "ColPali", "ImageBind"} <= set(vocabulary.texts)
    assert "image" not in vocabulary.texts
    assert len(vocabulary.texts) == len(set(vocabulary.texts))
