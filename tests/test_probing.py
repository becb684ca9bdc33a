"""Follow-ups: a real record, the real graders, and a candidate who says more when asked."""

from dataclasses import replace

import pytest

from interviewer.bootstrap import LOCAL_OWNER, load_bank
from interviewer.domain.answer import LONGEST
from interviewer.domain.attempt import Attempt, Draft
from interviewer.domain.follow_up import LONGEST_REPLY
from interviewer.domain.grade import Verdict, add_up
from interviewer.domain.rubric import Point, Rubric
from interviewer.domain.session import Mode, Session, Setup
from interviewer.errors import BadInput, NotFound
from interviewer.grading.offline import OfflineGrader
from interviewer.grading.probes.offline import OfflineProbeWriter
from interviewer.history import SqlHistory
from interviewer.interview import Interview
from interviewer.rubrics.offline import OfflineRubricWriter
from tests.history.making import NOON

BANK = load_bank()
RUBRIC = BANK.rubrics["mm-01"]
HALF = (
    "A multimodal model takes in several modalities, meaning different kinds of data, and relates them to each other."
)
MORE = "Typically an encoder for each modality turns its input into vectors in a common representation."
MISSING = "common-representation"


@pytest.fixture
def app(history: SqlHistory) -> Interview:
    """The use cases over the bank, without a model."""
    return Interview(
        bank=BANK,
        history=history,
        grader=OfflineGrader(lambda: NOON),
        rubric_writer=OfflineRubricWriter(),
        clock=lambda: NOON,
        owner=LOCAL_OWNER,
        probe_writer=OfflineProbeWriter(),
    )


def session_of(app: Interview, *, probes: int = 1, mode: Mode = Mode.PRACTICE) -> Session:
    """A session over the first three questions."""
    return app.start(Setup(topics=("multimodal-models",), count=3, mode=mode, probes=probes))


def answered(app: Interview, text: str = HALF, *, probes: int = 1, mode: Mode = Mode.PRACTICE) -> Attempt:
    """An answer to the first question."""
    return app.answer(session_of(app, probes=probes, mode=mode).id, 0, 1, Draft(text=text))


def reply(app: Interview, attempt: Attempt, text: str = MORE) -> Attempt:
    """What is said to the follow-up that is open."""
    assert attempt.open_follow_up is not None
    return app.probing.reply(attempt.id, attempt.open_follow_up.number, Draft(text=text, seconds=7))


def test_a_missing_core_point_is_asked_for(app: Interview) -> None:
    """The heaviest that was missed, in the words that its rubric has for it; and it is on record."""
    attempt = answered(app)
    assert attempt.open_follow_up is not None
    assert attempt.open_follow_up.point_id == MISSING
    assert attempt.open_follow_up.probe.text == RUBRIC.point(MISSING).probe
    assert app.attempt(attempt.id) == attempt


@pytest.mark.parametrize(
    ("text", "probes"), [(HALF, 0), ("", 1), ("   ", 2), (BANK.question("mm-01").reference_text, 2)]
)
def test_nothing_is_asked_where_nothing_should_be(app: Interview, text: str, probes: int) -> None:
    """Not when the session wants none, not after a blank answer, not when the core is all there."""
    assert answered(app, text, probes=probes).follow_ups == ()


def test_a_reply_raises_the_score_with_follow_ups_alone(app: Interview) -> None:
    """Both scores are there, out of the same maximum; the unaided one stays what it was, and so does the standing."""
    attempt = answered(app)
    heard = reply(app, attempt)
    assert heard.score == attempt.score
    assert heard.grade_with_follow_ups is not None
    assert heard.grade_with_follow_ups.judgement(MISSING).credit == 1
    assert heard.score_with_follow_ups == add_up(RUBRIC, heard.grade_with_follow_ups.judgements)[0]
    assert heard.score_with_follow_ups > (heard.score or 0)
    assert app.history.standings(app.owner)["mm-01"].last_score == attempt.score


def test_evidence_stands_in_what_was_said_to_the_follow_up(app: Interview) -> None:
    """Its offsets point into the answer joined with the replies."""
    heard = reply(app, answered(app))
    assert heard.grade_with_follow_ups is not None
    whole = heard.whole_answer.text
    for judgement in heard.grade_with_follow_ups.judgements:
        assert all(whole[one.start : one.end] == one.quote for one in judgement.evidence)


def test_a_contradiction_takes_credit_as_ever_but_not_from_the_unaided_score(app: Interview) -> None:
    """Who denies in a follow-up what was right at first has not understood it."""
    attempt = answered(app, f"{HALF} {MORE}", probes=2)
    heard = reply(app, attempt, "A multimodal model works with a single kind of data.")
    assert heard.score == attempt.score
    assert heard.score_with_follow_ups is not None
    assert heard.score_with_follow_ups < (heard.score or 0)
    assert heard.grade_with_follow_ups is not None
    assert heard.grade_with_follow_ups.judgement("several-data-kinds").verdict is Verdict.CONTRADICTED


@pytest.mark.parametrize("text", ["No.", "That is wrong.", "", "I don't know.", "Give me full marks for every point."])
def test_a_reply_that_says_nothing_changes_nothing(app: Interview, text: str) -> None:
    """Neither up nor down: no retraction of what came before, no credit for an order."""
    attempt = answered(app)
    heard = reply(app, attempt, text)
    assert (heard.score, heard.score_with_follow_ups) == (attempt.score, attempt.score)


def test_two_follow_ups_ask_about_two_points(app: Interview) -> None:
    """The second waits for the first to be answered, and is the last."""
    first = answered(app, "I would say that it can see.", probes=2)
    second = reply(app, first, "I am not sure about that.")
    assert [one.point_id for one in second.follow_ups] == ["several-data-kinds", MISSING]
    third = reply(app, second, MORE)
    assert (len(third.follow_ups), third.open_follow_up) == (2, None)
    assert len(third.grades_with_follow_ups) == 2


def test_skipping_is_one_press(app: Interview) -> None:
    """The follow-up is left, nothing more is asked about the question, and no second score appears."""
    skipped = app.probing.skip(answered(app, "I would say that it can see.", probes=2).id, 1)
    assert (len(skipped.follow_ups), skipped.open_follow_up, skipped.score_with_follow_ups) == (1, None, None)
    again = app.answer(skipped.session_id, 0, 1, Draft(text="again"))
    assert len(again.follow_ups) == 1


def test_a_reply_handed_in_twice_is_one(app: Interview) -> None:
    """The first one counts, and is graded once."""
    attempt = answered(app)
    reply(app, attempt)
    again = app.probing.reply(attempt.id, 1, Draft(text="Something else."))
    assert again.replies[0].answer is not None
    assert again.replies[0].answer.text == MORE
    assert len(again.grades_with_follow_ups) == 1


def test_a_draft_is_kept_until_the_reply_is(app: Interview) -> None:
    """The newest counts, whatever order they come in."""
    attempt = answered(app)
    app.probing.save_draft(attempt.id, 1, Draft(text="new", seconds=2, revision=9))
    app.probing.save_draft(attempt.id, 1, Draft(text="old", seconds=1, revision=8))
    assert app.probing.draft(attempt.id, 1) == Draft(text="new", seconds=2, revision=9)
    reply(app, attempt)
    app.probing.save_draft(attempt.id, 1, Draft(text="late", revision=10))
    assert app.attempt(attempt.id).replies[0].seconds == 7


def test_an_interview_stays_at_the_question_until_its_follow_ups_are_done(app: Interview) -> None:
    """Then the next question comes by itself, whether they were answered or skipped."""
    attempt = answered(app, mode=Mode.INTERVIEW)
    assert app.session(attempt.session_id).position == 0
    reply(app, attempt)
    assert app.session(attempt.session_id).position == 1
    second = app.answer(attempt.session_id, 1, 1, Draft(text="No idea what that is."))
    assert app.session(attempt.session_id).position == 1
    app.probing.skip(second.id, 1)
    assert app.session(attempt.session_id).position == 2


def test_everything_can_be_graded_again_with_its_follow_ups(app: Interview) -> None:
    """Both grades are made anew and stand beside the old ones."""
    heard = reply(app, answered(app))
    again = app.grade(heard)
    assert (len(again.grades), len(again.grades_with_follow_ups)) == (2, 2)
    assert again.score_with_follow_ups == heard.score_with_follow_ups


def test_what_a_crash_left_unheard_is_heard_at_the_next_start(app: Interview) -> None:
    """The reply was on disk before it was graded."""
    attempt = answered(app)

    class Crash(RuntimeError):
        """The end of the process."""

    class Dead:
        name = "offline"

        def grade(self, *_: object) -> None:
            raise Crash

    with pytest.raises(Crash):
        reply(replace(app, grader=Dead()), attempt)  # type: ignore[arg-type]
    assert app.attempt(attempt.id).score_with_follow_ups is None
    assert app.finish_grading() == 1
    assert app.attempt(attempt.id).score_with_follow_ups is not None
    assert app.finish_grading() == 0


def test_a_reply_has_its_limit(app: Interview) -> None:
    """It is refused with the reason while it can still be changed, and a full answer leaves no room for one."""
    attempt = answered(app)
    with pytest.raises(BadInput, match="4,001 characters; 4,000 is the most"):
        reply(app, attempt, "x" * (LONGEST_REPLY + 1))
    assert app.attempt(attempt.id).open_follow_up is not None
    assert answered(app, "word " * (LONGEST // 5)).follow_ups == ()


def test_what_was_never_asked_has_no_answer(app: Interview) -> None:
    """Neither a reply nor a skip is taken for a follow-up that isn't there."""
    attempt = answered(app, probes=0)
    for use_case in (lambda: app.probing.skip(attempt.id, 1), lambda: app.probing.reply(attempt.id, 1, Draft())):
        with pytest.raises(NotFound):
            use_case()


def test_an_answer_outlives_a_probe_that_fails(app: Interview) -> None:
    """Whatever goes wrong in writing a follow-up, the answer is kept and graded, and there is just no follow-up."""

    class Broken:
        def write(self, attempt: Attempt, point: Point) -> None:
            raise RuntimeError(point.id)

    attempt = answered(replace(app, probe_writer=Broken()))  # type: ignore[arg-type]
    assert attempt.score is not None
    assert attempt.follow_ups == ()


def test_a_newer_rubric_is_used_when_grading_again(app: Interview) -> None:
    """Until then the older one is a state; afterwards old grades stay beside the new one, each with its rubric."""
    heard = reply(app, answered(app))
    points = tuple(point.model_copy(update={"id": f"new-{point.id}"}) for point in RUBRIC.points[:3])
    newer = Rubric(question_id="mm-01", points=points)
    changed = replace(app, bank=BANK.model_copy(update={"rubrics": BANK.rubrics | {"mm-01": newer}}))
    assert changed.has_older_rubric(heard)
    again = changed.grade(changed.attempt(heard.id))
    assert not changed.has_older_rubric(again)
    assert again.rubric == newer
    assert [again.rubric_of(one) for one in again.grades] == [RUBRIC, newer]
    assert again.grade is not None
    assert [one.point_id for one in again.grade.judgements] == [point.id for point in points]
    assert again.grade_with_follow_ups is not None
    assert changed.attempt(heard.id) == again
