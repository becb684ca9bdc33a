"""The use cases of practising again: rate a try, see what is due and what is known, practise it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from interviewer.domain.attempt import Attempt
from interviewer.domain.base import Value
from interviewer.domain.calibration import Prediction
from interviewer.domain.due import Agenda, Card, Rating, Review, Suggestion, agenda, end_of_day, suggest
from interviewer.domain.progress import QuestionProgress, QuestionRecord, TopicProgress, map_of, question_progress
from interviewer.domain.question import Bank, Question
from interviewer.domain.rubric import Rubric
from interviewer.domain.session import Setup
from interviewer.domain.trend import Trend
from interviewer.errors import BadInput, NotFound
from interviewer.ports import Clock, Reviews, Scheduler

AT_ONCE = 10
"""Tries at one question that are rated at a time. More of them are old history, of which the newest tell enough."""

CHARTED = 30
"""Sessions in the picture of scores: a month of daily practice."""

WEIGHED = 50
"""Answers of each level in the picture of how sure against how right: what one knew a year ago says little of today."""

A_SITTING = 5
"""Questions in a session of what is due."""


class Outlook(Value):
    """A try's rating, suggested or chosen, and when each rating would bring its question back."""

    suggestion: Suggestion
    rating: Rating
    confirmed: bool
    due: dict[Rating, datetime]


@dataclass(frozen=True)
class Practising:
    """One candidate's way to what comes next. All of it follows from the grades on record."""

    bank: Bank
    history: Reviews
    scheduler: Scheduler
    clock: Clock
    owner: str
    rubric: Callable[[Question], Rubric]

    def settle(self) -> None:
        """Take in every grade there is since the last time: ratings nobody chose follow the grade that counts now."""
        untaken = self.history.untaken(self.owner)
        if untaken.since == untaken.until and not untaken.questions:
            return
        for question_id in untaken.questions:
            self.history.follow_grades(self.owner, question_id, _follow, self._card, limit=AT_ONCE)
        self.history.take_in(self.owner, untaken)

    def _card(self, reviews: Iterable[Review]) -> Card | None:
        """What the ratings come to, in the order in which the tries were made."""
        card: Card | None = None
        for one in reviews:
            card = self.scheduler.next(card, one)
        return card

    def outlook(self, attempt: Attempt) -> Outlook | None:
        """The rating of a try and what each rating would mean; None while it has no score."""
        suggestion = suggest(attempt)
        if suggestion is None:
            return None
        known = self.history.reviews(self.owner, attempt.question.id)
        chosen = next((one for one in known if one.attempt_id == attempt.id and one.confirmed), None)
        card = self._card([one for one in known if one.attempt_id != attempt.id])
        due = {rating: self.scheduler.next(card, _review(attempt, rating, suggestion.rating)).due for rating in Rating}
        rating = chosen.rating if chosen else suggestion.rating
        return Outlook(suggestion=suggestion, rating=rating, confirmed=bool(chosen), due=due)

    def rate(self, attempt: Attempt, rating: Rating) -> None:
        """Keep the candidate's own rating of a try; it stays whatever becomes of the grade."""
        suggestion = suggest(attempt)
        if suggestion is None:
            raise BadInput("This answer has no score yet. Grade it first, then say how well you knew it.")
        self.settle()
        chosen = _review(attempt, rating, suggestion.rating).model_copy(update={"confirmed": True})
        self.history.keep_reviews(self.owner, attempt.question.id, [chosen], self._card)

    def agenda(self, zone: tzinfo | None = None) -> Agenda:
        """What is due until the end of the candidate's day, and what was never practised."""
        self.settle()
        return agenda(self.bank.asked, self.history.cards(self.owner), end_of_day(self.clock(), zone))

    def due_setup(self, zone: tzinfo | None = None) -> Setup:
        """A session of what is due and some of what is unseen."""
        return self.setup(self.agenda(zone).mixed(A_SITTING))

    def setup(self, question_ids: Sequence[str]) -> Setup:
        """A session of exactly these questions; ``NotFound`` when the bank has none of them."""
        there = [one for one in self.bank.questions() if one.id in question_ids]
        if not there:
            raise NotFound("There is nothing to practise here: the bank no longer has these questions.")
        ids = {one.id for one in there}
        chosen = tuple(one for one in question_ids if one in ids)
        topics = tuple(dict.fromkeys(one.topic for one in there))
        return Setup(topics=topics, count=len(chosen), questions=chosen)

    def map(self) -> tuple[TopicProgress, ...]:
        """Every topic of the bank, with how its questions and points stand."""
        self.settle()
        return map_of(self.bank, self.rubric, self.history.records(self.owner))

    def question(self, question_id: str) -> QuestionProgress:
        """One question of that map."""
        self.settle()
        question = self.bank.question(question_id)
        record = self.history.records(self.owner).get(question_id)
        return question_progress(question, self.rubric(question).points, record)

    def trends(self) -> tuple[Trend, ...]:
        """How the scores of the newest sessions went, by grader."""
        return Trend.each(self.history.session_scores(self.owner, limit=CHARTED))

    def predictions(self) -> Sequence[Prediction]:
        """How sure the candidate was of the newest answers, and what they earned, the newest first."""
        return self.history.predictions(self.owner, limit=WEIGHED)

    def sure_but_wrong(self, predictions: Sequence[Prediction]) -> tuple[Question, ...]:
        """The questions among them that were answered last with confidence and without reason, the newest first."""
        ids = dict.fromkeys(one.question_id for one in predictions if one.is_sure_but_wrong)
        there = {one.id: one for one in self.bank.questions()}
        return tuple(there[one] for one in ids if one in there)

    def attempts(self, question_id: str, *, limit: int, offset: int = 0) -> Sequence[Attempt]:
        """A page of the attempts at a question, newest first."""
        return self.history.recent_attempts(self.owner, question_id, limit=limit, offset=offset)

    def count_attempts(self, question_id: str) -> int:
        """How many attempts at a question there are."""
        return self.history.count_attempts(self.owner, question_id)


def _follow(attempts: Sequence[Attempt], reviews: Sequence[Review]) -> tuple[list[Review], QuestionRecord | None]:
    """What the attempts at a question come to beside the ratings that are known."""
    known = {one.attempt_id: one for one in reviews}
    ratings = [_spoken_for(one, known.get(one.id)) for one in attempts]
    record = QuestionRecord.of(attempts[0].question.id, attempts) if attempts else None
    return [one for one in ratings if one], record


def _spoken_for(attempt: Attempt, known: Review | None) -> Review | None:
    """The rating that an attempt's grade speaks for; None where that is known, or the candidate has said otherwise."""
    suggestion = suggest(attempt)
    if suggestion is None or (known and known.confirmed):
        return None
    review = _review(attempt, suggestion.rating, suggestion.rating)
    return None if review == known else review


def _review(attempt: Attempt, rating: Rating, suggested: Rating) -> Review:
    return Review(
        attempt_id=attempt.id,
        question_id=attempt.question.id,
        reviewed_at=attempt.answered_at,
        rating=rating,
        suggested=suggested,
    )
