"""The answer with its evidence marked."""

from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.grade import Evidence, Judgement, Verdict
from interviewer.domain.marked import Span, stretches
from interviewer.ui.components.highlight import marked_answer
from tests.app import reading

TEXT = "the encoder turns patches into tokens"


def judged(verdict: Verdict, *spans: tuple[int, int], text: str = TEXT) -> Judgement:
    """A judgement with that evidence."""
    credit = {Verdict.MET: 1.0, Verdict.PARTLY_MET: 0.5}.get(verdict, 0.0)
    evidence = tuple(Evidence.of(text, start, end) for start, end in spans)
    return Judgement(point_id="p", verdict=verdict, credit=credit, reason="r", evidence=evidence)


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6))
def test_however_evidence_overlaps_the_whole_answer_is_shown_once(text: str, pairs: list[tuple[int, int]]) -> None:
    """The pieces put together are the answer, and each is covered by exactly the evidence that spans it."""
    spans = [Span(start, end, number, Verdict.MET) for number, (start, end) in enumerate(pairs, start=1)]
    pieces = list(stretches(text, spans))
    assert "".join(piece.text for piece in pieces) == text
    place = 0
    for piece in pieces:
        end = place + len(piece.text)
        valid = [one for one in spans if 0 <= one.start < one.end <= len(text)]
        assert set(piece.spans) == {one for one in valid if one.start <= place and end <= one.end}
        place = end


def test_overlapping_evidence_carries_the_numbers_of_all_its_points() -> None:
    """Words that earned two points can be found from either of them."""
    markup = marked_answer(TEXT, [judged(Verdict.MET, (4, 25)), judged(Verdict.PARTLY_MET, (12, 37))])
    marks = [attributes for name, attributes in reading.tags(markup) if name == "mark"]
    assert [one["data-points"] for one in marks] == ["1", "1 2", "2"]
    assert [one["class"] for one in marks] == ["rh-for", "rh-for", "rh-half"]


def test_words_that_contradict_a_point_are_marked_differently() -> None:
    """What cost a point must not look like what earned one."""
    markup = marked_answer(TEXT, [judged(Verdict.CONTRADICTED, (0, 11))])
    assert 'class="rh-against"' in markup


def test_each_piece_of_evidence_ends_with_its_number() -> None:
    """The number stands once, where the evidence ends, however often it is cut."""
    markup = marked_answer(TEXT, [judged(Verdict.MET, (0, 20)), judged(Verdict.MET, (4, 11))])
    assert markup.count("<sup>1</sup>") == 1
    assert markup.count("<sup>2</sup>") == 1
