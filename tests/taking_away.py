"""A record with something in every corner of it, and documents that pretend to be its export."""

import hashlib
import io
import json
from typing import Any

from interviewer.authoring import TakingIn
from interviewer.bootstrap import build_authoring, build_practising, read_document
from interviewer.domain.answer import Answer
from interviewer.domain.attempt import Draft
from interviewer.domain.confidence import Confidence
from interviewer.domain.follow_up import GradeWithFollowUps
from interviewer.domain.own import Change
from interviewer.domain.session import Setup
from interviewer.history.document import END, SOUNDS, TABLES
from interviewer.ports import History
from tests.app import toy
from tests.history.making import NOON, a_follow_up
from tests.test_deleting import OWNER, Desk, a_desk, said

MONTH = NOON.replace(day=1, hour=0)
OPEN = Setup(topics=("toys",), count=2)
Told = dict[str, Any]


def a_full_desk() -> Desk:
    """Sessions that ended and one in mid-answer, follow-ups, drafts, own questions, sound, disputes, money spent."""
    desk = a_desk()
    history = desk.app.history
    for number, text in enumerate(["wood", "not play 🪁 =1+1\u2028\x00", "wood and play and kite", ""], start=1):
        desk.act(number % 3 + 1, text, rated=number == 1, disputed=number == 3)
    session = desk.app.start(OPEN)
    said(desk, session.id, "rec1")
    said(desk, session.id, "rec2")
    history.delete_sound(OWNER, "rec2", NOON)
    attempt = desk.app.answer(session.id, 0, 1, Draft(text="wood", recordings=("rec1",)))
    history.ask_follow_up(OWNER, attempt.id, a_follow_up())
    history.settle_follow_up(OWNER, attempt.id, 1, answer=Answer(text="kite"), seconds=4, at=NOON)
    grade = desk.app.attempt(attempt.id).grades[0]
    history.add_grade_with_follow_ups(OWNER, attempt.id, GradeWithFollowUps(answers=1, grade=grade))
    history.ask_follow_up(OWNER, attempt.id, a_follow_up(2))
    history.save_follow_up_draft(OWNER, attempt.id, 2, Draft(text="half a reply", revision=7))
    desk.app.save_draft(
        session.id, 1, Draft(text="half an answer", seconds=3, revision=9, confidence=Confidence.UNSURE)
    )
    rubric = toy.rubric("toy-1")
    history.keep_derived_rubric(OWNER, "d" * 16, rubric, made_at=NOON, cost=0.5)
    document = read_document("own.md", b"# Own\n\n## What now?\n\nThis.\n\n## And then?\n\nThat.\n")
    TakingIn(build_authoring(history, OWNER, shipped=desk.app.bank)).take_in(document, "Own")
    history.set_aside(OWNER, MONTH, 0.75, cap=None)
    history.change_own(OWNER, Change(rubrics=(rubric,)))
    build_practising(desk.app).settle()
    gone = desk.act(1, "gone", rated=False, disputed=False)
    history.ask_follow_up(OWNER, gone.id, a_follow_up())
    desk.deleting.delete_attempt(gone.id)
    desk.clock.forward(minutes=11)
    desk.deleting.purge()
    return desk


def export_of(history: History, owner: str = OWNER) -> bytes:
    """Its export, whole."""
    return b"".join(history.exported(owner))


def take(history: History, document: bytes, owner: str = OWNER) -> None:
    """Take it over."""
    history.take_over(owner, io.BytesIO(document))


def forged(exported: bytes, **changes: object) -> bytes:
    """The export with something else in it, its form and its seal as the app would write them."""
    told = {**json.loads(exported), **changes}
    head = {name: told[name] for name in ("format", "version", "schema")}
    lines = [json.dumps(head)[:-1].encode() + TABLES]
    for place, (name, rows) in enumerate(told["tables"].items(), start=1):
        lines += [f'"{name}": [\n'.encode(), _listed(rows), b"]\n" if place == len(told["tables"]) else b"],\n"]
    lines += [SOUNDS, _listed(told["sounds"])[1:-2] + b"\n" if told["sounds"] else b"", END]
    body = b"".join(lines)
    return body + f'"sha256": "{hashlib.sha256(body).hexdigest()}"}}\n'.encode()


def _listed(rows: object) -> bytes:
    if isinstance(rows, dict):
        return b"{" + b",\n".join(json.dumps({name: rows[name]})[1:-1].encode() for name in rows) + b"}\n"
    made = [json.dumps(row, ensure_ascii=False).encode() for row in rows]  # type: ignore[attr-defined]
    return b",\n".join(made) + (b"\n" if made else b"")
