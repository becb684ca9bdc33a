"""A model that answers, and every way in which it may not."""

import logging
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from pydantic import SecretStr

from interviewer.errors import ModelTrouble
from interviewer.models import Message, Model, ModelChoice
from interviewer.models.asking import LONGEST_WAIT
from tests.models.server import Answered, ModelServer, refuses, says

KEY = "sk-very-secret"
ASKED = [Message("system", "Judge."), Message("user", "An answer.")]
SCHEMA = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}


class Patience(list[float]):
    """How long was waited, without waiting."""

    def __call__(self, seconds: float) -> None:
        """One more wait."""
        self.append(seconds)


def ask(server: ModelServer, patience: Patience | None = None, timeout: float = 60.0) -> str:
    """What the model says in the end."""
    choice = ModelChoice(name="openai/m", api_base=server.base, api_key=SecretStr(KEY), timeout=timeout)
    return Model(choice, sleep=Patience() if patience is None else patience).ask(ASKED, SCHEMA, most_tokens=50).text


def test_one_question_is_one_request(server: ModelServer) -> None:
    """The messages go out as they are, with the schema, the key and a limit."""
    server.will(says("{}"))
    assert ask(server) == "{}"
    (body,) = server.asked
    assert [(one["role"], one["content"]) for one in body["messages"]] == [tuple(one) for one in ASKED]
    assert body["response_format"]["json_schema"]["schema"] == SCHEMA
    assert body["max_tokens"] == 50
    assert server.keys == [f"Bearer {KEY}"]


def test_cost_is_counted_by_the_prices_given(server: ModelServer) -> None:
    """A model without a known price costs what the settings say, or nobody knows."""
    server.will(says("{}", tokens=(1_000_000, 500_000)))
    priced = ModelChoice(name="openai/m", api_base=server.base, price_in=2.0, price_out=4.0)
    said = Model(priced).ask(ASKED, SCHEMA, most_tokens=50)
    assert (said.cost, said.tokens_in, said.tokens_out) == (4.0, 1_000_000, 500_000)
    unpriced = Model(ModelChoice(name="openai/m", api_base=server.base)).ask(ASKED, SCHEMA, most_tokens=50)
    assert unpriced.cost is None


def test_a_model_that_takes_no_schema_is_asked_for_json_then_for_text(server: ModelServer) -> None:
    """Each form is tried once, and what works is remembered."""
    server.will(refuses(400, "no json_schema here"), refuses(422, "no json mode either"), says("{}"))
    model = Model(ModelChoice(name="openai/m", api_base=server.base))
    model.ask(ASKED, SCHEMA, most_tokens=50)
    model.ask(ASKED, SCHEMA, most_tokens=50)
    forms = [body.get("response_format", {}).get("type") for body in server.asked]
    assert forms == ["json_schema", "json_object", None, None]


@pytest.mark.parametrize(
    ("answered", "told"),
    [
        (refuses(401, f"Incorrect key {KEY}"), "refused the key"),
        (refuses(402), "no money left"),
        (refuses(403, f"Forbidden for {KEY}"), "doesn't allow this key"),
        (refuses(404, "model not found"), "no model openai/m"),
        (refuses(413), "so long a request"),
        (refuses(429, "You exceeded your current quota", "insufficient_quota"), "no money left"),
        (refuses(418, f"I have {KEY}"), "refused the request"),
    ],
)
def test_what_will_not_pass_is_not_tried_again(
    server: ModelServer, caplog: pytest.LogCaptureFixture, answered: Answered, told: str
) -> None:
    """One request, the cause in words with the way out, and the key in none of it."""
    server.will(answered)
    patience = Patience()
    with caplog.at_level(logging.DEBUG), pytest.raises(ModelTrouble, match=told) as trouble:
        ask(server, patience)
    assert (len(server.asked), patience) == (1, [])
    assert KEY not in f"{trouble.value!r} {trouble.value.__cause__!r} {trouble.value.__context__!r}"
    assert not [record for record in caplog.records if KEY in record.getMessage()]


@pytest.mark.parametrize(
    ("answered", "told"),
    [
        (refuses(429), "rate limit"),
        (refuses(500), r"failed \(500\)"),
        (refuses(503), r"failed \(503\)"),
        (Answered(drop=True), "broke off"),
        (Answered(body=b"<html>"), "broke off"),
        (Answered(hang=20), "longer than 0.5 seconds"),
    ],
)
def test_what_may_pass_is_tried_again_with_more_and_more_patience(
    server: ModelServer, answered: Answered, told: str
) -> None:
    """Three requests, two waits, the second longer; then the cause in words. When it passes meanwhile, all is well."""
    server.will(answered)
    patience = Patience()
    with pytest.raises(ModelTrouble, match=told):
        ask(server, patience, timeout=0.5)
    assert len(server.asked) == 3
    assert 0 < patience[0] < patience[1] <= LONGEST_WAIT
    server.will(answered, says("{}"))
    assert ask(server, timeout=0.5) == "{}"


def test_an_answer_that_drips_is_not_waited_for(server: ModelServer) -> None:
    """A byte now and then never ends; the limit is for all of it."""
    server.will(Answered(body=b" " * 1000, drip=True))
    choice = ModelChoice(name="openai/m", api_base=server.base, timeout=0.5)
    with pytest.raises(ModelTrouble, match=r"longer than 0\.5 seconds"):
        Model(choice, tries=1).ask(ASKED, SCHEMA, most_tokens=5)


def test_retry_after_is_honoured(server: ModelServer) -> None:
    """In seconds or as a date; more than a minute is not waited for, and the candidate is told."""
    at = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    server.will(refuses(429, Retry_After="7"), refuses(503, Retry_After=at), says("{}"))
    patience = Patience()
    assert ask(server, patience) == "{}"
    assert patience[0] == 7
    assert 20 < patience[1] <= 30
    server.will(refuses(429, Retry_After="3600"))
    with pytest.raises(ModelTrouble, match="rate limit"):
        ask(server, patience)
    assert len(patience) == 2


def test_no_route_is_told_as_such(server: ModelServer) -> None:
    """A server that isn't there, a name nobody knows and an address that is none."""
    for base in ("http://127.0.0.1:9/v1", "http://nowhere.invalid/v1", "nonsense"):
        choice = ModelChoice(name="openai/m", api_base=base)
        with pytest.raises(ModelTrouble, match="can't be reached"):
            Model(choice, tries=1).ask(ASKED, SCHEMA, most_tokens=5)


def test_no_key_and_no_provider_are_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything goes over the network."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ModelTrouble, match="There is no key"):
        Model(ModelChoice(name="openai/gpt-4o"), tries=1).ask(ASKED, SCHEMA, most_tokens=5)
    with pytest.raises(ModelTrouble, match="names no provider"):
        Model(ModelChoice(name="my-model"), tries=1).ask(ASKED, SCHEMA, most_tokens=5)


def test_a_megabyte_is_no_reply(server: ModelServer) -> None:
    """It is refused by its length."""
    server.will(says("x" * 1_000_000))
    with pytest.raises(ModelTrouble, match="1,000,000 characters"):
        ask(server)


def test_a_reply_that_holds_the_key_goes_on_without_it(server: ModelServer) -> None:
    """What a model says is kept; a proxy that says the key back must not have it kept."""
    server.will(says(f"Your header was Bearer {KEY}."))
    assert ask(server) == "Your header was Bearer •••."


def test_credentials_in_a_base_url_are_not_told(server: ModelServer) -> None:
    """The cause names where the request went, and nothing that opens a door there."""
    choice = ModelChoice(name="openai/m", api_base=server.base.replace("//", f"//me:{KEY}@"))
    server.will(refuses(404))
    with pytest.raises(ModelTrouble, match=r"127\.0\.0\.1.* has no model") as told:
        Model(choice, tries=1).ask(ASKED, SCHEMA, most_tokens=5)
    assert KEY not in str(told.value)


def test_the_key_shows_nowhere() -> None:
    """Not when a choice is printed, nor when it is written out."""
    choice = ModelChoice(name="openai/m", api_key=SecretStr(KEY))
    assert KEY not in f"{choice} {choice!r} {choice.model_dump_json()} {choice.model_dump()}"
