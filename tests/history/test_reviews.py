"""Ratings, cards, records and tallies on disk."""

from collections.abc import Sequence

from sqlmodel import select

from interviewer.domain.attempt import Attempt
from interviewer.domain.due import Rating, Review
from interviewer.domain.progress import QuestionRecord
from interviewer.history import SqlHistory
from interviewer.history.review_rows import TallyRow
from tests.history.making import ANNE, a_card, a_grade, a_record, a_review, a_session, an_attempt


def graded(history: SqlHistory, *scores: float) -> None:
    """Anne's attempt with these grades."""
    history.record_answer(an_attempt(), a_session().after_answer(0))
    for score in scores:
        history.add_grade(ANNE, "a", a_grade(score))


def test_what_was_taken_in_is_not_taken_in_again(history: SqlHistory) -> None:
    """Until one more grade comes; and of two who take in the same grades, one counts them."""
    graded(history, 1.0)
    untaken = history.untaken(ANNE)
    assert untaken.questions == ("q-0",)
    history.take_in(ANNE, untaken)
    history.take_in(ANNE, untaken)
    assert history.untaken(ANNE).questions == ()
    history.add_grade(ANNE, "a", a_grade(0.0))
    assert history.untaken(ANNE).questions == ("q-0",)
    with history._database.reading() as transaction:
        assert list(transaction.exec(select(TallyRow.judged))) == [1]


def test_ratings_and_cards_are_replaced(history: SqlHistory) -> None:
    """The newest of each try counts, and what was kept is what comes back."""
    graded(history)
    history.keep_reviews(ANNE, "q-0", [a_review()], lambda _: a_card())
    assert history.reviews(ANNE, "q-0") == [a_review()]
    history.keep_reviews(ANNE, "q-0", [a_review(rating=Rating.EASY)], lambda _: a_card())
    assert history.reviews(ANNE, "q-0") == [a_review(rating=Rating.EASY)]
    assert history.cards(ANNE) == {"q-0": a_card()}
    history.keep_reviews(ANNE, "q-0", [], lambda _: None)
    assert history.cards(ANNE) == {}


def test_what_the_candidate_chose_stays_whatever_a_grade_speaks_for_meanwhile(history: SqlHistory) -> None:
    """A page that looked before the choice was made must not take it back; another choice may."""
    graded(history)
    chosen = a_review(rating=Rating.EASY).model_copy(update={"confirmed": True})
    history.keep_reviews(ANNE, "q-0", [chosen], lambda _: a_card())
    history.keep_reviews(ANNE, "q-0", [a_review(rating=Rating.HARD)], lambda _: a_card())
    assert history.reviews(ANNE, "q-0") == [chosen]
    other = chosen.model_copy(update={"rating": Rating.AGAIN})
    history.keep_reviews(ANNE, "q-0", [other], lambda _: a_card())
    assert history.reviews(ANNE, "q-0") == [other]


def test_a_card_is_of_the_ratings_there_are(history: SqlHistory) -> None:
    """Also of those that somebody else kept since this one was worked out, and of none whose try is gone."""
    graded(history)
    history.keep_reviews(ANNE, "q-0", [a_review()], lambda _: a_card())
    seen: list[Review] = []
    gone = a_review(rating=Rating.EASY).model_copy(update={"attempt_id": "gone"})
    history.keep_reviews(ANNE, "q-0", [gone], lambda reviews: seen.extend(reviews) or None)
    assert seen == [a_review()]
    assert history.cards(ANNE) == {}


def test_what_is_known_of_a_question_is_made_of_what_is_on_record_by_then(history: SqlHistory) -> None:
    """A page that looked before another one's grade came doesn't keep the older outcome over the newer one."""
    graded(history, 0.0)
    seen: list[float | None] = []

    def follow(attempts: Sequence[Attempt], reviews: Sequence[Review]) -> tuple[list[Review], QuestionRecord]:
        seen.extend(one.score for one in attempts)
        return [*reviews, a_review(rating=Rating.EASY)], a_record()

    before = history.untaken(ANNE)
    history.add_grade(ANNE, "a", a_grade(1.0))
    history.follow_grades(
        ANNE, "q-0", lambda *_: ([], a_record().model_copy(update={"points": ()})), lambda _: None, limit=9
    )
    for question in before.questions:
        history.follow_grades(ANNE, question, follow, lambda reviews: a_card() if reviews else None, limit=9)
    assert seen == [1.0]
    assert history.records(ANNE) == {"q-0": a_record()}
    assert history.reviews(ANNE, "q-0") == [a_review(rating=Rating.EASY)]
    assert history.cards(ANNE) == {"q-0": a_card()}


def test_attempts_at_a_question_come_newest_first(history: SqlHistory) -> None:
    """A page at a time, with everything that belongs to them."""
    session = a_session()
    for number in range(1, 6):
        session = session.after_answer(0)
        history.record_answer(an_attempt(name=f"a{number}", number=number, minutes=number), session)
    history.add_grade(ANNE, "a5", a_grade())
    page = history.recent_attempts(ANNE, "q-0", limit=2)
    assert [one.id for one in page] == ["a5", "a4"]
    assert page[0].score == 1
    assert [one.id for one in history.recent_attempts(ANNE, "q-0", limit=2, offset=4)] == ["a1"]
    assert history.count_attempts(ANNE, "q-0") == 5
