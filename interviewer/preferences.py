"""What the candidate has set in the app: kept in a file beside the history. A key is never among it."""

import json
from pathlib import Path

from pydantic import Field, NonNegativeFloat, PositiveInt, ValidationError

from interviewer.domain.base import Value
from interviewer.errors import BadInput

FILE = "settings.json"


class Preferences(Value):
    """The model that grades, by its litellm name, where it is, and what may be spent on it in a calendar month.

    ``longest_recording`` is the limit of a spoken answer in seconds, ``keep_recordings_days`` how long sound is kept,
    ``read_aloud`` whether questions are, ``ask_confidence`` whether the candidate is asked how sure they are,
    ``quiet`` whether pages show no numbers about how they did.
    """

    model: str | None = Field(default=None, max_length=200)
    api_base: str | None = Field(default=None, max_length=500)
    spending_cap: NonNegativeFloat | None = None
    longest_recording: float = Field(default=300.0, ge=10, le=1800)
    keep_recordings_days: PositiveInt | None = None
    read_aloud: bool = False
    ask_confidence: bool = True
    quiet: bool = False


def load_preferences(folder: Path) -> Preferences:
    """What was saved there; nothing set when nothing was. ``BadInput`` names a file that can't be used."""
    path = folder / FILE
    try:
        return Preferences.model_validate_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Preferences()
    except (OSError, ValidationError, UnicodeDecodeError):
        raise BadInput(f"{path} can't be read as settings. Mend it or remove it; your answers are not in it.") from None


def save_preferences(folder: Path, preferences: Preferences) -> None:
    """All of it or nothing: the old file stays until the new one is whole."""
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f"{FILE}.new"
    fresh.write_text(json.dumps(preferences.model_dump(), indent=2) + "\n", encoding="utf-8")
    fresh.replace(folder / FILE)
