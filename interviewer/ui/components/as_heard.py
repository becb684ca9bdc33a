"""What was heard in a recording, word for word, beside what the candidate made of it."""

from interviewer.domain.cues import Cue
from interviewer.domain.transcript import Recording, TimedLine
from interviewer.ui import words
from interviewer.ui.components.highlight import pressable
from interviewer.ui.components.markup import Html, join, tag


def as_heard(recording: Recording) -> Html:
    """What there is to say about it, and each line with its moment; pressing one plays the recording from there."""
    transcript = recording.transcript
    notes = [tag("p", remark, class_="rh-note") for remark in transcript.remarks] if transcript else []
    if recording.trouble:
        notes.append(tag("p", tag("strong", "Not written down: "), recording.trouble, class_="rh-note", role="alert"))
    if transcript is None or not transcript.lines:
        return join(*notes)
    lines = [_line(recording, line) for line in transcript.lines]
    return join(*notes, tag("details", tag("summary", "As heard"), tag("ol", *lines), class_="rh-heard"))


def _line(recording: Recording, line: TimedLine) -> Html:
    cue = Cue(recording=recording.id, second=line.start) if recording.can_be_heard else None
    return tag("li", tag("small", words.clock(line.start)), tag("span", line.text, **pressable(cue)))
