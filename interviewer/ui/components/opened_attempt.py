"""The attempt that somebody came for, above everything else there is about its question."""

from interviewer.domain.session import Mode
from interviewer.errors import NotFound
from interviewer.interview import Interview
from interviewer.speaking import recordings_of
from interviewer.ui import routes, state, words
from interviewer.ui.components.markup import draw, tag
from interviewer.ui.components.player import draw_player
from interviewer.ui.components.result_card import result_card


def draw_opened(app: Interview, question_id: str) -> None:
    """The whole of it, and the way to its session; nothing where the address names none."""
    attempt_id = state.attempt_id()
    if attempt_id is None:
        return
    try:
        attempt = app.attempt(attempt_id)
    except NotFound:
        draw(tag("p", "This attempt is no longer on record.", class_="rh-note", role="status"))
        return
    if attempt.question.id != question_id:
        return
    session = app.session(attempt.session_id)
    if session.is_open and session.setup.mode is Mode.INTERVIEW:
        draw(
            tag("p", "What this attempt came to is told when its interview has ended.", class_="rh-note", role="status")
        )
        routes.link_to_interview(session.id, "Continue")
        return
    when = words.when(attempt.answered_at, app.clock(), state.zone())
    draw(tag("h2", "This attempt", tag("small", f"{when}, try {attempt.number}")))
    recordings = recordings_of(attempt, state.transcribing().speaking.recordings(attempt.session_id))
    draw_player(recordings, at_once=False)
    draw(result_card(attempt, recordings=recordings))
    routes.link_to_report(attempt.session_id, "Its session")
