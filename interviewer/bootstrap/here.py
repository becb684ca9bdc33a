"""What this installation has: the record, its backups, and what each person has set."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.errors import BadInput
from interviewer.preferences import FILE as PREFERENCES_FILE
from interviewer.preferences import OTHERS, Preferences, load_preferences, save_preferences
from interviewer.settings import load_settings

if TYPE_CHECKING:
    from interviewer.history import Installation, Manifest, Restored, SqlHistory

LOCAL_OWNER = "local"
"""Who owns every row while there is no sign-in, and whose record a shell works on."""


def now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


def build_history() -> "SqlHistory":
    """The record in the data folder, or in the database that is set; everybody's rows are in it."""
    from interviewer.history import open_history  # noqa: PLC0415

    here = installation()
    return open_history(here.record, sounds=here.sounds)


def installation() -> "Installation":
    """Where everything is that anybody has here."""
    from interviewer.history import Installation  # noqa: PLC0415

    settings = load_settings()
    folder, url = settings.data_dir, settings.database_url
    record, sounds = folder / "history.db", folder / "recordings"
    return Installation(record, sounds, folder / PREFERENCES_FILE, url.get_secret_value() if url else None)


# A backup is the installation's: it holds every owner, and a restore puts everybody's rows in place. Who may ask for
# either is asked where people sign in, never here.


def back_up(target: Path, *, force: bool = False) -> "Manifest":
    """Write all of it to one file."""
    from interviewer import history  # noqa: PLC0415

    return history.back_up(installation(), target, at=now(), force=force)


def check_backup(file: Path) -> "Manifest":
    """What is in a backup; ``BadInput`` when it can't be restored."""
    from interviewer import history  # noqa: PLC0415

    return history.check(file)


def restore(file: Path) -> "Restored":
    """Put a backup in the place of what is here; what was here is kept beside it."""
    from interviewer import history  # noqa: PLC0415

    return history.restore(installation(), file, at=now(), check_preferences=load_preferences)


def preferences(owner: str) -> Preferences:
    """What that person has set in the app."""
    return load_preferences(*_kept_in(owner))


def keep_preferences(owner: str, chosen: Preferences) -> None:
    """Set it from now on; ``BadInput`` where it would put a key on disk."""
    from interviewer.models.choice import without_credentials  # noqa: PLC0415

    base = chosen.api_base or ""
    if without_credentials(base) != base:
        raise BadInput(
            "The base URL holds a name, a password or a key, and what is saved here is kept in a file. Leave out what "
            "stands before the @ or after the ?, and type the key in its own field. Or set INTERVIEWER_API_BASE."
        )
    folder, name = _kept_in(owner)
    save_preferences(folder, chosen, name)


def _kept_in(owner: str) -> tuple[Path, str]:
    """The folder and the file. What a person is called by where they sign in may be anything, but for a file's name."""
    folder = load_settings().data_dir
    if owner == LOCAL_OWNER:
        return folder, PREFERENCES_FILE
    return folder / OTHERS, f"{sha256(owner.encode('utf-8', 'surrogatepass')).hexdigest()}.json"


def spending_cap(owner: str) -> float | None:
    """Dollars a month for that person, by the environment, else by what they set; None when there is no cap."""
    cap = load_settings().spending_cap
    return preferences(owner).spending_cap if cap is None else cap


def longest_recording(owner: str) -> float:
    """Seconds that a spoken answer may take, by the environment, else by what was set in the app."""
    return load_settings().longest_recording or preferences(owner).longest_recording


def keep_recordings_days(owner: str) -> int | None:
    """Days for which sound is kept, by the environment, else by what was set in the app; None for ever."""
    return load_settings().keep_recordings_days or preferences(owner).keep_recordings_days
