"""What a reference answer becomes: points, tiers, wordings, sources and ids."""

import pytest

from interviewer.domain.rubric import Origin, Tier
from interviewer.rubrics.offline import OfflineRubricWriter
from tests.rubrics.making import asked, derived, texts


def test_a_one_sentence_answer_is_one_point() -> None:
    """A short answer's reference is its own rubric."""
    rubric = derived("The bulb is in a closed path with the battery", "When does the bulb light?")
    assert texts(rubric) == ["The bulb is in a closed path with the battery"]
    assert (rubric.origin, rubric.points[0].tier) == (Origin.DERIVED, Tier.CORE)


@pytest.mark.parametrize(
    "answer",
    [
        "Indexing has three stages: (1) crawl the pages, (2) parse their links, and (3) store the postings.",
        "Indexing has three stages: 1) crawl the pages 2) parse their links 3) store the postings.",
        "Indexing has three stages: 1. crawl the pages; 2. parse their links; 3. store the postings.",
        "Indexing has three stages: a) crawl the pages, b) parse their links, or c) store the postings.",
        "Indexing has three stages:\n1. crawl the pages\n2. parse their links\n3. store the postings",
        "Indexing has three stages:\n- crawl the pages\n- parse their links\n- store the postings",
        "Indexing has three stages: ● crawl the pages ● parse their links ● store the postings",
        "Indexing has three stages: i) crawl the pages ii) parse their links iii) store the postings",
    ],
)
def test_each_item_of_a_list_is_a_point_with_what_leads_into_it(answer: str) -> None:
    """However the list is written; the item by itself is heard as well."""
    points = derived(answer).points
    items = ["crawl the pages", "parse their links", "store the postings"]
    assert [point.text.rstrip(".") for point in points] == [f"Indexing has three stages: {item}" for item in items]
    assert [point.phrasings[0].rstrip(".") for point in points] == items
    assert all(point.source in answer for point in points)


def test_a_number_that_ends_a_sentence_begins_no_list() -> None:
    """Only markers that count up from one make a list."""
    answer = "The window is reset to 1. Growth is slower then. The threshold is halved from 4 to 2. Then it grows."
    assert not any(":" in text for text in texts(derived(answer)))


def test_a_list_of_which_any_item_will_do_is_one_point() -> None:
    """Nobody must name every alternative."""
    rubric = derived(
        "The order is BCA. One of the following reasons is given: 1) B is rarer. 2) C contains B entirely."
    )
    assert len(rubric.points) == 2
    assert "C contains B entirely." in rubric.points[1].phrasings


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("The encoder cuts the image, and the decoder writes the text.", 2),
        ("Precision counts false alarms, while recall counts missed cases.", 2),
        ("The other bulbs shine because each bulb has its own pathway.", 2),
        ("The disk was full; the backup failed at night.", 2),
        ("It cuts, labels and stores images, text and sound.", 1),
        ("Unlike a stack, a queue gives back the oldest item.", 1),
        ("If the string is shorter, the pitch will be higher.", 1),
    ],
)
def test_joined_claims_are_taken_apart_where_it_is_safe(sentence: str, parts: int) -> None:
    """Two clauses with subject and verb are two claims; a list of nouns, a contrast and a condition are one."""
    rubric = derived(sentence)
    assert len(rubric.points) == parts
    assert {point.source for point in rubric.points} == {sentence}


@pytest.mark.parametrize(
    ("sentence", "shorter"),
    [
        ("Gas (carbon dioxide) fizzes in the acid bath.", "Gas fizzes in the acid bath."),
        ("Unlike a stack, a queue gives back the oldest item.", "a queue gives back the oldest item."),
        ("Scalability: Protocols cope with growing networks.", "Protocols cope with growing networks."),
        ("Batching merges many small writes, which lowers overhead.", "Batching merges many small writes"),
    ],
)
def test_a_claim_is_also_heard_without_what_hangs_on_it(sentence: str, shorter: str) -> None:
    """Asides, contrasts, labels and trailing clauses aren't needed to have said it."""
    assert shorter in derived(sentence).points[0].phrasings


def test_a_shorter_wording_never_loses_a_denial_or_a_number() -> None:
    """What makes the claim true stays in it."""
    rubric = derived("The cache keeps 64 entries, with no eviction before shutdown. Bulb A shines, but not bulb B.")
    assert all("no " in one or "not" in one for point in rubric.points for one in point.statements)


def test_what_the_question_says_already_is_no_point() -> None:
    """Saying the question back earns nothing, so nothing is asked for it."""
    rubric = derived(
        "The other bulbs stay lit because each has a separate pathway.", "Why do the other bulbs stay lit?"
    )
    assert texts(rubric) == ["each has a separate pathway."]


def test_yes_alone_is_no_point() -> None:
    """A word that carries nothing is left to the sentence after it."""
    assert texts(derived("Yes. Black absorbs heat.")) == ["Black absorbs heat."]


def test_sections_give_the_tiers_and_examples_are_left_out() -> None:
    """What it is and its steps are core, why it matters is less, an example is never asked for."""
    question = asked(
        "What is a bloom filter?",
        definition="A bloom filter is a compact set with false positives. Sizes vary.",
        how_it_works="1. Hashes pick several bits.\n2. Inserting sets those bits.\n\nDeletion corrupts neighbours.",
        why_it_matters="Databases skip useless disk reads. Browsers block harmful addresses.",
        example="A crawler remembers a billion addresses.",
    )
    tiers = [point.tier.value for point in OfflineRubricWriter().derive(question).points]
    assert tiers == ["core", "supporting", "core", "core", "supporting", "supporting", "bonus"]


def test_headings_of_a_plain_answer_are_sections() -> None:
    """An answer copied as one text has the same parts."""
    rubric = derived(
        "DEFINITION:\nA trie stores words by letters.\n\n## How it works\nEach edge carries a letter.\n\n"
        "Why it matters: Prefix lookups cost little.\n\nExample:\nA phone completes names."
    )
    assert texts(rubric) == [
        "A trie stores words by letters.",
        "Each edge carries a letter.",
        "Prefix lookups cost little.",
    ]


def test_an_example_alone_is_still_a_rubric() -> None:
    """A reference with nothing else is graded by what there is."""
    assert texts(derived("For example, a crawler remembers addresses.")) == [
        "For example, a crawler remembers addresses."
    ]


def test_near_repetitions_are_one_point_and_opposites_are_two() -> None:
    """The same words with another number, letter or a denial are another claim."""
    twice = "The gap separates both terminals. Both terminals, the gap separates."
    assert len(derived(twice).points) == 1
    for answer in (
        "If gas is produced, food contains acid. If no gas is produced, food does not contain acid.",
        "Bulb B sits in path 1. Bulb B sits in path 2.",
        "Bulb B burns out first. Bulb C burns out first.",
    ):
        assert len(derived(answer).points) == 2


def test_long_answers_keep_the_nine_that_tell_the_most() -> None:
    """More can't be said in one answer; what is kept stays in the written order."""
    nouns = "alder birch cedar ebony hazel larch maple olive poplar rowan spruce willow".split()
    answer = " ".join(f"The {noun} resists {noun[::-1]} rot." for noun in nouns)
    kept = texts(derived(answer))
    assert len(kept) == 9
    assert kept == sorted(kept, key=answer.index)
    assert kept[0].startswith("The alder")


def test_ids_are_stable_and_come_from_the_claim() -> None:
    """The same reference gives the same ids, and a new sentence leaves those of the others alone."""
    before = derived("Précis naïve tokens merge greedily. Vocabulary grows slowly.")
    after = derived("Frequency decides. Précis naïve tokens merge greedily. Vocabulary grows slowly.")
    assert before == derived("Précis naïve tokens merge greedily. Vocabulary grows slowly.")
    assert {point.id for point in before.points} < {point.id for point in after.points}


def test_claims_with_the_same_key_terms_get_ids_of_their_own() -> None:
    """Numbers and letters alone may tell two points apart."""
    ids = [point.id for point in derived("Is it so. 世界は広い。 世界は狭い。").points]
    assert len(set(ids)) == len(ids)
