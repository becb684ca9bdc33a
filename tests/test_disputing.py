"""Disagreeing with a judgement, over the real record."""

import pytest

from interviewer.bootstrap import build_disputing, build_practising
from interviewer.disputing import Disputing
from interviewer.domain.attempt import Attempt, Draft
from interviewer.domain.dispute import Claim, Objection, Outcome
from interviewer.domain.grade import Verdict
from interviewer.domain.session import Setup
from interviewer.errors import BadInput
from interviewer.interview import Interview
from tests.app import toy

TEXT = "It is made of timber. Children play with it."


def answered(text: str = TEXT) -> tuple[Interview, Disputing, Attempt]:
    """An app with one graded answer."""
    app = toy.interview()
    session = app.start(Setup(topics=("toys",), count=1))
    return app, build_disputing(app), app.answer(session.id, 0, 1, Draft(text=text))


def said(words: str = "", reason: str = "") -> Objection:
    """That the point about wood was made."""
    return Objection(point_id="wood", claim=Claim.SAID, words=words, reason=reason)


def test_an_override_counts_and_both_stay_on_record() -> None:
    """The score is added up anew, the picked words are the evidence, and the grader's judgement is still there."""
    app, disputing, attempt = answered()
    assert attempt.score == pytest.approx(2 / 6, abs=1e-4)
    disputing.override(attempt, said("made of timber"))
    after = app.attempt(attempt.id)
    assert after.grade is not None
    assert after.score == pytest.approx(5 / 6, abs=1e-4)
    assert after.grade.overrides == ("wood",)
    [evidence] = after.grade.judgement("wood").evidence
    assert TEXT[evidence.start : evidence.end] == evidence.quote == "made of timber"
    assert after.grades[0].judgement("wood").verdict is Verdict.MISSED
    [dispute] = disputing.disputes(after)
    assert (dispute.before, dispute.after, dispute.outcome) == (Verdict.MISSED, Verdict.MET, Outcome.OVERRIDDEN)


@pytest.mark.parametrize(("words", "told"), [("", "Pick the words"), ("carved from oak", "do not stand")])
def test_there_is_no_credit_without_words_that_stand_in_the_answer(words: str, told: str) -> None:
    """A reason alone, or words that were never said, change nothing; the cause and the way out are named."""
    app, disputing, attempt = answered()
    with pytest.raises(BadInput, match=told):
        disputing.override(attempt, said(words, "I am sure."))
    assert app.attempt(attempt.id) == attempt
    assert disputing.disputes(attempt) == []


def test_an_override_stays_when_the_answer_is_graded_again() -> None:
    """The new grade is on record as it was made, and the one that counts has the candidate's judgement in it."""
    app, disputing, attempt = answered()
    disputing.override(attempt, said("made of timber"))
    app.grade(app.attempt(attempt.id))
    after = app.attempt(attempt.id)
    assert [one.revised for one in after.grades] == [False, True, False, True]
    assert after.grades[2].judgement("wood").verdict is Verdict.MISSED
    assert after.score == pytest.approx(5 / 6, abs=1e-4)


def test_not_in_the_answer_takes_credit_away() -> None:
    """The other way round needs no words."""
    app, disputing, attempt = answered("wood to play with")
    disputing.override(attempt, Objection(point_id="wood", claim=Claim.NOT_SAID, reason="I meant something else."))
    after = app.attempt(attempt.id)
    assert after.score == pytest.approx(2 / 6, abs=1e-4)
    assert disputing.disputes(after)[0].reason == "I meant something else."


def test_a_point_is_judged_again_in_its_own_sentence() -> None:
    """Alone, evidence still pointing into the whole answer; a denial before the picked words is heard."""
    text = "It is not wood. It is made of wood."
    app, disputing, attempt = answered(text)
    assert attempt.grade is not None
    assert attempt.grade.judgement("wood").verdict is Verdict.CONTRADICTED
    assert disputing.judge_again(attempt, said("not wood")).outcome is Outcome.STANDS
    assert len(app.attempt(attempt.id).grades) == 1
    assert disputing.judge_again(attempt, said("made of wood")).outcome is Outcome.CHANGED
    after = app.attempt(attempt.id)
    assert after.grade is not None
    judgement = after.grade.judgement("wood")
    assert judgement.verdict is Verdict.MET
    assert [text[one.start : one.end] for one in judgement.evidence] == ["wood"]
    assert judgement.evidence[0].start > text.index("made")
    assert after.grade.overrides == ()


def test_the_share_overturned_is_each_graders_own() -> None:
    """Counted once a point; what the candidate judged is nobody's work, and an overturned rating is rated anew."""
    app, disputing, attempt = answered()
    practising = build_practising(app)
    practising.settle()
    assert disputing.overturned()[0].overturned == 0
    disputing.override(attempt, said("made of timber"))
    disputing.override(app.attempt(attempt.id), said("timber"))
    practising.settle()
    [found] = disputing.overturned()
    assert (found.grader, found.judged, found.overturned) == ("offline", 3, 1)
    [review] = app.history.reviews(app.owner, "toy-1")
    assert review.rating == "good"
