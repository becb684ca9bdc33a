"""One request to a model. Only here is litellm imported, and only when a model is asked for the first time."""

import logging
import os
import queue
import threading
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from interviewer.errors import ModelTrouble
from interviewer.models.causes import too_slow, trouble
from interviewer.models.choice import ModelChoice
from interviewer.models.spending import most_tokens_in

if TYPE_CHECKING:
    from types import ModuleType

T = TypeVar("T")

LONGEST_REPLY = 200_000
"""Characters; a grade has a few thousand, and whatever is longer is no grade."""

NO_LIBRARY = "The library that reaches language models is not installed. Run: pip install -r requirements.txt"
STILL_LOADING = "The library that reaches language models is still being loaded. Try again in a moment."
GRACE = 5.0
"""Seconds that a request has beyond its time, for what the library does before and after; then it is left alone."""

_LOADING = threading.Lock()


class Message(NamedTuple):
    """What one side says; the role is ``system`` or ``user``."""

    role: str
    text: str


class Request(NamedTuple):
    """What is asked of a model: the messages, the form of the answer, and how long it may be."""

    messages: Sequence[Message]
    form: dict[str, Any] | None
    most_tokens: int


class Said(NamedTuple):
    """What came back, and what it took. ``cut`` means that it ends in the middle."""

    text: str
    model: str
    tokens_in: int | None
    tokens_out: int | None
    cost: float | None
    seconds: float
    cut: bool


def library(wait: float = -1) -> "ModuleType":
    """litellm, imported once, without a look at the network; ``ModelTrouble`` when it isn't there.

    While another thread is importing it, it is waited for so many seconds, or as long as it takes.
    """
    if not _LOADING.acquire(timeout=wait):
        raise ModelTrouble(STILL_LOADING, passing=True)
    try:
        # Left to itself it would fetch its price list from the network at import.
        os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
        try:
            import litellm  # noqa: PLC0415 - takes seconds, and most people never need it

            loaded: ModuleType = litellm
        except ImportError as error:
            raise ModelTrouble(NO_LIBRARY) from error
        litellm.suppress_debug_info = True
        # What it logs holds the candidate's words, and may hold the key.
        logging.getLogger("LiteLLM").setLevel(logging.CRITICAL)
        return loaded
    finally:
        _LOADING.release()


def load_in_background() -> threading.Thread:
    """Import litellm while nobody waits for it."""
    loading = threading.Thread(target=_load, name="load-litellm", daemon=True)
    loading.start()
    return loading


def _load() -> None:
    try:
        library()
    except ModelTrouble as missing:
        logging.getLogger(__name__).warning("%s", missing)


def through(choice: ModelChoice, ask: Callable[["ModuleType"], T]) -> T:
    """What ``ask`` gets from the library; ``ModelTrouble`` says in words what went wrong."""
    litellm = library(choice.timeout)
    said: queue.Queue[T | ModelTrouble] = queue.Queue()
    threading.Thread(target=lambda: said.put(_asked(choice, lambda: ask(litellm))), name="model", daemon=True).start()
    try:
        # The library's own limit is for each piece of an answer: one that drips would never end.
        heard = said.get(timeout=choice.timeout + GRACE)
    except queue.Empty:
        raise too_slow(choice) from None
    if isinstance(heard, ModelTrouble):
        raise heard
    return heard


def _asked(choice: ModelChoice, ask: Callable[[], T]) -> T | ModelTrouble:
    """What came of it. Nothing of the library's own error, which may quote the key, hangs on to the trouble."""
    try:
        return ask()
    except ModelTrouble as found:
        return found
    except Exception as error:  # noqa: BLE001 - litellm passes on whatever its providers raise
        return trouble(error, choice)


def addressed(choice: ModelChoice) -> dict[str, Any]:
    """Where a request goes, and that it is one request: nothing is repeated here."""
    return {
        "model": choice.name,
        "api_base": choice.api_base,
        "api_key": _key(choice),
        "timeout": choice.timeout,
        "drop_params": True,
        "num_retries": 0,
        "max_retries": 0,
    }


def send(choice: ModelChoice, request: Request) -> Said:
    """One request, never repeated here; ``ModelTrouble`` says what went wrong."""

    def ask(litellm: "ModuleType") -> Said:
        begun = time.monotonic()
        response = litellm.completion(
            **addressed(choice),
            messages=[{"role": one.role, "content": one.text} for one in request.messages],
            max_tokens=request.most_tokens,
            response_format=request.form,
            temperature=0,
        )
        return _said(choice, response, time.monotonic() - begun)

    return through(choice, ask)


def most_cost(choice: ModelChoice, request: Request) -> float:
    """The most that a request can cost by the prices that are known; 0 where none is, as with a model of one's own."""
    texts = [(one.text, one.role == "system") for one in request.messages]
    form = (str(request.form or ""), True)
    tokens_in = sum(most_tokens_in(text, is_prose=is_ours) for text, is_ours in [*texts, form])
    known = choice.cost(tokens_in, request.most_tokens)
    if known is not None:
        return known
    try:
        prices = library(choice.timeout).cost_per_token(
            model=choice.name, prompt_tokens=tokens_in, completion_tokens=request.most_tokens
        )
    except ModelTrouble:
        raise
    except Exception:  # noqa: BLE001 - it has no single error for a model that it doesn't know
        return 0.0
    return float(sum(prices))


def _key(choice: ModelChoice) -> str | None:
    if choice.api_key:
        return choice.api_key.get_secret_value()
    # A server of one's own asks for no key, but the client refuses to go without.
    return "none" if choice.api_base else None


def _said(choice: ModelChoice, response: Any, seconds: float) -> Said:
    first = response.choices[0]
    # What it says goes on record, and a proxy may say anything.
    text = choice.without_key(first.message.content or "")
    if len(text) > LONGEST_REPLY:
        told = f"{choice.name} answered with {len(text):,} characters, which is no grade."
        raise ModelTrouble(told, may_cost=True)
    usage = getattr(response, "usage", None)
    # No prompt has none: where the provider didn't count, the library says 0.
    tokens_in = getattr(usage, "prompt_tokens", None) or None
    tokens_out = getattr(usage, "completion_tokens", None) if tokens_in else None
    cost = choice.cost(tokens_in, tokens_out or 0) if tokens_in else None
    if cost is None and tokens_in:
        cost = getattr(response, "_hidden_params", {}).get("response_cost")
    cut = first.finish_reason == "length"
    return Said(text, choice.name, tokens_in, tokens_out, cost, round(seconds, 3), cut)
