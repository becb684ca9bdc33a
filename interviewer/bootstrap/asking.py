"""Language models: which one, what it may cost, and everything that asks it."""

from typing import TYPE_CHECKING

from pydantic import SecretStr

from interviewer.bootstrap.here import LOCAL_OWNER, build_history, now, preferences, spending_cap
from interviewer.interview import Interview
from interviewer.ports import Grader, GradesLater, History, ProbeWriter, RubricWriter
from interviewer.settings import Settings, load_settings

if TYPE_CHECKING:
    from interviewer.grading.lanes import Lanes
    from interviewer.models import Model, ModelChoice, Purse, Said

TEST, TEST_TOKENS = 'Answer with this JSON object: {"ready": true}', 32
TEST_FORM = {
    "type": "object",
    "properties": {"ready": {"type": "boolean"}},
    "required": ["ready"],
    "additionalProperties": False,
}


def choose_model(owner: str, key: SecretStr | None = None) -> "ModelChoice | None":
    """The model that grades, by the environment, else by what that person set; None when neither names one.

    ``key`` counts before the key of the environment, and is kept nowhere.
    """
    settings, chosen = load_settings(), preferences(owner)
    name = settings.model or chosen.model
    if not name:
        return None
    from interviewer.models import ModelChoice  # noqa: PLC0415

    base = settings.api_base if settings.model else chosen.api_base or settings.api_base
    return ModelChoice(
        name=name,
        api_base=base,
        api_key=key or _key_for(owner, settings),
        price_in=settings.price_in,
        price_out=settings.price_out,
        timeout=settings.model_timeout,
    )


def _key_for(owner: str, settings: Settings) -> SecretStr | None:
    """The key of the installation goes to the model of the installation, and where its own person says.

    Anybody else could name a server of their own, and have it sent there.
    """
    return settings.api_key if settings.model or owner == LOCAL_OWNER else None


def build_model_grader(choice: "ModelChoice", owner: str, history: History | None = None) -> Grader:
    """The grader that asks that model; the library behind it is loaded while nobody waits."""
    from interviewer.grading.llm import LlmGrader  # noqa: PLC0415
    from interviewer.models import Model, load_in_background  # noqa: PLC0415

    load_in_background()
    return LlmGrader(Model(choice, purse=build_purse(owner, history)), now)


def test_model(choice: "ModelChoice", history: History, owner: str) -> "Said":
    """Ask it for one word; what it said. ``ModelTrouble`` says in words why there is no answer."""
    from interviewer.models import Message, Model  # noqa: PLC0415

    model = Model(choice, purse=build_purse(owner, history), tries=1)
    return model.ask([Message("user", TEST)], TEST_FORM, most_tokens=TEST_TOKENS)


def build_purse(owner: str, history: History | None = None) -> "Purse":
    """What that person may spend on models this month, and what was spent; counted in the record."""
    from interviewer.models import Purse  # noqa: PLC0415

    return Purse(spending_cap(owner), history or build_history(), now, owner=owner)


def spent_this_month(app: Interview) -> float:
    """Dollars, as far as costs are known, with what is set aside for requests that are under way."""
    from interviewer.models.spending import beginning  # noqa: PLC0415

    return app.history.gone(app.owner, beginning(app.clock()))


def build_later(history: History, owner: str, choice: "ModelChoice") -> GradesLater:
    """What brings that model's grades while the candidate goes on, within the spending cap."""
    from interviewer.grading.background import GradesInBackground  # noqa: PLC0415

    return GradesInBackground(build_model_grader(choice, owner, history), history, now, _lanes(choice))


def _lanes(choice: "ModelChoice") -> "Lanes":
    """A server of one's own answers one request after the other: what waited in its queue would run out of time."""
    from interviewer.grading.lanes import AT_ONCE, PATIENCE, Lanes  # noqa: PLC0415

    at_once = load_settings().model_at_once or (1 if choice.is_near else AT_ONCE)
    return Lanes(at_once=at_once, patience=max(PATIENCE, choice.timeout) if choice.is_near else PATIENCE)


def build_quick_rubrics() -> RubricWriter:
    """What turns a reference answer into points where nobody has, at once and on this computer."""
    from interviewer.rubrics.offline import OfflineRubricWriter  # noqa: PLC0415

    return OfflineRubricWriter()


def build_rubric_writer(later: GradesLater | None, history: History, owner: str) -> RubricWriter:
    """What turns a reference answer into points where nobody has: the model that grades later, where there is one.

    What it writes is kept in ``history``.
    """
    model = _model_of(later)
    if model is None:
        return build_quick_rubrics()
    from interviewer.rubrics.llm import LlmRubricWriter  # noqa: PLC0415

    return LlmRubricWriter(model, build_quick_rubrics(), history, owner=owner, clock=now)


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
