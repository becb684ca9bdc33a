"""What is no answer, and what only looks like none."""

import pytest

from interviewer.grading import guards
from interviewer.grading.words import read

STORY = (
    "Greta and Andre measured the same whiteboard with their hands. Greta found that it was 14 hands long and Andre "
    "found that it was 16 hands long on the same afternoon in the same classroom while the teacher watched them. "
    "Explain why Greta and Andre got different measurements."
)


def test_terms_without_a_claim_are_a_list() -> None:
    """Whatever parts them."""
    for text in ("CLIP, ViT, contrastive loss, pairs, projector, tokens", "CLIP ViT contrastive loss pairs projector"):
        assert guards.is_term_list(text, read(text))


@pytest.mark.parametrize(
    "text",
    [
        "CLIP = img enc + txt enc, loss -> pairs closer, others apart",
        "OCR: image → text, cheap; VLM: page + question → answer, slow",
        "tokens ~ resolution, tiles ↑ = cost ↑, cap by provider",
    ],
)
def test_notes_with_relations_are_no_list(text: str) -> None:
    """Arrows and equals signs stand for the small words that make a claim."""
    assert not guards.is_term_list(text, read(text))


def test_saying_the_question_back_adds_nothing() -> None:
    """In any order, for a question that only asks."""
    asked = read("How is CLIP trained on image-text pairs?")
    assert guards.says_back(read("CLIP is trained on pairs, image-text pairs"), asked)
    assert not guards.says_back(read("CLIP is trained with a contrastive loss"), asked)


def test_a_question_that_tells_a_story_can_be_answered_in_its_words() -> None:
    """Only what is copied in its order adds nothing."""
    asked = read(STORY)
    assert not guards.says_back(read("Because they have different hands."), asked)
    assert guards.says_back(read("Greta and Andre got different measurements."), asked)


def test_praise_is_talk_unless_the_claims_are_about_it() -> None:
    """A rubric on graders listens to words of grading."""
    praise = read("What a great question, thank you so much for asking!")
    assert guards.is_talk(praise, frozenset())
    answer = read("The grader must explain the score.")
    assert not guards.is_talk(answer, {word.key for word in answer})
