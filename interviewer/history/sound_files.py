"""Files of sound beside the database: whole and on disk when they are kept, or not there at all."""

import os
from collections.abc import Container
from pathlib import Path

from interviewer.errors import HistoryError, NotFound
from interviewer.history.leftovers import is_old
from interviewer.history.manifest import is_sound

GONE = "The sound of this recording is no longer there; its words are."
FOLDER_IS_THEIRS = 0o700
PARTIAL = ".partial"


class SoundFiles:
    """A folder of them. Names come from identifiers that are checked, never from people."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, name: str, sound: bytes) -> None:
        """On disk, under its name and with its bytes, before this returns; ``HistoryError`` when it can't be."""
        try:
            self.folder.mkdir(mode=FOLDER_IS_THEIRS, parents=True, exist_ok=True)
            partial = self.folder / f"{name}{PARTIAL}"
            with partial.open("wb") as file:
                file.write(sound)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(self.folder / name)
            self._settle()
        except OSError as error:
            raise HistoryError(
                f"The recording can't be kept in {self.folder}: {error.strerror or error}. Make room, or set "
                "INTERVIEWER_DATA_DIR to a folder that can be written to; then send it again."
            ) from error

    def read(self, name: str) -> bytes:
        """Its bytes; ``NotFound`` when somebody took the file away."""
        try:
            return (self.folder / name).read_bytes()
        except FileNotFoundError:
            raise NotFound(GONE) from None
        except OSError as error:
            raise HistoryError(f"{self.folder / name} can't be read: {error.strerror or error}.") from error

    def remove(self, name: str) -> None:
        """Away with it; there may be none."""
        try:
            (self.folder / name).unlink(missing_ok=True)
        except OSError as error:
            raise HistoryError(f"{self.folder / name} can't be deleted: {error.strerror or error}.") from error

    def sweep(self, known: Container[str]) -> None:
        """Away with recordings that nobody knows of: a crash came after their file, and before their row."""
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            if path.name not in known and is_sound(path.name.removesuffix(PARTIAL)) and is_old(path):
                self.remove(path.name)

    def _settle(self) -> None:
        """A new name is on disk when its folder is; Windows has no such call, and does it by itself."""
        if os.name != "posix":
            return
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
