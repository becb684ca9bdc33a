"""What requests may cost: never more in a calendar month than was allowed."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from interviewer.errors import HistoryError, ModelTrouble
from interviewer.ports import Accounts, Clock

LOG = logging.getLogger(__name__)

CHARACTERS_A_TOKEN = 2.5
"""Fewer than in any language model's idea of English prose."""


def most_tokens_in(text: str, *, is_prose: bool) -> int:
    """The most tokens that a text can have: of what is not known to be prose, one for each of its bytes."""
    if not is_prose:
        return len(text.encode("utf-8", "replace"))
    plain = sum(map(str.isascii, text))
    return int(plain / CHARACTERS_A_TOKEN) + len(text.encode("utf-8", "replace")) - plain


def beginning(moment: datetime) -> datetime:
    """When its calendar month began."""
    return moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


class Purse:
    """Dollars for one calendar month, shared by everything that asks models, in every process over one record.

    Without a cap it only counts.
    """

    def __init__(self, cap: float | None, accounts: Accounts, clock: Clock, *, owner: str) -> None:
        self._cap = cap
        self._accounts = accounts
        self._clock = clock
        self._owner = owner

    @contextmanager
    def set_aside(self, most: float) -> Iterator[Callable[[float], None]]:
        """Set ``most`` aside for one request, which then tells what it cost; ``ModelTrouble`` when it isn't there.

        A request that broke off counts in full: the provider may bill it.
        """
        month, cost = beginning(self._clock()), most

        def pay(actual: float) -> None:
            nonlocal cost
            cost = actual

        if not self._accounts.set_aside(self._owner, month, most, cap=self._cap):
            raise self._would_pass(month, most)
        try:
            yield pay
        except ModelTrouble as trouble:
            cost = most if trouble.may_cost else 0.0
            raise
        finally:
            self._settle(month, cost - most)

    def _would_pass(self, month: datetime, most: float) -> ModelTrouble:
        return ModelTrouble(
            f"This month's spending cap of {_dollars(self._cap or 0.0)} would be passed: "
            f"{_dollars(self._accounts.gone(self._owner, month))} is spent or set aside, and this request may cost "
            f"{_dollars(most)}. Raise the cap in the settings."
        )

    def _settle(self, month: datetime, difference: float) -> None:
        try:
            self._accounts.settle(self._owner, month, difference)
        except HistoryError:
            # What the model said must not be lost over this; the month then seems to have cost more than it did.
            LOG.exception("what a request cost could not be put on record")


def _dollars(amount: float) -> str:
    return f"${amount:.2f}" if round(amount, 2) == round(amount, 4) else f"${amount:.4f}"
