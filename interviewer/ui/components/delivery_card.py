"""How an answer was spoken, beside what is usual; no score depends on any of it."""

from collections.abc import Iterator, Sequence

from interviewer.domain.transcript import Recording
from interviewer.speech.delivery import NOT_MEASURABLE, PLACES, Delivery, Kind, Measure, Part, measure
from interviewer.ui import figures, words
from interviewer.ui.components.markup import Html, join, tag

APART = "No score depends on this. Nor does what is usual make it right."


def delivery_card(recordings: Sequence[Recording]) -> Html | None:
    """A card for each recording in which somebody speaks."""
    measured = [measure(one.transcript) for one in recordings if one.transcript and one.transcript.speech]
    if not measured:
        return None
    cards = [_card(one, number if len(measured) > 1 else None) for number, one in enumerate(measured, start=1)]
    title = tag("h3", "How you said it", class_="rh-part")
    return tag("section", title, tag("p", APART, class_="rh-quiet"), *cards, class_="rh-said")


def _card(delivery: Delivery, number: int | None) -> Html:
    title = tag("h4", f"Recording {number}") if number else None
    rows = [_row(one) for one in delivery.measures if one.value is not None]
    sources = [
        tag("li", f"{one.name}: {one.usual.because} ", tag("a", one.usual.source, href=one.usual.url, target="_blank"))
        for one in delivery.measures
    ]
    why = tag("details", tag("summary", "What is usual, and who says so"), tag("ul", *sources))
    picture, fillers = timeline(delivery), figures.drawn(_fillers(delivery))
    table = tag("table", *rows, fillers, class_="rh-table")
    return join(title, figures.drawn(picture) if picture else None, table, figures.drawn(why))


def _row(measured: Measure) -> Html:
    told = figures.figure(measured.beside, PLACES[measured.place or "within"])
    number = figures.drawn(tag("b", measured.said))
    return tag("tr", tag("td", measured.name), tag("td", number, tag("small", told)))


def _fillers(delivery: Delivery) -> Html:
    counted = NOT_MEASURABLE if delivery.fillers is None else words.counted(delivery.fillers, "filler")
    return tag("tr", tag("td", "Filler words"), tag("td", counted))


def timeline(delivery: Delivery) -> Html | None:
    """Speech and pauses from left to right, to scale."""
    if not delivery.timeline:
        return None
    seconds = delivery.timeline[-1].end
    spoken = sum(part.end - part.start for part in delivery.timeline if part.kind is Kind.SPEECH)
    told = f"{words.duration(spoken)} of speech in {words.duration(seconds)}"
    bar = tag("div", *_parts(delivery.timeline, seconds), class_="rh-timeline", role="img", aria_label=told)
    ends = tag("p", tag("span", "0:00"), tag("span", told), tag("span", words.clock(seconds)), class_="rh-ends")
    return tag("div", bar, ends)


def _parts(parts: tuple[Part, ...], seconds: float) -> Iterator[Html]:
    for part in parts:
        width = f"width:{(part.end - part.start) / seconds:.3%}"
        title = f"{part.kind} {part.end - part.start:.1f} s, from {words.clock(part.start)}"
        yield tag("i", style=width, class_=f"rh-{part.kind}", title=title.capitalize())
