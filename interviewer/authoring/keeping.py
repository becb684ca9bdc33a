"""The use cases of keeping a bank: make, edit, retire, delete, adapt and reset topics, questions and rubrics."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from interviewer.domain.alike import Prompts
from interviewer.domain.base import Value
from interviewer.domain.own import Change, Numbers, OwnBank, OwnQuestion, OwnTopic, Shelf, slug
from interviewer.domain.question import Bank, Question
from interviewer.domain.rubric import Origin, Rubric
from interviewer.errors import BadInput, NotFound, Stale
from interviewer.ports import OwnContent, Progress, RubricWriter

ELSEWHERE = (
    "This was changed in another tab meanwhile. Your version is still in the form: copy it and load the page again."
)


class Laid(Value):
    """The bank as it is at one revision of what is one's own."""

    revision: int
    own: OwnBank
    bank: Bank
    shelves: tuple[Shelf, ...]

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all questions."""
        return frozenset(question.id for shelf in self.shelves for question in shelf.questions)

    @cached_property
    def changed(self) -> frozenset[str]:
        """The ids of questions that are one's own, or not as they were shipped, or have a rubric of one's own."""
        return frozenset(one.id for one in self.own.questions if one.question) | self.own.rubrics.keys()

    @cached_property
    def retired(self) -> frozenset[str]:
        """The ids of questions that are asked no more."""
        return frozenset(one.id for one in self.bank.retired)

    @cached_property
    def reviewed(self) -> frozenset[str]:
        """The ids of questions whose points somebody has looked through."""
        return frozenset(name for name, one in self.bank.rubrics.items() if one.origin is not Origin.DERIVED)

    @cached_property
    def prompts(self) -> Prompts:
        """Every question there is, ready to be compared with others."""
        return Prompts({one.id: one.prompt for one in (*self.bank.questions(), *self.bank.retired)})


@dataclass(frozen=True)
class Authoring:
    """One person's way to the content. ``quick`` derives a rubric at once, ``writer`` may take a minute.

    What is worked out from what there is raises ``Stale`` when that was changed before it could be kept: two tabs that
    add at once would give out one id, and the question of the first would be gone.
    """

    shipped: Bank
    history: OwnContent
    owner: str
    writer: RubricWriter
    quick: RubricWriter
    _laid: dict[str, Laid] = field(default_factory=dict, compare=False, repr=False)

    def laid(self) -> Laid:
        """What there is now; read anew only when something was changed, here or elsewhere."""
        revision = self.history.own_revision(self.owner)
        known = self._laid.get(self.owner)
        if known is None or known.revision != revision:
            own = self.history.own_bank(self.owner) if revision else OwnBank()
            shelves = tuple(own.shelves(self.shipped))
            bank = self.shipped if own.is_empty else own.over(self.shipped, shelves)
            known = Laid(revision=revision, own=own, bank=bank, shelves=shelves)
            self._laid[self.owner] = known
        return known

    def bank(self) -> Bank:
        """What there is to practise."""
        return self.laid().bank

    def shelf(self, topic_id: str) -> Shelf:
        """A topic with all its questions; ``NotFound`` when there is none of that id."""
        found = next((one for one in self.laid().shelves if one.topic.id == topic_id), None)
        if found is None:
            raise NotFound("This topic is not in the bank any more.")
        return found

    def find_topic(self, title: str) -> Shelf | None:
        """The topic of that title or id, however its letters are written."""
        wanted = title.strip().casefold()
        names = ((one, (one.topic.title.casefold(), one.topic.id)) for one in self.laid().shelves)
        return next((one for one, known in names if wanted in known), None)

    def is_shipped(self, question_id: str) -> bool:
        """Whether the question comes with the app, adapted or not."""
        return question_id in self.shipped.ids

    def is_shipped_topic(self, topic_id: str) -> bool:
        """Whether the topic comes with the app."""
        return any(topic.id == topic_id for topic in self.shipped.topics)

    def is_adapted_topic(self, topic_id: str) -> bool:
        """Whether a shipped topic has another title or introduction than it was shipped with."""
        shipped = {topic.id: (topic.title, topic.introduction) for topic in self.shipped.topics}
        topic = self.shelf(topic_id).topic
        return shipped.get(topic_id, (topic.title, topic.introduction)) != (topic.title, topic.introduction)

    def is_adapted(self, question_id: str) -> bool:
        """Whether a shipped question, or its rubric, is not as it was shipped."""
        return self.is_shipped(question_id) and question_id in self.laid().changed

    def is_retired(self, question_id: str) -> bool:
        """Whether the question is asked no more."""
        return question_id in self.laid().retired

    def make_topic(self, title: str, introduction: str = "") -> OwnTopic:
        """A new, empty topic; ``BadInput`` when there is one of that name."""
        since = self.laid().revision
        if self.find_topic(title):
            raise BadInput(f"There is a topic {title.strip()!r} already. Give this one another name.")
        topic = OwnTopic(id=self.free_id(title), title=title, introduction=introduction)
        self._change(since, topics=(topic,))
        return topic

    def free_id(self, title: str) -> str:
        """An id for a new topic of that title."""
        taken = {one.topic.id for one in self.laid().shelves}
        base = slug(title)
        return next(one for one in (base, *(f"{base}-{number}" for number in range(2, 10_000))) if one not in taken)

    def edit_topic(self, topic_id: str, *, title: str, introduction: str) -> None:
        """Another title and introduction; ``BadInput`` when another topic has that title."""
        since = self.laid().revision
        there = self.find_topic(title)
        if there and there.topic.id != topic_id:
            raise BadInput(f"There is a topic {title.strip()!r} already. Give this one another name.")
        topic = self.shelf(topic_id).topic
        self._change(since, topics=(OwnTopic(**{**topic.model_dump(), "title": title, "introduction": introduction}),))

    def retire_topic(self, topic_id: str, *, retired: bool = True) -> None:
        """Ask none of its questions any more, or ask them again."""
        since, topic = self.laid().revision, self.shelf(topic_id).topic
        self._change(since, topics=(topic.model_copy(update={"retired": retired}),))

    def delete_topic(self, topic_id: str) -> None:
        """Delete a topic of one's own with its questions. Answers that were given stay on record."""
        if self.is_shipped_topic(topic_id):
            raise BadInput("This topic came with the app and can't be deleted. Retire it instead.")
        since = self.laid().revision
        ids = tuple(one.id for one in self.shelf(topic_id).questions)
        self._change(since, without_topics=(topic_id,), without_questions=ids, without_rubrics=ids)

    def reset_topic(self, topic_id: str) -> None:
        """Let a shipped topic have its name and introduction back; its questions stay as they are."""
        self._change(None, without_topics=(topic_id,))

    def add(self, question: Question) -> Question:
        """Keep a new question in its topic under a new id; the id it comes with counts for nothing."""
        since, shelf = self.laid().revision, self.shelf(question.topic)
        numbers = self.numbers(shelf)
        added = question.model_copy(update={"id": numbers.next()})
        topic = shelf.topic.model_copy(update={"last_number": numbers.last})
        self._change(since, topics=(topic,), questions=(OwnQuestion(id=added.id, question=added),))
        return added

    def numbers(self, shelf: Shelf) -> Numbers:
        """Where the ids of new questions of a topic come from."""
        return Numbers(shelf, self.laid().shelves, shipped=self.is_shipped_topic(shelf.topic.id))

    def edit(self, question: Question, *, before: Question) -> None:
        """Keep a question as it is now; ``Stale`` when it is no longer what the editing began with.

        Answers that were given keep the question that they were given to.
        """
        since = self.laid().revision
        if self.bank().question(question.id) != before:
            raise Stale(ELSEWHERE)
        retired = self.is_retired(question.id) and not self.shelf(before.topic).topic.retired
        kept = OwnQuestion(id=question.id, question=question, retired=retired)
        if question == self._as_shipped(question.id):
            self._change(since, without_questions=(question.id,))
        else:
            self._change(since, questions=(kept,))

    def _as_shipped(self, question_id: str) -> Question | None:
        return self.shipped.question(question_id) if self.is_shipped(question_id) else None

    def retire(self, question_id: str, *, retired: bool = True) -> None:
        """Ask a question no more, or ask it again."""
        laid = self.laid()
        own = next((one for one in laid.own.questions if one.id == question_id), OwnQuestion(id=question_id))
        self._change(laid.revision, questions=(own.model_copy(update={"retired": retired}),))

    def delete(self, question_id: str) -> None:
        """Delete a question of one's own. Answers that were given stay on record."""
        if self.is_shipped(question_id):
            raise BadInput("This question came with the app and can't be deleted. Retire it instead.")
        self._change(None, without_questions=(question_id,), without_rubrics=(question_id,))

    def reset(self, question_id: str) -> None:
        """Let a shipped question and its rubric be as they were shipped."""
        if not self.is_shipped(question_id):
            raise BadInput("This question is your own: there is nothing to reset it to.")
        self._change(None, without_questions=(question_id,), without_rubrics=(question_id,))

    def rubric(self, question: Question) -> Rubric:
        """The rubric that answers are graded by: the kept one, or one derived at once."""
        return self.bank().rubrics.get(question.id) or self.quick.derive(question)

    def unreviewed(self, topic_id: str) -> Sequence[Question]:
        """The questions of a topic that are graded by points which nobody has looked through."""
        return self.not_reviewed(self.shelf(topic_id).asked)

    def not_reviewed(self, questions: Sequence[Question]) -> Sequence[Question]:
        """Those among the questions whose points nobody has looked through."""
        reviewed = self.laid().reviewed
        return [one for one in questions if one.id not in reviewed]

    def derive(self, question: Question) -> Rubric:
        """A new draft of a rubric by the best writer there is; nothing is kept of it here."""
        return self.writer.derive(question)

    def keep_rubric(self, rubric: Rubric, *, before: Rubric) -> None:
        """Let answers be graded by it from now on; ``Stale`` when another one was kept meanwhile.

        Earlier grades stay what they are: they were made by the rubric of their time.
        """
        laid = self.laid()
        kept = laid.bank.rubrics.get(rubric.question_id)
        if kept is not None and kept.digest() != before.digest():
            raise Stale(ELSEWHERE)
        reviewed = Rubric(question_id=rubric.question_id, points=rubric.points, origin=Origin.REVIEWED)
        if reviewed == self.shipped.rubrics.get(rubric.question_id):
            self._change(laid.revision, without_rubrics=(rubric.question_id,))
        else:
            self._change(laid.revision, rubrics=(reviewed,))

    def reset_rubric(self, question_id: str) -> None:
        """Let go of one's own rubric: the shipped one counts again, or one that is derived."""
        self._change(None, without_rubrics=(question_id,))

    def change(self, change: Change, progress: Progress = None, *, since: int | None) -> None:
        """Keep all of a change, or none of it; ``Stale`` when anything was changed after revision ``since``."""
        self.history.change_own(self.owner, change, progress, since=since)

    def _change(self, since: int | None, **parts: Sequence[object]) -> None:
        self.change(Change.model_validate(parts), since=since)
