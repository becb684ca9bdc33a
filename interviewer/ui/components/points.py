"""A rubric point by point: what became of each, why, and by which words."""

from collections.abc import Iterator
from itertools import groupby

from interviewer.domain.attempt import Attempt
from interviewer.domain.cues import Said
from interviewer.domain.grade import Grade, Judgement, Verdict
from interviewer.domain.rubric import Point, Tier
from interviewer.telling import SAID_WHEN_ASKED
from interviewer.ui import words
from interviewer.ui.components.highlight import pressable
from interviewer.ui.components.markup import Html, tag

TITLE = tag("h3", "Point by point", class_="rh-part")


def point_by_point(attempt: Attempt, grade: Grade, said: Said | None = None) -> Html:
    """Every point under its tier; choosing one leaves only its words marked in the answer."""
    unasked = {one.point_id: one.verdict for one in attempt.grade.judgements} if attempt.grade else {}
    judged = enumerate(grade.judgements, start=1)
    numbered = [(number, attempt.rubric.point(judgement.point_id), judgement) for number, judgement in judged]
    numbered.sort(key=lambda row: list(Tier).index(row[1].tier))
    # Without any evidence there is nothing to choose between.
    group = attempt.id if any(judgement.evidence for judgement in grade.judgements) else None
    rows: list[Html] = []
    for tier, of_tier in groupby(numbered, key=lambda row: row[1].tier):
        rows.append(tag("h4", words.TIER_TITLES[tier]))
        rows.extend(_point(group, *row, unasked.get(row[1].id), said=said) for row in of_tier)
    return tag("fieldset", *_choice(group), *rows, class_="rh-points")


def _choice(group: str | None) -> tuple[Html, ...]:
    if group is None:
        return (tag("legend", TITLE),)
    legend = tag("legend", TITLE, tag("small", "Choose one to see its words alone in your answer."))
    show_all = tag("input", type="radio", name=f"point-{group}", value="all", checked=True)
    return legend, tag("label", show_all, tag("span", "Show all", class_="rh-all"), class_="rh-pick")


def _point(
    group: str | None, number: int, point: Point, judgement: Judgement, unasked: Verdict | None, *, said: Said | None
) -> Html:
    verdict = judgement.verdict
    asked = SAID_WHEN_ASKED.format(unasked) if unasked not in (None, verdict) else None
    icon = tag("i", words.VERDICT_ICONS[verdict], aria_hidden="true")
    named = "Unsupported" if judgement.is_unsupported else verdict.capitalize()
    badge = tag("span", icon, f" {named}", class_="rh-verdict")
    claim = tag("span", tag("b", f"{number}. "), point.text, class_="rh-claim")
    reason = tag("span", judgement.reason, class_="rh-reason")
    told = tag("span", asked, class_="rh-asked") if asked else None
    body = tag("span", claim, told, reason, *_quotes(judgement, said), class_="rh-body")
    look = f"rh-point rh-{_kind(verdict)}"
    if group is None:
        return tag("div", badge, body, class_=look)
    radio = tag("input", type="radio", name=f"point-{group}", value=str(number))
    return tag("label", radio, badge, body, class_=f"rh-pick {look}")


def _quotes(judgement: Judgement, said: Said | None) -> Iterator[Html]:
    """The evidence, each quote once; those that the reason has quoted already only where they can be heard."""
    for one in {evidence.quote: evidence for evidence in reversed(judgement.evidence)}.values():
        cue = said.cue(one.start, one.end) if said else None
        if cue or one.quote not in judgement.reason:
            yield tag("q", one.quote, **pressable(cue))


def _kind(verdict: Verdict) -> str:
    return verdict.replace(" ", "-")
