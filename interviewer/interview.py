"""The use cases: what a candidate can do. Pages and the shell call these and draw what comes back."""

import random
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from interviewer.domain.answer import Answer
from interviewer.domain.attempt import Attempt, Draft
from interviewer.domain.question import Bank, Question
from interviewer.domain.report import Report, SessionSummary
from interviewer.domain.rubric import Rubric
from interviewer.domain.session import Mode, Order, Session, Setup, Slot
from interviewer.errors import BadInput, NotFound, Stale
from interviewer.ports import Clock, Grader, GradesLater, History, ProbeWriter, Progress, RubricWriter
from interviewer.probing import Probing

ATTEMPTS_AT_A_MOVING_SESSION = 5
"""Another tab moves the session between our read and our write at most this often before we give up."""


def new_id() -> str:
    """An identifier nobody else has."""
    return uuid.uuid4().hex


@dataclass(frozen=True)
class Interview:
    """One candidate's way to everything. Time, chance and identifiers come in as arguments."""

    bank: Bank
    history: History
    grader: Grader
    rubric_writer: RubricWriter
    clock: Clock
    owner: str
    chance: random.Random = field(default_factory=random.Random)
    make_id: Callable[[], str] = new_id
    later: GradesLater | None = None
    probe_writer: ProbeWriter | None = None
    quick_rubrics: RubricWriter | None = None
    moved_on: Callable[[], object] = lambda: None
    """Told when the candidate has left a question behind."""

    @property
    def probing(self) -> Probing:
        """What is asked after an answer."""
        return Probing(self.history, self.grader, self.clock, self.owner, self.probe_writer, self.later)

    def rubric(self, question: Question) -> Rubric:
        """The reviewed rubric, or one derived at once from the reference answer when nobody has reviewed one.

        ``rubric_writer`` may take a minute and is for who reviews what it writes; nobody who answers waits for it.
        """
        return self.bank.rubrics.get(question.id) or (self.quick_rubrics or self.rubric_writer).derive(question)

    def start(self, setup: Setup) -> Session:
        """A new session over the chosen topics; ``BadInput`` when they have no questions."""
        chosen = self._chosen(setup)[: setup.count]
        if not chosen:
            raise BadInput("The chosen topics have no questions. Choose another topic.")
        session = Session(
            id=self.make_id(),
            owner=self.owner,
            setup=setup,
            slots=tuple(Slot(question_id=question.id) for question in chosen),
            started_at=self.clock(),
        )
        self.history.save_session(session)
        return session

    def _chosen(self, setup: Setup) -> list[Question]:
        if setup.questions:
            return list(filter(None, map(self.find_question, setup.questions)))
        return self._in_order(list(self.bank.questions(setup.topics)), setup.order)

    def _in_order(self, questions: list[Question], order: Order) -> list[Question]:
        if order is Order.SHUFFLED:
            self.chance.shuffle(questions)
        if order is Order.WEAKEST_FIRST:
            standings = self.history.standings(self.owner)
            scores = {one.question_id: one.last_score or 0.0 for one in standings.values()}
            questions.sort(key=lambda question: scores.get(question.id, -1.0))
        return questions

    def session(self, session_id: str) -> Session:
        """That session, exactly where it was left."""
        return self.history.session(self.owner, session_id)

    def answer(self, session_id: str, position: int, number: int, draft: Draft) -> Attempt:
        """Keep try ``number`` at the question there, grade it, then ask on where a core point is missing.

        Handing the same try in twice gives the same attempt. The answer is on disk before the grader sees it.
        """
        for _ in range(ATTEMPTS_AT_A_MOVING_SESSION):
            try:
                stored = self._keep(self.session(session_id), position, number, draft)
                break
            except Stale:
                continue
        else:
            raise Stale("The session keeps changing in another tab. Your text is kept: load the page again.")
        return stored if stored.grades else self.probing.follow(self.grade(stored, first=True))

    def _keep(self, session: Session, position: int, number: int, draft: Draft) -> Attempt:
        known = self._tried(session, position, number)
        if known:
            return known
        slot = session.slots[position]
        question = self.bank.question(slot.question_id)
        attempt = Attempt(
            id=self.make_id(),
            owner=self.owner,
            session_id=session.id,
            position=position,
            number=number,
            question=question,
            rubric=self.rubric(question),
            answer=Answer(text=draft.text, recordings=draft.recordings),
            answered_at=self.clock(),
            seconds=draft.seconds,
            hints=slot.hints,
            confidence=draft.confidence,
        )
        return self.history.record_answer(attempt, session.after_answer(position))

    def _tried(self, session: Session, position: int, number: int) -> Attempt | None:
        if not 0 <= position < len(session.slots):
            raise BadInput(f"This session has questions 1 to {len(session.slots)}.")
        if number > session.slots[position].tries + 1:
            raise Stale("This question was changed in another tab. Your text is kept: load the page again.")
        if number == session.slots[position].tries + 1:
            return None
        tried = self.history.attempts(self.owner, [session.id])
        return next((one for one in tried if (one.position, one.number) == (position, number)), None)

    def grade(self, attempt: Attempt, *, first: bool = False) -> Attempt:
        """Grade an attempt (again) by the newest rubric; earlier grades stay beside the new one.

        Where a model grades, this grade is provisional and the model's follows by itself. What asks for the ``first``
        grade leaves one alone that came meanwhile: a model that graded it already must not be paid twice.
        """
        rubric = self._newest_rubric(attempt)
        new = (rubric,) if rubric is not attempt.rubric else ()
        grade = self.grader.grade(attempt.question, rubric, attempt.answer)
        if self.later:
            grade = grade.model_copy(update={"provisional": True})
        graded = self.history.add_grade(self.owner, attempt.id, grade, *new, first=first)
        if self.later:
            self.later.submit(graded)
        return self.probing.grade(graded, rubric, first=first)

    def _newest_rubric(self, attempt: Attempt) -> Rubric:
        return self.bank.rubrics[attempt.question.id] if self.has_older_rubric(attempt) else attempt.rubric

    def finish_grading(self) -> int:
        """Grade what a crash left ungraded, go on with what waits for a model, and say how many there were."""
        waiting = self.history.waiting(self.owner)
        for attempt in waiting:
            if not attempt.grades:
                self.grade(attempt, first=True)
            elif attempt.is_unheard:
                self.probing.grade(attempt, attempt.rubric, first=True)
            elif self.later:
                self.later.submit(attempt)
        return len(waiting)

    def attempt(self, attempt_id: str) -> Attempt:
        """That attempt with all its grades."""
        return self.history.attempt(self.owner, attempt_id)

    def grade_session(self, session_id: str) -> int:
        """Grade every answer of a session again, and say how many there were."""
        attempts = self.attempts(session_id)
        for attempt in attempts:
            self.grade(attempt)
        return len(attempts)

    def grade_ungraded(self, session_id: str) -> int:
        """Grade the answers of a session that have no score again, and say how many there were."""
        left = [one for one in self.attempts(session_id) if one.score is None]
        for attempt in left:
            self.grade(attempt)
        return len(left)

    def grade_everything(self, progress: Progress = None) -> int:
        """Grade every answer there is again, and say how many there were; ``progress`` hears how far that is."""
        sessions = self.history.sessions(self.owner, limit=self.history.count_sessions(self.owner))
        graded = 0
        for number, session in enumerate(sessions, start=1):
            graded += self.grade_session(session.id)
            if progress:
                progress(number / len(sessions))
        return graded

    def has_older_rubric(self, attempt: Attempt) -> bool:
        """Whether the rubric that the attempt was graded by has been changed since."""
        newest = self.bank.rubrics.get(attempt.question.id)
        return newest is not None and newest.digest() != attempt.rubric.digest()

    def skip(self, session_id: str) -> Session:
        """Pass over the question the candidate is at."""
        return self._moved(self.session(session_id).after_skip())

    def go(self, session_id: str, position: int) -> Session:
        """Stand at another question of the session."""
        return self._moved(self.session(session_id).at(position))

    def retry(self, session_id: str, position: int) -> Session:
        """Open a question that was answered for one more try."""
        return self._moved(self.session(session_id).retrying(position))

    def hint(self, session_id: str) -> Session:
        """One more hint for the question the candidate is at; interviews give none."""
        session = self.session(session_id)
        if session.setup.mode is not Mode.PRACTICE:
            raise BadInput("An interview gives no hints. They come back in practice mode.")
        if session.slot.hints >= len(self.bank.question(session.slot.question_id).probes):
            return session
        return self._moved(session.after_hint())

    def end(self, session_id: str) -> Session:
        """End the session; ending it twice is ending it once."""
        session = self.session(session_id)
        return self._moved(session.ended(self.clock())) if session.is_open else session

    def _moved(self, session: Session) -> Session:
        self.history.save_session(session)
        self.moved_on()
        return session

    def save_draft(self, session_id: str, position: int, draft: Draft) -> None:
        """Keep what has been typed so far."""
        self.history.save_draft(self.owner, session_id, position, draft)

    def draft(self, session_id: str, position: int) -> Draft:
        """What had been typed when it was last kept."""
        return self.history.draft(self.owner, session_id, position)

    def attempts(self, session_id: str) -> Sequence[Attempt]:
        """Every attempt of a session, by position and number."""
        return self.history.attempts(self.owner, [session_id])

    def report(self, session_id: str) -> Report:
        """What a session came to."""
        session = self.session(session_id)
        return Report.of(session, self.attempts(session_id))

    def summaries(self, *, limit: int, offset: int = 0) -> list[SessionSummary]:
        """A page of sessions, newest first, each with what it came to."""
        sessions = self.history.sessions(self.owner, limit=limit, offset=offset)
        attempts = self.history.attempts(self.owner, [session.id for session in sessions])
        return [
            SessionSummary.of(session, [one for one in attempts if one.session_id == session.id])
            for session in sessions
        ]

    def sessions(self, *, limit: int, offset: int = 0) -> Sequence[Session]:
        """A page of sessions, newest first, without what they came to."""
        return self.history.sessions(self.owner, limit=limit, offset=offset)

    def count_sessions(self) -> int:
        """How many sessions there are."""
        return self.history.count_sessions(self.owner)

    def find_question(self, question_id: str) -> Question | None:
        """The question as the bank has it now, or None when it has been taken out."""
        try:
            return self.bank.question(question_id)
        except NotFound:
            return None
