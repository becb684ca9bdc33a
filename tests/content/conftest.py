"""A small bank of two questions, and copies of it with something spoilt."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from interviewer.content import load_bank
from interviewer.errors import ContentError

GOOD = Path(__file__).parents[1] / "data" / "bank"
Spoil = Callable[[str, str, str], ContentError]


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A copy of the small bank that may be changed."""
    return Path(shutil.copytree(GOOD, tmp_path / "bank"))


@pytest.fixture
def spoil(bank: Path) -> Spoil:
    """Replace the first ``right`` in a file by ``wrong``, load, and hand back the error."""

    def spoilt(file: str, right: str, wrong: str) -> ContentError:
        path = bank / file
        text = path.read_text(encoding="utf-8")
        assert right in text
        path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
        with pytest.raises(ContentError) as caught:
            load_bank(bank / "questions", bank / "rubrics")
        assert caught.value.path == str(path)
        return caught.value

    return spoilt


def line_of(bank: Path, file: str, text: str) -> int:
    """The line on which a text first stands."""
    whole = (bank / file).read_text(encoding="utf-8")
    return whole.count("\n", 0, whole.index(text)) + 1
