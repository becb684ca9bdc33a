"""What was found in a document, before anything of it is kept."""

from collections import Counter
from collections.abc import Sequence
from typing import cast

import streamlit as st

from interviewer.authoring import Authoring, TakingIn
from interviewer.bootstrap import build_taking_in
from interviewer.domain.importing import Choice, Found, Import, Match
from interviewer.importing.tables import ROLES
from interviewer.ui import state, words
from interviewer.ui.components.importing import Document, start_anew
from interviewer.ui.components.markup import Html, draw, isolated, label, plain_label, tag

SHOWN = 20
"""Of each kind; the rest is counted."""

FEW = 3
"""Questions that are asked about without a press."""

MORE = "And {number:,} more: what is surely the same is skipped, what is only alike is kept."
CHOICES = {
    Choice.SKIP: "Skip it",
    Choice.REPLACE: "Replace mine",
    Choice.KEEP: "Keep both",
}
MATCHES = "document-matches"


def draw_preview(authoring: Authoring, document: Document) -> None:
    """What is in it, what was done to it, what is there already, and the button that keeps it."""
    found = document.found
    draw(tag("h2", "What was found"))
    draw(tag("p", _summary(found)))
    if found.columns:
        _draw_mapping(document)
    _draw_list("Repaired", [(one.line, f"{isolated(one.before)} → {isolated(one.after)}") for one in found.repaired])
    doubtful = [(one.line, f"{isolated(one.text)} {one.reason}") for one in found.doubtful]
    _draw_list("Not certain, left as it is", doubtful)
    _draw_list("Left out", [(one.line, one.reason) for one in found.left_out])
    if not found.questions:
        return
    taking_in = build_taking_in(authoring)
    matches = _matches(taking_in, authoring, document)
    choices = _choices(document, matches)
    topic = st.text_input("Keep them under the topic", found.topic, key=f"topic-{document.key}", max_chars=200)
    kept = any(choice is not Choice.SKIP for choice in choices)
    if st.button(_what_is_kept(matches, choices), type="primary", disabled=not kept):
        _take_in(taking_in, found, topic, choices)
    _draw_questions(found.questions, matches)


def _what_is_kept(matches: Sequence[Match | None], choices: Sequence[Choice]) -> str:
    pairs = zip(matches, choices, strict=True)
    replaced = len({match.question_id for match, choice in pairs if match and choice is Choice.REPLACE})
    added = choices.count(Choice.KEEP)
    if not replaced:
        return f"Add {words.counted(added, 'question')}"
    told = f"replace {words.counted(replaced, 'question')}"
    return f"Add {added:,} and {told}" if added else told.capitalize()


def _summary(found: Import) -> str:
    kinds = Counter(section.kind for one in found.questions for section in one.sections)
    parts = [f"{kind} in {number:,}" for kind, number in kinds.items()]
    told = f"{words.counted(len(found.questions), 'question')} in “{isolated(found.topic)}”"
    return f"{told}: {', '.join(parts)}." if parts else f"{told}."


def _draw_mapping(document: Document) -> None:
    """Which column holds what, where the guess was wrong."""
    mapping = document.found.mapping
    with st.expander("What the columns hold", expanded=not document.found.questions):
        chosen = {
            column: st.selectbox(
                f"“{label(column)}” holds",
                ROLES,
                index=ROLES.index(mapping.get(column, ROLES[-1])),
                key=f"column-{document.key}-{number}",
            )
            for number, column in enumerate(document.found.columns)
        }
    if chosen != mapping:
        state.remember(f"mapping-{document.key}", chosen)
        st.rerun()


def _draw_list(title: str, told: Sequence[tuple[int, str]]) -> None:
    if not told:
        return
    rows = [tag("li", tag("small", f"Line {line}"), " ", text) for line, text in told[:SHOWN]]
    more = tag("p", f"And {len(told) - SHOWN:,} more.", class_="rh-quiet") if len(told) > SHOWN else None
    draw(tag("details", tag("summary", f"{title}: {len(told):,}"), tag("ul", *rows), more))


def _matches(taking_in: TakingIn, authoring: Authoring, document: Document) -> list[Match | None]:
    """Compared once for every document and state of the bank."""
    key = (document.key, authoring.laid().revision, len(document.found.questions))
    known = cast("tuple[object, list[Match | None]] | None", state.remembered(MATCHES))
    if known and known[0] == key:
        return known[1]
    with st.spinner("Comparing with the bank …"):
        matches = taking_in.matches(document.found)
    state.remember(MATCHES, (key, matches))
    return matches


def _choices(document: Document, matches: Sequence[Match | None]) -> list[Choice]:
    """What to do with each; those that the bank has are asked about, all at once or one by one."""
    choices = [match.choice if match else Choice.KEEP for match in matches]
    known = [number for number, match in enumerate(matches) if match]
    if not known:
        return choices
    draw(tag("h3", f"You may have {words.counted(len(known), 'of these', 'of these')} already"))
    options = [None, *CHOICES]
    every = st.radio(
        "All of them",
        options,
        format_func=lambda one: CHOICES[one] if one else "As chosen below",
        horizontal=True,
        key=f"all-{document.key}",
    )
    if every:
        return [_for_all(every, match) if match else Choice.KEEP for match in matches]
    with st.expander("One by one", expanded=len(known) <= FEW):
        for number in known[:SHOWN]:
            if match := matches[number]:
                choices[number] = _choice(document, number, match)
        if len(known) > SHOWN:
            draw(tag("p", MORE.format(number=len(known) - SHOWN), class_="rh-quiet"))
    return choices


def _for_all(every: Choice, match: Match) -> Choice:
    """There is nothing of one's own to replace where the document itself says something twice."""
    return every if match.question_id or every is not Choice.REPLACE else Choice.SKIP


def _choice(document: Document, number: int, match: Match) -> Choice:
    found = document.found.questions[number]
    where = "the bank" if match.question_id else "this document"
    options = [one for one in CHOICES if match.question_id or one is not Choice.REPLACE]
    draw(tag("p", tag("strong", found.question), " ", tag("small", f"in {where}: {match.prompt}", class_="rh-quiet")))
    return st.selectbox(
        # Read aloud as it is written, so without the signs that keep Markdown out of what is shown.
        plain_label(f"What to do with “{found.question}”"),
        options,
        index=options.index(match.choice),
        format_func=lambda one: plain_label(CHOICES[one]),
        key=f"choice-{document.key}-{number}",
        label_visibility="collapsed",
    )


def _draw_questions(questions: Sequence[Found], matches: Sequence[Match | None]) -> None:
    draw(tag("h3", "The questions"))
    rows = [_question(one, match) for one, match in zip(questions[:SHOWN], matches, strict=False)]
    draw(tag("div", *rows, class_="rh-rows"))
    if len(questions) > SHOWN:
        draw(tag("p", f"And {len(questions) - SHOWN:,} more.", class_="rh-quiet"))


def _question(found: Found, match: Match | None) -> Html:
    sections = [
        tag("div", tag("h4", section.kind.capitalize()), *(tag("p", line) for line in section.text.split("\n")))
        for section in found.sections
    ]
    facts = " · ".join([f"line {found.line}", *map(isolated, found.tags), *(["there already"] if match else [])])
    head = tag("summary", tag("span", found.question, " ", tag("small", facts)), tag("em", ""), class_="rh-row")
    return tag("details", head, *sections)


def _take_in(taking_in: TakingIn, found: Import, topic: str, choices: Sequence[Choice]) -> None:
    """Keep them while a bar shows how far it is; then look at what came of it."""
    bar = st.progress(0.0, "Keeping the questions …")
    taken = taking_in.take_in(found, topic, choices, lambda share: bar.progress(min(1.0, share)))
    state.remember(state.TAKEN, taken)
    start_anew()
    st.rerun()
