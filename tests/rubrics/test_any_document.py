"""Made documents of every sort: a valid rubric each time, and never an exception."""

from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.domain.question import Question, Section, SectionKind
from interviewer.domain.rubric import Rubric
from interviewer.rubrics.offline import OfflineRubricWriter

PIECES = st.sampled_from(
    [
        "The encoder maps pixels to vectors",
        "it does not",
        "Unlike X, Y grows",
        "because",
        "so that",
        "; ",
        ", and ",
        " (an aside)",
        "(",
        ")",
        "[",
        "]",
        ": ",
        ":: ",
        ". ",
        ".\n",
        "\n",
        "\n\n",
        "\r\n",
        "1. ",
        "2. ",
        "2) ",
        "(1) ",
        "a) ",
        "i) ",
        "ii) ",
        "- ",
        "● ",
        "One of the following: ",
        "Example:\n",
        "## Definition\n",
        "For example, ",
        "Yes. ",
        "3.14",
        "O(n^2)",
        "naïve",
        "世界。",
        "🙂",
        "\u2028",
        "\x00",
        "→",
        " ",
        "\t",
        "if",
        "then",
        "is",
        "A",
        "B",
        "no",
    ]
)
DOCUMENTS = st.lists(PIECES | st.text(max_size=12), min_size=1, max_size=60).map("".join)
SECTIONS = st.lists(st.tuples(st.sampled_from(list(SectionKind)), DOCUMENTS), min_size=1, max_size=4)


def question(prompt: str, sections: list[tuple[SectionKind, str]]) -> Question | None:
    """A question of those sections; ``None`` when the domain wouldn't have them."""
    made = tuple(Section(kind=kind, text=text) for kind, text in sections if text.strip().strip("\x1c\x1d\x1e\x1f"))
    return Question(id="q", topic="t", prompt=prompt, reference=made) if made else None


@settings(max_examples=600, deadline=None)
@given(st.sampled_from(["Why?", "What does the encoder map, and is it so?"]), SECTIONS)
def test_any_reference_becomes_a_valid_rubric(prompt: str, sections: list[tuple[SectionKind, str]]) -> None:
    """One to nine points with sources that stand in the reference; twice the same."""
    asked = question(prompt, sections)
    if asked is None:
        return
    rubric = OfflineRubricWriter().derive(asked)
    assert rubric == Rubric.model_validate(rubric.model_dump()) == OfflineRubricWriter().derive(asked)
    assert 1 <= len(rubric.points) <= 9
    assert all(point.source and point.source in asked.reference_text for point in rubric.points)


def test_the_longest_references_are_read_in_one_go() -> None:
    """Fifty thousand characters of anything: no pattern runs away on them."""
    whole = 50_000
    for piece in (
        "word ",
        "a; b is c; ",
        "(",
        "1. x ",
        "● ",
        " ",
        "\n",
        "if a, then ",
        "because it is so ",
        "x: ",
        "- a\n",
        "A",
    ):
        text = "x" + (piece * whole)[: whole - 2] + "."
        asked = question("Why?", [(SectionKind.ANSWER, text)])
        assert asked
        assert OfflineRubricWriter().derive(asked).points
