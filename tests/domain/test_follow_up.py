"""How what is said to follow-ups joins an answer, and what it may change."""

import pytest

from interviewer.domain.answer import LONGEST, Answer
from interviewer.domain.attempt import Attempt
from interviewer.domain.follow_up import BREAK, LONGEST_REPLY, FollowUp, GradeWithFollowUps, joined, pieces, room
from interviewer.domain.grade import Evidence, Grade, Judgement, Maker, Verdict, add_up
from interviewer.domain.report import mean_with_follow_ups
from interviewer.domain.rubric import Point, Rubric, Tier
from interviewer.domain.sentences import sentences
from interviewer.domain.spending import Spending
from tests.history.making import NOON, a_follow_up, an_attempt

RUBRIC = Rubric(
    question_id="q-0",
    points=tuple(Point(id=name, text=f"It is {name}.", tier=Tier.CORE, weight=2) for name in ("big", "red")),
)
SAID = "An answer."


def replied(text: str, number: int = 1, probe: str = "And what colour?") -> FollowUp:
    """A follow-up and what was said to it."""
    asked = a_follow_up(number)
    changes = {"answer": Answer(text=text), "settled_at": NOON, "probe": asked.probe.model_copy(update={"text": probe})}
    return asked.model_copy(update=changes)


def graded(*verdicts: Verdict, provisional: bool = False, rubric: Rubric = RUBRIC) -> Grade:
    """A grade with those verdicts, point by point."""
    judgements = [_judged(point, verdict) for point, verdict in zip(rubric.points, verdicts, strict=True)]
    maker = Maker(
        grader="llm", rubric_digest=rubric.digest(), model="m", tokens_in=10, tokens_out=1, cost=0.5, seconds=2
    )
    grade = Grade.of(rubric, judgements, maker=maker, made_at=NOON)
    return grade.model_copy(update={"provisional": provisional})


def _judged(point: Point, verdict: Verdict) -> Judgement:
    credit = {Verdict.MET: 1.0, Verdict.PARTLY_MET: 0.5}.get(verdict, 0.0)
    evidence = (Evidence.of(SAID, 0, 2),) if credit else ()
    return Judgement(point_id=point.id, verdict=verdict, credit=credit, reason="So.", evidence=evidence)


def attempted(grade: Grade, *heard: GradeWithFollowUps, follow_ups: tuple[FollowUp, ...] = ()) -> Attempt:
    """An attempt with those grades."""
    changes = {"rubric": RUBRIC, "grades": (grade,), "follow_ups": follow_ups, "grades_with_follow_ups": heard}
    return an_attempt(SAID).model_copy(update=changes)


def test_every_piece_stands_where_it_says() -> None:
    """Offsets of the joined answer are those of its pieces; what was skipped is no piece."""
    follow_ups = [replied("Red."), a_follow_up(2), replied("Very red. 🙂", 3)]
    whole = joined("What is it?", Answer(text=SAID), follow_ups).text
    found = list(pieces("What is it?", Answer(text=SAID), follow_ups))
    assert [whole[one.start : one.start + len(one.text)] for one in found] == [SAID, "Red.", "Very red. 🙂"]
    assert whole.count(BREAK) == 2


@pytest.mark.parametrize(
    ("reply", "kept"),
    [
        ("And what colour? Red.", "Red."),
        ("What is the thing made of", ""),
        ("what COLOUR?", ""),
        ("The colour is red.", "The colour is red."),
        ("No.", "No."),
    ],
)
def test_a_question_said_back_is_blanked_out(reply: str, kept: str) -> None:
    """Its length stays, so that evidence stays in its place; one word more than was asked lets a sentence through."""
    text = list(pieces("What is the thing made of?", Answer(text=SAID), [replied(reply)]))[1].text
    assert text.strip() == kept
    assert len(text) == len(reply)


def test_no_sentence_reaches_from_an_answer_into_a_reply() -> None:
    """Not even where the answer breaks off, so that "No." is said of nothing before it."""
    whole = joined("What?", Answer(text="It is big"), [replied("no, red")]).text
    assert [span.text for span in sentences(whole)] == ["It is big", "(Asked further.)", "no, red"]


def test_there_is_room_for_a_reply_within_what_is_graded() -> None:
    """The joined answer is never longer than the longest there may be."""
    assert room(Answer(text=SAID), []) == LONGEST_REPLY
    nearly = Answer(text="x" * (LONGEST - 1_000))
    left = room(nearly, [])
    assert len(joined("What?", nearly, [replied("y" * left)]).text) == LONGEST
    assert room(nearly, [replied("y" * left)]) == 0


@pytest.mark.parametrize(
    ("first", "after", "came_to"),
    [
        (Verdict.MISSED, Verdict.MET, Verdict.MET),
        (Verdict.MET, Verdict.MISSED, Verdict.MET),
        (Verdict.PARTLY_MET, Verdict.MET, Verdict.MET),
        (Verdict.MET, Verdict.CONTRADICTED, Verdict.CONTRADICTED),
        (Verdict.CONTRADICTED, Verdict.MISSED, Verdict.CONTRADICTED),
        (Verdict.CONTRADICTED, Verdict.MET, Verdict.MET),
        (Verdict.NOT_ASSESSED, Verdict.MISSED, Verdict.MISSED),
        (Verdict.MET, Verdict.NOT_ASSESSED, Verdict.MET),
    ],
)
def test_what_was_earned_unasked_stays_unless_it_is_contradicted(
    first: Verdict, after: Verdict, came_to: Verdict
) -> None:
    """Point by point; the total is added up anew, out of the same maximum."""
    together = graded(first, Verdict.MISSED).with_follow_ups(RUBRIC, graded(after, Verdict.MISSED))
    assert together.judgement("big").verdict is came_to
    assert (together.score, together.coverage) == add_up(RUBRIC, together.judgements)


def test_only_a_grade_of_all_that_was_said_counts_and_by_the_same_rubric() -> None:
    """One that heard fewer replies, or listened for other points, is no grade of this."""
    grade, full = graded(Verdict.MISSED, Verdict.MET), graded(Verdict.MET, Verdict.MET)
    both = (replied("Red."), replied("Big.", 2))
    early = GradeWithFollowUps(answers=1, grade=full)
    assert attempted(grade, early, follow_ups=both).score_with_follow_ups is None
    assert attempted(grade, early, follow_ups=both[:1]).score_with_follow_ups == 1
    other = RUBRIC.model_copy(update={"points": RUBRIC.points[::-1]})
    strange = GradeWithFollowUps(answers=1, grade=graded(Verdict.MET, Verdict.MET, rubric=other))
    assert attempted(grade, strange, follow_ups=both[:1]).score_with_follow_ups is None


def test_a_grade_that_is_still_to_come_is_waited_for() -> None:
    """The estimate shows meanwhile, and takes no settled grade's place."""
    estimate = GradeWithFollowUps(answers=1, grade=graded(Verdict.MET, Verdict.MET, provisional=True))
    settled = GradeWithFollowUps(answers=1, grade=graded(Verdict.PARTLY_MET, Verdict.MET))
    waiting = attempted(graded(Verdict.MISSED, Verdict.MET), estimate, follow_ups=(replied("Red."),))
    assert (waiting.is_pending, waiting.is_waiting, waiting.score_with_follow_ups) == (False, True, 1)
    again = waiting.model_copy(update={"grades_with_follow_ups": (settled, estimate)})
    assert (again.is_waiting, again.score_with_follow_ups) == (True, 0.75)


def test_a_session_has_a_second_score_where_anything_was_asked() -> None:
    """Answers without follow-ups count in it as they are."""
    plain = attempted(graded(Verdict.MET, Verdict.MET))
    heard = GradeWithFollowUps(answers=1, grade=graded(Verdict.MET, Verdict.MISSED))
    asked = attempted(graded(Verdict.MISSED, Verdict.MISSED), heard, follow_ups=(replied("Red."),))
    assert mean_with_follow_ups([plain]) is None
    assert mean_with_follow_ups([plain, asked]) == 0.75


def test_what_follow_ups_cost_is_added_up() -> None:
    """Grades of replies and the words of probes, where a model was asked for them."""
    probe = a_follow_up().probe.model_copy(update={"seconds": 1.0, "tokens_in": 5, "tokens_out": 5})
    asked = replied("Red.").model_copy(update={"probe": probe})
    heard = GradeWithFollowUps(answers=1, grade=graded(Verdict.MET, Verdict.MET))
    spent = Spending.of([attempted(graded(Verdict.MISSED, Verdict.MET), heard, follow_ups=(asked,))])
    assert (spent.grades, spent.tokens, spent.seconds, spent.cost) == (2, 32, 5.0, 1.25)
