"""Practising again, over the real record and with the real scheduler."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from interviewer.bootstrap import build_practising
from interviewer.domain.attempt import Attempt, Draft
from interviewer.domain.due import Rating
from interviewer.domain.session import Session, Setup
from interviewer.errors import BadInput, NotFound
from interviewer.interview import Interview
from interviewer.review import Practising
from tests.app import toy

FULL, CORE, BARE = "wood to play with, and a kite", "wood to play with", "wood"


@dataclass
class SetClock:
    """The time somebody set."""

    now: datetime = datetime(2026, 1, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        """That time."""
        return self.now

    def forward(self, **time: float) -> None:
        """Let time go by."""
        self.now += timedelta(**time)


@dataclass
class Desk:
    """A candidate with the whole app."""

    app: Interview
    practising: Practising
    clock: SetClock

    def answer(self, *texts: str, question: int = 1) -> Attempt:
        """A session about one question, one try for each text, and moving on from it at its end."""
        session = self.app.start(Setup(topics=("toys",), count=1, questions=(f"toy-{question}",)))
        for number, text in enumerate(texts, start=1):
            last = self.app.answer(session.id, 0, number, Draft(text=text, seconds=30))
        self.app.end(session.id)
        return self.app.attempt(last.id)


@pytest.fixture
def desk() -> Desk:
    """With an empty record, at noon of the first day."""
    clock = SetClock()
    app = replace(toy.interview(), clock=clock)
    practising = build_practising(app)
    return Desk(replace(app, moved_on=practising.settle), practising, clock)


def days(desk: Desk, question: int = 1) -> float:
    """In how many days a question is due."""
    card = desk.app.history.cards("local")[f"toy-{question}"]
    return (card.due - desk.clock()) / timedelta(days=1)


def test_at_first_everything_is_new(desk: Desk) -> None:
    """Nothing is due that was never practised."""
    agenda = desk.practising.agenda(UTC)
    assert agenda.due == ()
    assert agenda.unseen == ("toy-1", "toy-2", "toy-3")


def test_moving_on_saves_the_suggestion(desk: Desk) -> None:
    """What was missed comes back tomorrow, what was known later, and both are new no more."""
    desk.answer(BARE)
    desk.answer(FULL, question=2)
    assert days(desk, 1) == 1
    assert days(desk, 2) > 4
    agenda = desk.practising.agenda(UTC)
    assert (agenda.due, agenda.unseen) == ((), ("toy-3",))
    desk.clock.forward(days=1, hours=-11)
    assert desk.practising.agenda(UTC).due == ("toy-1",), "at one in the morning the day has begun"


def test_a_rating_of_ones_own_stays(desk: Desk) -> None:
    """It is saved at once, counts instead of the suggestion, and no later grade changes it."""
    attempt = desk.answer(BARE)
    desk.practising.rate(attempt, Rating.EASY)
    outlook = desk.practising.outlook(attempt)
    assert outlook is not None
    assert (outlook.rating, outlook.suggestion.rating, outlook.confirmed) == (Rating.EASY, Rating.AGAIN, True)
    assert outlook.due[Rating.EASY] == desk.app.history.cards("local")["toy-1"].due
    before = days(desk)
    assert before > 4
    desk.app.grade(attempt)
    desk.practising.settle()
    assert days(desk) == before
    [review] = desk.app.history.reviews("local", "toy-1")
    assert (review.rating, review.suggested, review.confirmed) == (Rating.EASY, Rating.AGAIN, True)


def test_an_unconfirmed_rating_follows_a_better_grade(desk: Desk) -> None:
    """A grade that comes after the candidate moved on changes what it was that they moved on from."""
    attempt = desk.answer(BARE)
    assert days(desk) == 1
    better = toy.WordGrader().grade(attempt.question, attempt.rubric, attempt.answer.model_copy(update={"text": FULL}))
    desk.app.history.add_grade("local", attempt.id, better)
    desk.practising.settle()
    assert days(desk) > 4
    assert len(desk.app.history.reviews("local", "toy-1")) == 1


def test_each_rating_says_what_it_would_bring(desk: Desk) -> None:
    """Again before hard before good before easy; and what was foretold is what comes."""
    attempt = desk.answer(CORE)
    outlook = desk.practising.outlook(attempt)
    assert outlook is not None
    assert outlook.rating is Rating.GOOD
    foretold = [outlook.due[rating] for rating in Rating]
    assert foretold == sorted(foretold)
    for rating in Rating:
        desk.practising.rate(attempt, rating)
        assert desk.app.history.cards("local")["toy-1"].due == outlook.due[rating]


def test_a_whole_record_from_before_is_taken_in(desk: Desk) -> None:
    """Who practised before there was a schedule finds one, made of what they did."""
    app = replace(desk.app, moved_on=lambda: None)
    session = app.start(Setup(topics=("toys",), count=3))
    for position, text in enumerate((BARE, FULL)):
        app.answer(session.id, position, 1, Draft(text=text))
    assert not app.history.cards("local")
    assert desk.practising.agenda(UTC).unseen == ("toy-3",)
    assert sorted(app.history.cards("local")) == ["toy-1", "toy-2"]


def test_a_due_session_asks_what_is_due_and_some_of_what_is_new(desk: Desk) -> None:
    """Exactly those, in that order, and again when it is practised again; what left the bank is left out."""
    desk.answer(BARE, question=2)
    desk.clock.forward(days=2)
    setup = desk.practising.due_setup(UTC)
    assert setup.questions == ("toy-2", "toy-1", "toy-3")
    session = desk.app.start(setup)
    assert [slot.question_id for slot in session.slots] == ["toy-2", "toy-1", "toy-3"]
    fewer = replace(desk.app, bank=toy.bank("one", "two"))
    assert [slot.question_id for slot in fewer.start(setup).slots] == ["toy-2", "toy-1"]
    with pytest.raises(NotFound, match="nothing to practise"):
        desk.practising.setup(["gone"])


def test_a_stored_session_of_before_still_opens() -> None:
    """Sessions on record from before questions could be named are read as ever."""
    old = '{"id":"s","owner":"o","setup":{"topics":["t"],"count":1,"order":"shuffled","mode":"practice"},'
    session = Session.model_validate_json(
        old + '"slots":[{"question_id":"q"}],"position":0,"started_at":"2026-01-01T12:00:00Z","version":0}'
    )
    assert session.setup.questions == ()


def test_what_has_no_score_cant_be_rated(desk: Desk) -> None:
    """The way out is named."""
    attempt = desk.answer(FULL).model_copy(update={"grades": ()})
    assert desk.practising.outlook(attempt) is None
    with pytest.raises(BadInput, match="Grade it first"):
        desk.practising.rate(attempt, Rating.GOOD)
