"""What goes wrong becomes a page, or a box on one, that names the cause and the way out."""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from interviewer.errors import BadInput, ContentError, HistoryError, NotFound, RehearsalError, Stale
from interviewer.ui import routes, state
from interviewer.ui.components.markup import Html, draw, tag

LOG = logging.getLogger(__name__)

TITLES: dict[type[RehearsalError], str] = {
    BadInput: "That can't be used as it is",
    ContentError: "A file of questions or rubrics needs mending",
    NotFound: "There is nothing here",
    Stale: "This was changed in another tab",
    HistoryError: "The record can't be used right now",
}

WAYS_OUT: dict[type[RehearsalError], str] = {
    ContentError: "Mend the file at that line, then load this page again.",
    HistoryError: "Nothing you handed in before is lost. Once the cause is gone, load this page again.",
    Stale: "Load this page again to see how it stands now.",
}


@contextmanager
def told() -> Iterator[None]:
    """Whatever goes wrong inside is told on the page, with ways to go on from it."""
    try:
        yield
    except Exception as failure:  # noqa: BLE001 - the last line before a bare traceback
        draw_failure(failure)
        routes.draw_ways_out()


def draw_pending() -> None:
    """Tell what a button ran into, and what there is to say."""
    failure = state.pop_failure()
    if failure:
        draw_failure(failure)
    note = state.pop_note()
    if note:
        draw(tag("p", note, class_="rh-note", role="status"))


def draw_failure(failure: Exception) -> None:
    """A box with the cause and the way out."""
    draw(failure_box(failure))


def failure_box(failure: Exception) -> Html:
    """The cause in plain words; what nobody foresaw keeps its details folded, for a bug report."""
    if isinstance(failure, RehearsalError):
        kind = next((kind for kind in TITLES if isinstance(failure, kind)), RehearsalError)
        title, way_out = TITLES.get(kind, "That did not work"), WAYS_OUT.get(kind)
        return _box(title, tag("p", str(failure)), tag("p", way_out) if way_out else None)
    LOG.error("unforeseen failure", exc_info=failure)
    details = tag(
        "details",
        tag("summary", "Details for a bug report"),
        tag("pre", "".join(traceback.format_exception(failure))),
    )
    return _box("Something went wrong; your answers are kept", tag("p", "Load this page again to go on."), details)


def _box(title: str, *body: Html | None) -> Html:
    return tag("div", tag("strong", title), *body, class_="rh-failure", role="alert")
