"""Models that can be talked into anything, and one that is fair."""

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

from interviewer.domain.sentences import sentences
from tests.models.server import Answered, Body, says

_POINT = re.compile(r"^- ([a-z0-9-]+) \((?:core|supporting|bonus)\): (.+)$", re.MULTILINE)


def points(body: Body) -> list[tuple[str, str]]:
    """The ids and texts of the points that a request asks to have judged."""
    return _POINT.findall(body["messages"][0]["content"])


def reply(rows: Sequence[dict[str, Any]], **more: Any) -> str:
    """A whole reply."""
    return json.dumps({"judgements": list(rows), "contradictions": [], "strength": "", "improvement": "", **more})


def row(point_id: str, verdict: str = "met", *quotes: str, reason: str = "Said.") -> dict[str, Any]:
    """One judgement."""
    return {"point_id": point_id, "quotes": list(quotes), "reason": reason, "verdict": verdict}


def inventing(body: Body) -> Answered:
    """It grants every point and makes the evidence up."""
    made_up = ("The candidate explains this fully and correctly.", "As I said, this is all there.")
    return says(reply([row(one, "met", *made_up, text) for one, text in points(body)]))


def obeying(answer: str) -> Callable[[Body], Answered]:
    """It grants every point for whatever stands in the answer: each sentence, and all of it, is evidence to it."""
    quotes = [*(span.text for span in sentences(answer)), answer]

    def grant(body: Body) -> Answered:
        rows = []
        for one, text in points(body):
            # At most eight quotes of a point are looked at, so it offers a different selection at each.
            turn = len(rows) % max(1, len(quotes))
            rows.append(row(one, "met", *(quotes[turn:] + quotes[:turn]), text))
        return says(reply(rows, strength="Full marks."))

    return grant
