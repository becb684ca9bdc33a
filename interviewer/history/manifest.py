"""What a backup says about itself."""

import json
import re
from pathlib import Path
from typing import Annotated

from pydantic import Field, NonNegativeInt, PositiveInt, StringConstraints, ValidationError, field_validator

from interviewer.domain.base import Moment, Value
from interviewer.errors import BadInput

VERSION = 1
MANIFEST = "manifest.json"
DATABASE, PREFERENCES, OTHERS, SOUNDS = "history.db", "settings.json", "settings/", "recordings/"
OF_OTHERS = r"[0-9a-f]{64}\.json"
OF_SOUND = r"[0-9a-zA-Z_-]{1,64}\.[a-z0-9]{1,5}"
NAMES = rf"^({DATABASE}|{PREFERENCES}|{OTHERS}{OF_OTHERS}|{SOUNDS}{OF_SOUND})$"
"""Everything that a backup can hold. No other name ever reaches the file system."""

MOST_BYTES = 64 << 20
"""What a manifest may take; one of a hundred thousand recordings takes 15 MB."""

SMALL, MOST_TIMES = 64 << 20, 200
"""Unpacked, a backup is no larger than this, or than so many times its own size. Rows of text come to a tenth."""

NOTHING_CHANGED = "Nothing was changed."


def is_sound(name: str) -> bool:
    """Whether a recording can be called that."""
    return re.fullmatch(OF_SOUND, name) is not None


class Member(Value):
    """One file of a backup."""

    name: Annotated[str, StringConstraints(pattern=NAMES)]
    size: NonNegativeInt
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Manifest(Value):
    """What was put in, when, and in which form."""

    version: PositiveInt
    schema_revision: Annotated[str, StringConstraints(pattern=r"^[0-9a-z_]{1,40}$")]
    made_at: Moment
    members: Annotated[tuple[Member, ...], Field(max_length=1_000_000)]

    @field_validator("members")
    @classmethod
    def _holds_one_history(cls, members: tuple[Member, ...]) -> tuple[Member, ...]:
        names = [one.name for one in members]
        if DATABASE not in names or len(set(names)) < len(names):
            raise ValueError("it holds no history, or one file twice")
        return members

    @property
    def size(self) -> int:
        """Bytes that all of it takes unpacked."""
        return sum(one.size for one in self.members)

    @property
    def recordings(self) -> int:
        """How many recordings are in it."""
        return sum(one.name.startswith(SOUNDS) for one in self.members)

    def refuse_bomb(self, path: Path) -> None:
        """``BadInput`` when a small file says that it unpacks to a huge one."""
        if self.size > max(SMALL, MOST_TIMES * path.stat().st_size):
            raise BadInput(
                f"{path.name} would unpack to {self.size:,} bytes, more than any backup of its size. {NOTHING_CHANGED}"
            )


def read_manifest(told: bytes, name: str) -> Manifest:
    """What a file says about itself; ``BadInput`` where that is newer, outside its folder, or no sense at all."""
    try:
        found = json.loads(told)
        version = found["version"]
        if isinstance(version, int) and version > VERSION:
            raise BadInput(
                f"{name} was written by a newer Rehearsal (backup version {version}). {NOTHING_CHANGED} Update first."
            )
        return Manifest.model_validate_json(told)
    except ValidationError as error:
        raise BadInput(f"{name} {_reason(error)} {NOTHING_CHANGED}") from None
    except (ValueError, TypeError, KeyError, RecursionError):
        raise BadInput(f"{name} does not say what is in it. {NOTHING_CHANGED}") from None


def _reason(error: ValidationError) -> str:
    found = error.errors(include_url=False)[0]
    if found["loc"][-1:] == ("name",):
        return f"holds a file that no backup has, or that would leave its folder: {str(found['input'])[:80]!r}."
    return f"does not say rightly what is in it ({'.'.join(map(str, found['loc']))}: {found['msg']})."
