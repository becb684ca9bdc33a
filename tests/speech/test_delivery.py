"""How it was said: numbers that can be checked by hand, each with what is usual."""

import numpy as np
import pytest

from interviewer.domain.transcript import Stretch, TimedLine, Transcript
from interviewer.speech.delivery import Kind, measure
from interviewer.speech.listening import Listener
from tests.speech import sounds


def transcript(text: str, *speech: tuple[float, float], seconds: float = 30) -> Transcript:
    """Words, and when somebody spoke."""
    lines = (TimedLine(text=text, start=0, duration=1),) if text else ()
    stretches = tuple(Stretch(start=start, end=end) for start, end in speech)
    return Transcript(engine="test", seconds=seconds, lines=lines, speech=stretches)


def test_the_numbers_are_those_that_a_stopwatch_gives() -> None:
    """From the first word to the last: neither the start nor the end of the recording counts as silence."""
    measured = measure(transcript("word " * 50, (2, 10), (13, 20), (21, 22)))
    assert measured.words_a_minute == 150
    assert measured.first_word == 2
    assert measured.longest_pause == 3
    assert measured.silence == 0.2
    assert [(part.kind, part.start, part.end) for part in measured.timeline][:3] == [
        (Kind.PAUSE, 0, 2),
        (Kind.SPEECH, 2, 10),
        (Kind.PAUSE, 10, 13),
    ]
    assert measured.timeline[-1].end == 30


def test_every_number_says_what_is_usual_and_who_says_so() -> None:
    """A number alone tells nobody anything."""
    measures = measure(transcript("word " * 10, (0, 30))).measures
    assert [one.place for one in measures] == ["below", "within", "within", "below"]
    for one in measures:
        assert one.usual.low < one.usual.high
        assert one.usual.source
        assert one.usual.url.startswith("https://")


def test_fillers_count_only_where_they_are_written_down() -> None:
    """A transcriber that leaves them out can't show that there were none."""
    assert measure(transcript("It learns a space.", (0, 3))).fillers is None
    assert measure(transcript("Um, it uh learns, erm, a hummus album.", (0, 3))).fillers == 3


def test_a_recording_without_speech_has_no_delivery() -> None:
    """Nothing is made up."""
    measured = measure(transcript(""))
    assert all(one.value is None for one in measured.measures)
    assert measured.timeline == ()


@pytest.mark.parametrize("gap", [1.5, 3.0])
def test_pauses_in_real_speech_are_found(listener: Listener, gap: float) -> None:
    """Within a fifth of a second of where they were put."""
    said = sounds.samples_of(sounds.spoken("Attention weighs every token of the sentence."))
    voiced = np.flatnonzero(np.abs(said) > 0.02)
    said = said[voiced[0] : voiced[-1]]
    whole = np.concatenate([sounds.silence(2), said, sounds.silence(gap), said, sounds.silence(1)])
    measured = measure(listener.transcribe(sounds.wav(whole)))
    assert measured.first_word == pytest.approx(2, abs=0.2)
    assert measured.longest_pause == pytest.approx(gap, abs=0.2)
    assert 100 < (measured.words_a_minute or 0) < 220
