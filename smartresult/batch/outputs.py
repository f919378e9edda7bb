"""Files that appear whole or not at all, and no file in the place of another's.

A file is written under a temporary name of its run's own beside its place, opened anew and through no link; then it is
put there at once, over another only where that is to be replaced. What a run that was killed has left is known
by its name, and removed by the next run into that folder; what belongs to a run that lives, never.
"""

import errno
import os
import re
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from time import time
from typing import Final, NamedTuple

from smartresult.batch.names import fold_path
from smartresult.batch.remote import is_url
from smartresult.batch.runs import has_ended
from smartresult.errors import ExistingFileError, OutputError

_TEMPORARY: Final = re.compile(r"\.smartresult-((?:[0-9a-f]+-){3}[0-9a-f]+)-[0-9a-f]+-[0-9a-f]+\.part")
#: Flags that not every system has: nothing there follows links, or alters line ends.
_NO_LINK: Final[int] = getattr(os, "O_NOFOLLOW", 0)
_BINARY: Final[int] = getattr(os, "O_BINARY", 0)
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _BINARY
#: Not to wait for the other end of a pipe that stands in the place of a file.
_LOOK: Final[int] = os.O_RDONLY | _NO_LINK | _BINARY | getattr(os, "O_NONBLOCK", 0)
#: Whether a file that is renamed is put over none; on POSIX, a link is, and no more.
_RENAMING_KEEPS: Final = os.name == "nt"
#: How a file system says that it has no hard links: FAT, some networks.
_NO_HARD_LINKS: Final = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})
#: What was left by a run that can't be looked at, on another machine: no run waits for a week to put a file in place.
_FORGOTTEN_S: Final = 7 * 24 * 3600
#: How often a new file is tried for: its folder may be removed, its name taken by somebody who means harm.
_ATTEMPTS: Final = 100


class Part(NamedTuple):
    """A file that is written, but not yet in its place; or, without *temporary*, one that is there already.

    It *replaces* what stands there, if that is said. Where files are not written here it has *data* instead, for a
    bucket, say; or it is *planned*, if it would be written.
    """

    path: str
    temporary: str = ""
    replaces: bool = False
    digest: str = ""
    data: bytes = b""
    planned: bool = False


class Stage:
    """Where the files of the *run* of that name stand until they are whole: beside their places.

    Where the folder of a place is still to be made, and is below *root*, they stand in the nearest above it that is
    there: who makes it is the one who puts the file in place. So a worker that is ahead takes no name from a file
    whose turn comes first. It is *untidy* when a worker may have left something.
    """

    def __init__(self, run: str, root: str | None = None) -> None:
        self._run = run
        self._root = None if root is None else os.path.dirname(os.path.join(root, "_"))  # as `dirname` writes it
        self._prefix = f".smartresult-{run}-{os.getpid():x}-"
        self._numbers = count()
        self._folders: set[str] = set()
        self._begun: set[str] = set()
        self.untidy = False

    def open(self, path: str) -> tuple[int, str]:
        """A descriptor to write what is to be at *path*, and where that stands; folders are made if need be.

        Raises OutputError if that can't be done.
        """
        with system_errors_at(path):
            return self._open(path)

    def _open(self, path: str) -> tuple[int, str]:
        folder = path[: len(path) - len(os.path.basename(path))]
        for _ in range(_ATTEMPTS):
            self._begun.add(folder)  # before there is a file: an interrupt may come before anyone is told of it
            temporary = f"{folder}{self._prefix}{next(self._numbers):x}.part"
            try:
                return os.open(temporary, _NEW, 0o666), temporary
            except FileNotFoundError:
                folder = self._find_above(path)
            except NotADirectoryError:
                above = self._find_above(path)
                if above == folder:
                    raise
                folder = above
            except FileExistsError:
                continue
        raise OSError(errno.EEXIST, os.strerror(errno.EEXIST))

    def _find_above(self, path: str) -> str:
        """The nearest folder above *path* that is there, at the root or below it; the root is made if need be."""
        folder = os.path.dirname(path)
        if self._root is not None:
            while len(folder) > len(self._root) and not os.path.isdir(folder):
                folder = os.path.dirname(folder)
        make_folders(folder)
        return os.path.join(folder, "") if folder else ""

    def write(self, path: str, data: bytes) -> str:
        """Where *data*, all of it, stands until it is put at *path*.

        Raises OutputError if that can't be done; nothing is left of it then.
        """
        temporary, fault, written = "", "", False
        try:  # without a context manager, here and below: those of each response took a tenth of its time
            descriptor, temporary = self._open(path)
            try:
                write_all(descriptor, data)
            finally:
                os.close(descriptor)
            written = True
        except (OSError, UnicodeEncodeError) as error:
            fault = _describe_fault(error)
        finally:
            if temporary and not written:  # an interrupt, too, must leave nothing half-written
                self.discard(temporary)
        if fault:
            raise _refuse(fault, path)
        return temporary

    def place(self, temporary: str, path: str, *, replaces: bool = False) -> None:
        """Put what stands at *temporary* at *path*, at once; over what stands there only if it *replaces* it.

        Raises OutputError if that fails: ExistingFileError where there is a file.
        """
        try:
            try:
                placed = _place(temporary, path, replaces=replaces)
            except FileNotFoundError:
                make_folders(os.path.dirname(path))
                placed = _place(temporary, path, replaces=replaces)
        except (OSError, UnicodeEncodeError) as error:
            fault = _describe_fault(error)
        else:
            if placed:
                return
            raise ExistingFileError(path)
        raise _refuse(fault, path)

    def put(self, path: str, data: bytes, *, replaces: bool = False) -> None:
        """Put *data* at *path*, whole or not at all. Raises what `write` and `place` raise."""
        temporary = self.write(path, data)
        try:
            self.place(temporary, path, replaces=replaces)
        finally:
            self.discard(temporary)

    def discard(self, temporary: str) -> None:
        """Remove what stands at *temporary*, if anything does."""
        with suppress(OSError):  # there is nothing, or nothing that can be done about it
            os.unlink(temporary)

    def holds(self, path: str, data: bytes) -> bool | None:
        """Whether a regular file at *path* itself holds *data*, to the byte; None where nothing stands."""
        try:
            return _read_regular(path, len(data)) == data
        except FileNotFoundError:
            return None
        except (OSError, UnicodeEncodeError):  # a link, a folder, no name: putting a file there tells more
            return False

    def find_digest(self, path: str) -> str:
        """The digest of the regular file at *path* itself; "" where there is none that can be read."""
        try:
            data = _read_regular(path)
        except (OSError, ValueError):  # the latter for a null character, which no file has in its name
            return ""
        return "" if data is None else find_digest(data)

    def read(self, temporary: str) -> bytes:
        """What stands at *temporary*. Raises OutputError if that can't be read."""
        with system_errors_at(temporary), open(temporary, "rb") as file:
            return file.read()

    def enter(self, folder: str) -> None:
        """Remember that this run writes to *folder*, and remove what runs that were killed left there, or above."""
        while folder not in self._folders:
            self._folders.add(folder)
            self._sweep(folder, own=False)
            if self._root is not None and len(folder) > len(self._root):
                folder = os.path.dirname(folder)

    def clear(self) -> None:
        """Remove what this run has left where it wrote: nothing of it may be under way any more."""
        for folder in self._folders | self._begun:
            self._sweep(folder, own=True)

    def _sweep(self, folder: str, *, own: bool) -> None:
        ended = {self._run: own}
        # It may have gone, keep its secrets, or have a name that none can have here.
        with suppress(OSError, UnicodeEncodeError), os.scandir(folder or os.curdir) as entries:
            for entry in entries:
                if found := _TEMPORARY.fullmatch(entry.name):
                    run = found[1]
                    if run not in ended:
                        ended[run] = not own and has_ended(run)
                    if ended[run] or (not own and run != self._run and _is_forgotten(entry)):
                        self.discard(entry.path)


def _is_forgotten(entry: "os.DirEntry[str]") -> bool:
    """Whether what *entry* found is so old that no run waits for it."""
    with suppress(OSError):  # another run was quicker
        return time() - entry.stat(follow_symlinks=False).st_mtime > _FORGOTTEN_S
    return False


def _read_regular(path: str, size: int | None = None) -> bytes | None:
    """What the file at *path* itself holds; None for what is no regular file, or not of that *size*. Raises OSError."""
    with open(path, "rb", buffering=0, opener=lambda name, _: os.open(name, _LOOK)) as file:
        info = os.fstat(file.fileno())
        fits = stat.S_ISREG(info.st_mode) and size in {None, info.st_size}
        return file.readall() if fits else None


def find_digest(data: bytes) -> str:
    """The SHA-256 of *data* in hexadecimal digits, as `sha256sum` says it."""
    from hashlib import sha256  # noqa: PLC0415 - late: for reports alone

    return sha256(data, usedforsecurity=False).hexdigest()


def _place(temporary: str, path: str, *, replaces: bool) -> bool:
    """Put what stands at *temporary* at *path*; False where there is something that it does not *replace*."""
    if replaces:
        os.replace(temporary, path)
        return True
    try:
        if _RENAMING_KEEPS:
            os.rename(temporary, path)
            return True
        os.link(temporary, path)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
    else:
        os.unlink(temporary)
        return True
    if os.path.lexists(path):
        return False
    os.rename(temporary, path)  # what appears at this very moment is replaced: there is no other way without links
    return True


def write_all(descriptor: int, data: bytes) -> None:
    """Write *data* to the file: a disk that is nearly full takes only some of it, and then says why."""
    written = os.write(descriptor, data)
    while written < len(data):
        written += os.write(descriptor, memoryview(data)[written:])


def make_folders(path: str) -> None:
    """Make the folder at *path* with all above it, however many; `os.makedirs` calls itself for each."""
    missing = []
    while path and not os.path.isdir(path):
        missing.append(path)
        path = os.path.dirname(path)
    for folder in reversed(missing):
        with suppress(FileExistsError):  # another run was quicker; if it is a file, the next call tells
            os.mkdir(folder)


def is_same_file(path: str, other: str) -> bool:
    """Whether both paths lead to one file; False where either leads nowhere."""
    try:
        return os.path.samefile(path, other)
    except (OSError, UnicodeEncodeError):
        return False


@contextmanager
def system_errors_at(path: str) -> Iterator[None]:
    """Raise OutputError for *path* in the place of a system's error."""
    fault = ""
    try:
        yield
    except (OSError, UnicodeEncodeError) as error:
        fault = _describe_fault(error)
    if fault:
        raise _refuse(fault, path)


def _describe_fault(error: OSError | UnicodeEncodeError) -> str:
    """The same as `describe_system_error`; the system never saw a name that its encoding lacks.

    So it is with a title, say, where names are ASCII (`LC_ALL=C` without Python's UTF-8 mode).
    """
    return describe_system_error(error) if isinstance(error, OSError) else "no file can have this name here"


def _refuse(fault: str, path: str) -> OutputError:
    return OutputError(f"can't be written: {fault}", path)


def describe_system_error(error: OSError) -> str:
    """What the system says, in its own words, without the path that messages name anyway."""
    reason = error.strerror or str(error) or type(error).__name__
    return reason[:1].lower() + reason[1:]


class Claims:
    """Which paths are taken in this run: none is given twice, in any folder."""

    def __init__(self) -> None:
        self._taken: set[bytes] = set()
        self._folders: dict[str, str] = {}
        self._counts: dict[bytes, int] = {}

    def claim(self, paths: Sequence[str]) -> bool:
        """Take all of *paths*; or none, and say False, where one is taken, or would be on some file system."""
        keys = [self._key(path) for path in paths]
        if not self._taken.isdisjoint(keys):
            return False
        self._taken.update(keys)
        return True

    def number(self, base: str, suffixes: Sequence[str]) -> str:
        """Take the first of *base*-2, *base*-3, … that is free with all of the *suffixes*."""
        key = self._key(base)
        number = self._counts.get(key, 1) + 1
        while not self.claim([f"{base}-{number}{suffix}" for suffix in suffixes]):
            number += 1
        self._counts[key] = number
        return f"{base}-{number}"

    def _key(self, path: str) -> bytes:
        folder, name = os.path.split(path)
        absolute = self._folders.get(folder)
        if absolute is None:
            self._folders.clear()  # responses of a folder come one after another: the last is all that pays
            absolute = self._folders[folder] = folder if is_url(folder) else os.path.realpath(folder)
        return fold_path(f"{absolute}/{name}")
