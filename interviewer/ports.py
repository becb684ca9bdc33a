"""What the use cases need from the outside, as protocols."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import BinaryIO, NamedTuple, Protocol, TypeAlias

from interviewer.domain.answer import Answer
from interviewer.domain.attempt import Attempt, Draft, Standing
from interviewer.domain.calibration import Prediction
from interviewer.domain.deleted import Deleted
from interviewer.domain.dispute import Dispute, Overturned
from interviewer.domain.due import Card, Review
from interviewer.domain.finding import Choices, Hit, Wanted
from interviewer.domain.follow_up import FollowUp, GradeWithFollowUps, Probe
from interviewer.domain.grade import Grade
from interviewer.domain.own import Change, OwnBank
from interviewer.domain.progress import QuestionRecord
from interviewer.domain.question import Question
from interviewer.domain.rubric import Point, Rubric
from interviewer.domain.session import Session
from interviewer.domain.taken_away import Contents, Sitting
from interviewer.domain.totals import Counted
from interviewer.domain.transcript import Recording, Transcript
from interviewer.domain.trend import SessionScore

Clock: TypeAlias = Callable[[], datetime]
"""The time now, with its zone."""

Progress: TypeAlias = Callable[[float], object] | None
"""Told the share, 0 to 1, of a long task that is done."""


class Grader(Protocol):
    """Judges an answer point by point."""

    @property
    def name(self) -> str:
        """What it is called on every grade it makes."""
        ...

    def grade(self, question: Question, rubric: Rubric, answer: Answer) -> Grade:
        """A judgement for every point of the rubric. The same input gives the same grade where the maker can."""
        ...


class GradesLater(Protocol):
    """Takes attempts that have a provisional grade, and sees to it that a better one comes."""

    @property
    def grader(self) -> Grader:
        """Whose grades those are."""
        ...

    def submit(self, attempt: Attempt) -> None:
        """Start on it, or do nothing when it is under way. Returns at once; what fails is recorded with its cause."""
        ...


class ProbeWriter(Protocol):
    """Asks for what an answer left out, without giving it away."""

    def write(self, attempt: Attempt, point: Point) -> Probe:
        """A follow-up about that point. Takes seconds at most, and always comes to something."""
        ...


class RubricWriter(Protocol):
    """Turns a reference answer into points."""

    def derive(self, question: Question) -> Rubric:
        """A rubric whose every point names the sentence of the reference it comes from."""
        ...


class Transcriber(Protocol):
    """Writes down what was said."""

    @property
    def name(self) -> str:
        """What it is called on every transcript it makes."""
        ...

    def transcribe(
        self, audio: bytes, *, name: str = ..., vocabulary: Sequence[str] = ..., progress: Progress = ...
    ) -> Transcript:
        """The words in an audio file, with remarks where there are none or not all of them.

        ``vocabulary`` are terms that may be heard. ``BadInput`` says that the file can't be read,
        ``TranscriptionTrouble`` that it may be tried again.
        """
        ...


class Recordings(Protocol):
    """The sound of spoken answers, and what was heard in it; owners and errors are those of ``History``."""

    def keep_recording(self, recording: Recording, sound: bytes) -> Recording:
        """Keep the sound, then the recording; both are on disk when it returns."""
        ...

    def recording(self, owner: str, recording_id: str) -> Recording:
        """That recording with its newest transcript."""
        ...

    def recordings(self, owner: str, session_ids: Sequence[str]) -> Sequence[Recording]:
        """Every recording of those sessions, as they were made."""
        ...

    def sound(self, owner: str, recording_id: str) -> bytes:
        """What was recorded; ``NotFound`` when it has been deleted."""
        ...

    def add_transcript(self, owner: str, recording_id: str, transcript: Transcript) -> Recording:
        """Keep one more transcript beside the earlier ones; the newest counts."""
        ...

    def note_trouble(self, owner: str, recording_id: str, trouble: str) -> Recording:
        """Keep why it could not be transcribed; the next transcript clears it."""
        ...

    def delete_sound(self, owner: str, recording_id: str, moment: datetime) -> Recording:
        """Delete the sound while the words stay; doing it twice is doing it once."""
        ...

    def sounds_before(self, owner: str, moment: datetime) -> Sequence[Recording]:
        """Recordings made before then whose sound is still kept, the oldest first."""
        ...

    def sound_size(self, owner: str) -> int:
        """Bytes that all sound of this owner takes."""
        ...


class Scheduler(Protocol):
    """Says when a question comes back."""

    def next(self, card: Card | None, review: Review) -> Card:
        """The card after one more rating; None stands for a question that was never rated."""
        ...


Replay: TypeAlias = Callable[[Sequence[Review]], Card | None]
"""The card that the ratings of a question come to, given as the tries were made; None without any."""


Follow: TypeAlias = Callable[[Sequence[Attempt], Sequence[Review]], tuple[Sequence[Review], QuestionRecord | None]]
"""The ratings that attempts at a question speak for beside those there are, and what is known of it now."""


class Untaken(NamedTuple):
    """Grades that nothing has been made of yet: after ``since`` and up to ``until``, and the questions they are of.

    Among those are questions of which attempts were deleted, put back or told at last, up to change number ``changes``.
    """

    since: int
    until: int
    questions: tuple[str, ...]
    changes: int = 0


class Reviews(Protocol):
    """What to practise again and what is known; owners and errors are those of ``History``."""

    def untaken(self, owner: str) -> Untaken:
        """The questions with grades that were not taken in yet."""
        ...

    def take_in(self, owner: str, untaken: Untaken) -> None:
        """Remember that they have been; doing it twice is doing it once."""
        ...

    def recent_attempts(self, owner: str, question_id: str, *, limit: int, offset: int = 0) -> Sequence[Attempt]:
        """A page of the attempts at a question, newest first; those of an interview only once it has ended."""
        ...

    def count_attempts(self, owner: str, question_id: str) -> int:
        """How many of them there are."""
        ...

    def reviews(self, owner: str, question_id: str) -> Sequence[Review]:
        """Every rating of a question, as the tries were made."""
        ...

    def keep_reviews(self, owner: str, question_id: str, reviews: Sequence[Review], replay: Replay) -> None:
        """Put these ratings in the place of those of the same tries, and what all ratings come to in the card's.

        What the candidate chose gives way to another choice alone, whoever chose it meanwhile. A rating of a try that
        is gone is none.
        """
        ...

    def follow_grades(self, owner: str, question_id: str, follow: Follow, replay: Replay, *, limit: int) -> None:
        """Keep what ``follow`` makes of the newest attempts at a question, as ``keep_reviews`` does, and its record.

        It is asked while nobody else can write: what an older page makes of it is never kept over a newer one's.
        """
        ...

    def cards(self, owner: str) -> dict[str, Card]:
        """When every question that was ever rated is due, by question id."""
        ...

    def records(self, owner: str) -> dict[str, QuestionRecord]:
        """What is known of every question that was ever judged, by question id."""
        ...

    def session_scores(self, owner: str, *, limit: int) -> Sequence[SessionScore]:
        """What the newest sessions came to by each grader, the oldest first; of interviews only those that ended."""
        ...

    def predictions(self, owner: str, *, limit: int) -> Sequence[Prediction]:
        """How sure the candidate was and what it earned: so many of the newest answers of each level, newest first.

        Of interviews only those that ended.
        """
        ...


class Disputes(Protocol):
    """Judgements that the candidate disputed; owners and errors are those of ``History``."""

    def keep_dispute(self, owner: str, attempt_id: str, dispute: Dispute, grade: Grade | None) -> Attempt:
        """Keep what was disputed and the grade that came of it, and return the attempt with all its grades."""
        ...

    def disputes(self, owner: str, attempt_id: str) -> Sequence[Dispute]:
        """Every dispute about an attempt, the first one first."""
        ...

    def overturned(self, owner: str) -> Sequence[Overturned]:
        """How many points each grader judged, and how many of those judgements were overturned."""
        ...


class Deletions(Protocol):
    """What is taken out of the record; owners and errors are those of ``History``.

    All that hangs on it goes with it, and what follows from it is derived anew, as if it had never been; only money
    that was spent on it stays spent.
    """

    def delete_attempt(self, owner: str, attempt_id: str, *, as_id: str, at: datetime) -> Deleted:
        """Take out an attempt."""
        ...

    def delete_session(self, owner: str, session_id: str, *, as_id: str, at: datetime) -> Deleted:
        """Take out a session with its attempts."""
        ...

    def put_back(self, owner: str, deleted_id: str) -> None:
        """Put back all of it; ``Stale`` when something else stands in its place, ``NotFound`` when it is purged."""
        ...

    def deleted(self, owner: str) -> Sequence[Deleted]:
        """What can be put back, the newest deletion first."""
        ...

    def purge(self, owner: str, *, before: datetime) -> None:
        """Let go for good of what was deleted until then, its sound too."""
        ...

    def delete_everything(self, owner: str) -> None:
        """Delete every row and all sound of this owner for good."""
        ...


class FollowUps(Protocol):
    """What was asked further after answers, and what came of it. The rules are those of the history."""

    def ask_follow_up(self, owner: str, attempt_id: str, follow_up: FollowUp) -> Attempt:
        """Keep a probe; one with the same number is the same probe, and the stored one counts."""
        ...

    def settle_follow_up(
        self, owner: str, attempt_id: str, number: int, *, answer: Answer | None, seconds: float, at: datetime
    ) -> Attempt:
        """Keep what was said to it, or that it was skipped; what came first counts."""
        ...

    def add_grade_with_follow_ups(
        self, owner: str, attempt_id: str, heard: GradeWithFollowUps, *, first: bool = False
    ) -> Attempt:
        """Keep one more grade of the answer with its replies beside the earlier ones.

        One that is to be the ``first`` of so many replies is not kept where there is one.
        """
        ...

    def save_follow_up_draft(self, owner: str, attempt_id: str, number: int, draft: Draft) -> None:
        """Keep a draft; one with an older revision than the stored one is ignored."""
        ...

    def follow_up_draft(self, owner: str, attempt_id: str, number: int) -> Draft:
        """The stored draft, or an empty one."""
        ...


class DerivedRubrics(Protocol):
    """Rubrics that models wrote, and what that cost. The rules are those of the history."""

    def derived_rubric(self, owner: str, question_digest: str) -> Rubric | None:
        """The newest that a model wrote for that question, or None."""
        ...

    def keep_derived_rubric(
        self, owner: str, question_digest: str, rubric: Rubric, *, made_at: datetime, cost: float | None
    ) -> None:
        """Keep what came of asking a model, whether or not the rubric is the model's own."""
        ...


class Accounts(Protocol):
    """What requests to models have cost, counted before they are made; owners and errors are those of ``History``."""

    def set_aside(self, owner: str, month: datetime, most: float, *, cap: float | None) -> bool:
        """Set that much aside in the month that begins then, unless a cap would be passed; whether it was done.

        It holds for any number of threads and processes over one record.
        """
        ...

    def settle(self, owner: str, month: datetime, difference: float) -> None:
        """Correct what was set aside by what it really came to."""
        ...

    def gone(self, owner: str, month: datetime) -> float:
        """Dollars that are spent or set aside in that month, as far as costs are known."""
        ...


class OwnContent(Protocol):
    """Topics, questions and rubrics that a person keeps beside the shipped ones."""

    def own_revision(self, owner: str) -> int:
        """A number that grows with every change; 0 while there is nothing."""
        ...

    def own_bank(self, owner: str) -> OwnBank:
        """All of it."""
        ...

    def change_own(self, owner: str, change: Change, progress: Progress = None, *, since: int | None = None) -> None:
        """Keep all of a change, or none of it; ``Stale`` when anything was changed after revision ``since``."""
        ...


class Counts(Protocol):
    """What a whole record comes to; owners and errors are those of ``History``."""

    def counted(self, owner: str) -> Counted:
        """What there is of this owner."""
        ...


class TakingAway(Protocol):
    """Everything of one owner, to be taken elsewhere; owners and errors are those of ``History``."""

    def exported(self, owner: str) -> Iterator[bytes]:
        """All of it as one document, in pieces; the same for the same record."""
        ...

    def expect_empty(self, owner: str) -> None:
        """``BadInput`` with the reason when there is anything that could be lost."""
        ...

    def look_into(self, file: BinaryIO) -> Contents:
        """How much such a document holds; ``BadInput`` says why it can't be taken."""
        ...

    def take_over(self, owner: str, file: BinaryIO, progress: Progress = None) -> None:
        """Fill an empty record with such a document, all or nothing; ``BadInput`` says why it can't be."""
        ...

    def sittings(self, owner: str) -> Iterator[Sitting]:
        """Every session with all that is in it, the oldest first; what is damaged is left out."""
        ...


class Owners(Protocol):
    """Who is on record; everything else is asked for by owner."""

    def owners(self) -> Sequence[str]:
        """Everyone who has a session, or deleted something that is not gone for good, whether or not rows are left."""
        ...


class Leases(Protocol):
    """Who is at which grade, told by attempt and the number of replies that are graded with it."""

    def take_lease(
        self, owner: str, attempt_id: str, replies: int, *, holder: str, at: datetime, until: datetime
    ) -> bool:
        """Have that grade to oneself until then, unless another holder has it; whether it was had."""
        ...

    def extend_leases(self, owner: str, *, holder: str, until: datetime) -> None:
        """Keep everything that a holder has until then."""
        ...

    def end_lease(self, owner: str, attempt_id: str, replies: int, *, holder: str) -> None:
        """Let others have it."""
        ...


class Attic(Protocol):
    """The attempts there were, to be found again; owners and errors are those of ``History``."""

    def find(self, owner: str, wanted: Wanted, *, most: int, older: Sequence[str] = ()) -> Sequence[int]:
        """The numbers of the attempts that are wanted, newest first, and not more than ``most``.

        ``older`` are the digests of rubrics that were changed since.
        """
        ...

    def hits(self, owner: str, numbers: Sequence[int], older: Sequence[str] = ()) -> Sequence[Hit]:
        """What is to be told of attempts that were found; one that is gone meanwhile is left out."""
        ...

    def kept_rubrics(self, owner: str) -> dict[str, str]:
        """The question of every rubric on record, by the rubric's digest."""
        ...

    def choices(self, owner: str) -> Choices:
        """Every topic and every grader on record."""
        ...


class History(
    Recordings,
    Reviews,
    Disputes,
    Deletions,
    FollowUps,
    DerivedRubrics,
    OwnContent,
    Counts,
    Accounts,
    TakingAway,
    Attic,
    Leases,
    Owners,
    Protocol,
):
    """The record. Every row has an owner, and nothing of one owner is ever shown to another.

    Every call is one transaction: all of it is on disk when it returns, or none of it, and then it raises
    ``HistoryError``. What isn't there, or is someone else's, raises ``NotFound``.
    """

    def save_session(self, session: Session) -> None:
        """Insert it, or replace the version before it; ``Stale`` when the stored one has moved on meanwhile."""
        ...

    def session(self, owner: str, session_id: str) -> Session:
        """That session."""
        ...

    def sessions(self, owner: str, *, limit: int, offset: int = 0) -> Sequence[Session]:
        """A page of sessions, newest first."""
        ...

    def count_sessions(self, owner: str) -> int:
        """How many sessions there are."""
        ...

    def record_answer(self, attempt: Attempt, session: Session) -> Attempt:
        """Keep an attempt (its grades aside) and the session as it is after it, and drop its draft, all at once.

        An attempt with the same session, position and number is the same attempt: the stored one is returned, and
        nothing changes.
        """
        ...

    def add_grade(
        self, owner: str, attempt_id: str, grade: Grade, rubric: Rubric | None = None, *, first: bool = False
    ) -> Attempt:
        """Keep one more grade beside the earlier ones, and return the attempt with all of them.

        ``rubric`` is the one it was made by, when the attempt was never graded by that before. One that is to be the
        ``first`` is not kept where somebody else has brought one meanwhile.
        """
        ...

    def attempt(self, owner: str, attempt_id: str) -> Attempt:
        """That attempt with all its grades, oldest first."""
        ...

    def attempts(self, owner: str, session_ids: Sequence[str]) -> Sequence[Attempt]:
        """Every attempt of those sessions, by position and number."""
        ...

    def waiting(self, owner: str) -> Sequence[Attempt]:
        """Attempts with a grade that is still to come.

        They were never graded, or a reply was never heard, since a crash came between; or the newest grade, alone or
        with replies, is provisional: a model's was to come, and has not.
        """
        ...

    def spent(self, owner: str, since: datetime) -> float:
        """Dollars that what is on record since then has cost, as far as costs are known."""
        ...

    def standings(self, owner: str) -> dict[str, Standing]:
        """How the candidate stands on every question ever answered, by question id."""
        ...

    def save_draft(self, owner: str, session_id: str, position: int, draft: Draft) -> None:
        """Keep a draft; one with an older revision than the stored one is ignored."""
        ...

    def draft(self, owner: str, session_id: str, position: int) -> Draft:
        """The stored draft, or an empty one."""
        ...
