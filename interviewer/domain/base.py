"""The form of every value in the domain."""

import hashlib
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

LONGEST_LINE = 2000
"""Characters in a question, a point or one of its wordings."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_LINE)]
Share = Annotated[float, Field(ge=0.0, le=1.0)]
Dollars = Annotated[float, Field(ge=0.0, allow_inf_nan=False)]
Moment = AwareDatetime
RecordingId = Annotated[str, StringConstraints(pattern=r"^[0-9a-zA-Z_-]{1,64}$")]


class Value(BaseModel):
    """Immutable, compared by content, and closed: an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def digest(self) -> str:
        """Sixteen hexadecimal digits that change whenever any field does."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]
