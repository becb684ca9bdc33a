"""How text and moments are kept, the same on every database."""

import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Text, TypeDecorator

_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def storable(text: str) -> str:
    """The text with what is no character replaced, as long as before, since evidence points into it by offset.

    A browser can send half of an emoji; it is no character, and no database takes it. PostgreSQL takes no NUL either.
    """
    return _NO_CHARACTER.sub("\ufffd", text)


def microseconds(moment: datetime) -> int:
    """Since 1970: the number of the first row of that moment among those that are searched."""
    since = moment - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


class Words(TypeDecorator[str]):
    """Text of any length, from anyone."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """What of it can be stored."""
        return None if value is None else storable(value)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment with its zone, kept as UTC: SQLite forgets zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """To UTC; a moment without a zone is a mistake and raises ``ValueError``."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment on record needs its zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Back, as UTC."""
        return None if value is None else value.replace(tzinfo=UTC)
