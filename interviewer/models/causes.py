"""What went wrong with a request, in words that name the cause and the way out, and never with the key in them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from interviewer.errors import ModelTrouble
from interviewer.models.choice import ModelChoice, without_credentials

_CREDENTIALS = re.compile(r"//[^/@\s]*@")
"""In a provider's own words, which may quote the address."""

DETAIL = 200
"""Characters of the provider's own words that are passed on."""

NO_ROUTE = frozenset({"ConnectError", "ConnectionRefusedError", "gaierror", "UnsupportedProtocol", "SSLError"})
BROKEN_OFF = frozenset({"RemoteProtocolError", "ReadError", "JSONDecodeError"})
ANSWERED_SO = "HTTPStatusError"
"""In the chain of an error whose status is what a server answered with."""

OUT_OF_MONEY = ("insufficient_quota", "exceeded your current quota", "billing", "credit balance", "out of credit")
NO_KEY = ("missing credentials", "api_key client option", "api key is required", "missing api key", "no api key")

NO_MONEY, TOO_MANY, SERVER_ERROR = 402, 429, 500
TOLD = {
    401: "{where} refused the key: it is wrong or has expired. Set another one in the settings.",
    402: "{where} says that the account has no money left. Top it up, or choose another model in the settings.",
    403: "{where} doesn't allow this key to use {model}. Choose another model or another key in the settings.",
    404: "{where} has no model {model}. Check its name and the base URL in the settings.",
    413: "{model} can't take in so long a request. Choose a model with a longer context in the settings.",
    429: "{where} takes no more requests right now: its rate limit is reached. Try again in a minute.",
}


def trouble(error: Exception, choice: ModelChoice) -> ModelTrouble:
    """The cause of a failed request."""
    said, chain = str(error).lower(), [type(one).__name__ for one in _chain(error)]
    where = without_credentials(choice.api_base or "The provider")
    names = {"where": where, "model": choice.name}
    status = _status(error, chain)
    if any(sign in said for sign in NO_KEY):
        return ModelTrouble(f"There is no key for {choice.name}. Set INTERVIEWER_API_KEY, or type one in the settings.")
    if "llm provider not provided" in said:
        told = f"{choice.name!r} names no provider. Write it like openai/gpt-4o-mini or ollama/llama3.2."
        return ModelTrouble(told)
    if BROKEN_OFF & set(chain):
        told = "{where} broke off in the middle of its answer. Try again.".format(**names)
        return ModelTrouble(told, passing=True, may_cost=True)
    if NO_ROUTE & set(chain):
        told = "{where} can't be reached. Check the base URL, that the server runs, and the network."
        return ModelTrouble(told.format(**names), passing=True)
    if "Timeout" in chain:
        return too_slow(choice)
    return _by_status(status, error, choice, names) if status else _unreadable(where)


def too_slow(choice: ModelChoice) -> ModelTrouble:
    """There was no answer in time."""
    told = f"{choice.name} took longer than {choice.timeout:g} seconds. Try again, or choose a faster model."
    return ModelTrouble(told, passing=True, may_cost=True)


def _status(error: Exception, chain: Sequence[str]) -> int | None:
    """What a server answered with. The library also says 500 where it can't read an answer that came."""
    status = getattr(error, "status_code", None)
    is_theirs = isinstance(status, int) and (status < SERVER_ERROR or ANSWERED_SO in chain)
    return status if is_theirs else None


def _unreadable(where: str) -> ModelTrouble:
    """Something came, and may be billed."""
    told = f"{where} gave no answer that can be read. Try again, or choose another model in the settings."
    return ModelTrouble(told, passing=True, may_cost=True)


def _by_status(status: int, error: Exception, choice: ModelChoice, names: dict[str, str]) -> ModelTrouble:
    wait = _wait(getattr(error, "litellm_response_headers", None) or {})
    if status == TOO_MANY and any(sign in str(error).lower() for sign in OUT_OF_MONEY):
        status = NO_MONEY
    if status in TOLD:
        return ModelTrouble(TOLD[status].format(**names), passing=status == TOO_MANY, wait=wait, status=status)
    if status >= SERVER_ERROR:
        told = "{where} failed ({status}). Nothing is wrong with your answer: try again later."
        return ModelTrouble(told.format(**names, status=status), passing=True, wait=wait, status=status)
    said = " ".join(str(getattr(error, "message", error)).split())
    detail = _CREDENTIALS.sub("//", choice.without_key(said))[:DETAIL]
    told = "{where} refused the request ({status}): {detail} Check the model's name in the settings."
    return ModelTrouble(told.format(**names, status=status, detail=detail), status=status)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _wait(headers: Mapping[str, Any]) -> float | None:
    """Seconds that a Retry-After header asks for; it may also hold a date."""
    told = str(headers.get("retry-after", "")).strip()
    try:
        return max(0.0, float(told))
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(told) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
