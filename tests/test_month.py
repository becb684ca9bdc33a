"""A month of practice, day by day; what the app makes of it is computed here once more, in another way."""

import statistics
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import fsrs
import pytest

from interviewer.bootstrap import build_practising
from interviewer.domain.attempt import Draft
from interviewer.domain.calibration import Calibration
from interviewer.domain.confidence import Confidence
from interviewer.domain.session import Setup
from interviewer.interview import Interview
from interviewer.review import Practising
from tests.app import toy
from tests.test_review import SetClock

FIRST, DAYS = date(2026, 1, 1), 30
WEIGHTS = {"wood": 3, "play": 2, "kite": 1}
QUESTIONS = ("toy-1", "toy-2", "toy-3")
Said = dict[str, set[str]]


def said_on(day: int) -> Said:
    """What the script says that day: every other day off, better in the second half, one point never said."""
    if day % 2:
        return {}
    first = {"wood", "play"} if day >= 10 else {"wood"}
    second = {"play", "kite"} if day < 20 else {"wood", "play", "kite"}
    return {"toy-1": first, "toy-2": second} if day % 4 else {"toy-1": first}


def sure_on(day: int, question: str) -> str | None:
    """How sure the script is that day: each level in turn, and now and then nothing is said."""
    return (None, "certain", "guessing", "certain", "fairly sure", "unsure")[(day // 2 + int(question[-1])) % 6]


def rating_of(points: set[str]) -> fsrs.Rating:
    """The rule of the ratings, written down again."""
    if not {"wood", "play"} <= points:
        return fsrs.Rating.Again
    return fsrs.Rating.Good if "kite" not in points else fsrs.Rating.Easy


class Computed:
    """The month as this test sees it."""

    def __init__(self) -> None:
        self.scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
        self.cards: dict[str, fsrs.Card] = {}
        self.verdicts: dict[tuple[str, str], list[tuple[datetime, bool]]] = {}
        self.means: list[float] = []
        self.earned: dict[str, list[float]] = {}
        self.wrong: dict[str, datetime] = {}

    def practised(self, said: Said, sure: dict[str, str | None], at: datetime) -> None:
        """One day's session."""
        for question, points in said.items():
            share, level = sum(WEIGHTS[one] for one in points) / 6, sure[question]
            self.wrong.pop(question, None)
            if level:
                self.earned.setdefault(level, []).append(share)
            if level in ("certain", "fairly sure") and share < 0.5:
                self.wrong[question] = at
            card = self.cards.get(question) or fsrs.Card(card_id=1, due=at)
            self.cards[question], _ = self.scheduler.review_card(card, rating_of(points), at)
            for point in WEIGHTS:
                self.verdicts.setdefault((question, point), []).append((at, point in points))
        if said:
            self.means.append(statistics.mean(sum(WEIGHTS[one] for one in each) / 6 for each in said.values()))

    def due(self, day: date) -> set[str]:
        """What is due by the end of that day."""
        return {name for name, card in self.cards.items() if card.due.date() <= day}

    def state(self, question: str, point: str) -> str:
        """Unseen, weak, shaky or solid, from the last five."""
        last = self.verdicts.get((question, point), [])[-5:]
        met = [was for _, was in last]
        if not last:
            return "unseen"
        if not met[-1]:
            return "shaky" if met[-2:-1] == [True] else "weak"
        run = len(met) if False not in met else met[::-1].index(False)
        spaced = run > 1 and last[-1][0] - last[-run][0] >= timedelta(hours=20)
        return "solid" if spaced else "shaky"


@pytest.fixture
def clock() -> SetClock:
    """Noon, which the script moves on."""
    return SetClock()


@pytest.fixture
def app(clock: SetClock) -> Interview:
    """The app with an empty record."""
    bare = replace(toy.interview(), clock=clock)
    return replace(bare, moved_on=build_practising(bare).settle)


def practise(app: Interview, said: Said, sure: dict[str, str | None]) -> None:
    """One session that says these points, as surely as that."""
    session = app.start(Setup(topics=("toys",), count=len(said), questions=tuple(said)))
    for position, (question, points) in enumerate(said.items()):
        level = sure[question]
        confidence = Confidence(level) if level else None
        app.answer(session.id, position, 1, Draft(text=" and ".join(sorted(points)), seconds=20, confidence=confidence))
    app.end(session.id)


def test_a_month_comes_out_as_it_was_scripted(app: Interview, clock: SetClock) -> None:
    """What is due, how each point stands, what was wrong with confidence, every day; at the end trend and levels."""
    computed, practising = Computed(), build_practising(app)
    for number in range(DAYS):
        day = FIRST + timedelta(days=number)
        clock.now = datetime.combine(day, time(12), tzinfo=UTC)
        found = practising.agenda(UTC)
        assert set(found.due) == computed.due(day), day
        assert set(found.unseen) == set(QUESTIONS) - set(computed.cards), day
        said = said_on(number)
        sure = {question: sure_on(number, question) for question in said}
        if said:
            practise(app, said, sure)
            computed.practised(said, sure, clock.now)
        wrong = practising.sure_but_wrong(practising.predictions())
        assert {one.id for one in wrong} == set(computed.wrong), day
        assert states(practising) == {
            (question, point): computed.state(question, point) for question in QUESTIONS for point in WEIGHTS
        }, day
    [trend] = practising.trends()
    assert [one.score for one in trend.scores] == pytest.approx(computed.means, abs=1e-4)
    half = len(computed.means) // 2
    change = statistics.mean(computed.means[-half:]) - statistics.mean(computed.means[:half])
    assert trend.change == pytest.approx(change, abs=1e-3)
    assert trend.direction == ("improving" if change > 0 else "slipping")
    [levels] = Calibration.each(practising.predictions())
    assert {str(one.confidence): (one.answers, one.earned) for one in levels.levels} == {
        level: (len(shares), pytest.approx(statistics.mean(shares), abs=1e-4))
        for level, shares in computed.earned.items()
    }
    assert set(computed.earned) == {"guessing", "unsure", "fairly sure", "certain"}


def states(practising: Practising) -> dict[tuple[str, str], str]:
    """How every point stands, as the app has it."""
    [topic] = practising.map()
    untried = {(question.id, point): "unseen" for question in topic.untried for point in WEIGHTS}
    return untried | {
        (question.question.id, one.point.id): str(one.mastery) for question in topic.tried for one in question.points
    }
