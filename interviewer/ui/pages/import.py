"""Bringing one's own questions: drop a document or paste text, look at what is in it, keep it, practise it."""

from interviewer.ui import state
from interviewer.ui.components.import_preview import draw_preview
from interviewer.ui.components.imported import draw_imported
from interviewer.ui.components.importing import take_document
from interviewer.ui.components.markup import draw, tag

draw(tag("h1", "Import questions"))
app = state.interview()
taken = state.remembered(state.TAKEN)
if taken:
    draw_imported(app, taken)
document = take_document(first=not taken)
if document:
    draw_preview(state.authoring(), document)
