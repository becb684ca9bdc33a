"""Settings from outside: the environment, then a secrets file beside the app, then one at home."""

from pathlib import Path

import pytest

from interviewer import settings
from interviewer.errors import BadInput


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Where the two secrets files would be, and an environment that sets nothing."""
    for name in settings.Settings.model_fields:
        monkeypatch.delenv(f"{settings.PREFIX}{name.upper()}", raising=False)
    found = tmp_path / "app.toml", tmp_path / "home.toml"
    monkeypatch.setattr(settings, "SECRETS", found)
    return found


def test_a_variable_counts_before_a_line_of_a_file(files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """And the file beside the app before the one at home; what only one of them sets counts too."""
    app, home = files
    app.write_text('INTERVIEWER_MODEL = "of-the-app"\nINTERVIEWER_API_KEY = "sk-app"\nINTERVIEWER_API_BASE = ""\n')
    home.write_text('INTERVIEWER_MODEL = "of-home"\nINTERVIEWER_SPENDING_CAP = 5\n')
    monkeypatch.setenv("INTERVIEWER_API_KEY", "sk-outside")
    found = settings.load_settings()
    assert (found.model, found.spending_cap, found.api_base) == ("of-the-app", 5.0, None)
    assert found.api_key
    assert found.api_key.get_secret_value() == "sk-outside"


def test_other_names_mean_nothing_here(files: tuple[Path, Path]) -> None:
    """Secrets files are shared with other apps: small letters, sections and other names are not ours."""
    files[0].write_text('interviewer_model = "a"\nMODEL = "b"\n[mine]\nINTERVIEWER_MODEL = "c"\n')
    assert settings.load_settings().model is None


@pytest.mark.parametrize("text", ['INTERVIEWER_API_KEY = "sk-half', "INTERVIEWER_MODEL_TIMEOUT = 'sk-half'"])
def test_what_is_wrong_in_a_file_is_told_without_what_stands_there(files: tuple[Path, Path], text: str) -> None:
    """It may be a key."""
    files[0].write_text(text)
    with pytest.raises(BadInput) as told:
        settings.load_settings()
    assert "sk-half" not in f"{told.value} {told.value.__cause__}"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SPENDING_CAP", "inf"),
        ("SPENDING_CAP", "1e400"),
        ("PRICE_OUT", "inf"),
        ("PRICE_IN", "nan"),
        ("MODEL", "x" * 201),
        ("DATA_DIR", "postgresql://me:word@host/rehearsal"),
        ("DATABASE_URL", "/home/me/history.db"),
        ("DATABASE_URL", "mysql://me:word@host/rehearsal"),
        ("DATA_DIR", "~nobody-of-that-name/rehearsal"),
    ],
)
def test_what_nothing_can_be_done_with_is_named(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """A price without end would fill the month's purse for good; an address would be taken for a folder's name."""
    monkeypatch.setenv(f"INTERVIEWER_{name}", value)
    with pytest.raises(BadInput, match=f"INTERVIEWER_{name} is wrong: (?!Value error)"):
        settings.load_settings()


def test_the_home_folder_is_known_where_no_shell_puts_it_in(files: tuple[Path, Path]) -> None:
    """A line of a file is read by nobody who knows what ``~`` stands for."""
    files[0].write_text('INTERVIEWER_DATA_DIR = "~/rehearsal"\n')
    assert settings.load_settings().data_dir == Path.home() / "rehearsal"
