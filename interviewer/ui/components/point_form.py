"""One point of a rubric as it is edited."""

import streamlit as st

from interviewer.domain.rubric import MOST_NEEDED, WEIGHTS, Tier
from interviewer.ui.components.markup import draw, plain_label, tag
from interviewer.ui.components.rubric_draft import RubricDraft

NO_SOURCE = "From no sentence of it"
GONE = "This sentence is not in the reference answer any more."


def draw_point(draft: RubricDraft, at: int) -> None:
    """Its sentence, its claim, how much it counts, its wordings, and the moves."""
    number = draft.points[at]
    with st.container(border=True, key=f"rh-point-{number}"):
        source = draft.field(number, "source")
        draw(tag("p", tag("b", f"Point {at + 1}. "), tag("q", source) if source else NO_SOURCE, class_="rh-quiet"))
        known = draft.sentences
        if source and source not in known:
            draw(tag("p", GONE, class_="rh-note"))
        st.text_area("What is to be heard", key=draft.key(number, "text"), height=68, max_chars=2000)
        tier, weight = st.columns(2)
        tier.selectbox("Tier", list(Tier), key=draft.key(number, "tier"), format_func=str.capitalize)
        low, high = WEIGHTS[Tier(draft.field(number, "tier"))]
        key = draft.key(number, "weight")
        st.session_state[key] = min(high, max(low, int(st.session_state[key])))
        weight.number_input("Weight", low, high, key=key, disabled=low == high)
        with st.expander("Sentence and wordings"):
            options = ["", *known] if not source or source in known else ["", source, *known]
            st.selectbox(
                "It comes from",
                options,
                key=draft.key(number, "source"),
                format_func=lambda one: plain_label(one) or NO_SOURCE,
            )
            st.text_area("Other true wordings, one on each line", key=draft.key(number, "phrasings"), height=120)
            st.number_input(
                "How many of these wordings are needed",
                1,
                MOST_NEEDED,
                key=draft.key(number, "needed"),
                help="1 where each says the whole point. More where they are a list of which any two, say, are enough.",
            )
            st.text_area("Wrong claims, one on each line", key=draft.key(number, "contradictions"), height=80)
            st.text_input("How to ask for it without giving it away", key=draft.key(number, "probe"), max_chars=2000)
        _draw_moves(draft, at)


def _draw_moves(draft: RubricDraft, at: int) -> None:
    number, last = draft.points[at], len(draft.points) - 1
    with st.container(horizontal=True, key=f"rh-moves-{number}"):
        for label, help_, move, arguments, disabled in (
            ("↑", "Further up", draft.move, (at, -1), at == 0),
            ("↓", "Further down", draft.move, (at, 1), at == last),
            ("Merge", "Make one point of this and the next", draft.merge, (at,), at == last),
            ("Split", "Make two points of this one", draft.split, (at,), False),
            ("Delete", "Take it out", draft.remove, (at,), False),
        ):
            st.button(
                label,
                help=help_,
                on_click=move,
                args=arguments,
                disabled=disabled,
                key=draft.key(number, f"do-{label}"),
            )
