"""Where a table goes: a file here, or one object at a URL; whole or not at all."""

import os
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Protocol

from smartresult.batch.outputs import Part, Stage, system_errors_at
from smartresult.batch.remote import is_url
from smartresult.errors import ExistingFileError, OutputError

if TYPE_CHECKING:
    from smartresult.batch.buckets import Bucket


class Place(Protocol):
    """Where a table goes."""

    def open(self) -> BinaryIO:
        """A file to be written. Raises OutputError."""

    def put(self) -> None:
        """Put what was written where it belongs, at once. Raises OutputError: ExistingFileError where there is one."""

    def discard(self) -> None:
        """Leave nothing of what was written, if it was not put."""


class _FilePlace:
    def __init__(self, path: str, run: str, *, overwrite: bool) -> None:
        self._path, self._overwrite = path, overwrite
        self._stage = Stage(run)
        self._file: BinaryIO | None = None
        self._temporary = ""

    def open(self) -> BinaryIO:
        self._stage.enter(os.path.dirname(self._path))
        descriptor, self._temporary = self._stage.open(self._path)
        self._file = os.fdopen(descriptor, "wb")
        return self._file

    def put(self) -> None:
        self._close()
        self._stage.place(self._temporary, self._path, replaces=self._overwrite)
        self._temporary = ""

    def discard(self) -> None:
        try:
            self._close()
        finally:
            if self._temporary:
                self._stage.discard(self._temporary)

    def _close(self) -> None:
        if self._file:
            with system_errors_at(self._path):
                self._file.close()


class _BucketPlace:
    def __init__(self, url: str, bucket: "Bucket") -> None:
        self._url, self._bucket = url, bucket
        self._file = BytesIO()

    def open(self) -> BinaryIO:
        return self._file

    def put(self) -> None:
        self._bucket.place(Part(self._url, data=self._file.getvalue()), self._url, "")

    def discard(self) -> None:
        self._file.close()


def open_place(path: str, run: str, *, overwrite: bool) -> Place:
    """The place at *path*, which may be a URL, of the *run* of that name.

    Raises OptionError for a URL where nothing can be put, ExistingFileError where something is that is to stay, and
    OutputError where that is no file.
    """
    if not is_url(path):
        if not overwrite and os.path.lexists(path):
            raise ExistingFileError(path)
        if os.path.exists(path) and not os.path.isfile(path):  # such as a device, which would become a file
            raise OutputError("expected a file to replace, got something else", path)
        return _FilePlace(path, run, overwrite=overwrite)
    from smartresult.batch.buckets import Bucket  # noqa: PLC0415 - late: most files go to a disk

    bucket = Bucket(path, "out", overwrite=overwrite, resume=False, dry_run=False)
    if not overwrite and bucket.holds(path):
        raise ExistingFileError(path)
    return _BucketPlace(path, bucket)
