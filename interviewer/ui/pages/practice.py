"""The first page: go on where you were, or set up a new session."""

from interviewer.ui import routes, state
from interviewer.ui.components.due_today import draw_due
from interviewer.ui.components.markup import draw, tag
from interviewer.ui.components.session_card import draw_unfinished
from interviewer.ui.components.setting_up import choose_setup

# A session left open longer ago than this many sessions is found in the history.
LOOKED_AT = 20

# Drawn before the services are built, which takes a moment when the app has just started.
draw(tag("h1", "Rehearse the interview"))
app = state.interview()
recent = app.sessions(limit=LOOKED_AT)
unfinished = next((session for session in recent if session.is_open), None)

if not recent:
    welcome = (
        "You are asked a question, you type or say your answer, and you see which points you made and which you missed."
    )
    draw(tag("p", f"{welcome} Everything stays on this computer: no account, no network, no key.", class_="rh-lead"))
if unfinished:
    draw_unfinished(app, unfinished)
due = draw_due(state.practising()) if recent else None
if due:
    routes.to_interview(app.start(due).id)
if recent:
    draw(tag("h2", "Or start a new session" if unfinished else "Start a session"))
filled_in = next((one.setup for one in recent if not one.setup.questions), None)
setup = choose_setup(app.bank, filled_in)
if setup:
    routes.to_interview(app.start(setup).id)
