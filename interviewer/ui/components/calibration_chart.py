"""How sure against how right as a picture, and as a table of the same figures."""

from collections.abc import Sequence
from typing import Any

from interviewer.domain.calibration import Calibration, Level
from interviewer.domain.confidence import Confidence
from interviewer.ui import words
from interviewer.ui.components.markup import Html, tag
from interviewer.ui.components.trend_chart import COLOURS, SHAPES, grader_name, told_apart

HEIGHT = 280
QUIET = "#7b7f86"
"""A grey half-way between both backgrounds."""

ASIDE, BELOW = 26, 16
"""Pixels from one grader's points to the next one's, and from a point to its count."""


def expected(level: Confidence) -> str:
    """What a level stands for, in per cent."""
    least, most = level.expects
    if not least:
        return f"under {most:.0%}"
    return f"{least:.0%} or more" if most == 1 else f"{least:.0%} to {most:.0%}"


def table(one: Calibration) -> Html:
    """The levels of one grader, with counts."""
    head = tag("tr", *(tag("th", each) for each in (grader_name(one.grader), "Stands for", "Answers", "Earned")))
    return tag("table", head, *map(_row, one.levels), class_="rh-table")


def _row(level: Level) -> Html:
    cells = (level.confidence.capitalize(), expected(level.confidence), str(level.answers), words.percent(level.earned))
    return tag("tr", *(tag("td", each) for each in cells))


def spec(found: Sequence[Calibration]) -> dict[str, Any]:
    """For each level a grey bar for what it stands for, and in a shape of each grader's what was earned."""
    names = [grader_name(one.grader) for one in found]
    x = {
        "field": "level",
        "type": "ordinal",
        "title": None,
        "sort": [each.capitalize() for each in Confidence],
        "axis": {"labelAngle": 0, "grid": False},
    }
    aside = [(place - (len(found) - 1) / 2) * ASIDE for place in range(len(found))]
    points = [layer for one, by in zip(found, aside, strict=True) for layer in _points(one, names, by)]
    return {"height": HEIGHT, "encoding": {"x": x}, "layer": [_bars(), *points]}


def _bars() -> dict[str, Any]:
    rows = [
        {"level": each.capitalize(), "least": each.expects[0], "most": each.expects[1], "stands": expected(each)}
        for each in Confidence
    ]
    axis, scale = {"format": "%", "tickCount": 5}, {"domain": [0, 1]}
    return {
        "data": {"values": rows},
        "mark": {"type": "bar", "color": QUIET, "opacity": 0.3, "width": {"band": 0.8}},
        "encoding": {
            "y": {"field": "least", "type": "quantitative", "title": "Points earned", "scale": scale, "axis": axis},
            "y2": {"field": "most"},
            "tooltip": [{"field": "level", "title": "You were"}, {"field": "stands", "title": "Stands for"}],
        },
    }


def _points(one: Calibration, names: Sequence[str], aside: float) -> list[dict[str, Any]]:
    """What the answers of one grader earned, and how many there were of each."""
    rows = [
        {
            "level": each.confidence.capitalize(),
            "earned": each.earned,
            "answers": words.counted(each.answers, "answer"),
            "count": each.answers,
            "grader": grader_name(one.grader),
        }
        for each in one.levels
        if not each.missing
    ]
    y = {"field": "earned", "type": "quantitative"}
    tooltip = [
        {"field": "level", "title": "You were"},
        {"field": "earned", "type": "quantitative", "title": "Earned on average", "format": ".0%"},
        {"field": "answers", "title": "Out of"},
        {"field": "grader", "title": "Grader"},
    ]
    looks = {"color": told_apart(names, COLOURS), "shape": told_apart(names, SHAPES)}
    point = {"type": "point", "size": 140, "filled": True, "opacity": 1, "xOffset": aside}
    count = {"type": "text", "xOffset": aside, "yOffset": BELOW, "fontSize": 12, "fontWeight": "bold", "color": QUIET}
    return [
        {"data": {"values": rows}, "mark": point, "encoding": {"y": y, **looks, "tooltip": tooltip}},
        {"data": {"values": rows}, "mark": count, "encoding": {"y": y, "text": {"field": "count", "type": "nominal"}}},
    ]
