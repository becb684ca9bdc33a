"""The one place that puts the parts together. Heavy ones are imported when they are first needed."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from pydantic import SecretStr

from interviewer import content
from interviewer.authoring import Authoring, TakingIn
from interviewer.deleting import Deleting
from interviewer.disputing import Disputing
from interviewer.domain.importing import Import
from interviewer.domain.question import Bank, Topic
from interviewer.domain.taken_away import Contents
from interviewer.domain.totals import Totals
from interviewer.domain.weak_point import NOT_KNOWN_WELL, WeakPoint
from interviewer.domain.weak_point import weak_points as list_weak_points
from interviewer.errors import BadInput
from interviewer.finding import Finding
from interviewer.interview import LOCAL_OWNER, Interview
from interviewer.ports import (
    Grader,
    GradesLater,
    History,
    OwnContent,
    ProbeWriter,
    Progress,
    Recordings,
    RubricWriter,
    Transcriber,
)
from interviewer.preferences import FILE as PREFERENCES_FILE
from interviewer.preferences import Preferences, load_preferences, save_preferences
from interviewer.review import Practising
from interviewer.settings import load_settings
from interviewer.speaking import Speaking

if TYPE_CHECKING:
    from interviewer.agreement.running import RunningCheck
    from interviewer.grading.lanes import Lanes
    from interviewer.history import Installation, Manifest, Restored, SqlHistory
    from interviewer.models import Model, ModelChoice, Purse, Said
    from interviewer.speech.background import Transcribing
    from interviewer.speech.fixes import Fix
    from interviewer.speech.vocabulary import Vocabulary

ROOT = Path(__file__).parents[1]
KNOWN_ANSWERS = ROOT / "tests" / "data" / "answers" / "known.jsonl"
TEST, TEST_TOKENS = 'Answer with this JSON object: {"ready": true}', 32
TEST_FORM = {
    "type": "object",
    "properties": {"ready": {"type": "boolean"}},
    "required": ["ready"],
    "additionalProperties": False,
}
WAY_IN = "Take it in under Settings, “Import a history”, or with `python -m interviewer import FILE`."
GRADERS = ("offline", "llm", "auto")


def now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


def load_bank() -> Bank:
    """The questions and rubrics that ship with the app."""
    return content.load_bank(ROOT / "questions", ROOT / "rubrics")


def build_grader(name: str = "auto") -> Grader:
    """The grader of that name; ``auto`` is a model where one is set and works, and the offline grader otherwise."""
    from interviewer.grading.offline import OfflineGrader  # noqa: PLC0415

    if name not in GRADERS:
        raise BadInput(f"There is no grader {name!r}. Choose one of: {', '.join(GRADERS)}.")
    offline = OfflineGrader(clock=now)
    choice = choose_model() if name != "offline" else None
    if name == "llm" and choice is None:
        raise BadInput(
            "No language model is set up to grade with. Set INTERVIEWER_MODEL, use --grader offline, or auto to take "
            "what there is."
        )
    if choice is None:
        return offline
    from interviewer.grading.fallback import FallbackGrader  # noqa: PLC0415

    asked = build_model_grader(choice)
    return asked if name == "llm" else FallbackGrader(asked, offline)


def preferences() -> Preferences:
    """What was set in the app."""
    return load_preferences(load_settings().data_dir)


def keep_preferences(chosen: Preferences) -> None:
    """Set it from now on; ``BadInput`` where it would put a key on disk."""
    from interviewer.models.choice import without_credentials  # noqa: PLC0415

    base = chosen.api_base or ""
    if without_credentials(base) != base:
        raise BadInput(
            "The base URL holds a name, a password or a key, and what is saved here is kept in a file. Leave out what "
            "stands before the @ or after the ?, and type the key in its own field. Or set INTERVIEWER_API_BASE."
        )
    save_preferences(load_settings().data_dir, chosen)


def choose_model(key: SecretStr | None = None) -> "ModelChoice | None":
    """The model that grades, by the environment, else by what was set in the app; None when neither names one.

    ``key`` counts before the key of the environment, and is kept nowhere.
    """
    settings, chosen = load_settings(), preferences()
    name = settings.model or chosen.model
    if not name:
        return None
    from interviewer.models import ModelChoice  # noqa: PLC0415

    base = settings.api_base if settings.model else chosen.api_base or settings.api_base
    return ModelChoice(
        name=name,
        api_base=base,
        api_key=key or settings.api_key,
        price_in=settings.price_in,
        price_out=settings.price_out,
        timeout=settings.model_timeout,
    )


def build_model_grader(choice: "ModelChoice", history: "History | None" = None) -> Grader:
    """The grader that asks that model; the library behind it is loaded while nobody waits."""
    from interviewer.grading.llm import LlmGrader  # noqa: PLC0415
    from interviewer.models import Model, load_in_background  # noqa: PLC0415

    load_in_background()
    return LlmGrader(Model(choice, purse=build_purse(history)), now)


def test_model(choice: "ModelChoice", history: History) -> "Said":
    """Ask it for one word; what it said. ``ModelTrouble`` says in words why there is no answer."""
    from interviewer.models import Message, Model  # noqa: PLC0415

    model = Model(choice, purse=build_purse(history), tries=1)
    return model.ask([Message("user", TEST)], TEST_FORM, most_tokens=TEST_TOKENS)


def build_purse(history: History | None = None) -> "Purse":
    """What may be spent on models this month, and what was; counted in the record."""
    from interviewer.models import Purse  # noqa: PLC0415

    return Purse(spending_cap(), history or build_history(), now, owner=LOCAL_OWNER)


def spending_cap() -> float | None:
    """Dollars a month, by the environment, else by what was set in the app; None when there is no cap."""
    cap = load_settings().spending_cap
    return preferences().spending_cap if cap is None else cap


def spent_this_month(app: Interview) -> float:
    """Dollars, as far as costs are known, with what is set aside for requests that are under way."""
    from interviewer.models.spending import beginning  # noqa: PLC0415

    return app.history.gone(app.owner, beginning(app.clock()))


def build_later(history: History, choice: "ModelChoice") -> GradesLater:
    """What brings that model's grades while the candidate goes on, within the spending cap."""
    from interviewer.grading.background import GradesInBackground  # noqa: PLC0415

    return GradesInBackground(build_model_grader(choice, history), history, now, _lanes(choice))


def _lanes(choice: "ModelChoice") -> "Lanes":
    """A server of one's own answers one request after the other: what waited in its queue would run out of time."""
    from interviewer.grading.lanes import AT_ONCE, PATIENCE, Lanes  # noqa: PLC0415

    at_once = load_settings().model_at_once or (1 if choice.is_near else AT_ONCE)
    return Lanes(at_once=at_once, patience=max(PATIENCE, choice.timeout) if choice.is_near else PATIENCE)


def count_known() -> int:
    """How many answers of known worth there are."""
    return len(_known_questions())


def count_known_questions() -> int:
    """How many questions they answer."""
    return len(set(_known_questions()))


@lru_cache(maxsize=1)
def _known_questions() -> tuple[str, ...]:
    lines = KNOWN_ANSWERS.read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line)["question_id"] for line in lines if line.strip())


def start_check(grader: Grader, rounds: int = 1) -> "RunningCheck":
    """Check that grader on the answers of known worth, each graded so often, while whoever asked goes on."""
    from interviewer.agreement.known import load_known  # noqa: PLC0415 - numpy, and only here
    from interviewer.agreement.running import RunningCheck  # noqa: PLC0415

    return RunningCheck(grader, load_known(KNOWN_ANSWERS, load_bank()), rounds)


def build_rubric_writer(later: GradesLater | None = None, history: History | None = None) -> RubricWriter:
    """What turns a reference answer into points where nobody has: the model that grades later, where there is one.

    What it writes is kept in ``history``; without one nothing is asked of it.
    """
    from interviewer.rubrics.offline import OfflineRubricWriter  # noqa: PLC0415

    model = _model_of(later)
    if model is None or history is None:
        return OfflineRubricWriter()
    from interviewer.rubrics.llm import LlmRubricWriter  # noqa: PLC0415

    return LlmRubricWriter(model, OfflineRubricWriter(), history, owner=LOCAL_OWNER, clock=now)


def build_probe_writer(later: GradesLater | None = None) -> ProbeWriter:
    """What asks for a point that is missing: the model that grades later, where there is one."""
    from interviewer.grading.probes.offline import OfflineProbeWriter  # noqa: PLC0415

    model = _model_of(later)
    if model is None:
        return OfflineProbeWriter()
    from interviewer.grading.probes.llm import LlmProbeWriter  # noqa: PLC0415

    return LlmProbeWriter(model, OfflineProbeWriter())


def _model_of(later: GradesLater | None) -> "Model | None":
    """The model behind grades that come later; everything else that asks it pays from its purse."""
    if later is None:
        return None
    from interviewer.grading.llm import LlmGrader  # noqa: PLC0415

    return later.grader.model if isinstance(later.grader, LlmGrader) else None


def longest_recording() -> float:
    """Seconds that a spoken answer may take, by the environment, else by what was set in the app."""
    return load_settings().longest_recording or preferences().longest_recording


def keep_recordings_days() -> int | None:
    """Days for which sound is kept, by the environment, else by what was set in the app; None for ever."""
    return load_settings().keep_recordings_days or preferences().keep_recordings_days


def build_transcriber() -> Transcriber:
    """What writes down spoken answers: the model that is set, else the one installed, loaded by the first recording."""
    from interviewer.speech.listening import Listener  # noqa: PLC0415
    from interviewer.speech.local import LocalEngine  # noqa: PLC0415

    settings = load_settings()
    if not settings.transcription_model:
        return Listener(LocalEngine(), limit=longest_recording())
    from interviewer.models import ModelChoice  # noqa: PLC0415
    from interviewer.speech.api import ApiEngine  # noqa: PLC0415

    choice = ModelChoice(
        name=settings.transcription_model,
        api_base=settings.transcription_api_base,
        api_key=settings.transcription_api_key,
        timeout=settings.model_timeout,
    )
    return Listener(ApiEngine(choice), limit=longest_recording())


@lru_cache(maxsize=1)
def build_vocabulary() -> "Vocabulary":
    """The terms of the whole bank, which help to hear them."""
    from interviewer.speech.vocabulary import Vocabulary  # noqa: PLC0415

    return Vocabulary.of(build_bank())


def build_speaking(history: Recordings) -> Speaking:
    """Everything a candidate needs to answer aloud; nothing of it is imported before the first recording."""
    return Speaking(
        history=history,
        transcriber=build_transcriber(),
        compact=_compact,
        vocabulary=lambda: build_vocabulary().texts,
        clock=now,
        owner=LOCAL_OWNER,
        longest=longest_recording(),
        keep_days=keep_recordings_days(),
    )


def build_transcribing(history: Recordings) -> "Transcribing":
    """What writes recordings down while the candidate goes on."""
    from interviewer.speech.background import Transcribing  # noqa: PLC0415

    return Transcribing(build_speaking(history))


@lru_cache(maxsize=256)
def suggest_fixes(text: str) -> "tuple[Fix, ...]":
    """Terms of the bank that may be misheard in a text."""
    from interviewer.speech.fixes import suggest  # noqa: PLC0415

    return suggest(text, build_vocabulary())


def _compact(sound: bytes, name: str) -> tuple[bytes, str, float]:
    from interviewer.speech.sound import compact  # noqa: PLC0415

    return compact(sound, name)


def build_history() -> "SqlHistory":
    """The record in the person's own data folder, or in the database that is set."""
    from interviewer.history import open_history  # noqa: PLC0415

    here = installation()
    return open_history(here.record, sounds=here.sounds)


def installation() -> "Installation":
    """Where everything is that this person has here."""
    from interviewer.history import Installation  # noqa: PLC0415

    settings = load_settings()
    folder, url = settings.data_dir, settings.database_url
    record, sounds = folder / "history.db", folder / "recordings"
    return Installation(record, sounds, folder / PREFERENCES_FILE, url.get_secret_value() if url else None)


def back_up(target: Path, *, force: bool = False) -> "Manifest":
    """Write all of it to one file."""
    from interviewer import history  # noqa: PLC0415

    return history.back_up(installation(), target, at=now(), force=force)


def check_backup(file: Path) -> "Manifest":
    """What is in a backup; ``BadInput`` when it can't be restored."""
    from interviewer import history  # noqa: PLC0415

    return history.check(file)


def restore(file: Path) -> "Restored":
    """Put a backup in the place of what is here; what was here is kept beside it."""
    from interviewer import history  # noqa: PLC0415

    return history.restore(installation(), file, at=now(), check_preferences=load_preferences)


def build_interview() -> Interview:
    """Everything a candidate needs."""
    history, choice = build_history(), choose_model()
    later = build_later(history, choice) if choice else None
    app = Interview(
        bank=build_authoring(history).bank(),
        history=history,
        grader=build_grader("offline"),
        rubric_writer=build_rubric_writer(later, history),
        quick_rubrics=build_rubric_writer(),
        clock=now,
        later=later,
        probe_writer=build_probe_writer(later),
    )
    return replace(app, moved_on=build_practising(app).settle)


def build_without_model(history: History) -> Interview:
    """The same with nothing that asks a model: for what only reads the record."""
    return Interview(
        bank=build_authoring(history).bank(),
        history=history,
        grader=build_grader("offline"),
        rubric_writer=build_rubric_writer(),
        clock=now,
    )


def has_weak_points(app: Interview) -> bool:
    """Whether there are any, without looking at a single attempt."""
    points = (one for topic in build_practising(app).map() for question in topic.tried for one in question.points)
    return any(one.mastery in NOT_KNOWN_WELL for one in points)


def weak_points(app: Interview) -> tuple[WeakPoint, ...]:
    """The points that are not known well, by the record."""
    writer = build_probe_writer()
    topics = build_practising(app).map()
    return tuple(list_weak_points(topics, app.attempt, lambda attempt, point: writer.write(attempt, point).text))


def export_everything(history: History) -> Iterator[bytes]:
    """The whole record as one JSON document, in pieces, from which an empty installation gets the same history."""
    return history.exported(LOCAL_OWNER)


def export_table(history: History) -> Iterator[bytes]:
    """Every attempt as a row of a CSV table, in pieces."""
    from interviewer.exporting import as_csv  # noqa: PLC0415 - only who takes something out needs it

    return as_csv(history.sittings(LOCAL_OWNER), build_authoring(history).bank())


def export_session(app: Interview, session_id: str, form: str, zone: tzinfo | None = None) -> str:
    """The report of a session as ``md`` or ``html``, its times in that zone."""
    from interviewer import exporting  # noqa: PLC0415

    report = app.report(session_id)
    recordings = app.history.recordings(app.owner, [session_id])
    sheet = exporting.Sheet.of(report, recordings, app.bank, zone)
    return exporting.as_html(sheet) if form == "html" else exporting.as_markdown(sheet)


def is_history(beginning: bytes) -> bool:
    """Whether a file that begins so is an exported history."""
    from interviewer.history import is_export  # noqa: PLC0415

    return is_export(beginning)


def expect_empty(history: History) -> None:
    """``BadInput`` with the reason when there is a record that an imported one would mix with."""
    Deleting(history=history, clock=now, owner=LOCAL_OWNER).purge()
    history.expect_empty(LOCAL_OWNER)


def import_history(history: History, file: BinaryIO, progress: Progress = None) -> Contents:
    """Fill an empty record with an exported one, and say what came; ``BadInput`` says why nothing did."""
    contents = history.look_into(file)
    expect_empty(history)
    history.take_over(LOCAL_OWNER, file, progress)
    return contents


def total(app: Interview) -> Totals:
    """What the whole record comes to."""
    practising, (record, sound) = build_practising(app), installation().sizes()
    topics, agenda = practising.map(), practising.agenda()
    counted = app.history.counted(app.owner)
    return Totals.of(counted, topics, agenda, app.bank.rubrics, record=record, sound=sound)


def build_deck(points: Sequence[WeakPoint]) -> bytes:
    """A file of them for Anki; ``BadInput`` when there are none."""
    from interviewer import anki  # noqa: PLC0415

    if not points:
        raise BadInput("There are no weak or shaky points: none yet, or none any more. Practise, then look again.")
    return anki.build_deck(points, at=now())


def build_authoring(history: OwnContent, writer: RubricWriter | None = None, shipped: Bank | None = None) -> Authoring:
    """The way to a person's own content; ``writer`` derives rubrics, offline where there is none."""
    quick = build_rubric_writer()
    return Authoring(
        shipped=shipped or load_bank(), history=history, owner=LOCAL_OWNER, writer=writer or quick, quick=quick
    )


def build_bank() -> Bank:
    """The shipped bank with what this computer's person keeps beside it; without a record yet, as it was shipped."""
    if not _has_record():
        return load_bank()
    with closing(build_history()) as history:
        return build_authoring(history).bank()


def _has_record() -> bool:
    """Whether there is one to be opened, or something that opening it will tell more of."""
    settings = load_settings()
    try:
        return bool(settings.database_url) or (settings.data_dir / "history.db").exists()
    except OSError:
        return True


def build_taking_in(authoring: Authoring) -> TakingIn:
    """The way to take documents in; their terms are known to whoever listens from then on."""
    build_vocabulary.cache_clear()
    return TakingIn(authoring)


def refuse_large_document(file: Path) -> None:
    """``BadInput`` when there is too much in a file to be read as a document; it is not read for that."""
    from interviewer.importing import refuse_large  # noqa: PLC0415

    refuse_large(file.name, file.stat().st_size)


def read_document(
    name: str, data: bytes, *, topic: str | None = None, mapping: Mapping[str, str] | None = None
) -> Import:
    """What is in a document of any kind that can be read."""
    from interviewer.importing import read  # noqa: PLC0415 - only when something is imported

    if is_history(data):
        raise BadInput(f"{name} is an exported history, not a document of questions. {WAY_IN}")
    return read(name, data, topic=topic, mapping=mapping)


def pack_topic(authoring: Authoring, topic_id: str) -> bytes:
    """A topic with its rubrics in one file that can be imported again; ``BadInput`` when it has no questions."""
    from interviewer.content.packing import pack  # noqa: PLC0415 - only when something is exported

    shelf = authoring.shelf(topic_id)
    if not shelf.questions:
        raise BadInput("This topic has no questions yet, so there is nothing to export.")
    introduction = shelf.topic.introduction
    topic = Topic(id=topic_id, title=shelf.topic.title, introduction=introduction, questions=shelf.questions)
    return pack(topic, authoring.bank().rubrics)


def build_disputing(app: Interview) -> Disputing:
    """The way to disagree with a judgement, with the grader that grades now."""
    grader = app.later.grader if app.later else app.grader
    return Disputing(history=app.history, grader=grader, clock=app.clock, owner=app.owner)


def build_finding(app: Interview) -> Finding:
    """The way to find attempts again."""
    return Finding(bank=app.bank, history=app.history, owner=app.owner)


def build_deleting(app: Interview) -> Deleting:
    """The way to take things out of the record."""
    return Deleting(history=app.history, clock=app.clock, owner=app.owner)


def build_practising(app: Interview) -> Practising:
    """What to practise next, by the record and the clock of an interview."""
    from interviewer.scheduling import FsrsScheduler  # noqa: PLC0415

    return Practising(
        bank=app.bank,
        history=app.history,
        scheduler=FsrsScheduler(),
        clock=app.clock,
        owner=app.owner,
        rubric=app.rubric,
    )
