"""What is said to a model: templates in files of their own, and the mark around what nobody vouches for."""

import secrets
from functools import cache
from pathlib import Path
from string import Template


def new_nonce() -> str:
    """A mark that no answer can foresee."""
    return secrets.token_hex(8)


def fill(template: Path, **values: object) -> str:
    """The text of a template with these values in its places."""
    return _read(template).substitute(values)


@cache
def _read(template: Path) -> Template:
    return Template(template.read_text(encoding="utf-8").strip())
