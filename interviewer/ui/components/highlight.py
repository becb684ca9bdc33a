"""The answer shown again, with the words that earned or cost each point marked in it."""

from collections.abc import Sequence

from interviewer.domain.cues import Cue, Said
from interviewer.domain.grade import Judgement, Verdict
from interviewer.domain.marked import Stretch, spans_of, stretches
from interviewer.ui import words
from interviewer.ui.components.markup import Html, join, tag


def marked_answer(text: str, judgements: Sequence[Judgement], heard: Said | None = None, *, start: int = 0) -> Html:
    """The answer with its evidence marked; each mark carries the numbers of its points, and when it was ``heard``.

    ``start`` is where the text begins in what the evidence was found in.
    """
    at, pieces = 0, []
    for stretch in stretches(text, spans_of(judgements, start)):
        cue = heard.cue(at, at + len(stretch.text)) if heard and stretch.spans else None
        pieces.append(_piece(stretch, cue))
        at += len(stretch.text)
    return tag("div", *pieces, class_="rh-answer")


def pressable(cue: Cue | None) -> dict[str, str | None]:
    """The attributes of words that play a recording when they are pressed; none of them without a moment."""
    if cue is None:
        return {}
    return {
        "data_recording": cue.recording,
        "data_second": f"{cue.second:g}",
        "role": "button",
        "tabindex": "0",
        "title": f"Hear it, at {words.clock(cue.second)}",
    }


def _piece(stretch: Stretch, cue: Cue | None) -> Html | str:
    if not stretch.spans:
        return stretch.text
    numbers = " ".join(str(one) for one in sorted({span.point for span in stretch.spans}))
    note = tag("sup", ",".join(map(str, stretch.closing))) if stretch.closing else None
    kind = "rh-against" if any(span.verdict is Verdict.CONTRADICTED for span in stretch.spans) else _weight(stretch)
    return tag("mark", join(stretch.text, note), class_=kind, data_points=numbers, **pressable(cue))


def _weight(stretch: Stretch) -> str:
    return "rh-for" if any(span.verdict is Verdict.MET for span in stretch.spans) else "rh-half"
