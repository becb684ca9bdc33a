"""What the candidate said."""

from typing import Self

from pydantic import model_validator

from interviewer.domain.base import RecordingId, Value
from interviewer.errors import BadInput

LONGEST = 20_000
"""Characters in an answer: half an hour of speech at 150 words a minute is about 27,000; nobody grades that."""


class Answer(Value):
    """The candidate's own words, exactly as given: evidence points into this text by character offset.

    ``recordings`` are those whose words went into the text, by id, in that order.
    """

    text: str
    recordings: tuple[RecordingId, ...] = ()

    @model_validator(mode="after")
    def _is_not_too_long(self) -> Self:
        if len(self.text) > LONGEST:
            raise BadInput(
                f"The answer has {len(self.text):,} characters; {LONGEST:,} is the most that is graded. "
                "Shorten it and hand it in again."
            )
        return self

    @property
    def is_blank(self) -> bool:
        """True when there is nothing to read in it."""
        return not any(character.isalnum() for character in self.text)

    @property
    def words(self) -> int:
        """How many words it has, parted by white space."""
        return len(self.text.split())
