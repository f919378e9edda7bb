"""Objects that appear whole or not at all, at a URL: in buckets, and wherever else a driver of fsspec can do that.

Most drivers put an object by one request, which the store takes whole or not at all (S3, OSS, Google, Azure). Where
files are written (SFTP, SMB, HDFS), one is written under another name, and moved; what a run that was killed left of
that stays, under a name that begins with `.smartresult-`.
"""

from collections.abc import Callable
from contextlib import suppress
from inspect import signature
from secrets import token_hex
from typing import Final, TypeVar

from smartresult.batch.outputs import Part
from smartresult.batch.remote import driver_errors_at, find_own, is_shared, join_url, locate, to_output_error
from smartresult.errors import ExistingFileError, OptionError, OutputError, SourceError

_T = TypeVar("_T")

#: To put a file there is one request, too, but no server promises to take it whole.
_WEB: Final = frozenset({"http", "https"})


class Bucket:
    """Where objects are put, all of them at or below *url*. *shared* says whether several may be put at once.

    Two runs at once: a driver that has `pipe_file(…, mode="create")` puts no object over another (s3fs, by the header
    `If-None-Match`, which not every store obeys that speaks as S3 does). With any other (ossfs), what appears between
    the look and the put is replaced.
    """

    def __init__(self, url: str, option: str, *, overwrite: bool, resume: bool, dry_run: bool) -> None:
        """Raises OptionError, for the *option* that names *url*, where nothing can be put there whole."""
        if "::" in url:
            raise OptionError(f"expected the URL of one file system, got {url}", option)
        try:
            self._system, path = locate(url)
        except SourceError as error:
            raise OptionError(f"{error} ({url})", option) from None
        self._url, self._root = url, path.rstrip("/")
        own = find_own(self._system, "pipe_file", "_pipe_file")
        self._puts = own is not None
        self._creates = own is not None and "mode" in signature(own).parameters
        web = url.partition(":")[0].lower() in _WEB
        if web or not (own or find_own(self._system, "mv", "_mv", "mv_file", "_mv_file")):
            raise OptionError(f"expected a bucket or a file system that moves files, got {url}", option)
        self.shared = is_shared(self._system)
        self._overwrite, self._resume, self._dry_run = overwrite, resume, dry_run

    def place(self, part: Part, url: str, source: str) -> bool:
        """Put the data of *part* at *url*; False where that holds them already, in a run that resumes.

        Raises OutputError where that can't be done or must not: over *source*, or an object that is to stay.
        """
        path = self._find_path(url)
        held = None if self._overwrite else self._look(path, url)
        if held is not None and not self._resume:
            raise ExistingFileError(url)
        if held == part.data:
            return False
        if self._dry_run:
            return True
        if self._overwrite or held is not None:
            self._require_other(path, url, source)
            self._act(lambda: self._put(path, part.data), url)
        elif not self._act(lambda: self._put_new(path, part.data), url) and self._look(path, url) != part.data:
            raise ExistingFileError(url)  # if it is the same, it may be ours: a driver that heard no answer puts again
        return True

    def holds(self, url: str) -> bool:
        """Whether there is something at *url*. Raises OutputError where that can't be known."""

        def look() -> bool:
            path = self._find_path(url)
            self._system.invalidate_cache(path)
            return bool(self._system.exists(path))

        return self._act(look, url)

    def _find_path(self, url: str) -> str:
        return self._root if url == self._url else f"{self._root}/{url.removeprefix(join_url(self._url))}"

    def _look(self, path: str, url: str) -> bytes | None:
        """What is at *path*; None where nothing is."""

        def look() -> bytes | None:
            self._system.invalidate_cache(path)  # what was listed before may have changed
            try:
                data: bytes = self._system.cat_file(path)
            except FileNotFoundError:
                return None
            except PermissionError:  # whoever may put, but not list, gets this for what is not there
                if not self._creates:
                    raise
                return None
            return data

        return self._act(look, url)

    def _put_new(self, path: str, data: bytes) -> bool:
        """Put *data* at *path*; False where there is something, if the driver can tell."""
        if not self._creates:
            self._put(path, data)
            return True
        try:
            self._system.pipe_file(path, data, mode="create")
        except FileExistsError:
            return False
        return True

    def _put(self, path: str, data: bytes) -> None:
        if self._puts:
            self._system.pipe_file(path, data)
            return
        folder, _, _ = path.rpartition("/")
        temporary = f"{folder}/.smartresult-{token_hex(16)}.part"
        self._system.makedirs(folder, exist_ok=True)
        moved = False
        try:
            self._system.pipe_file(temporary, data)
            self._system.mv(temporary, path)
            self._system.invalidate_cache(temporary)
            moved = not self._system.exists(temporary)
        finally:
            if not moved:
                with suppress(Exception):  # the first error tells more
                    self._system.rm_file(temporary)
        if not moved:
            raise OSError(f"the file system did not move {temporary}")  # WebHDFS says no more than that

    def _act(self, call: Callable[[], _T], url: str) -> _T:
        with driver_errors_at(url, to_output_error):
            return call()

    def _require_other(self, path: str, url: str, source: str) -> None:
        """Raise OutputError where what is at *path* is *source*, or holds the line that is."""
        own = self._system.unstrip_protocol(path)
        if source == own or (source.startswith(f"{own}:") and source[len(own) + 1 :].isdecimal()):
            raise OutputError("this would overwrite the source itself", url)
