"""A map of what is known: topics, their questions, and the points of each, with words and shapes for every state."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import streamlit as st

from interviewer.domain.progress import (
    Mastery,
    PointProgress,
    QuestionProgress,
    TopicProgress,
    question_progress,
)
from interviewer.domain.question import Question
from interviewer.review import Practising
from interviewer.ui import figures, routes, state, words
from interviewer.ui.components.markup import Html, draw, label, tag
from interviewer.ui.components.paging import page_of

MEANINGS = {
    Mastery.UNSEEN: "never tried",
    Mastery.WEAK: "missed or denied the last time",
    Mastery.SHAKY: "half heard, or met but not yet on two days",
    Mastery.SOLID: "met again and again, on two days or more",
}

WORK_ON = (Mastery.WEAK, Mastery.SHAKY, Mastery.SOLID, Mastery.UNSEEN)
"""What to work on comes first; what was never tried waits on the first page."""

A_PAGE = 10
"""Questions on one page of the map: some screens of a phone."""

NOT_TRIED = "not tried yet"
CHOSEN = "map-topic"


def draw_map(practising: Practising) -> None:
    """The topic that is looked at, question by question."""
    topic = choose_topic(practising.map())
    if topic:
        draw_topic(practising, topic)


def choose_topic(topics: Sequence[TopicProgress]) -> TopicProgress | None:
    """What the states mean, and the topic to look at: the first one until another is chosen."""
    signs = [tag("span", badge(one), f" {MEANINGS[one]}") for one in Mastery]
    draw(tag("p", *signs, class_="rh-legend"))
    if not topics:
        return None
    by_id = {one.topic.id: one for one in topics}
    if state.remembered(CHOSEN) not in by_id:
        state.forget(CHOSEN)
    chosen = st.pills(
        "Topic",
        list(by_id),
        default=topics[0].topic.id,
        key=CHOSEN,
        persist_state="session",
        required=True,
        format_func=lambda topic: f"{words.MASTERY_ICONS[by_id[topic].mastery]} {label(by_id[topic].topic.title)}",
        label_visibility="collapsed",
    )
    return by_id[chosen] if chosen else None


def draw_topic(practising: Practising, topic: TopicProgress) -> None:
    """How many of its questions stand how, then each of them, those to work on first."""
    counted = ", ".join(f"{number} {one}" for one, number in topic.counts.items() if number)
    stands = f"{topic.mastery.capitalize()}{figures.figure(f': {counted}')}"
    draw(tag("h2", topic.topic.title, tag("small", figures.told(stands, *_lately(practising, topic)))))
    in_order = sorted(topic.tried, key=lambda progress: WORK_ON.index(progress.mastery))
    every: list[QuestionProgress | Question] = [*in_order, *topic.untried]
    for one in page_of(every, f"map-{topic.topic.id}", most=A_PAGE):
        progress = one if isinstance(one, QuestionProgress) else _untried(practising, one)
        _draw_question(practising, progress)


def _untried(practising: Practising, question: Question) -> QuestionProgress:
    """Its points are told where they are known: deriving them for a list would be work for nothing."""
    rubric = practising.bank.rubrics.get(question.id)
    return question_progress(question, rubric.points if rubric else (), None)


def _draw_question(practising: Practising, progress: QuestionProgress) -> None:
    question = progress.question
    with st.container(border=True, key=f"rh-known-{question.id}"):
        with st.container(horizontal=True, vertical_alignment="center", key=f"rh-open-{question.id}"):
            draw(tag("p", badge(progress.mastery), tag("strong", question.prompt), _facts(practising, progress)))
            routes.link_to_question(question.id, "Open", of=question.id)
        if progress.last_seen:
            draw(tag("details", tag("summary", "Points"), points(practising, question.id, progress.points)))


def _facts(practising: Practising, progress: QuestionProgress) -> Html:
    if progress.last_seen is None:
        number = f"{words.counted(len(progress.points), 'point')}, none tried yet" if progress.points else NOT_TRIED
        return tag("small", figures.figure(number, NOT_TRIED))
    in_order = sorted((one.mastery for one in progress.points), key=list(Mastery).index, reverse=True)
    states = [f"{figures.figure(f'{len(list(same))} ')}{one}" for one, same in groupby(in_order)]
    return tag("small", figures.told(", ".join(states), *_lately(practising, progress)))


def _lately(practising: Practising, progress: PointProgress | QuestionProgress | TopicProgress) -> Iterator[str]:
    """Where it goes, and when it was last judged."""
    if progress.direction:
        yield f"{words.DIRECTION_ICONS[progress.direction]} {progress.direction}"
    if progress.last_seen:
        yield f"last seen {words.when(progress.last_seen, practising.clock(), state.zone())}"


def badge(mastery: Mastery) -> Html:
    """A state as a shape and a word."""
    icon = tag("i", words.MASTERY_ICONS[mastery], aria_hidden="true")
    return tag("span", icon, f" {mastery.capitalize()}", class_=f"rh-known rh-known-{mastery}")


def points(practising: Practising, question_id: str, progress: Sequence[PointProgress]) -> Html:
    """Every point with its state and what the last tries said; pressing one shows every attempt at it."""
    rows = [
        tag("li", badge(one.mastery), tag("span", _link(question_id, one), tag("small", history(practising, one))))
        for one in progress
    ]
    return tag("ul", *rows, class_="rh-known-points")


def _link(question_id: str, progress: PointProgress) -> Html:
    # A list of eighty page links would be eighty elements to run; target keeps it in this tab.
    where = routes.address_of_point(question_id, progress.point.id)
    return tag("a", progress.point.text, href=where, target="_self")


def history(practising: Practising, point: PointProgress) -> str:
    """What became of a point in the last tries, in words."""
    tier = f"{point.point.tier} point"
    if not point.sightings:
        return f"{tier}, never tried"
    return figures.told(tier, _last_tries(point), *_lately(practising, point))


def _last_tries(point: PointProgress) -> str:
    number = len(point.sightings)
    if number == 1:
        return f"{point.sightings[0].verdict} in the last try"
    last = figures.figure(f"the last {number} tries", "the last tries")
    if not point.not_met:
        return f"heard in all of {last}"
    if point.not_met == number:
        return f"missed in all of {last}"
    return f"missed in {figures.figure(str(point.not_met), 'some')} of {last}"
