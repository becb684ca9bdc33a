"""Grades that come later: a real record, a real server that misbehaves, and a candidate who doesn't wait."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from interviewer import bootstrap
from interviewer.bootstrap import LOCAL_OWNER, now
from interviewer.domain.answer import Answer
from interviewer.domain.attempt import Attempt, Draft
from interviewer.domain.question import Bank, Topic
from interviewer.domain.session import Session, Setup
from interviewer.grading.background import GradesInBackground
from interviewer.grading.holding import Holding
from interviewer.grading.lanes import Lanes
from interviewer.grading.llm import LlmGrader
from interviewer.grading.offline import OfflineGrader
from interviewer.grading.probes.offline import OfflineProbeWriter
from interviewer.history import SqlHistory, open_history
from interviewer.interview import Interview
from interviewer.models import Model, ModelChoice, Purse
from interviewer.models.door import library
from interviewer.ports import GradesLater
from interviewer.rubrics.offline import OfflineRubricWriter
from tests.grading.gullible import reply, row
from tests.grading.test_llm import LOSS, NOON, PAIRS, QUESTION, RUBRIC, TEXT, WHOLE
from tests.models.server import Answered, Body, ModelServer, refuses, says

PATIENCE = 20.0
NOT_ALL = reply([row("pairs", "missed"), row("loss", "partly met", LOSS), row("no-labels", "missed")])
OTHER = QUESTION.model_copy(update={"id": "q-02", "prompt": "How was CLIP trained, once more?"})
BANK = Bank(
    topics=(Topic(id="t", title="T", questions=(QUESTION, OTHER)),),
    rubrics={"q-01": RUBRIC, "q-02": RUBRIC.model_copy(update={"question_id": "q-02"})},
)


@pytest.fixture
def later(server: ModelServer, history: SqlHistory) -> Iterator[GradesInBackground]:
    """What brings the grades of that server's model."""
    made = in_background(server, history)
    yield made
    server.released.set()
    made.close()


def in_background(
    server: ModelServer,
    history: SqlHistory,
    cap: float | None = None,
    lanes: Lanes | None = None,
    holding: Holding | None = None,
) -> GradesInBackground:
    """The same, with a spending cap or without; a request costs three tenths of a cent."""
    purse = Purse(cap, history, lambda: NOON, owner=LOCAL_OWNER)
    choice = ModelChoice(name="openai/m", api_base=server.base, timeout=PATIENCE, price_in=1.0, price_out=10.0)
    return GradesInBackground(
        LlmGrader(Model(choice, sleep=lambda _: None, purse=purse), lambda: NOON), history, lambda: NOON, lanes, holding
    )


def interview(history: SqlHistory, later: GradesLater | None) -> Interview:
    """The use cases over two questions."""
    return Interview(
        bank=BANK,
        history=history,
        grader=OfflineGrader(lambda: NOON),
        rubric_writer=OfflineRubricWriter(),
        clock=lambda: NOON,
        owner=LOCAL_OWNER,
        later=later,
    )


def session_of(app: Interview) -> Session:
    """A session over both."""
    return app.start(Setup(topics=("t",), count=2))


def settled(app: Interview, attempt: Attempt) -> Attempt:
    """The attempt once no grade of it is under way any more."""
    wait(lambda: not app.attempt(attempt.id).is_pending)
    return app.attempt(attempt.id)


def wait(until: Callable[[], bool]) -> None:
    """As long as it takes, within reason."""
    deadline = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < deadline, "it did not come"
        time.sleep(0.02)


def test_the_models_grade_takes_the_place_of_the_provisional_one(
    server: ModelServer, history: SqlHistory, later: GradesInBackground
) -> None:
    """The offline grade is there at once, marked; the model's comes beside it and counts."""
    server.will(says(WHOLE))
    app = interview(history, later)
    handed_in = app.answer(session_of(app).id, 0, 1, Draft(text=TEXT))
    assert handed_in.grade is not None
    assert (handed_in.grade.provisional, handed_in.grade.maker.grader) == (True, "offline")
    graded = settled(app, handed_in)
    assert [one.maker.grader for one in graded.grades] == ["offline", "llm"]
    assert graded.grade == graded.grades[1]
    assert graded.grade.maker.raw_reply == WHOLE


def test_a_failure_keeps_the_estimate_and_its_cause_and_can_be_tried_again(
    server: ModelServer, history: SqlHistory, later: GradesInBackground
) -> None:
    """A wrong key: never a zero, never lost; the next try grades it."""
    server.will(refuses(401), says(WHOLE))
    app = interview(history, later)
    failed = settled(app, app.answer(session_of(app).id, 0, 1, Draft(text=TEXT)))
    assert failed.trouble is not None
    assert "refused the key" in failed.trouble
    assert failed.grade is not None
    assert failed.grade.provisional
    assert settled(app, app.grade(failed)).grade.maker.grader == "llm"  # type: ignore[union-attr]


def test_one_answers_trouble_delays_no_other(
    server: ModelServer, history: SqlHistory, later: GradesInBackground
) -> None:
    """While one request hangs, the next answer gets its grade."""

    def hang_at_the_first(body: Body) -> Answered:
        answered = says(WHOLE)
        answered.hang = PATIENCE if "once more" not in body["messages"][0]["content"] else 0.0
        return answered

    server.will(hang_at_the_first)
    app = interview(history, later)
    session = session_of(app)
    stuck = app.answer(session.id, 0, 1, Draft(text=TEXT))
    assert settled(app, app.answer(session.id, 1, 1, Draft(text=TEXT))).grades[-1].maker.grader == "llm"
    assert app.attempt(stuck.id).is_pending


def test_however_many_hang_the_next_answer_is_not_delayed(server: ModelServer, history: SqlHistory) -> None:
    """Each place there is has a request that hangs: it gives its place up, and the next answer gets its grade."""

    def hang_at_the_first(body: Body) -> Answered:
        answered = says(WHOLE)
        answered.hang = PATIENCE if "once more" not in body["messages"][0]["content"] else 0.0
        return answered

    server.will(hang_at_the_first)
    app = interview(history, in_background(server, history, lanes=Lanes(at_once=2, most=8, patience=0.1)))
    stuck = [app.answer(session_of(app).id, 0, 1, Draft(text=TEXT)) for _ in range(5)]
    assert settled(app, app.answer(session_of(app).id, 1, 1, Draft(text=TEXT))).grades[-1].maker.grader == "llm"
    assert all(app.attempt(one.id).is_pending for one in stuck)


def test_an_answer_comes_before_what_is_graded_again(server: ModelServer, history: SqlHistory) -> None:
    """Whoever has just answered doesn't wait for a whole record to be graded again."""
    go = threading.Event()

    def when_it_may(_: Body) -> Answered:
        go.wait(PATIENCE)
        return says(WHOLE)

    server.will(when_it_may)
    app = interview(history, in_background(server, history, lanes=Lanes(at_once=1)))
    old = [app.answer(session_of(app).id, 0, 1, Draft(text=TEXT)) for _ in range(4)]
    fresh = app.answer(session_of(app).id, 1, 1, Draft(text=TEXT))
    wait(lambda: len(server.asked) == 1)
    go.set()
    for one in (fresh, *old):
        settled(app, one)
    assert "once more" in server.asked[1]["messages"][0]["content"]


def test_nobody_who_stops_the_app_waits_for_a_model() -> None:
    """A process ends while a request hangs; what it was at stays pending on record."""
    code = (
        "import threading; from interviewer.grading.lanes import Lanes; begun = threading.Event()\n"
        "Lanes().add(lambda: begun.set() or threading.Event().wait()); begun.wait()"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120, cwd=Path(__file__).parents[2])


def test_a_newer_rubric_comes_after_the_one_under_way(server: ModelServer, history: SqlHistory) -> None:
    """Asked to grade by a newer rubric while the model is at the older one: it does both, and the newer one counts."""
    go = threading.Event()

    def when_it_may(body: Body) -> Answered:
        go.wait(PATIENCE)
        return says(WHOLE if "no-labels" in body["messages"][0]["content"] else reply([row("pairs", "met", PAIRS)]))

    server.will(when_it_may)
    app = interview(history, in_background(server, history))
    first = app.answer(session_of(app).id, 0, 1, Draft(text=TEXT))
    wait(lambda: len(server.asked) == 1)
    newer = RUBRIC.model_copy(update={"points": RUBRIC.points[:1]})
    changed = replace(app, bank=BANK.model_copy(update={"rubrics": BANK.rubrics | {"q-01": newer}}))
    changed.grade(first)
    go.set()
    wait(lambda: len([one for one in app.attempt(first.id).grades if one.maker.grader == "llm"]) == 2)
    assert app.attempt(first.id).rubric == newer
    assert app.attempt(first.id).score == 1.0


def test_what_was_pending_when_the_app_died_is_finished_at_the_next_start(
    server: ModelServer, history: SqlHistory, tmp_path: Path
) -> None:
    """The record knows what is still to come."""
    dead = interview(history, _Lost())  # type: ignore[arg-type]
    pending = dead.answer(session_of(dead).id, 0, 1, Draft(text=TEXT))
    server.will(says(WHOLE))
    again = open_history(tmp_path / "history.db")
    started = interview(again, in_background(server, again))
    assert started.finish_grading() == 1
    assert settled(started, pending).grades[-1].maker.grader == "llm"
    assert history.waiting(LOCAL_OWNER) == []
    again.close()


def held(history: SqlHistory, lease: float) -> Holding:
    """A process of its own in this one, whose time goes by."""
    library()  # no sign of life is given while it is imported, and leases here are shorter than that takes
    return Holding(history, now, lease=lease)


def test_two_that_start_at_once_have_what_was_pending_graded_once(
    server: ModelServer, history: SqlHistory, tmp_path: Path
) -> None:
    """One takes it up, and the other finds it brought: nothing is billed twice."""
    dead = interview(history, _Lost())  # type: ignore[arg-type]
    pending = dead.answer(session_of(dead).id, 0, 1, Draft(text=TEXT))
    go = threading.Event()

    def slowly(_: Body) -> Answered:
        go.wait(PATIENCE)
        return says(WHOLE)

    server.will(slowly)
    other = open_history(tmp_path / "history.db")
    laters = [in_background(server, one, holding=held(one, lease=0.4)) for one in (history, other)]
    both = [interview(one, later) for one, later in zip((history, other), laters, strict=True)]
    assert [one.finish_grading() for one in both] == [1, 1]
    wait(lambda: len(server.asked) == 1)
    go.set()
    settled(both[0], pending)
    wait(lambda: not any(one.is_under_way for one in laters))
    assert [one.maker.grader for one in both[1].attempt(pending.id).grades] == ["offline", "llm"]
    assert len(server.asked) == 1
    other.close()


def test_what_was_never_graded_is_paid_for_once_however_late_the_second_start_comes_to_it(
    server: ModelServer, history: SqlHistory
) -> None:
    """Both saw it waiting before either began; when the slower one gets to it, the model's grade has come."""
    app = interview(history, None)
    session = session_of(app)
    left = app._keep(app.session(session.id), 0, 1, Draft(text=TEXT))
    server.will(says(WHOLE), says(WHOLE))
    quick, slow = (in_background(server, history, holding=held(history, 0.4)) for _ in range(2))
    assert interview(history, quick).finish_grading() == 1
    settled(app, left)
    interview(history, slow).grade(left, first=True)
    wait(lambda: not slow.is_under_way)
    assert [one.maker.grader for one in app.attempt(left.id).grades] == ["offline", "llm"]
    assert len(server.asked) == 1


def test_what_a_dead_process_was_at_is_taken_up_when_its_time_is_over(server: ModelServer, history: SqlHistory) -> None:
    """It gives no sign of life any more, so nobody waits for it longer than that."""
    dead = interview(history, _Lost())  # type: ignore[arg-type]
    pending = dead.answer(session_of(dead).id, 0, 1, Draft(text=TEXT))
    over = now() + timedelta(seconds=0.5)
    assert history.take_lease(LOCAL_OWNER, pending.id, 0, holder="dead", at=now(), until=over)
    server.will(says(WHOLE))
    started = interview(history, in_background(server, history, holding=held(history, lease=0.4)))
    assert started.finish_grading() == 1
    assert settled(started, pending).grades[-1].maker.grader == "llm"
    assert len(server.asked) == 1


def test_a_process_that_lives_says_so(history: SqlHistory) -> None:
    """However long a grade takes: its time is extended until it lets go."""
    app = interview(history, None)
    attempt = app.answer(session_of(app).id, 0, 1, Draft(text=TEXT))
    mine, other = held(history, lease=1.0), held(history, lease=1.0)
    first = now() + timedelta(seconds=2.0)
    assert mine.take(attempt, 0)
    wait(lambda: now() > first)
    assert not other.take(attempt, 0)
    mine.end(attempt, 0)
    assert other.take(attempt, 0)
    other.end(attempt, 0)


def test_nothing_is_spent_beyond_the_cap(server: ModelServer, history: SqlHistory) -> None:
    """A request that might pass the cap is not made, and the candidate is told; what was spent before counts."""
    server.will(says(WHOLE, tokens=(1000, 200)))
    rich = interview(history, in_background(server, history, 10.0))
    session = session_of(rich)
    settled(rich, rich.answer(session.id, 0, 1, Draft(text=TEXT)))
    assert len(server.asked) == 1
    poor = interview(history, in_background(server, history, 0.004))
    refused = settled(poor, poor.answer(session.id, 1, 1, Draft(text=TEXT)))
    assert "spending cap of $0.0040 would be passed: $0.0030 is spent" in (refused.trouble or "")
    assert refused.score is not None
    assert len(server.asked) == 1


def test_what_grades_have_cost_is_known(server: ModelServer, history: SqlHistory) -> None:
    """From a moment on, of one owner alone."""
    server.will(says(WHOLE, tokens=(1000, 200)))
    app = interview(history, in_background(server, history))
    settled(app, app.answer(session_of(app).id, 0, 1, Draft(text=TEXT)))
    assert history.spent(LOCAL_OWNER, NOON) == pytest.approx(0.003)
    assert history.spent("someone else", NOON) == 0


def test_an_answer_is_graded_once_at_a_time(server: ModelServer, history: SqlHistory) -> None:
    """Pressing twice while a grade is under way asks the model once."""
    asked, go = [], threading.Event()

    def slowly(body: Body) -> Answered:
        asked.append(body)
        go.wait(PATIENCE)
        return says(WHOLE)

    server.will(slowly)
    later = in_background(server, history)
    app = interview(history, later)
    pending = app.answer(session_of(app).id, 0, 1, Draft(text=TEXT))
    later.submit(pending)
    go.set()
    settled(app, pending)
    assert len(asked) == 1


def asked_further(app: Interview) -> Attempt:
    """An answer without its core point, and the follow-up about it."""
    probing = replace(app, probe_writer=OfflineProbeWriter())
    session = probing.start(Setup(topics=("t",), count=1, probes=1))
    return probing.answer(session.id, 0, 1, Draft(text=LOSS))


def heard(app: Interview, attempt: Attempt) -> Attempt:
    """The attempt once no grade of it or of its replies is under way any more."""
    wait(lambda: not app.attempt(attempt.id).is_waiting)
    return app.attempt(attempt.id)


def test_a_follow_up_waits_for_no_model(server: ModelServer, history: SqlHistory, later: GradesInBackground) -> None:
    """The estimate decides what is asked while the model still thinks; both of its grades come in the end."""
    go = threading.Event()

    def slowly(body: Body) -> Answered:
        go.wait(PATIENCE)
        return says(WHOLE if PAIRS in body["messages"][-1]["content"] else NOT_ALL)

    server.will(slowly)
    app = interview(history, later)
    attempt = asked_further(app)
    assert attempt.open_follow_up is not None
    assert attempt.open_follow_up.point_id == "pairs"
    wait(lambda: len(server.asked) == 1)
    replied = app.probing.reply(attempt.id, 1, Draft(text=PAIRS))
    assert replied.grade_with_follow_ups is not None
    assert replied.grade_with_follow_ups.provisional
    go.set()
    graded = heard(app, attempt)
    assert [one.maker.grader for one in graded.grades] == ["offline", "llm"]
    assert [one.grade.maker.grader for one in graded.grades_with_follow_ups] == ["offline", "llm"]
    assert (graded.score, graded.score_with_follow_ups) == (round(1 / 6, 4), round(4 / 6, 4))
    assert len(server.asked) == 2


def test_grades_with_follow_ups_that_were_pending_are_finished_at_the_next_start(
    server: ModelServer, history: SqlHistory, tmp_path: Path
) -> None:
    """Killed while the model hears the reply; started again, both grades come, and what they cost is known."""
    dead = interview(history, _Lost())  # type: ignore[arg-type]
    pending = dead.probing.reply(asked_further(dead).id, 1, Draft(text=PAIRS))
    server.will(lambda body: says(WHOLE if PAIRS in body["messages"][-1]["content"] else NOT_ALL))
    again = open_history(tmp_path / "history.db")
    later = in_background(server, again)
    # Two first requests at once would make two clients of the library's, of which it closes but one.
    later.grader.grade(QUESTION, RUBRIC, Answer(text=TEXT))
    started = interview(again, later)
    assert started.finish_grading() == 1
    graded = heard(started, pending)
    assert graded.score_with_follow_ups == round(4 / 6, 4)
    assert history.spent(LOCAL_OWNER, NOON) == pytest.approx(0.006)
    again.close()


def test_a_reply_that_cannot_be_graded_keeps_its_estimate(
    server: ModelServer, history: SqlHistory, later: GradesInBackground
) -> None:
    """The model fails at both: two estimates stand, nothing is lost, and it can be tried again."""
    server.will(refuses(401))
    app = interview(history, later)
    attempt = settled(app, asked_further(app))
    app.probing.reply(attempt.id, 1, Draft(text=PAIRS))
    failed = heard(app, attempt)
    assert failed.score_with_follow_ups is not None
    assert "refused the key" in (failed.grades_with_follow_ups[-1].grade.ungraded_because or "")
    server.will(says(WHOLE))
    wait(lambda: len(server.asked) == 2)
    assert heard(app, app.grade(failed)).grades_with_follow_ups[-1].grade.maker.grader == "llm"


def test_the_model_grades_again_by_the_newest_rubric(
    server: ModelServer, history: SqlHistory, later: GradesInBackground
) -> None:
    """Until its grade is there the older rubric's counts and says so; afterwards both grades have their own."""
    go = threading.Event()
    go.set()

    def when_it_may(body: Body) -> Answered:
        go.wait(PATIENCE)
        return says(WHOLE if "no-labels" in body["messages"][0]["content"] else reply([row("pairs", "met", PAIRS)]))

    server.will(when_it_may)
    app = interview(history, later)
    first = settled(app, app.answer(session_of(app).id, 0, 1, Draft(text=TEXT)))
    newer = RUBRIC.model_copy(update={"points": RUBRIC.points[:1]})
    changed = replace(app, bank=BANK.model_copy(update={"rubrics": BANK.rubrics | {"q-01": newer}}))
    assert changed.has_older_rubric(first)
    go.clear()
    waiting = changed.grade(first)
    assert changed.has_older_rubric(waiting)
    assert waiting.rubric == RUBRIC
    go.set()
    again = settled(changed, waiting)
    assert not changed.has_older_rubric(again)
    assert (again.rubric, again.score) == (newer, 1.0)
    assert [again.rubric_of(one) for one in again.grades] == [RUBRIC, RUBRIC, newer, newer]


class _Lost:
    """What a process that dies makes of what it was to do."""

    def submit(self, attempt: Attempt) -> None:
        """Never come to it."""


class Crowd:
    """How many requests were there at the same time: each waits until that many are there, or gives up on it."""

    def __init__(self, awaited: int, patience: float) -> None:
        self._awaited, self._patience = awaited, patience
        self._here = self.most = 0
        self._changed = threading.Condition()

    def __call__(self, _body: Body) -> Answered:
        """One more request."""
        with self._changed:
            self._here += 1
            self.most = max(self.most, self._here)
            self._changed.notify_all()
            self._changed.wait_for(lambda: self.most >= self._awaited, self._patience)
            self._here -= 1
        return says(WHOLE)


@pytest.mark.parametrize(("set_to", "crowd"), [("", Crowd(3, 0.3)), ("2", Crowd(2, PATIENCE))])
def test_a_server_of_ones_own_gets_one_request_at_a_time(
    server: ModelServer, history: SqlHistory, monkeypatch: pytest.MonkeyPatch, set_to: str, crowd: Crowd
) -> None:
    """What waits in its queue would run out of time, so it waits here; who has a stronger server can say so."""
    monkeypatch.setenv("INTERVIEWER_MODEL_AT_ONCE", set_to)
    server.will(crowd)
    app = interview(
        history, bootstrap.build_later(history, LOCAL_OWNER, ModelChoice(name="openai/m", api_base=server.base))
    )
    for attempt in [app.answer(session_of(app).id, 0, 1, Draft(text=TEXT)) for _ in range(3)]:
        settled(app, attempt)
    assert crowd.most == int(set_to or 1)
