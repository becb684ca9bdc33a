"""Recognising words with any transcription model that can be reached over HTTP."""

from collections.abc import Iterator, Sequence

from interviewer.domain.sentences import sentences
from interviewer.domain.transcript import Stretch, TimedLine
from interviewer.errors import ModelTrouble, TranscriptionTrouble
from interviewer.models import ModelChoice
from interviewer.models.hearing import Hearing, Segment, hear
from interviewer.ports import Progress
from interviewer.speech.listening import Heard
from interviewer.speech.sound import encode

LONGEST_PROMPT = 600
"""Characters of terms that go along; Whisper reads some 220 tokens, and forgets the first of more."""

KEPT = "{told} The recording is kept: transcribe it again when that is mended, or type the answer."
NO_KEY = ("INTERVIEWER_API_KEY, or type one in the settings", "INTERVIEWER_TRANSCRIPTION_API_KEY")


class ApiEngine:
    """Sends a recording once. It doesn't try again by itself: the candidate sees what failed, and decides."""

    def __init__(self, choice: ModelChoice) -> None:
        self._choice = choice
        self.name = choice.name

    def recognise(self, heard: Heard, progress: Progress) -> Sequence[TimedLine]:
        """The words, with the times that the model tells, or times worked out from when somebody spoke."""
        try:
            found = hear(self._choice, encode(heard.sound), "recording.flac", _prompt(heard.vocabulary))
        except ModelTrouble as trouble:
            raise TranscriptionTrouble(KEPT.format(told=str(trouble).replace(*NO_KEY))) from trouble
        if progress:
            progress(1.0)
        segments = found.segments or list(_spread(found, heard.speech))
        return [
            TimedLine(text=one.text, start=round(one.start, 3), duration=round(one.end - one.start, 3))
            for one in segments
        ]


def _prompt(vocabulary: Sequence[str]) -> str:
    """As many of the most frequent terms as a model reads."""
    prompt = ""
    for term in vocabulary:
        longer = f"{prompt}, {term}" if prompt else term
        if len(longer) > LONGEST_PROMPT:
            break
        prompt = longer
    return prompt


def _spread(found: Hearing, speech: Sequence[Stretch]) -> Iterator[Segment]:
    """The sentences over the seconds in which somebody spoke, as if every letter took as long."""
    spans = sentences(found.text)
    spoken, letters = sum(one.end - one.start for one in speech), max(1, sum(len(span.text) for span in spans))
    at = 0
    for span in spans:
        before, at = at, at + len(span.text)
        start, end = (_moment(speech, spoken * done / letters) for done in (before, at))
        yield Segment(span.text, start, end)


def _moment(speech: Sequence[Stretch], spoken: float) -> float:
    """When so many seconds of speech have passed."""
    for stretch in speech:
        if spoken <= stretch.end - stretch.start:
            return stretch.start + spoken
        spoken -= stretch.end - stretch.start
    return speech[-1].end
