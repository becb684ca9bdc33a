"""Asking a model: in the strictest form it takes, with patience for what passes and none for what doesn't."""

import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from interviewer.errors import ModelTrouble
from interviewer.models import door
from interviewer.models.choice import ModelChoice
from interviewer.models.door import Message, Request, Said
from interviewer.models.spending import Purse

TRIES = 3
FIRST_WAIT, LONGEST_WAIT = 1.0, 20.0
LONGEST_ASKED = 60.0
"""A provider that asks for more patience than this is left alone, and the candidate is told."""

JSON_OBJECT = {"type": "json_object"}
Sleep = Callable[[float], None]


class Model:
    """A model that can be asked. Safe to share between threads."""

    def __init__(
        self, choice: ModelChoice, *, sleep: Sleep = time.sleep, tries: int = TRIES, purse: Purse | None = None
    ) -> None:
        self.choice = choice
        self._purse = purse
        self._sleep = sleep
        self._tries = tries
        self._strictest = 0
        self._lock = threading.Lock()

    def hurried(self, timeout: float) -> "Model":
        """The same model, asked once and not waited for any longer; it pays from the same purse."""
        choice = self.choice.model_copy(update={"timeout": min(timeout, self.choice.timeout)})
        return Model(choice, sleep=self._sleep, tries=1, purse=self._purse)

    def ask(self, messages: Sequence[Message], schema: dict[str, Any], *, most_tokens: int) -> Said:
        """What it says to that, in the form of a JSON schema where it can; ``ModelTrouble`` when it doesn't.

        The form of the text is for the caller to check: no provider can be trusted with it.
        """
        forms: list[dict[str, Any] | None] = [_strict(schema), JSON_OBJECT, None]
        for at in range(self._strictest, len(forms)):
            try:
                said = self._patiently(Request(messages, forms[at], most_tokens))
            except ModelTrouble as refused:
                if not _is_about_form(refused) or at == len(forms) - 1:
                    raise
            else:
                with self._lock:
                    self._strictest = max(self._strictest, at)
                return said
        raise AssertionError("the last form either answers or raises")

    def _patiently(self, request: Request) -> Said:
        trying = Retrying(
            retry=retry_if_exception(_may_pass),
            stop=stop_after_attempt(self._tries),
            wait=_wait,
            sleep=self._sleep,
            reraise=True,
        )
        said: Said = trying(self._send, request)
        return said

    def _send(self, request: Request) -> Said:
        if self._purse is None:
            return door.send(self.choice, request)
        most = door.most_cost(self.choice, request)
        with self._purse.set_aside(most) as pay:
            said = door.send(self.choice, request)
            pay(most if said.cost is None else said.cost)
            return said


def _strict(schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "json_schema", "json_schema": {"name": "reply", "strict": True, "schema": schema}}


def _is_about_form(refused: ModelTrouble) -> bool:
    """Providers word it differently when a model can't do a form, but they all answer with one of these."""
    return refused.status in (400, 422)


def _may_pass(error: BaseException) -> bool:
    return isinstance(error, ModelTrouble) and error.passing and (error.wait or 0) <= LONGEST_ASKED


def _wait(state: RetryCallState) -> float:
    """What the provider asked for, else longer each time and never in step with others."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, ModelTrouble) and error.wait is not None:
        return error.wait
    return wait_exponential_jitter(multiplier=FIRST_WAIT, max=LONGEST_WAIT)(state)
