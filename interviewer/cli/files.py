"""Files that a command writes: whole under their name, or not there at all."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from interviewer import bootstrap
from interviewer.errors import BadInput, RehearsalError

STANDARD_OUTPUT = "-"


def refuse(target: str, *, force: bool) -> None:
    """``BadInput`` when nothing may be written there, before any work is done."""
    path = Path(target)
    if target == STANDARD_OUTPUT:
        return
    if path.is_dir():
        raise BadInput(f"{target} is a folder. Name a file in it.")
    if not path.parent.is_dir():
        raise BadInput(f"There is no folder {path.parent}. Make it, or choose another place.")
    here = bootstrap.installation()
    if path.resolve() in {here.database.resolve(), here.preferences.resolve()}:
        raise BadInput(f"{target} is what is to be taken out. Choose another name.")
    if path.exists() and not force:
        raise BadInput(f"{target} is there already. Choose another name, or add --force to replace it.")


def write(target: str, pieces: Iterable[bytes], *, force: bool) -> None:
    """Write the pieces to a file, or to standard output when it is ``-``."""
    refuse(target, force=force)
    if target == STANDARD_OUTPUT:
        _to_standard_output(pieces)
        return
    path = Path(target)
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        with partial.open("xb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        refuse(target, force=force)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _to_standard_output(pieces: Iterable[bytes]) -> None:
    if sys.stdout is None:
        raise RehearsalError("Standard output is closed, so there is nowhere to write the result.")
    sys.stdout.buffer.writelines(pieces)
    sys.stdout.buffer.flush()
