"""What can be set from outside: environment variables that begin with INTERVIEWER_."""

from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from interviewer.errors import BadInput


class Settings(BaseSettings):
    """The settings there are. ``data_dir`` holds the history; nothing else is ever written."""

    model_config = SettingsConfigDict(env_prefix="INTERVIEWER_", frozen=True)

    data_dir: Path = Field(default_factory=lambda: user_data_path("rehearsal", appauthor=False))
    model: str | None = None


def load_settings() -> Settings:
    """The settings of this process; ``BadInput`` names the variable that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        found = error.errors()[0]
        name = f"INTERVIEWER_{str(found['loc'][0]).upper()}"
        raise BadInput(f"The setting {name} is wrong: {found['msg']}. Change it or unset it.") from error
