"""Where a model is, and what of the way to it may be told."""

import pytest
from pydantic import SecretStr

from interviewer.models import ModelChoice
from interviewer.models.choice import without_credentials


@pytest.mark.parametrize(
    ("name", "base", "near"),
    [
        ("openai/m", "http://127.0.0.1:8080/v1", True),
        ("openai/m", "http://localhost:1234/v1", True),
        ("openai/m", "http://192.168.1.7:8000/v1", True),
        ("openai/m", "http://[::1]:8000/v1", True),
        ("openai/m", "http://me:word@10.0.0.3/v1", True),
        ("openai/m", "http://box.local/v1", True),
        ("openai/m", "http://ollama:11434", True),
        ("ollama/llama3.2", None, True),
        ("ollama/llama3.2", "https://models.example.com", False),
        ("openai/gpt-4o-mini", None, False),
        ("openai/m", "https://api.example.com/v1", False),
        ("openai/m", "http://8.8.8.8/v1", False),
        ("openai/m", "http://[nonsense", False),
        ("openai/m", "nonsense", False),
    ],
)
def test_a_server_of_ones_own_is_known_by_its_address(name: str, base: str | None, near: bool) -> None:
    """This computer and this network are near; what has a public name or address is not."""
    assert ModelChoice(name=name, api_base=base).is_near is near


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://me:word@host:1/v1", "https://host:1/v1"),
        ("https://word@host/v1", "https://host/v1"),
        ("me:word@host/v1", "host/v1"),
        ("https://host/v1?key=word", "https://host/v1"),
        ("https://host/v1/@models", "https://host/v1/@models"),
        ("The provider", "The provider"),
    ],
)
def test_an_address_is_told_without_what_opens_a_door(address: str, told: str) -> None:
    """Before the @ and after the ?, and nothing else is lost."""
    assert without_credentials(address) == told


def test_what_opens_a_door_is_blotted_out_of_any_text() -> None:
    """The key, the password of the base URL, and what its query holds."""
    choice = ModelChoice(
        name="openai/m", api_base="https://me:password-1@host/v1?key=password-2", api_key=SecretStr("password-3")
    )
    assert choice.without_key("password-1, password-2, password-3") == "•••, •••, •••"


def test_a_key_that_is_a_word_spoils_no_reply() -> None:
    """Servers of one's own are given "x" or "none": no secret, and in every text."""
    choice = ModelChoice(name="openai/m", api_base="http://localhost:1/v1", api_key=SecretStr("x"))
    assert choice.without_key('{"text": "an axis"}') == '{"text": "an axis"}'
