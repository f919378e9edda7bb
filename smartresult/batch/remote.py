"""Files at a URL, through fsspec: for those who installed `smartresult[remote]`."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple, cast

from smartresult.errors import SourceError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_URL: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(::|://)")


class RemoteFile(NamedTuple):
    """A file of a file system that fsspec knows; *folder* is its place below what was named."""

    system: "AbstractFileSystem"
    path: str
    url: str
    folder: str
    named: bool


def is_url(path: str) -> bool:
    """Whether *path* is a URL: `oss://…`, `s3://…`, `memory://…`; a drive letter is none."""
    return _URL.match(path) is not None


def find_files(url: str) -> Iterator[RemoteFile]:
    """The files that *url* names: itself, all in a folder, or all that match a pattern, in order.

    Raises SourceError if there is none, if fsspec or the driver of the protocol is not installed, and for what a
    driver raises.
    """
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - late: an extra, and it takes longer to load than all else
    except ImportError:
        url_to_fs = None
    if url_to_fs is None:
        raise SourceError("URLs need fsspec: pip install 'smartresult[remote]'", url)
    with _driver_errors_at(url):
        system, path = url_to_fs(url)
        found = list(_expand(system, str(path), url))
    yield from found


def _expand(system: "AbstractFileSystem", path: str, url: str) -> Iterator[RemoteFile]:
    from glob import has_magic  # noqa: PLC0415 - late: most sources are no URLs

    if has_magic(path):
        parts = path.split("/")
        fixed = "/".join(parts[: next(i for i, part in enumerate(parts) if has_magic(part))])
        paths, named = sorted(system.glob(path)), True
        if not paths:
            raise SourceError("no file matches this pattern", url)
    elif system.isdir(path):
        fixed, paths, named = path.rstrip("/"), sorted(system.find(path)), False
        if not paths:
            raise SourceError("no file in this folder", url)
    else:
        fixed, paths, named = path.rpartition("/")[0], [path], True
    for found in paths:
        folder = found.removeprefix(fixed).strip("/").rpartition("/")[0]
        yield RemoteFile(system, found, system.unstrip_protocol(found), folder, named)


@contextmanager
def open_file(file: RemoteFile) -> Iterator[BinaryIO]:
    """The bytes of *file*, read as they are asked for: SourceError, there too, for what the driver raises."""
    with _driver_errors_at(file.url):
        opened = file.system.open(file.path, "rb")
    with opened:
        yield cast("BinaryIO", _Driven(opened, file.url))


class _Driven:
    """What a driver opened; of a binary file it has what is asked of it here."""

    def __init__(self, opened: BinaryIO, url: str) -> None:
        self._opened, self._url = opened, url

    def read(self, size: int) -> bytes:
        """The next *size* bytes at most."""
        with _driver_errors_at(self._url):
            return self._opened.read(size)


@contextmanager
def _driver_errors_at(url: str) -> Iterator[None]:
    """Raise SourceError for whatever a driver raises; nothing but a driver's calls may stand within.

    Seen: OSError, ImportError (no driver), ValueError (no such protocol; ossfs without an endpoint) and botocore's own
    NoCredentialsError. Each is a fact about that source, and no reason to stop the batch.
    """
    fault = ""
    try:
        yield
    except SourceError:
        raise
    except Exception as error:  # noqa: BLE001 - see above
        missing = isinstance(error, FileNotFoundError)  # then the drivers say the path, and no more
        said = getattr(error, "strerror", None) or ("no such file" if missing else str(error))
        fault = said or type(error).__name__
    if fault:
        raise SourceError(fault, url)
