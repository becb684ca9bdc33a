"""The form in which a model is to reply, and finding that form in what it said."""

import json
from collections.abc import Iterator
from typing import Any

Plain = dict[str, Any]
"""An object as JSON has it."""


def closed(**properties: Any) -> Plain:
    """The schema of an object with exactly these properties, in this order."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def objects(text: str, having: str) -> Iterator[Plain]:
    """Every whole JSON object in a text that has such a property, prose or code fences around it or not."""
    decoder, at = json.JSONDecoder(), text.find("{")
    while at >= 0:
        try:
            found, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            end = at + 1
        else:
            if isinstance(found, dict) and having in found:
                yield found
        at = text.find("{", end)
