"""What is looked for in the history: words and filters, which the address keeps."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Literal

import streamlit as st

from interviewer.domain.finding import ALL_SCORES, MOST_TYPED, Choices, State, Wanted
from interviewer.domain.question import Bank
from interviewer.ui import figures, state
from interviewer.ui.components.markup import plain_label

WORDS, TOPICS, STATES, GRADERS, SCORES, SINCE, UNTIL, PAGE = (
    "words",
    "topic",
    "state",
    "grader",
    "score",
    "from",
    "to",
    "found",
)
"""Their names in the address."""

EMPTY: dict[str, object] = {
    WORDS: "",
    TOPICS: [],
    STATES: [],
    GRADERS: [],
    SCORES: ALL_SCORES,
    SINCE: None,
    UNTIL: None,
    PAGE: 1,
}
STATE_NAMES = {
    State.GRADED: "graded",
    State.PROVISIONAL: "provisional grade",
    State.UNGRADED: "not graded",
    State.DISPUTED: "disputed",
    State.OVERRIDDEN: "overridden by you",
    State.OLDER: "graded with an older rubric",
    State.OPEN: "session still open",
}
STEP = 5
BIND: Literal["query-params"] = "query-params"


def choose_wanted(bank: Bank, choices: Choices) -> Wanted:
    """The box, the filters, and what they are set to."""
    words = st.text_input(
        "Search your answers",
        key=WORDS,
        type="search",
        max_chars=MOST_TYPED,
        placeholder="Words of a question, an answer or a transcript",
        help='Three letters or more also find longer words that begin so. "Quotes" keep words together.',
        icon=":material/search:",
        on_change=_to_first_page,
        bind=BIND,
    )
    with st.expander("Filters", expanded=_is_filtered(), icon=":material/filter_list:"):
        wanted = _choose_filters(bank, choices)
    return wanted.model_copy(update={"words": words or ""})


def clear() -> None:
    """Look for nothing any more."""
    for name, nothing in EMPTY.items():
        state.remember(name, nothing)


def draw_clear(label: str, *, key: str) -> None:
    """The way back to all sessions."""
    st.button(label, key=key, icon=":material/close:", on_click=clear)


def _is_filtered() -> bool:
    """Whether filters were set when the page was opened; they must not stand there unseen."""
    return any(
        state.remembered(name) or st.query_params.get(name) for name in (TOPICS, STATES, GRADERS, SINCE, UNTIL)
    ) or (state.remembered(SCORES) not in (None, ALL_SCORES) or SCORES in st.query_params)


def _choose_filters(bank: Bank, choices: Choices) -> Wanted:
    titles = _titles(bank)
    left, right = st.columns(2)
    with left:
        topics = _several("Topic", TOPICS, choices.topics, titles)
        states = _several("State", STATES, [one.value for one in State], {k.value: v for k, v in STATE_NAMES.items()})
        graders = _several("Grader", GRADERS, choices.graders, {})
    with right:
        scores = _choose_scores()
        first, last = st.columns(2)
        since = first.date_input("From", None, key=SINCE, on_change=_to_first_page, bind=BIND)
        until = last.date_input("To", None, key=UNTIL, on_change=_to_first_page, bind=BIND)
    return Wanted(
        topics=tuple(topics),
        states=tuple(map(State, states)),
        graders=tuple(graders),
        scores=scores,
        since=_midnight(since),
        until=_midnight(until, days=1),
    )


def _choose_scores() -> tuple[int, int]:
    """A range of scores; all of them where numbers are hidden."""
    if figures.are_hidden():
        return ALL_SCORES
    return st.slider("Score", 0, 100, ALL_SCORES, STEP, format="%d%%", key=SCORES, on_change=_to_first_page, bind=BIND)


def _titles(bank: Bank) -> dict[str, str]:
    """What topics are called, told apart where two have the same title: the address has nothing else of them."""
    often = Counter(topic.title for topic in bank.topics)
    return {
        one.id: plain_label(one.title if often[one.title] == 1 else f"{one.title} ({one.id})") for one in bank.topics
    }


def _several(label: str, key: str, options: Sequence[str], names: dict[str, str]) -> list[str]:
    return st.multiselect(
        label,
        options,
        format_func=lambda one: names.get(one) or plain_label(one),
        key=key,
        placeholder="Any",
        on_change=_to_first_page,
        bind=BIND,
    )


def _midnight(day: object, *, days: int = 0) -> datetime | None:
    """When a day begins where the candidate is; the last day there is has no end."""
    if not isinstance(day, date):
        return None
    zone: tzinfo | None = state.zone()
    try:
        return datetime.combine(day + timedelta(days=days), time(), zone).astimezone()
    except (OverflowError, ValueError):
        return None


def _to_first_page() -> None:
    state.remember(PAGE, 1)
