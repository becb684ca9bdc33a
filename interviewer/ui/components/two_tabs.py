"""What to say where two tabs edit the same."""

from interviewer.ui.components.markup import draw, tag

BEHIND = (
    "This was changed and saved since you began to write here, perhaps in another tab. What you wrote is still below: "
    "“{save}” puts it in the place of what was saved, “{undo}” shows that."
)
ELSEWHERE = "Another tab has changes to this that are not saved yet. Each tab keeps its own; the last one saved counts."


def draw_warnings(*, behind: bool, elsewhere: bool, save: str, undo: str) -> None:
    """That something was saved elsewhere since the writing began, or may be soon."""
    if behind:
        draw(tag("p", BEHIND.format(save=save, undo=undo), class_="rh-note", role="status"))
    elif elsewhere:
        draw(tag("p", ELSEWHERE, class_="rh-note", role="status"))
