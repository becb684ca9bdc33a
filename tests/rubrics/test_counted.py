"""Questions that ask for so many of several things."""

import pytest

from interviewer.rubrics.counted import asked_for
from tests.rubrics.making import derived, texts

LIST = "- lower latency, so pages come sooner\n- fewer requests\n- less load at peak times\n- answers while offline"


@pytest.mark.parametrize(
    ("prompt", "count"),
    [
        ("Name two of the advantages of a cache.", 2),
        ("Please NAME and DESCRIBE two challenges of mobile routing.", 2),
        ("Give three reasons why a cache may be stale.", 3),
        ("List at least 4 layers.", 4),
        ("What are two ways to scale a database?", 2),
        ("Name one example of a cache.", 1),
    ],
)
def test_a_number_of_things_is_heard(prompt: str, count: int) -> None:
    """In words or digits, after any verb that asks."""
    assert asked_for(prompt) == count


@pytest.mark.parametrize(
    "prompt",
    [
        "What is a cache?",
        "Name the 3 service classes of the data link layer.",
        "Explain in 2 sentences what DNS is.",
        "Describe TCP in 1-4 sentences.",
        "Explain why two encoders are trained.",
        "Explain how one-way hashing works.",
        "Give two advantages and two disadvantages of B-trees.",
        "Give 1 advantage and disadvantage of frame bursting.",
        "Describe the difference between the two modes.",
    ],
)
def test_other_numbers_ask_for_nothing(prompt: str) -> None:
    """A whole set, the length of an answer, a part of the subject, and several counts at a time."""
    assert asked_for(prompt) is None


def test_a_longer_list_is_one_point_that_needs_so_many() -> None:
    """It says which, and how many of them are enough."""
    (point,) = derived(LIST, prompt="Name two advantages of a cache.").points
    assert point.text.startswith("Any 2 of these: lower latency, so pages come sooner; fewer requests")
    assert (point.needed, len(point.phrasings)) == (2, 4)


def test_a_list_of_which_one_is_asked_for_is_one_point() -> None:
    """Any of its items will do."""
    (point,) = derived(LIST, prompt="Name one advantage of a cache.").points
    assert (point.needed, len(point.statements)) == (1, 4)


@pytest.mark.parametrize("prompt", ["Name the advantages of a cache.", "Name four advantages of a cache."])
def test_a_list_that_is_asked_for_whole_is_a_point_an_item(prompt: str) -> None:
    """As it is without a number."""
    assert len(texts(derived(LIST, prompt=prompt))) == 4
