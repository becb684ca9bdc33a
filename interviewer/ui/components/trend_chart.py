"""Scores over time, a line for each grader, told in words first."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from interviewer.domain.direction import Direction
from interviewer.domain.trend import Trend
from interviewer.ui import figures, words
from interviewer.ui.components.markup import draw, isolated, tag

COLOURS = ["#4a8fb5", "#c9772b", "#8d7bc4", "#7a8b3c"]
"""Told apart by people who can't tell red from green, and three to one against both backgrounds."""

SHAPES = ["circle", "square", "triangle-up", "diamond"]
DASHES = [[1, 0], [6, 4], [2, 3], [8, 3, 2, 3]]
HEIGHT = 260
SAID = {
    Direction.UP: "The later half is {} points above the earlier one.",
    Direction.DOWN: "The later half is {} points below the earlier one.",
    Direction.LEVEL: "The later half and the earlier one are about level.",
}
NUMBERS = ("No", "One", "Two", "Three", "Four")


def draw_trends(trends: Sequence[Trend]) -> None:
    """What the scores of the newest sessions say, then the picture, once there are two to connect."""
    draw(tag("h2", "Scores over time"))
    if not trends:
        draw(tag("p", "No session has a score yet. The first one appears here when it does.", class_="rh-note"))
        return
    draw(tag("ul", *(tag("li", told(trend)) for trend in trends), class_="rh-told"))
    if any(len(trend.scores) > 1 for trend in trends) and not figures.are_hidden():
        st.vega_lite_chart(spec(trends), width="stretch")


def told(trend: Trend) -> str:
    """Where the scores of one grader go, or how many sessions it takes to say so."""
    name, sessions = grader_name(trend.grader), words.counted(len(trend.scores), "session")
    if trend.direction is None or trend.change is None:
        more = "session" if trend.missing == 1 else "sessions"
        missing = f"{sessions}. {NUMBERS[trend.missing]} more {more} before a trend means anything."
        return f"{name}: {figures.figure(missing, 'too few sessions yet for a trend.')}"
    icon = words.DIRECTION_ICONS[trend.direction]
    change = SAID[trend.direction].format(round(abs(trend.change) * 100))
    return f"{name}: {icon} {trend.direction}{figures.figure(f' over {sessions}. {change}', '.')}"


def grader_name(grader: str) -> str:
    """Who graded."""
    return "Graded offline" if grader == "offline" else f"Graded by {isolated(grader)}"


def spec(trends: Sequence[Trend]) -> dict[str, Any]:
    """The picture: each grader has a colour, a shape and a dash of its own."""
    names = [grader_name(trend.grader) for trend in trends]
    rows = [
        {"at": one.at.isoformat(), "score": one.score, "grader": name, "answers": one.answers}
        for trend, name in zip(trends, names, strict=True)
        for one in trend.scores
    ]
    return {
        "data": {"values": rows},
        "height": HEIGHT,
        "mark": {"type": "line", "strokeWidth": 2, "point": {"size": 70, "filled": True}},
        "encoding": {
            "x": {"field": "at", "type": "temporal", "title": None, "axis": {"grid": False, "tickCount": 6}},
            "y": {
                "field": "score",
                "type": "quantitative",
                "title": "Score",
                "scale": {"domain": [0, 1]},
                "axis": {"format": "%", "tickCount": 5},
            },
            "color": told_apart(names, COLOURS),
            "shape": told_apart(names, SHAPES),
            "strokeDash": told_apart(names, DASHES),
            "tooltip": [
                {"field": "at", "type": "temporal", "title": "Session", "format": "%d %b %Y, %H:%M"},
                {"field": "score", "type": "quantitative", "title": "Score", "format": ".0%"},
                {"field": "answers", "type": "quantitative", "title": "Answers"},
                {"field": "grader", "title": "Grader"},
            ],
        },
    }


def told_apart(names: Sequence[str], looks: Sequence[object]) -> dict[str, Any]:
    """A look of its own for each grader, the same in every picture of the same graders."""
    names = sorted(names, key=lambda name: (name != grader_name("offline"), name))
    looks = [looks[place % len(looks)] for place in range(len(names))]
    legend = {"title": None, "orient": "bottom", "symbolStrokeWidth": 2}
    return {"field": "grader", "type": "nominal", "scale": {"domain": list(names), "range": looks}, "legend": legend}
