"""Which model to ask, where, with what key, and at what price."""

from typing import Annotated

from pydantic import Field, NonNegativeFloat, PositiveFloat, SecretStr, StringConstraints

from interviewer.domain.base import Value

A_MILLION = 1_000_000


class ModelChoice(Value):
    """A model by its litellm name (``openai/gpt-4o-mini``, ``ollama/llama3.2``) and the way to it.

    Prices are dollars for a million tokens, for models whose price litellm doesn't know. The key shows nowhere: not
    in ``repr``, not in JSON.
    """

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    api_base: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] | None = None
    api_key: SecretStr | None = None
    price_in: NonNegativeFloat | None = None
    price_out: NonNegativeFloat | None = None
    timeout: Annotated[PositiveFloat, Field(le=3600)] = 60.0

    def without_key(self, text: str) -> str:
        """The text with the key blotted out wherever it stands."""
        key = self.api_key.get_secret_value() if self.api_key else ""
        return text.replace(key, "•••") if key else text

    def cost(self, tokens_in: int, tokens_out: int) -> float | None:
        """What so many tokens cost by the prices given here; None when none are."""
        if self.price_in is None and self.price_out is None:
            return None
        return (tokens_in * (self.price_in or 0) + tokens_out * (self.price_out or 0)) / A_MILLION
