"""A wrong rubric file is refused at its line, with the reason."""

from pathlib import Path

import pytest

from interviewer.content import load_bank
from interviewer.errors import ContentError
from tests.content.conftest import Spoil, line_of

FILE = "rubrics/kitchen.yaml"
LAST = "      - id: alkaline"
REACTANTS_AGAIN = "id: reactants\n        text: The reaction browns"
BROWNING = "source: It browns food and gives it flavour."


@pytest.mark.parametrize(
    "case",
    [
        ("topic: kitchen", "topic: larder", "topic:", "the topic must be 'kitchen'"),
        ("topic: kitchen\n", "", "rubrics:", "the key 'topic' is missing"),
        ("topic: kitchen", "topic: kitchen\nauthor: me", "author", "unknown key 'author'"),
        (
            "topic: kitchen",
            "topic: kitchen\n\ntopic: kitchen",
            "topic: kitchen\nrubrics",
            "the key 'topic' is written twice",
        ),
        ("question: ks-01", "question: ks-09", "ks-09", "the question 'ks-09' is in no topic"),
        ("question: ks-01", "question: KS 01", "KS 01", "'question' must be lower-case words"),
        ("id: browning", "id: Browning!", "Browning!", "'id' must be lower-case words"),
        ("id: browning", "id: reactants", REACTANTS_AGAIN, "the id 'reactants' is used twice"),
        ("id: browning", "id:", "id:\n", "'id' is empty"),
        ("tier: bonus", "tier: extra", "tier: extra", "'tier': "),
        ("tier: bonus", "teir: bonus", "teir", "unknown key 'teir'"),
        ("weight: 3", "weight: five", "weight: five", "'weight': "),
        ("weight: 3", "weight: 5", "weight: 5", "a core point weighs 2 to 4, not 5"),
        ("weight: 3", "weight: 1", "weight: 1", "a core point weighs 2 to 4, not 1"),
        ("supporting\n        weight: 2", "supporting\n        weight: 3", "3\n        source: >-", "weighs 1 to 2"),
        ("supporting\n        weight: 1", "bonus\n        weight: 2", "2\n        source: Unlike", "weighs 1, not 2"),
        (BROWNING, "source: It browns food.", "It browns food.", "the nearest is: It browns food and gives"),
        (BROWNING, "source: A steak patted dry browns in a minute; a wet one steams.", "A steak", "not a sentence of"),
        (f"        {BROWNING}\n", "", "id: browning", "'source' is missing"),
        ("          - no\n", "          -\n", "-\n        contra", "'phrasings' is empty"),
        ("          - no\n", "          - [a, b]\n", "[a, b]", "'phrasings': "),
        ("          - no\n", "          - NO\n          - no\n", "- no\n", "already at the point 'reactants': no"),
        ("          - no\n", "          - only sugar takes part\n", "only sugar takes part\n      - id", "already at"),
        (BROWNING, f"{BROWNING}\n        phrasings: ['NO']", "['NO']", "already at the point 'reactants': NO"),
        ("topic: kitchen", "topic: !!python/name:os.system kitchen", "topic:", "the tag "),
        ("topic: kitchen", "topic: !mine kitchen", "topic:", "the tag '!mine'"),
        ("topic: kitchen", "topic: &name kitchen\nnote: *name", "topic", "anchors and aliases are not used"),
        ("topic: kitchen", "topic: kitchen\n? [a, b]\n: c", "? [a", "a key must be a plain word"),
        ("topic: kitchen", "topic: kitchen\n  more: x", "more", "not valid YAML"),
        ("tier: bonus", "tier: bonus: more", "bonus: more", "not valid YAML"),
        ("topic: kitchen", "topic: kitchen\n---\ntopic: kitchen", "---", "not valid YAML"),
    ],
)
def test_a_mistake_is_refused_at_its_line(spoil: Spoil, bank: Path, case: tuple[str, str, str, str]) -> None:
    """The line is the mistake's own, and the reason says what is wrong there."""
    right, wrong, at, reason = case
    error = spoil(FILE, right, wrong)
    assert reason in error.reason
    assert error.line == line_of(bank, FILE, at)


def test_a_rubric_has_a_core_point(bank: Path) -> None:
    """A rubric without one would let a hollow answer through."""
    path = bank / FILE
    text = path.read_text(encoding="utf-8").replace(
        "tier: core\n        weight: 3", "tier: supporting\n        weight: 2"
    )
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=r"kitchen\.yaml:5: no core point"):
        load_bank(bank / "questions", bank / "rubrics")


def test_a_rubric_has_five_to_nine_points(bank: Path) -> None:
    """Four are refused at their list, and so are ten."""
    path = bank / FILE
    text = path.read_text(encoding="utf-8")
    head, last = text.split(LAST)
    more = "".join(LAST + last.replace("brown faster.\n        tier", f"brown, {n}.\n        tier") for n in range(6))
    for wrong in (head, head + more.replace("alkaline", "b", 1).replace("alkaline", "c", 1)):
        path.write_text(wrong, encoding="utf-8")
        with pytest.raises(ContentError, match=r"kitchen\.yaml:5: \d+ points: a rubric has 5 to 9"):
            load_bank(bank / "questions", bank / "rubrics")


def test_a_question_has_one_rubric(bank: Path) -> None:
    """The second is refused where it begins."""
    path = bank / FILE
    text = path.read_text(encoding="utf-8")
    path.write_text(text + text.split("rubrics:\n")[1], encoding="utf-8")
    with pytest.raises(ContentError, match="'ks-01' has a rubric already") as caught:
        load_bank(bank / "questions", bank / "rubrics")
    assert caught.value.line == text.count("\n") + 1


@pytest.mark.parametrize(
    "text",
    ["", "# nothing\n", "just words", "- a\n- b", "[" * 5000, "[" * 900 + "]" * 900, "{a: " * 3000, "\t- a", "%"],
)
def test_a_file_that_is_no_rubric_file_is_refused(bank: Path, text: str) -> None:
    """Empty, of another shape, or nested without end: always an error with a line."""
    (bank / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_bank(bank / "questions", bank / "rubrics")
    assert caught.value.line >= 1
