"""What can be set from outside: environment variables that begin with INTERVIEWER_, or the same names in secrets.toml.

A variable counts before a line of ``.streamlit/secrets.toml``; of such files, the one beside the app before the one in
the person's home. Names are written as the variables are, in capitals, before the first ``[section]``.
"""

import tomllib
from pathlib import Path
from typing import Annotated, Any

from platformdirs import user_data_path
from pydantic import (
    Field,
    PositiveFloat,
    PositiveInt,
    SecretStr,
    StringConstraints,
    ValidationError,
    field_validator,
)
from pydantic_settings import BaseSettings, InitSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

from interviewer.domain.base import Dollars
from interviewer.errors import BadInput

PREFIX = "INTERVIEWER_"
SECRETS = (Path(__file__).parents[1] / ".streamlit" / "secrets.toml", Path.home() / ".streamlit" / "secrets.toml")

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Address = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


class Settings(BaseSettings):
    """The settings there are. ``data_dir`` holds the history, or what belongs to one in a database.

    Nothing is ever written elsewhere.

    ``model`` grades, by its litellm name, at ``api_base`` and with ``api_key`` where it needs them. Prices are dollars
    for a million tokens, ``spending_cap`` dollars a calendar month, ``model_timeout`` seconds for one request.
    ``transcription_model`` writes down spoken answers in place of the model that is installed.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, env_ignore_empty=True)

    data_dir: Path = Field(default_factory=lambda: user_data_path("rehearsal", appauthor=False))
    database_url: SecretStr | None = None
    """The PostgreSQL database that holds the record in place of a file in ``data_dir``."""
    model: Name | None = None
    api_base: Address | None = None
    api_key: SecretStr | None = None
    model_timeout: Annotated[PositiveFloat, Field(le=3600)] = 60.0
    model_at_once: Annotated[PositiveInt, Field(le=12)] | None = None
    """Answers that it grades at the same time."""
    price_in: Dollars | None = None
    price_out: Dollars | None = None
    spending_cap: Dollars | None = None
    transcription_model: Name | None = None
    transcription_api_base: Address | None = None
    transcription_api_key: SecretStr | None = None
    longest_recording: Annotated[PositiveFloat, Field(le=1800)] | None = None
    """Seconds that a spoken answer may take."""
    keep_recordings_days: PositiveInt | None = None
    """Days after which the sound of an answer is deleted; its words stay."""

    @field_validator("data_dir", mode="before")
    @classmethod
    def _is_a_folder(cls, named: object) -> object:
        """The home stands for ``~`` also where no shell has put it in; the address of a server is no folder."""
        if isinstance(named, str) and ("://" in named or "\0" in named):
            raise ValueError(f"It names a folder on this computer; a server is named by {PREFIX}DATABASE_URL")
        try:
            return Path(named).expanduser() if isinstance(named, str) else named
        except RuntimeError as nobody:
            raise ValueError("There is no such home folder") from nobody

    @field_validator("database_url")
    @classmethod
    def _is_postgresql(cls, named: SecretStr | None) -> SecretStr | None:
        """Other databases are none of ours; a file is named by its folder."""
        if named and not named.get_secret_value().startswith(("postgresql://", "postgres://", "postgresql+psycopg://")):
            raise ValueError("It looks like postgresql://user:password@host:5432/database")
        return named

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, then the environment, then the secrets file."""
        return init_settings, env_settings, InitSettingsSource(settings_cls, _secrets())


def load_settings() -> Settings:
    """The settings of this process; ``BadInput`` names the variable that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        found = error.errors(include_input=False)[0]
        name = f"{PREFIX}{str(found['loc'][0]).upper()}"
        # Whatever was set may be a key, so nothing of it is repeated.
        reason = found["msg"].removeprefix("Value error, ")
        raise BadInput(f"The setting {name} is wrong: {reason}. Change it or unset it.") from None


def _secrets() -> dict[str, Any]:
    """What the secrets files set, by field; an empty text sets nothing, as an empty variable does."""
    found: dict[str, Any] = {}
    for path in reversed(SECRETS):
        found |= _read(path) if path.is_file() else {}
    known = {f"{PREFIX}{field.upper()}": field for field in Settings.model_fields}
    return {known[name]: value for name, value in found.items() if name in known and value != ""}


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise BadInput(f"{path} can't be read as TOML. Mend it or remove it.") from None
