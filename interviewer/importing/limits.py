"""How much of a document is read: far beyond what anyone practises with, far within what a computer can hold."""

import zipfile
from io import BytesIO

from interviewer.errors import BadInput

MEGABYTE = 1_000_000
LARGEST = 50 * MEGABYTE
LARGEST_UNPACKED = 200 * MEGABYTE
MOST_MEMBERS = 10_000
MOST_PAGES = 2_000
MOST_QUESTIONS = 10_000


def refuse_large(name: str, size: int) -> None:
    """``BadInput`` when there are too many bytes, or none."""
    if not size:
        raise BadInput(f"{name} is empty.")
    if size > LARGEST:
        raise BadInput(
            f"{name} has {size // MEGABYTE} MB; up to {LARGEST // MEGABYTE} MB can be read. Split it into parts."
        )


def refuse_many(number: int) -> None:
    """``BadInput`` when there are more questions than are taken in at once; said as soon as it is known."""
    if number > MOST_QUESTIONS:
        raise BadInput(f"This holds more than {MOST_QUESTIONS:,} questions. Split it into parts.")


def open_zip(name: str, data: bytes) -> zipfile.ZipFile:
    """The archive; ``BadInput`` when it is none, or would unpack to more than can be held."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as failure:
        raise BadInput(f"{name} is cut short or not what its name says: {failure}. Save it once more.") from failure
    members = archive.infolist()
    if len(members) > MOST_MEMBERS or sum(one.file_size for one in members) > LARGEST_UNPACKED:
        raise BadInput(f"{name} would unpack to far more than its size. It was not opened.")
    return archive


def unpack(name: str, archive: zipfile.ZipFile, member: str) -> bytes:
    """One file of an archive, never more of it than the archive declares."""
    try:
        return archive.read(member)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError) as failure:
        raise BadInput(f"{name} is damaged: {failure}. Save it once more.") from failure
    except Exception as failure:  # zlib.error and its like are named by no common class
        raise BadInput(f"{name} is damaged: {failure}. Save it once more.") from failure
