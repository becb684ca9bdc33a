"""Which model to ask, where, with what key, and at what price."""

import ipaddress
import re
from collections.abc import Iterator
from typing import Annotated
from urllib.parse import parse_qsl, urlsplit

from pydantic import Field, PositiveFloat, SecretStr, StringConstraints

from interviewer.domain.base import Dollars, Value

A_MILLION = 1_000_000

SHORTEST_SECRET = 8
"""Characters. Servers of one's own are given keys like "x" or "none", and those stand in any text."""

RUN_HERE = ("ollama", "ollama_chat", "llamafile", "lm_studio")
"""Providers that are on this computer unless a base URL says otherwise."""

_CREDENTIALS = re.compile(r"^(\w[\w+.-]*://)?([^/?#]*)@")
_NEAR = re.compile(r"^[^.]*$|\.(?:local|localhost|lan|internal|home\.arpa)$")


def without_credentials(address: str) -> str:
    """An address as it may be told and kept: without what opens a door there, before an @ or after a ?."""
    return _CREDENTIALS.sub(r"\1", address).partition("?")[0]


class ModelChoice(Value):
    """A model by its litellm name (``openai/gpt-4o-mini``, ``ollama/llama3.2``) and the way to it.

    Prices are dollars for a million tokens, for models whose price litellm doesn't know. The key shows nowhere: not
    in ``repr``, not in JSON.
    """

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    api_base: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] | None = None
    api_key: SecretStr | None = None
    price_in: Dollars | None = None
    price_out: Dollars | None = None
    timeout: Annotated[PositiveFloat, Field(le=3600)] = 60.0

    def without_key(self, text: str) -> str:
        """The text with the key, and what opens a door in the base URL, blotted out wherever they stand."""
        for secret in self._secrets():
            if len(secret) >= SHORTEST_SECRET:
                text = text.replace(secret, "•••")
        return text

    def _secrets(self) -> Iterator[str]:
        if self.api_key:
            yield self.api_key.get_secret_value()
        base = self.api_base or ""
        if found := _CREDENTIALS.match(base):
            yield found[2].partition(":")[2] or found[2]
        yield from (value for _, value in parse_qsl(base.partition("?")[2]))

    @property
    def is_near(self) -> bool:
        """True when it runs on this computer or in this network, where one machine answers one thing at a time."""
        if not self.api_base:
            return self.name.partition("/")[0] in RUN_HERE
        try:
            host = urlsplit(self.api_base).hostname or ""
        except ValueError:
            return False
        try:
            return ipaddress.ip_address(host).is_private
        except ValueError:
            return bool(host and _NEAR.search(host))

    def cost(self, tokens_in: int, tokens_out: int) -> float | None:
        """What so many tokens cost by the prices given here; None when none are."""
        if self.price_in is None and self.price_out is None:
            return None
        return (tokens_in * (self.price_in or 0) + tokens_out * (self.price_out or 0)) / A_MILLION
