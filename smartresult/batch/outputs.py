"""Files that appear whole or not at all, and no file in the place of another's.

A file is written under a temporary name beside its place, then renamed, which file systems do at once (POSIX `rename`,
Windows `MoveFileEx`). The temporary name is made of the source's: the same command, run again after it was killed,
finds the leftovers of each response without searching, and removes them.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from typing import BinaryIO, Final, NamedTuple

from smartresult.batch.names import fold_path
from smartresult.errors import OutputError

_TEMPORARY: Final = ".smartresult-"
_TEMPORARY_SUFFIX: Final = ".part"


class Part(NamedTuple):
    """A file that is written, but not yet in its place; or, without *temporary*, one that is there already.

    In a run that writes no files it has *data* instead, or is *planned*, if it would be written.
    """

    path: str
    temporary: str = ""
    data: bytes = b""
    planned: bool = False

    @property
    def fresh(self) -> bool:
        """Whether it is not there yet."""
        return bool(self.temporary) or self.planned


def temporary_path(path: str, source: str) -> str:
    """Where the file for *path* stands until it is whole: of 36 ASCII characters, however long the name itself is."""
    digest = blake2b(f"{source}\0{path}".encode(errors="surrogatepass"), digest_size=8).hexdigest()
    return os.path.join(os.path.dirname(path), f"{_TEMPORARY}{digest}{_TEMPORARY_SUFFIX}")


def write_part(path: str, data: bytes, source: str) -> Part:
    """Write *data* beside *path*, in folders that are made if need be.

    Raises OutputError if that can't be done; nothing is left of it then.
    """
    temporary = temporary_path(path, source)
    try:
        with open_part(temporary, path) as file, system_errors_at(path):
            file.write(data)
            file.close()  # here, for what is buffered may not fit on the disk either
    except BaseException:  # an interrupt, too, must leave nothing half-written
        discard(temporary)
        raise
    return Part(path, temporary)


def open_part(temporary: str, path: str) -> BinaryIO:
    """A new file at *temporary*, to be renamed to *path*, in folders that are made if need be."""
    with system_errors_at(path):
        try:
            return open(temporary, "wb")
        except FileNotFoundError:
            os.makedirs(os.path.dirname(temporary), exist_ok=True)
            return open(temporary, "wb")


def place_part(temporary: str, path: str) -> None:
    """Rename what was written at *temporary* to *path*, over what stands there. Raises OutputError if that fails."""
    with system_errors_at(path):
        os.replace(temporary, path)


def discard(temporary: str) -> None:
    """Remove what stands at the *temporary* path, if anything does."""
    with suppress(OSError):  # there is nothing, or nothing that can be done about it
        os.unlink(temporary)


@contextmanager
def system_errors_at(path: str) -> Iterator[None]:
    """Raise OutputError for *path* in the place of a system's error."""
    fault = ""
    try:
        yield
    except OSError as error:
        fault = describe_system_error(error)
    if fault:
        raise OutputError(f"can't be written: {fault}", path)


def describe_system_error(error: OSError) -> str:
    """What the system says, in its own words, without the path that messages name anyway."""
    reason = error.strerror or str(error) or type(error).__name__
    return reason[:1].lower() + reason[1:]


class Claims:
    """Which names are taken in this run: none is given twice, in any folder."""

    def __init__(self) -> None:
        self._taken: set[bytes] = set()
        self._folders: dict[str, str] = {}
        self._counts: dict[bytes, int] = {}

    def claim(self, base: str) -> bool:
        """Take *base*, a path without suffix; False where it is taken, or would be on some file system."""
        key = self._key(base)
        if key in self._taken:
            return False
        self._taken.add(key)
        return True

    def number(self, base: str) -> str:
        """Take the first of *base*-2, *base*-3, … that is free."""
        key = self._key(base)
        number = self._counts.get(key, 1) + 1
        while not self.claim(f"{base}-{number}"):
            number += 1
        self._counts[key] = number
        return f"{base}-{number}"

    def _key(self, base: str) -> bytes:
        folder, name = os.path.split(base)
        absolute = self._folders.get(folder)
        if absolute is None:
            self._folders.clear()  # responses of a folder come one after another: the last is all that pays
            absolute = self._folders[folder] = os.path.realpath(folder)
        return fold_path(f"{absolute}/{name}")
