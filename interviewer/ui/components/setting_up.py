"""What to practise, how much of it, and how."""

import streamlit as st

from interviewer.domain.question import Bank, Topic
from interviewer.domain.session import Mode, Order, Setup
from interviewer.errors import BadInput
from interviewer.ui import words
from interviewer.ui.components.markup import label

USUAL_COUNT = 5
USUAL_PROBES = 1


def choose_setup(bank: Bank, last: Setup | None) -> Setup | None:
    """The form; the set-up when Start was pressed in this run. It opens as it was filled in the last time."""
    titles = {topic.id: _title(topic) for topic in bank.topics}
    most = sum(len(topic.questions) for topic in bank.topics)
    known = [topic for topic in last.topics if topic in titles] if last else []
    with st.form("setup", border=False, enter_to_submit=False):
        topics = st.pills(
            "Topics",
            list(titles),
            selection_mode="multi",
            default=known or list(titles),
            format_func=titles.__getitem__,
        )
        count = _count(most, last.count if last else USUAL_COUNT)
        order = _order(last.order if last else Order.WEAKEST_FIRST)
        mode = _mode(last.mode if last else Mode.PRACTICE)
        probes = _probes(last)
        pressed = st.form_submit_button("Start", type="primary", icon=":material/play_arrow:")
    if not pressed:
        return None
    if not topics:
        raise BadInput("No topic is chosen. Choose at least one, then start.")
    return Setup(topics=tuple(topics), count=count, order=order, mode=mode, probes=probes)


def _title(topic: Topic) -> str:
    return f"{label(topic.title)} · {len(topic.questions)}"


def _count(most: int, usual: int) -> int:
    if most == 1:
        return 1
    return st.slider("How many questions, at most", min_value=1, max_value=most, value=min(usual, most))


def _order(usual: Order) -> Order:
    orders = list(Order)
    return st.radio(
        "Order", orders, index=orders.index(usual), format_func=words.ORDER_NAMES.__getitem__, horizontal=True
    )


def _probes(last: Setup | None) -> int:
    """A set-up from before there were follow-ups says nothing about them."""
    usual = last.probes if last and "probes" in last.model_fields_set else USUAL_PROBES
    return st.radio(
        "Follow-ups",
        list(words.PROBES_NAMES),
        index=usual,
        format_func=words.PROBES_NAMES.__getitem__,
        help=words.PROBES_MEANING,
        horizontal=True,
    )


def _mode(usual: Mode) -> Mode:
    modes = list(Mode)
    return st.radio(
        "Mode",
        modes,
        index=modes.index(usual),
        format_func=lambda mode: words.MODE_NAMES[mode].capitalize(),
        captions=[words.MODE_MEANINGS[mode] for mode in modes],
    )
