"""Bytes as they were saved → bytes of JSON: gzip and Zstandard taken off, JSON Lines split, and never without a limit.

What is packed is known by its first bytes, whatever the file is called: no JSON text begins with either magic number.
Limits are there because a file of a few kilobytes can unpack to terabytes (a "zip bomb"): memory and time must not
depend on the sender's mercy.
"""

import errno
import os
import re
import zlib
from collections.abc import Callable, Iterator
from io import BufferedReader, RawIOBase
from typing import BinaryIO, Final, NamedTuple, Protocol, cast

from smartresult.errors import SourceError

_BOM: Final = b"\xef\xbb\xbf"
_NEXT_LINE: Final = re.compile(rb"\s+[{\[]")

#: How much is read at once: large enough that calls cost nothing, small beside everything else.
_BLOCK: Final = 1 << 20


class Limits(NamedTuple):
    """The most that is taken in, in bytes."""

    #: What one packed file may unpack to. A shard of 100,000 responses of usual size takes 6 GB.
    unpacked: int = 16 << 30
    #: One response, be it a file or a line: 1,000 times that of a three-hour talk.
    response: int = 512 << 20


class _Readable(Protocol):
    def read1(self, size: int, /) -> bytes: ...


class _Rejoined(RawIOBase):
    """A stream that gives its *head*, which was read already, and after it the *rest*."""

    def __init__(self, head: bytes, rest: "BufferedReader[RawIOBase]") -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what a BufferedReader hands over
        if not self._head:
            return self._rest.readinto(buffer)
        size = min(len(self._head), len(buffer))
        buffer[:size], self._head = self._head[:size], self._head[size:]
        return size


class CountedStream(RawIOBase):
    """A stream that knows how much was read from it."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self._count = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what a BufferedReader hands over
        """Fill *buffer*, as far as there is something, and say how far.

        Raises BlockingIOError where there is nothing yet, and the stream, somebody else's too, was told not to wait.
        """
        data = cast("bytes | None", self._raw.read(len(buffer)))
        if data is None:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        buffer[: len(data)] = data
        self._count += len(data)
        return len(data)

    def take(self) -> int:
        """The bytes that were read since the last call."""
        count, self._count = self._count, 0
        return count


class Packing(NamedTuple):
    """A way to pack files: the *suffixes* by which it is known, the *magics* with which it begins, how it is opened.

    *open* takes a stream, and gives one of what it holds with the errors that damage makes it raise.
    """

    suffixes: tuple[str, ...]
    magics: tuple[bytes, ...]
    open: "Callable[[BufferedReader[RawIOBase]], tuple[_Readable, tuple[type[Exception], ...]]]"


def _open_gzip(raw: "BufferedReader[RawIOBase]") -> tuple[_Readable, tuple[type[Exception], ...]]:
    from gzip import BadGzipFile, GzipFile  # noqa: PLC0415 - late: most files are not packed

    return GzipFile(fileobj=raw), (BadGzipFile, zlib.error)


def _open_zstd(raw: "BufferedReader[RawIOBase]") -> tuple[_Readable, tuple[type[Exception], ...]]:
    try:
        from compression.zstd import (  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415 - see above
            ZstdError,
            ZstdFile,
        )
    except ImportError:  # before Python 3.14
        from backports.zstd import ZstdError, ZstdFile  # noqa: PLC0415 - see above
    return ZstdFile(raw), (ZstdError,)


#: RFC 1952, section 2.3.1; RFC 8878, sections 3.1.1 and 3.1.2: a frame, or one that is to be skipped.
PACKINGS: Final = (
    Packing(("gz", "gzip"), (b"\x1f\x8b",), _open_gzip),
    Packing(
        ("zst", "zstd"),
        (b"\x28\xb5\x2f\xfd", *(bytes((byte, 0x2A, 0x4D, 0x18)) for byte in range(0x50, 0x60))),
        _open_zstd,
    ),
)
_LONGEST_MAGIC: Final = 4


def _find_packing(data: bytes) -> Packing | None:
    return next((packing for packing in PACKINGS if data.startswith(packing.magics)), None)


class Unpacker:
    """A stream of the bytes that *raw* holds, packed or not; *source* names it in errors.

    Every method raises SourceError for what breaks off, is damaged, or unpacks to more than the limit; OSError of *raw*
    itself passes through.
    """

    def __init__(self, raw: RawIOBase | BinaryIO, source: str, limits: Limits) -> None:
        self._source, self._limits = source, limits
        self._read = 0
        self.line_offset = 0  # where the line begins that `split_lines` gave last, in unpacked bytes
        buffered = BufferedReader(cast("RawIOBase", raw))  # it needs `readinto`, which every binary file has
        magic = buffered.read(_LONGEST_MAGIC)  # not `peek`: of a pipe it may show a single byte
        rejoined: RawIOBase = _Rejoined(magic, buffered)
        self._raw = BufferedReader(rejoined)
        packing = _find_packing(magic)
        self.packed = packing is not None
        self._stream: _Readable = self._raw
        self._faults: tuple[type[Exception], ...] = ()
        self._fault = ""
        if packing:
            self._stream, self._faults = packing.open(self._raw)

    def read(self, size: int = _BLOCK) -> bytes:
        """The next *size* bytes at most; none at the end. What goes wrong is raised when all before it was given."""
        blocks, left = [], size
        while left and not self._fault:
            try:
                block = self._stream.read1(left)  # `read` would lose what it has when it comes to a fault
            except EOFError:
                self._fault = f"packed data that breaks off after {self._read} unpacked bytes"
            except self._faults as error:
                self._fault = f"damaged packed data after {self._read} unpacked bytes ({error})"
            else:
                if not block:
                    break
                blocks.append(block)
                left -= len(block)
                self._read += len(block)
        if self._fault and not blocks:  # raised here: a packer's exception would travel along as the context
            raise SourceError(self._fault, self._source)
        if self.packed and self._read > self._limits.unpacked:
            raise SourceError(f"unpacks to more than the limit of {self._limits.unpacked} bytes", self._source)
        return b"".join(blocks)

    def read_response(self, head: bytes = b"") -> bytes:
        """*head*, which was read already, and all that is left, as one response."""
        blocks, size = [], 0
        block = head or self.read()
        while block:
            blocks.append(block)
            size += len(block)
            if size > self._limits.response:
                raise SourceError(describe_excess(self._limits), self._source)
            block = self.read()
        return b"".join(blocks)

    def split_lines(self, head: bytes = b"") -> Iterator[tuple[int, bytes | SourceError]]:
        r"""The lines of *head* and all that is left, numbered from 1; an error in the place of one that is too long.

        Blank ones are left out. They end at the byte `\n` alone: U+2028 and U+0085, which `str.splitlines` obeys, stand
        inside of texts. What goes wrong with the stream itself ends it: the line that breaks off is not given.
        """
        number, parts, size, start = 1, [b""], 0, 0
        block = head or self.read()
        while block:
            for i, piece in enumerate(block.split(b"\n")):
                if i:
                    self.line_offset = start
                    yield from self._give_line(number, parts, size)
                    number, parts, size, start = number + 1, [], 0, start + size + 1
                size += len(piece)
                if size <= self._limits.response:
                    parts.append(piece)
            block = self.read()
        self.line_offset = start
        yield from self._give_line(number, parts, size)

    def _give_line(self, number: int, parts: list[bytes], size: int) -> Iterator[tuple[int, bytes | SourceError]]:
        if size > self._limits.response:
            yield number, SourceError(describe_excess(self._limits), f"{self._source}:{number}")
        elif (line := b"".join(parts)) and not line.isspace():
            yield number, line


def describe_excess(limits: Limits) -> str:
    """Why a response is refused for its size."""
    return f"larger than the limit of {limits.response} bytes for a response"


def is_packed(data: bytes) -> bool:
    """Whether *data* begin as packed files do."""
    return _find_packing(data) is not None


def holds_lines(head: bytes) -> bool:
    """Whether a file that begins with *head* holds JSON Lines, whatever it is called.

    Its first line is an object or array from end to end, and another follows: no indented JSON text begins so.
    """
    end = head.find(b"\n")
    first = head[:end].removeprefix(_BOM).strip() if end >= 0 else b""
    return (first[:1] + first[-1:]) in (b"{}", b"[]") and _NEXT_LINE.match(head, end) is not None
