"""Naming a model in the settings: what is wrong is told beside it, and the rest of the page stays."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from interviewer.interview import Interview
from tests.app import reading
from tests.app.conftest import OpenPage
from tests.models.server import ModelServer, refuses


@pytest.fixture
def settings(app: Interview, open_page: OpenPage) -> AppTest:
    """The page, with nothing set."""
    return open_page(app, "settings")


def enter(page: AppTest, base: str) -> str:
    """Name a model at that address, test the way to it, and read the page."""
    for label, text in (("Model", "openai/m"), ("Base URL", base), ("Key, for this visit", "sk-typed")):
        next(one for one in page.text_input if one.label == label).input(text)
    return reading.told(reading.press(page, "Save and test the connection"))


def test_a_model_that_refuses_is_told_beside_the_form(server: ModelServer, settings: AppTest) -> None:
    """It is saved, who grades is told as it is now, and the settings below are still there."""
    server.will(refuses(401))
    told = enter(settings, server.base)
    assert "refused the key" in told
    assert "openai/m grades." in told
    assert "Delete everything" in told


def test_a_base_url_with_a_password_is_not_saved(settings: AppTest, tmp_path: Path) -> None:
    """What is saved is kept in a file, so it is refused with the way out."""
    told = enter(settings, "http://me:password-1@127.0.0.1:9/v1")
    assert "type the key in its own field" in told
    assert "No language model is set" in told
    assert not (tmp_path / "settings.json").exists()
