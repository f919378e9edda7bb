"""An entry → its data, or the entries of its lines: where files are opened that were found before."""

import os
import stat
from collections.abc import Iterable, Iterator
from io import BytesIO

import msgspec

from smartresult.batch.outputs import describe_system_error
from smartresult.batch.sources import Entry, enter_line
from smartresult.batch.unpack import Limits, Unpacker, holds_lines, is_packed
from smartresult.errors import SourceError


def open_entry(entry: Entry, limits: Limits) -> Iterable[Entry]:
    """*entry* with its data; or the entries of its lines, if it holds JSON Lines under another name."""
    data = entry.data
    if entry.error is None and data is None:
        try:
            data = _read_line(entry) if entry.offset is not None else read_file(entry, limits)
        except SourceError as error:
            return (msgspec.structs.replace(entry, error=error),)
    if type(data) is bytes and not entry.line and holds_lines(data):
        return _open_lines(entry, data, limits)
    return (entry if data is entry.data else msgspec.structs.replace(entry, data=data),)


def _open_lines(entry: Entry, data: bytes, limits: Limits) -> Iterator[Entry]:
    for number, line in Unpacker(BytesIO(data), entry.source, limits).split_lines():
        size = 0 if isinstance(line, SourceError) else len(line)
        yield enter_line(msgspec.structs.replace(entry, size=size), number, line)


def _read_line(entry: Entry) -> bytes:
    """The line that *entry* names by its place."""
    try:
        with open(entry.path, "rb") as raw:
            raw.seek(entry.offset or 0)
            return raw.read(entry.length)
    except OSError as error:
        fault = describe_system_error(error)
    raise SourceError(fault, entry.source)


def read_file(entry: Entry, limits: Limits) -> bytes:
    """All that the file of *entry* holds, unpacked. Raises SourceError, for a system's errors, too."""
    try:
        with open(entry.path, "rb") as raw:
            info = os.fstat(raw.fileno())
            if info.st_size > limits.response or not stat.S_ISREG(info.st_mode):  # the size of a pipe says nothing
                stream = Unpacker(raw, entry.source, limits)  # by name, for one that is let go closes *raw*, and warns
                return stream.read_response()
            data = raw.read()
    except OSError as error:
        fault = describe_system_error(error)
    else:
        return Unpacker(BytesIO(data), entry.source, limits).read_response() if is_packed(data) else data
    raise SourceError(fault, entry.source)
