"""``ports.Owners``: the part of the history that knows who is on record. All else is asked for by owner."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Mapped
from sqlmodel import Session as Transaction
from sqlmodel import col

from interviewer.history.database import Database
from interviewer.history.deleted_rows import TrashRow
from interviewer.history.emptying import cut_off
from interviewer.history.sound_files import SoundFiles
from interviewer.history.tables import SessionRow


class SqlOwners:
    """A mixin of the history."""

    _database: Database
    _sounds: SoundFiles

    def owners(self) -> Sequence[str]:
        """Everyone who has a session, or deleted something that is not gone for good, whether or not rows are left."""
        with self._database.reading() as transaction:
            found = (_distinct(transaction, col(kind.owner)) for kind in (SessionRow, TrashRow))
            return sorted(cut_off(self._sounds.folder.parent).union(*found))


def _distinct(transaction: Transaction, owner: Mapped[Any]) -> list[str]:
    """By going from each to the next in an index that begins with the owner: a start must not read every row."""
    values = select(func.min(owner).label("value")).cte(recursive=True)
    following = select(func.min(owner)).where(owner > values.c.value).scalar_subquery()
    values = values.union_all(select(following).where(values.c.value.is_not(None)))
    return [one for one in transaction.scalars(select(values.c.value)) if one is not None]
