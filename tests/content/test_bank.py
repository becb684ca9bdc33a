"""A right bank is read whole, and the two folders must fit each other."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.content import load_bank
from interviewer.domain.question import Level, SectionKind
from interviewer.domain.rubric import Origin, Tier
from interviewer.errors import ContentError
from tests.content.conftest import GOOD, line_of


def test_a_topic_is_read_as_it_is_written() -> None:
    """Title, introduction, questions in order, each with its level, prompt, four sections, probes and sources."""
    (topic,) = load_bank(GOOD / "questions", GOOD / "rubrics").topics
    first, second = topic.questions
    assert (topic.id, topic.title) == ("kitchen", "Kitchen science")
    assert topic.introduction.split("\n\n")[1].endswith("an editor so that it takes two lines.")
    assert (first.id, first.topic, first.level) == ("ks-01", "kitchen", Level.CORE)
    assert (second.id, second.prompt, second.level) == ("ks-02", "Why does bread dough rise?", Level.WARM_UP)
    assert [section.kind for section in first.reference] == list(SectionKind)[:4]
    assert len(first.probes) == 2


def test_paragraphs_and_list_items_take_one_line_each() -> None:
    """However an editor wraps them, and with their markers."""
    bank = load_bank(GOOD / "questions", GOOD / "rubrics")
    assert bank.question("ks-01").reference[1].text.split("\n") == [
        "1. Sugars and amino acids join when the surface is hot, above roughly 140 °C.",
        "2. Water holds the surface at 100 °C, so a wet surface does not brown. Drying it first lets it brown sooner.",
        "- Unlike caramelisation, the reaction needs protein.",
        "Alkaline surfaces brown faster, e.g. pretzels dipped in lye.",
    ]


def test_sources_keep_brackets_in_addresses_and_what_they_back() -> None:
    """What a source backs is optional."""
    sources = load_bank(GOOD / "questions", GOOD / "rubrics").question("ks-01").sources
    assert [(one.title, one.url, one.backs) for one in sources] == [
        (
            "Maillard reaction (an overview)",
            "https://example.org/wiki/Maillard_(reaction)",
            "temperatures and reactants",
        ),
        ("A book", "https://example.org/book", ""),
    ]


def test_a_rubric_is_read_as_it_is_written() -> None:
    """Words that YAML would turn into something else stay words; folded text is one line."""
    bank = load_bank(GOOD / "questions", GOOD / "rubrics")
    rubric = bank.rubrics["ks-01"]
    assert rubric.origin is Origin.REVIEWED
    assert [(point.tier, point.weight) for point in rubric.points[:3]] == [
        (Tier.CORE, 3),
        (Tier.CORE, 3),
        (Tier.SUPPORTING, 2),
    ]
    assert rubric.point("reactants").phrasings == ("proteins and sugars react with each other", "no")
    assert rubric.point("dry-surface").source == "Drying it first lets it brown sooner."
    assert list(bank.rubrics) == ["ks-01"]


def test_line_ends_and_a_byte_order_mark_change_nothing(bank: Path) -> None:
    """A file saved on another system reads the same."""
    for path in (bank / "questions" / "kitchen.md", bank / "rubrics" / "kitchen.yaml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_bank(bank / "questions", bank / "rubrics") == load_bank(GOOD / "questions", GOOD / "rubrics")


def test_a_readme_is_about_the_folder(bank: Path) -> None:
    """It is no topic, and neither is a hidden file."""
    (bank / "questions" / "README.md").write_text("not a topic", encoding="utf-8")
    (bank / "questions" / ".draft.md").write_text("not a topic", encoding="utf-8")
    assert len(load_bank(bank / "questions", bank / "rubrics").topics) == 1


@pytest.mark.parametrize("missing", ["questions", "rubrics"])
def test_a_missing_folder_is_named(bank: Path, missing: str) -> None:
    """No folder is not the same as an empty one."""
    (bank / missing).rename(bank / "elsewhere")
    with pytest.raises(ContentError, match=f"{missing}:1: there is no such folder"):
        load_bank(bank / "questions", bank / "rubrics")


def test_an_empty_folder_of_questions_is_an_error(tmp_path: Path) -> None:
    """An app with nothing to ask says so at once."""
    with pytest.raises(ContentError, match="no topic here"):
        load_bank(tmp_path, tmp_path)


@pytest.mark.parametrize(("folder", "name"), [("questions", "kitchen.markdown"), ("rubrics", "kitchen.yml")])
def test_a_file_that_would_be_overlooked_is_refused(bank: Path, folder: str, name: str) -> None:
    """A wrong ending is named before anyone wonders where the questions are."""
    (bank / folder / name).touch()
    with pytest.raises(ContentError, match=f"{name}:1: content files here end in"):
        load_bank(bank / "questions", bank / "rubrics")


def test_an_id_is_used_once_over_all_topics(bank: Path) -> None:
    """The error stands at the second use and names the first."""
    text = (bank / "questions" / "kitchen.md").read_text(encoding="utf-8")
    (bank / "questions" / "larder.md").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_bank(bank / "questions", bank / "rubrics")
    line = line_of(bank, "questions/kitchen.md", "ks-01")
    assert caught.value.line == line
    assert caught.value.reason == f"the id ks-01 is already used in kitchen.md, line {line}"


def test_a_rubric_file_belongs_to_the_topic_it_is_named_after(bank: Path) -> None:
    """A rubric for another topic's question is refused with that topic's name."""
    text = (bank / "rubrics" / "kitchen.yaml").read_text(encoding="utf-8")
    (bank / "rubrics" / "larder.yaml").write_text(text.replace("topic: kitchen", "topic: larder"), encoding="utf-8")
    with pytest.raises(ContentError, match=r"larder\.yaml:3: the question 'ks-01' is of the topic 'kitchen'"):
        load_bank(bank / "questions", bank / "rubrics")


WHERE = st.floats(min_value=0, max_value=1, exclude_max=True)
WHAT = st.one_of(
    st.text(), st.sampled_from(["#", "\n", "- ", ": ", "'", "&a ", "*a", "[", "{", "\t", "\r", "## ", "|", "!!"])
)


@settings(deadline=None)
@given(
    name=st.sampled_from(["questions/kitchen.md", "rubrics/kitchen.yaml"]),
    where=WHERE,
    cut=st.integers(0, 40),
    what=WHAT,
)
def test_whatever_is_spoilt_the_answer_is_a_bank_or_a_line(
    tmp_path_factory: pytest.TempPathFactory, name: str, where: float, cut: int, what: str
) -> None:
    """No mistake in a file ends in anything but a ``ContentError`` at a line of that file."""
    bank = Path(shutil.copytree(GOOD, tmp_path_factory.mktemp("spoilt"), dirs_exist_ok=True))
    text = (bank / name).read_text(encoding="utf-8")
    at = int(where * len(text))
    spoilt = text[:at] + what + text[at + cut :]
    (bank / name).write_bytes(spoilt.encode("utf-8", "surrogatepass"))
    line = 1
    try:
        load_bank(bank / "questions", bank / "rubrics")
    except ContentError as error:
        line = error.line
    assert 1 <= line <= len(spoilt.splitlines()) + 1
