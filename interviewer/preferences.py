"""What each person has set in the app: kept in a file of theirs beside the history. A key is never among it."""

import json
import os
import tempfile
from pathlib import Path
from typing import Annotated

from pydantic import Field, PositiveInt, StringConstraints, ValidationError

from interviewer.domain.base import Dollars, Value
from interviewer.errors import BadInput, RehearsalError

FILE = "settings.json"
OTHERS = "settings"
"""The folder with what others set than the person whose computer it is."""


class Preferences(Value):
    """The model that grades, by its litellm name, where it is, and what may be spent on it in a calendar month.

    ``longest_recording`` is the limit of a spoken answer in seconds, ``keep_recordings_days`` how long sound is kept,
    ``read_aloud`` whether questions are, ``ask_confidence`` whether the candidate is asked how sure they are,
    ``quiet`` whether pages show no numbers about how they did.
    """

    model: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] | None = None
    api_base: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] | None = None
    spending_cap: Dollars | None = None
    longest_recording: float = Field(default=300.0, ge=10, le=1800)
    keep_recordings_days: PositiveInt | None = None
    read_aloud: bool = False
    ask_confidence: bool = True
    quiet: bool = False


def load_preferences(folder: Path, name: str = FILE) -> Preferences:
    """What was saved there; nothing set when nothing was. ``BadInput`` names a file that can't be used."""
    path = folder / name
    try:
        return Preferences.model_validate_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Preferences()
    except OSError as failure:
        raise BadInput(f"{path} can't be read: {failure.strerror}. Check its permissions and its folder's.") from None
    except (ValidationError, UnicodeDecodeError):
        raise BadInput(f"{path} can't be read as settings. Mend it or remove it; your answers are not in it.") from None


def save_preferences(folder: Path, preferences: Preferences, name: str = FILE) -> None:
    """All of it or nothing: the old file stays until the new one is whole, whoever else saves at the same time."""
    told = json.dumps(preferences.model_dump(), indent=2) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _replace(folder / name, told)
    except OSError as failure:
        raise RehearsalError(
            f"The settings can't be saved in {folder}: {failure.strerror}. Nothing was changed. Make room there, or "
            "check the permissions of the folder."
        ) from failure


def _replace(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".new", dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
