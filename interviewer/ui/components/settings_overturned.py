"""How far each grader agrees with this person: the share of its judgements that were overturned."""

from interviewer.disputing import Disputing
from interviewer.domain.dispute import Overturned
from interviewer.ui import figures, words
from interviewer.ui.components.markup import draw, isolated, tag

FEW = 0.1
LEAD = "Each judgement that you had judged again with another verdict, or overrode, is one that the grader got wrong."


def draw_overturned(disputing: Disputing) -> None:
    """A line for each grader; nothing before the first grade."""
    graders = disputing.overturned()
    if not graders:
        return
    draw(tag("h2", "How far you agree"))
    draw(tag("p", LEAD))
    draw(tag("ul", *(tag("li", told(one)) for one in graders), class_="rh-told"))


def told(one: Overturned) -> str:
    """What the record says of one grader."""
    name = "Offline grader" if one.grader == "offline" else isolated(one.grader)
    share = one.overturned / one.judged if one.judged else 0.0
    number = f"{one.overturned:,} of {words.counted(one.judged, 'judgement')} overturned ({share:.1%})"
    return f"{name}: {figures.figure(number, _in_words(share))}"


def _in_words(share: float) -> str:
    if not share:
        return "no judgement overturned"
    return "a few judgements overturned" if share < FEW else "many judgements overturned"
