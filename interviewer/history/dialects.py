"""The doors to what every database does in its own way: its index of words."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from importlib import import_module
from typing import Protocol, cast

from sqlmodel import Session as Transaction

from interviewer.domain.finding import Wanted


class Words(Protocol):
    """The index of words of a database."""

    def newest(
        self, transaction: Transaction, owner: str, wanted: Wanted, older: Sequence[str], *, most: int
    ) -> list[int]:
        """The numbers of the rows that are wanted, the newest first; looking ends at ``most``."""

    def texts(self, transaction: Transaction, ids: Sequence[int]) -> dict[int, tuple[str, str, str]]:
        """What was asked, said and heard, by the number of the row."""

    def indexed_at_once(self, transaction: Transaction) -> AbstractContextManager[None]:
        """Index what is put into a record when all of it is there, in the same transaction."""


def words_of(transaction: Transaction) -> Words:
    """The door to the index of words of the database that a transaction is on."""
    return cast("Words", import_module(f"interviewer.history.words_{transaction.get_bind().dialect.name}"))
