"""Where in a recording the words of an answer are."""

import pytest

from interviewer.domain.cues import Said
from interviewer.domain.transcript import Recording, TimedLine, Transcript
from tests.history.making import NOON, a_recording

FIRST = ("The model has one space for lava and text.", 10.0, 4.0)
SECOND = ("Pairs that belong together move closer.", 20.0, 3.0)


def recording(*lines: tuple[str, float, float], name: str = "r") -> Recording:
    """What was heard, line by line, with start and duration."""
    heard = tuple(TimedLine(text=text, start=start, duration=seconds) for text, start, seconds in lines)
    return a_recording(name).model_copy(update={"transcript": Transcript(engine="e", seconds=30, lines=heard)})


def second(text: str, words: str, *recordings: Recording) -> float | None:
    """When those words of an answer were said."""
    start = text.index(words)
    cue = Said.of(text, recordings or [recording(FIRST, SECOND)]).cue(start, start + len(words))
    return cue.second if cue else None


def test_words_left_as_they_were_heard_are_found_within_their_line() -> None:
    """A line's words are spread over its seconds."""
    text = f"{FIRST[0]} {SECOND[0]}"
    assert second(text, "The model") == 10
    assert second(text, "Pairs") == 20
    middle = second(text, "space")
    assert middle == pytest.approx(10 + 4 * FIRST[0].index("space") / len(FIRST[0]), abs=0.01)


def test_a_term_put_right_is_where_it_was_misheard() -> None:
    """Also when it is written in several words, or two were made one."""
    place = 10 + 4 * FIRST[0].index("lava") / len(FIRST[0])
    for mended in ("LLaVA", "LLaVA 1.5"):
        text = FIRST[0].replace("lava", mended)
        assert second(text, mended) == pytest.approx(place, abs=0.01)
    assert second(FIRST[0].replace("one space", "onespace"), "onespace") == pytest.approx(11.24, abs=0.5)


def test_what_was_typed_has_no_moment() -> None:
    """Before, between and after what was said."""
    text = f"I typed this before. {FIRST[0]}\nMore of mine stands here. {SECOND[0]} And that is all of it."
    for typed in ("I typed this before", "More of mine stands here", "And that is all of it"):
        assert second(text, typed) is None
    assert second(text, "Pairs that") == 20


def test_words_cut_out_take_nothing_else_with_them() -> None:
    """What is left is still found where it was said."""
    assert second(f"The model. {SECOND[0]}", "Pairs") == 20
    assert second("move closer", "move closer") == pytest.approx(21.6, abs=0.5)


def test_an_answer_of_several_recordings_names_the_right_one() -> None:
    """Each piece of evidence plays the recording that it comes from."""
    one, two = recording(FIRST, name="one"), recording(SECOND, name="two")
    text = f"{FIRST[0]}\n{SECOND[0]}"
    said = Said.of(text, [one, two])
    first, last = said.cue(0, 9), said.cue(text.index("Pairs"), len(text))
    assert first is not None
    assert last is not None
    assert (first.recording, last.recording) == ("one", "two")


def test_deleted_sound_has_no_moments() -> None:
    """Its words are still known for spoken, so they are not taken for another recording's."""
    gone = recording(FIRST, name="gone").model_copy(update={"deleted_at": NOON})
    assert second(f"{FIRST[0]} {SECOND[0]}", "one space", gone, recording(SECOND)) is None
    assert second(f"{FIRST[0]} {SECOND[0]}", "move closer", gone, recording(SECOND)) is not None


def test_a_typed_answer_has_no_moments() -> None:
    """Without recordings, or with one in which nothing was heard."""
    assert Said.of("Typed.", []).cue(0, 5) is None
    assert Said.of("Typed.", [a_recording()]).cue(0, 5) is None
    assert Said.of("", [recording(FIRST)]).cue(0, 0) is None
