"""Files at a URL, through fsspec: for those who installed `smartresult[remote]`.

Small ones are read ahead, side by side; large ones as a stream, each in its turn, so that memory stays flat. What a
driver raises is an error of that file: retries are its own business.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from os import sep
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple, TypeAlias, cast

from smartresult.errors import OutputError, SmartResultError, SourceError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_URL: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(::|://)")
_LOCAL: Final = re.compile(r"(?i)(file|local)://(localhost(?=/))?")
#: Twice the response of a three-hour talk. So many bytes times `MOST_UNDER_WAY` are held ahead, and as many again of
#: what single URLs name.
_SMALL_BYTES: Final = 1 << 20
#: The status of HTTP that says so of a file (RFC 9110, section 15.5.5).
_NOT_FOUND: Final = 404
#: Where fsspec keeps what drivers have in common.
_COMMON: Final = frozenset({"fsspec.spec", "fsspec.asyn"})


class RemoteFile(NamedTuple):
    """A file of a file system that fsspec knows; *folder* is its place below what was *named*, as number *origin*.

    *size* is what the system says, if it does. *wanted* is one that is to be read: its *data*, if that was read ahead.
    With an *error* there may be no *system*.
    """

    url: str
    origin: int
    system: "AbstractFileSystem" = None
    path: str = ""
    folder: str = ""
    named: bool = False
    size: int | None = None
    wanted: bool = True
    data: bytes | None = None
    error: SourceError | None = None

    @property
    def name(self) -> str:
        """Its own name, without folders. Of the web, without a query (a signature, say) or percent signs."""
        return _read_web(self.system, self.url).rpartition("/")[2]


#: Whether a file is read (True), skipped (False) or left out (None), by its name, its folder, and if it was named.
Choice: TypeAlias = Callable[[str, str, bool], bool | None]


def is_url(path: str) -> bool:
    """Whether *path* is a URL: `oss://…`, `s3://…`, `memory://…`; neither a drive letter nor `file://…` is one."""
    return _URL.match(path) is not None and not _LOCAL.match(path)


def strip_local(path: str) -> str:
    """*path*, without what makes a URL of it where it is one of a file here.

    `file://` has percent signs as RFC 8089 says, `local://`, which is fsspec's own, has none.
    """
    found = _LOCAL.match(path)
    if found is None:
        return path
    from urllib.parse import unquote  # noqa: PLC0415 - late: most paths are no URLs

    rest = path[found.end() :]
    if found[1].lower() == "file":
        rest = unquote(rest)
    return rest[1:] if re.match(r"/[A-Za-z]:", rest) else rest  # a drive


def join_url(url: str, *parts: str) -> str:
    """*url* and below it the *parts*, which may be paths of this system."""
    joined = "/".join(part.replace(sep, "/") for part in parts if part)
    return f"{url}{joined}" if url.endswith("/") else f"{url}/{joined}"


def locate(url: str) -> "tuple[AbstractFileSystem, str]":
    """The file system of *url*, and the path there.

    Raises SourceError if fsspec or the driver of the protocol is not installed, and for what a driver raises. To be
    called by one thread: some drivers are made anew for each.
    """
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - late: an extra, and it takes longer to load than all else
    except ImportError:
        url_to_fs = None
    if url_to_fs is None:
        raise SourceError("URLs need fsspec: pip install 'smartresult[remote]'", url)
    with driver_errors_at(url, SourceError):
        system, path = url_to_fs(url)
        return system, str(path)


def find_own(system: "AbstractFileSystem", *names: str) -> Callable[..., object] | None:
    """The first method of those *names* that the driver has of its own, and not of fsspec."""
    for name in names:
        for kind in type(system).__mro__:
            if name in vars(kind):
                if kind.__module__ not in _COMMON:
                    return cast("Callable[..., object]", vars(kind)[name])
                break
    return None


def _is_web(system: "AbstractFileSystem") -> bool:
    return system is not None and "http" in system.protocol


def _read_web(system: "AbstractFileSystem", path: str) -> str:
    """*path* as it is; of the web, without what follows it, and as its percent signs say."""
    if not _is_web(system):
        return path
    from urllib.parse import unquote  # noqa: PLC0415 - late: most sources are no URLs

    return unquote(path.partition("#")[0].partition("?")[0])


def _is_pattern(system: "AbstractFileSystem", path: str) -> bool:
    """Whether *path* is a pattern, and there is no file of that name; in the web, `?` begins a query."""
    from glob import has_magic  # noqa: PLC0415 - late: most sources are no URLs

    if not has_magic(path.replace("?", "") if _is_web(system) else path):
        return False
    with suppress(SourceError), driver_errors_at(path, SourceError):  # whatever it says, then there is no such file
        system.info(path)
        return False
    return True


def is_shared(system: "AbstractFileSystem") -> bool:
    """Whether several threads may use *system* at once: one with a single connection (FTP) would mix up answers."""
    return bool(system.async_impl) or find_own(system, "pipe_file") is not None


def read_files(urls: Iterable[tuple[int, str]], choose: Choice, exclude: Iterable[str]) -> Iterator[RemoteFile]:
    """The files that *urls* name: each itself, all in a folder, or all that match a pattern, in order.

    In folders, those at or below *exclude* are left out. *urls* come with their numbers; of those, too, some are looked
    for ahead.
    """
    from smartresult.batch.ahead import map_ahead  # noqa: PLC0415 - late: most sources are no URLs

    left_alone = [url for url in exclude if is_url(url)]
    asked = (_ask(number, url) for number, url in urls)

    def look(named: RemoteFile) -> list[RemoteFile]:
        if named.error:
            return [named]
        try:
            files = _expand(named, choose, left_alone)
        except SourceError as error:
            return [named._replace(error=error)]
        return [_fetch(file) if file.named else file for file in files] if len(files) == 1 else files

    for files in map_ahead(look, asked, quick=_is_quick):
        if len(files) == 1:
            yield from files
        else:
            yield from map_ahead(_fetch, files, eager=True, quick=_is_quick)


def _ask(number: int, url: str) -> RemoteFile:
    try:
        system, path = locate(url)
    except SourceError as error:
        return RemoteFile(url, number, error=error)
    return RemoteFile(url, number, system, path)


def _is_quick(file: RemoteFile) -> bool:
    return file.system is None or not file.wanted or not is_shared(file.system)


def _expand(named: RemoteFile, choose: Choice, exclude: list[str]) -> list[RemoteFile]:
    """The files that were *named*, in order. Raises SourceError if there is none, and for what a driver raises."""
    from glob import has_magic  # noqa: PLC0415 - late: most sources are no URLs

    system, path, url = named.system, named.path, named.url
    left_alone: list[str] = []
    single = False
    pattern = _is_pattern(system, path)
    with driver_errors_at(url, SourceError):
        if pattern:
            parts = path.split("/")
            fixed = "/".join(parts[: next(i for i, part in enumerate(parts) if has_magic(part))])
            found = system.glob(path, detail=True)
        elif (info := system.info(path))["type"] == "directory" or path.endswith("/"):  # of the web, all are files
            fixed = path.rstrip("/")
            found = system.find(path, detail=True)
            left_alone = [at for other in exclude for at in _find_below(other, system, fixed)]
        else:
            single = True
            fixed, found = path.rpartition("/")[0], {path: info}
    files = sorted(
        (at, info.get("size"))
        for at, info in found.items()
        if single or (info["type"] == "file" and not at.endswith("/"))  # else an object that stands for a folder
    )
    if not files:
        kind = "matches this pattern" if pattern else "in this folder"
        raise SourceError(f"no file {kind}", url)
    return [
        file
        for at, size in files
        if not any(at == other or at.startswith(f"{other}/") for other in left_alone)
        for file in _choose(named._replace(path=at, size=size, named=single or pattern), fixed, choose)
    ]


def _find_below(url: str, system: "AbstractFileSystem", fixed: str) -> Iterator[str]:
    """The path of *url*, if it is in *system*, below *fixed*."""
    try:
        other, path = locate(url)
    except SourceError:  # no driver: then it is elsewhere
        return
    path = path.rstrip("/")
    if type(other) is type(system) and path.startswith(f"{fixed}/"):
        yield path


def _choose(file: RemoteFile, fixed: str, choose: Choice) -> Iterator[RemoteFile]:
    url = file.system.unstrip_protocol(file.path)
    folder = file.path.removeprefix(fixed).strip("/").rpartition("/")[0]
    file = file._replace(url=url, folder=_read_web(file.system, folder))
    wanted = choose(file.name, folder, file.named)
    if wanted is not None:
        yield file._replace(wanted=wanted)


def _fetch(file: RemoteFile) -> RemoteFile:
    """*file* with its data, if it is small and wanted, or with the error that kept them from being read."""
    system = file.system
    if system is None or not file.wanted or file.data is not None:
        return file
    try:
        with driver_errors_at(file.url, SourceError):
            size = system.info(file.path).get("size") if file.size is None else file.size
            if size is None or size > _SMALL_BYTES:
                return file
            data: bytes = system.cat_file(file.path)
        _require_all(len(data), size, file.url)
    except SourceError as error:
        return file._replace(error=error)
    return file._replace(data=data)


@contextmanager
def open_file(file: RemoteFile) -> Iterator[BinaryIO]:
    """The bytes of *file*, read as they are asked for: SourceError, there too, for what the driver raises."""
    with driver_errors_at(file.url, SourceError):
        opened = file.system.open(file.path, "rb")
    with opened:
        yield cast("BinaryIO", _Driven(opened, file.url, file.size))


class _Driven:
    """What a driver opened; of a binary file it has what is asked of it here."""

    def __init__(self, opened: BinaryIO, url: str, size: int | None) -> None:
        self._opened, self._url, self._size = opened, url, size
        self._count = 0

    def read(self, size: int) -> bytes:
        """The next *size* bytes at most. Raises SourceError where they end before the file does."""
        with driver_errors_at(self._url, SourceError):
            data = self._opened.read(size)
        self._count += len(data)
        if not data:
            _require_all(self._count, self._size, self._url)
        return data


def _require_all(count: int, size: int | None, url: str) -> None:
    """Raise SourceError where fewer bytes came than there are: not every driver notices."""
    if size is not None and count < size:
        raise SourceError(f"breaks off after {count} of {size} bytes", url)


def to_output_error(reason: str, url: str) -> OutputError:
    """The error for what can't be put at *url*, in the words of those for files."""
    return OutputError(f"can't be written: {reason}", url)


@contextmanager
def driver_errors_at(url: str, make: Callable[[str, str], SmartResultError]) -> Iterator[None]:
    """Raise what *make* makes of whatever a driver raises; nothing but a driver's calls may stand within.

    Seen: OSError, ImportError (no driver), ValueError (no such protocol; ossfs without an endpoint) and botocore's own
    NoCredentialsError. Each is a fact about that URL, and no reason to stop the batch.
    """
    fault = ""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - see above
        fault = _describe_fault(error, url)
    if fault:
        raise make(fault, url)


def _describe_fault(error: BaseException, url: str) -> str:
    """What *error* says of the file at *url*."""
    said = getattr(error, "strerror", None) or str(error)
    if not (isinstance(error, FileNotFoundError) and said.strip("/") in url):  # many say the path, and no more
        return said or type(error).__name__
    cause = error.__cause__  # of the web, whatever keeps a file from being looked at is called so
    refused = isinstance(cause, OSError) and not isinstance(cause, FileNotFoundError)
    if cause and (refused or getattr(cause, "status", _NOT_FOUND) != _NOT_FOUND):
        return _describe_fault(cause, url)
    return "no such file"
