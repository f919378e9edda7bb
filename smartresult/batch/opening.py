"""An entry → its data, or the entries of its lines: where files are opened that were found before."""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Final, Self

import msgspec

from smartresult.batch.outputs import describe_system_error
from smartresult.batch.reports import is_own
from smartresult.batch.sources import Entry, begins_like_response, enter_line
from smartresult.batch.unpack import Limits, Unpacker, holds_lines, is_packed
from smartresult.errors import SourceError
from smartresult.model import Segment, SmartJob, Transcript
from smartresult.read.results import parse

#: The suffixes of `READERS`, which are loaded where one is met.
_MAY_BE_SUBTITLES: Final = re.compile(r"(?i)\.(srt|vtt|ass|ssa)$")

_READ: Final[int] = os.O_RDONLY | getattr(os, "O_BINARY", 0)


class LineFile:
    """The file whose lines are being read: it stays open from one line to the next, and to the end of the `with`."""

    def __init__(self) -> None:
        self._path = ""
        self._descriptor = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def read(self, path: str, offset: int, length: int) -> bytes:
        """What stands at *offset* in the file at *path*. Raises OSError."""
        if path != self._path:
            self._close()
            self._descriptor = os.open(path, _READ)
            self._path = path
        os.lseek(self._descriptor, offset, os.SEEK_SET)
        return os.read(self._descriptor, length)

    def _close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
        self._path, self._descriptor = "", -1


def open_entry(entry: Entry, limits: Limits, lines: LineFile | None = None) -> Iterable[Entry]:
    """*entry* with its data; or the entries of its lines, if it holds JSON Lines under another name.

    *lines* is the file that the entry before this one may have been a line of.
    """
    data = entry.data
    if entry.error is None and data is None and not entry.skipped:
        try:
            data = read_file(entry, limits) if entry.offset is None else _read_line(entry, entry.offset, lines)
        except SourceError as error:
            return (msgspec.structs.replace(entry, error=error),)
    if type(data) is bytes and not entry.line:
        if is_own(data):
            return (msgspec.structs.replace(entry, data=None, skipped=True),)
        if holds_lines(data):
            return _open_lines(entry, data, limits)
    return (entry if data is entry.data else msgspec.structs.replace(entry, data=data),)


def read_job(entry: Entry, *, strict: bool) -> SmartJob:
    """The job in the data of *entry*; subtitles become one without an id, each cue a segment.

    They are known as `check_files` knows them, but JSON is a response, whatever its file is called. Raises what `parse`
    raises, and SubtitleError.
    """
    data = entry.data
    if isinstance(data, bytes) and data[:1] != b"{":  # most responses end here
        suffix = _find_suffix(entry, data)
        if suffix:
            from smartresult.subtitles.reading import read_subtitles  # noqa: PLC0415 - late: most batches have none

            cues = read_subtitles(data, suffix)
            return SmartJob(result=Transcript(tuple([Segment(cue.text, cue.start, cue.end) for cue in cues])))
    return parse(data, strict=strict)


def _find_suffix(entry: Entry, data: bytes) -> str:
    """The suffix of the subtitles that *data* are; "" if they are a response."""
    if not _MAY_BE_SUBTITLES.search(entry.source) and (entry.path or entry.line):
        return ""
    from smartresult.subtitles.reading import find_suffix, look_like_subtitles  # noqa: PLC0415 - see above

    if look_like_subtitles(data):
        return find_suffix(entry.source) or ".srt"
    return "" if begins_like_response(data) else find_suffix(entry.source)


def _open_lines(entry: Entry, data: bytes, limits: Limits) -> Iterator[Entry]:
    for number, line in Unpacker(BytesIO(data), entry.source, limits).split_lines():
        size = 0 if isinstance(line, SourceError) else len(line)
        yield enter_line(msgspec.structs.replace(entry, size=size), number, line)


def _read_line(entry: Entry, offset: int, lines: LineFile | None) -> bytes:
    """The line that *entry* names by its place."""
    try:
        if lines is not None:
            return lines.read(entry.path, offset, entry.length)
        with LineFile() as own:
            return own.read(entry.path, offset, entry.length)
    except OSError as error:
        fault = describe_system_error(error)
    raise SourceError(fault, entry.source)


def read_file(entry: Entry, limits: Limits) -> bytes:
    """All that the file of *entry* holds, unpacked. Raises SourceError, for a system's errors, too."""
    try:
        descriptor = os.open(entry.path, _READ)  # this way each response takes four calls of the system
        try:
            info = os.fstat(descriptor)
            small = info.st_size <= limits.response and stat.S_ISREG(info.st_mode)  # the size of a pipe says nothing
            data = os.read(descriptor, info.st_size + 1) if small else b""
            if len(data) != info.st_size or not small:  # it grows, or the system gives less than is asked for
                with open(descriptor, "rb", buffering=0, closefd=False) as raw:
                    stream = Unpacker(raw, entry.source, limits)  # by name: one that is let go closes *raw*, and warns
                    return stream.read_response() if not small else data + raw.readall()
        finally:
            os.close(descriptor)
    except OSError as error:
        fault = describe_system_error(error)
    else:
        return Unpacker(BytesIO(data), entry.source, limits).read_response() if is_packed(data) else data
    raise SourceError(fault, entry.source)
