"""The use case of taking a document's questions into the bank."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from interviewer.authoring.keeping import Authoring
from interviewer.domain.alike import Asked
from interviewer.domain.importing import Choice, Found, Import, Match, Taken
from interviewer.domain.own import Change, Numbers, OwnQuestion, OwnTopic, Shelf
from interviewer.domain.question import Question
from interviewer.domain.rubric import Rubric
from interviewer.errors import BadInput
from interviewer.ports import Progress

COMPARED, GATHERED = 0.4, 0.6
"""The share of the work that is done when every question is compared, and when all are ready to be kept."""


@dataclass(frozen=True)
class TakingIn:
    """One person's way from a document to questions that can be practised."""

    authoring: Authoring

    def matches(self, document: Import, progress: Progress = None) -> list[Match | None]:
        """For each question of the document the one it repeats, of the bank or of the document itself."""
        asked = Asked(self.authoring.laid().prompts)
        found: list[Match | None] = []
        for number, one in enumerate(document.questions, start=1):
            found.append(asked.match(one.question, one.id))
            if progress:
                progress(number / len(document.questions))
        return found

    def take_in(
        self,
        document: Import,
        topic: str,
        choices: Sequence[Choice] | None = None,
        progress: Progress = None,
    ) -> Taken:
        """Keep the questions in the topic of that title, made where there is none; all of them or none.

        ``Stale`` when the bank was changed meanwhile: ids that were given out then would be given out twice.
        ``choices`` says what to do with each question that is there already; without it what is surely the same is
        skipped, and what is only alike is kept.
        """
        if not topic.strip():
            raise BadInput("The topic has no name. Say under which name these questions are to be kept.")
        since = self.authoring.laid().revision
        matches = self.matches(document, _part(progress, 0, COMPARED))
        chosen = choices if choices is not None else [one.choice if one else Choice.KEEP for one in matches]
        gathering = Gathering(self.authoring, self._place(document, topic.strip()))
        rows = list(zip(document.questions, matches, chosen, strict=True))
        for number, (found, match, choice) in enumerate(rows, start=1):
            gathering.take(found, match, choice)
            if progress:
                progress(COMPARED + (GATHERED - COMPARED) * number / len(rows))
        self.authoring.change(gathering.change(), _part(progress, GATHERED, 1), since=since)
        return gathering.taken()

    def _place(self, document: Import, title: str) -> Shelf:
        """Where new questions go."""
        known = self.authoring.find_topic(title)
        if known:
            return known
        wanted = document.topic_id if title == document.topic else None
        taken = {one.topic.id for one in self.authoring.laid().shelves}
        topic_id = wanted if wanted and wanted not in taken else self.authoring.free_id(title)
        topic = OwnTopic(id=topic_id, title=title, introduction=document.introduction)
        return Shelf(topic=topic)


@dataclass
class Gathering:
    """What is to be kept of a document, gathered question by question."""

    authoring: Authoring
    shelf: Shelf
    questions: list[OwnQuestion] = field(default_factory=list)
    rubrics: list[Rubric] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    taken_ids: dict[str, None] = field(default_factory=dict)
    added: int = 0
    replaced: int = 0
    skipped: int = 0

    def __post_init__(self) -> None:
        self._numbers: Numbers = self.authoring.numbers(self.shelf)
        laid = self.authoring.laid()
        self._bank = laid.bank
        self._taken = set(laid.ids)
        self._retired = {one.id for one in laid.own.questions if one.retired}

    def take(self, found: Found, match: Match | None, choice: Choice) -> None:
        """Keep it, or don't, as it was chosen."""
        if match is None or choice is Choice.KEEP:
            self.added += 1
            self._keep(found.as_question(self._id(found), self.shelf.topic.id), found, replaces=False)
        elif choice is Choice.REPLACE and match.question_id:
            before = self._bank.question(match.question_id)
            # What a document says twice replaces one question, with what it says last.
            self.replaced += before.id not in self.taken_ids
            self._keep(found.as_question(before.id, before.topic), found, replaces=before.reference != found.sections)
        else:
            self.skipped += 1

    def _keep(self, question: Question, found: Found, *, replaces: bool) -> None:
        self.taken_ids[question.id] = None
        bank = self._bank
        if question.id not in bank.ids or bank.question(question.id) != question:
            self.questions.append(OwnQuestion(id=question.id, question=question, retired=question.id in self._retired))
        if found.points:
            if question.id in bank.rubrics and bank.rubrics[question.id].points == found.points:
                return
            self.rubrics.append(Rubric(question_id=question.id, points=found.points))
        elif replaces and self.authoring.is_shipped(question.id):
            # The shipped rubric quotes a reference that is no longer there.
            self.rubrics.append(self.authoring.quick.derive(question))
        elif replaces:
            self.dropped.append(question.id)

    def _id(self, found: Found) -> str:
        wanted = found.id if found.id and found.id not in self._taken else None
        question_id = wanted or next(one for one in iter(self._numbers.next, "") if one not in self._taken)
        self._taken.add(question_id)
        return question_id

    def change(self) -> Change:
        """All of it."""
        topic = self.shelf.topic.model_copy(update={"last_number": self._numbers.last})
        return Change(
            topics=(topic,) if self.added else (),
            questions=tuple({one.id: one for one in self.questions}.values()),
            rubrics=tuple({one.question_id: one for one in self.rubrics}.values()),
            without_rubrics=tuple(self.dropped),
        )

    def taken(self) -> Taken:
        """What it came to."""
        return Taken(
            topic_id=self.shelf.topic.id,
            questions=tuple(self.taken_ids),
            added=self.added,
            replaced=self.replaced,
            skipped=self.skipped,
        )


def _part(progress: Progress, begin: float, end: float) -> Progress:
    return (lambda share: progress(begin + (end - begin) * share)) if progress else None
