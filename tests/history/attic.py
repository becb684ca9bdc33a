"""A record of many attempts that differ in everything a search can ask for, and the same search done by looking."""

import random
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from interviewer.domain.answer import Answer
from interviewer.domain.attempt import Attempt
from interviewer.domain.dispute import Claim, Dispute, Outcome
from interviewer.domain.finding import ALL_SCORES, State, Wanted
from interviewer.domain.follow_up import GradeWithFollowUps
from interviewer.domain.grade import Grade, Maker, Verdict
from interviewer.domain.rubric import Rubric
from interviewer.domain.session import Mode, Session, Setup
from interviewer.domain.wording import has
from interviewer.history import SqlHistory
from tests.history.making import (
    ANNE,
    HEARD,
    NOON,
    a_follow_up,
    a_grade,
    a_recording,
    a_rubric,
    a_session,
    an_attempt,
)

VOCABULARY = (
    "Crème brulee attention attentive attend transformer naïve k-NN GPU AI 42 f1 überfit “quoted” don't a_b und "
    "AND OR NOT NEAR token tokens tokeniser 模型 модель éclair e\u0301clair 🙂 x"
).split()
PHRASES = ("token 42", "the attention", "k-NN")
TOPICS = ("t", "vision", "own-1-or-not")
MODELS = (None, "ollama/llama3.2", "OR facets")
NEWEST = {f"q-{place}": a_rubric(f"q-{place}") for place in range(5)}


def an_older_rubric(question: str) -> Rubric:
    """What the rubric of a question was before."""
    rubric = a_rubric(question)
    return rubric.model_copy(update={"points": (rubric.points[0].model_copy(update={"text": "It was so once."}),)})


def fill(history: SqlHistory, seed: int, *, sessions: int, owner: str = ANNE) -> None:
    """Sessions of five questions, the last one open, with all that happens to answers."""
    chance = random.Random(seed)
    for number in range(sessions):
        name = f"{owner}-{number}"
        setup = Setup(topics=("t",), count=5, mode=chance.choice(list(Mode)))
        session = a_session(name, owner, questions=5).model_copy(update={"setup": setup})
        history.save_session(session)
        for position in range(chance.randint(1, 5)):
            session = _answer(history, chance, session, position, minutes=number * 700 + position)
        if number % 4:
            history.save_session(session.ended(NOON + timedelta(days=number)))


def _answer(history: SqlHistory, chance: random.Random, session: Session, position: int, *, minutes: int) -> Session:
    said = " ".join(chance.choices(VOCABULARY, k=chance.randint(0, 8)))
    attempt = an_attempt(
        said, name=f"{session.id}-{position}", session=session.id, owner=session.owner, position=position
    )
    question = attempt.question.model_copy(
        update={"topic": TOPICS[position % 3], "prompt": f"What of the {VOCABULARY[position]}?"}
    )
    rubric = chance.choice([attempt.rubric, attempt.rubric, an_older_rubric(question.id)])
    # Several at the same moment, as an import may bring them.
    at = NOON + timedelta(minutes=minutes // 3)
    attempt = attempt.model_copy(update={"question": question, "rubric": rubric, "answered_at": at})
    if chance.random() < 0.3:
        history.keep_recording(
            a_recording(attempt.id, owner=session.owner).model_copy(
                update={"session_id": session.id, "position": position}
            ),
            b"12345",
        )
    moved = session.after_answer(position)
    history.record_answer(attempt, moved)
    _let_happen(history, chance, attempt)
    return moved


def _let_happen(history: SqlHistory, chance: random.Random, attempt: Attempt) -> None:
    owner = attempt.owner
    for _ in range(chance.randint(0, 3)):
        history.add_grade(owner, attempt.id, _grade(chance, attempt))
    if chance.random() < 0.25:
        history.ask_follow_up(owner, attempt.id, a_follow_up())
        reply = Answer(text=chance.choice(VOCABULARY)) if chance.random() < 0.7 else None
        history.settle_follow_up(owner, attempt.id, 1, answer=reply, seconds=1, at=NOON)
        if reply and chance.random() < 0.6:
            heard = GradeWithFollowUps(answers=1, grade=_grade(chance, attempt))
            history.add_grade_with_follow_ups(owner, attempt.id, heard)
    if chance.random() < 0.25:
        outcome = chance.choice(list(Outcome))
        overridden = _grade(chance, attempt).model_copy(update={"overrides": ("p",), "revised": True})
        history.keep_dispute(
            owner, attempt.id, _dispute(outcome), overridden if outcome is Outcome.OVERRIDDEN else None
        )
    if any(one.id == attempt.id for one in history.recordings(owner, [attempt.session_id])):
        lines = (HEARD.lines[0].model_copy(update={"text": chance.choice(VOCABULARY)}),)
        history.add_transcript(owner, attempt.id, HEARD.model_copy(update={"lines": lines}))


def _grade(chance: random.Random, attempt: Attempt) -> Grade:
    grade = a_grade(chance.choice([None, 0.0, 0.125, 0.375, 0.4999, 0.745, 1.0]), provisional=chance.random() < 0.3)
    model = chance.choice(MODELS)
    maker = Maker(grader="llm" if model else "offline", model=model, rubric_digest=attempt.rubric.digest())
    return grade.model_copy(update={"maker": maker})


def _dispute(outcome: Outcome) -> Dispute:
    return Dispute(
        point_id="p",
        claim=Claim.SAID,
        before=Verdict.MISSED,
        after=Verdict.MET,
        outcome=outcome,
        grader="offline",
        made_at=NOON,
    )


def wishes(seed: int, number: int) -> Iterator[Wanted]:
    """What somebody may look for: words, filters, and any mixture of them."""
    chance = random.Random(seed)
    for _ in range(number):
        least = chance.choice([0, 1, 12, 13, 38, 50, 74, 75, 100])
        day = NOON + timedelta(hours=chance.randint(-5, 60))
        yield Wanted(
            words=chance.choice(["", "", *map(_typed, [chance] * 6)]),
            topics=tuple(chance.sample(TOPICS, chance.choice([0, 0, 1, 2]))),
            scores=chance.choice([ALL_SCORES, (least, chance.randint(least, 100))]),
            since=chance.choice([None, day]),
            until=chance.choice([None, None, day + timedelta(hours=30)]),
            graders=tuple(chance.sample(["offline", *filter(None, MODELS)], chance.choice([0, 0, 1]))),
            states=tuple(chance.sample(list(State), chance.choice([0, 0, 1, 2]))),
        )


def _typed(chance: random.Random) -> str:
    word = chance.choice(VOCABULARY)
    beginning = word[: chance.randint(1, len(word))]
    return chance.choice([word, beginning, beginning.upper(), f'"{chance.choice(PHRASES)}"', f"{word} {beginning}"])


class Seen(NamedTuple):
    """An attempt with everything that may be asked of it."""

    attempt: Attempt
    shown: int | None
    grader: str | None
    texts: Sequence[str]
    states: set[State]


def look(history: SqlHistory, owner: str = ANNE) -> list[Seen]:
    """Every attempt there is."""
    sessions = {one.id: one for one in history.sessions(owner, limit=10_000)}
    return [_seen(history, one, sessions[one.session_id]) for one in history.attempts(owner, list(sessions))]


def _seen(history: SqlHistory, attempt: Attempt, session: Session) -> Seen:
    told = not session.is_open or session.setup.mode is Mode.PRACTICE
    maker = attempt.grade.maker if attempt.grade else None
    return Seen(
        attempt=attempt,
        shown=round(attempt.score * 100) if told and attempt.score is not None else None,
        grader=(maker.model or maker.grader) if maker else None,
        texts=_texts(history, attempt),
        states=set(_states(history, attempt, session)),
    )


def looked_for(seen: Sequence[Seen], wanted: Wanted) -> list[str]:
    """The attempts that are wanted, found by looking at every one of them."""
    return [one.attempt.id for one in seen if _is_wanted(one, wanted)]


def _is_wanted(one: Seen, wanted: Wanted) -> bool:
    at, scores = one.attempt.answered_at, wanted.scores
    return (
        all(any(has(text, [term]) for text in one.texts) for term in wanted.terms)
        and (not wanted.topics or one.attempt.question.topic in wanted.topics)
        and (scores == ALL_SCORES or (one.shown is not None and scores[0] <= one.shown <= scores[1]))
        and (wanted.since is None or at >= wanted.since)
        and (wanted.until is None or at < wanted.until)
        and (not wanted.graders or one.grader in wanted.graders)
        and (not wanted.states or bool(set(wanted.states) & one.states))
    )


def _texts(history: SqlHistory, attempt: Attempt) -> Sequence[str]:
    said = "\n".join([attempt.answer.text, *(one.answer.text for one in attempt.replies if one.answer)])
    heard = [
        one.transcript.as_heard
        for one in history.recordings(attempt.owner, [attempt.session_id])
        if one.transcript and one.position == attempt.position
    ]
    return [attempt.question.prompt, said, " ".join(heard)]


def _states(history: SqlHistory, attempt: Attempt, session: Session) -> Iterator[State]:
    grade = attempt.grade
    if grade is None or grade.score is None:
        yield State.UNGRADED
    else:
        yield State.PROVISIONAL if grade.provisional else State.GRADED
    if grade and grade.overrides:
        yield State.OVERRIDDEN
    if history.disputes(attempt.owner, attempt.id):
        yield State.DISPUTED
    if session.is_open:
        yield State.OPEN
    if attempt.rubric != NEWEST[attempt.question.id]:
        yield State.OLDER
