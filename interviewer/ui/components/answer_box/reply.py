"""The same box for what is said to a follow-up: shorter, and with a place of its own for its drafts."""

from collections.abc import Iterable

from interviewer.domain.attempt import Attempt, Draft
from interviewer.domain.follow_up import FollowUp, room
from interviewer.ui.components.answer_box import Typed, forget_copies, typed_in

NOT_SPOKEN = {"recordings": [], "spoken": [], "fixes": [], "hearing": False, "levels": []}
PLACEHOLDER = "A sentence or two will do."
BLANK = "The box is empty. Say something, or skip the follow-up."


def place_of(attempt: Attempt) -> str:
    """What its drafts go by in the browser: no session has such a name."""
    return f"follow-up-{attempt.id}"


def reply_box(attempt: Attempt, follow_up: FollowUp, stored: Draft, *, heard: int, refusals: int) -> Typed:
    """Draw the box for that follow-up; the arguments are those of the answer's box."""
    return typed_in(
        f"reply-{attempt.id}-{follow_up.number}",
        {
            **NOT_SPOKEN,
            "session": place_of(attempt),
            "position": 0,
            "tries": [follow_up.number - 1],
            "number": follow_up.number,
            "text": stored.text,
            "seconds": stored.seconds,
            "revision": stored.revision,
            "heard": heard,
            "refusals": refusals,
            "longest": room(attempt.answer, attempt.replies),
            "label": "Your reply",
            "placeholder": PLACEHOLDER,
            "blank": BLANK,
            "short": True,
        },
    )


def drop_reply_copies(attempts: Iterable[Attempt]) -> None:
    """Let the browser forget its copies of what was last said to follow-ups."""
    settled = [(one.settled_at, attempt) for attempt in attempts for one in attempt.follow_ups if one.settled_at]
    if settled:
        attempt = max(settled, key=lambda pair: pair[0])[1]
        tries = sum(not one.is_open for one in attempt.follow_ups)
        forget_copies(place_of(attempt), {"session": place_of(attempt), "position": 0, "tries": [tries]})
