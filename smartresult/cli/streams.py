"""Standard output and standard error: the one way to both, which raises nothing, whatever they are.

A stream may be closed or full, its reader may have left, its encoding may lack characters. What an encoding lacks is
written as an escape. Any other fault of standard output is kept, and becomes a message and an exit status at the end.
Faults of standard error are not told, for there is nobody left to tell.
"""

import errno
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from typing import Final, Literal, NamedTuple, Self, TextIO, TypeAlias

from smartresult.text.printable import make_printable

#: How a command writes what it found: for people at a glance, or all of it; a line of JSON for each source; for
#: GitHub's workflows.
Form: TypeAlias = Literal["glance", "text", "json", "github"]
# How commands end; a wrong one ends with 2, click's own.
ALL_WELL: Final = 0
#: Something failed, is violated or was not found; or standard output took less than all of it.
SOME_FAILED: Final = 1
#: After an interrupt, and where the reader of standard output has left: 128 and the number of the signal that shells
#: name so, SIGINT and SIGPIPE.
INTERRUPTED: Final = 130
READER_LEFT: Final = 141

#: How systems say that the reader of a pipe has left; the second is what Windows says.
_BROKEN_PIPE: Final = frozenset({errno.EPIPE, errno.EINVAL})


class Outlet(io.TextIOBase):
    """A standard stream to write to; without *stream*, one that is closed.

    *fault* says why it takes no more, "" while it does; *left* says whether that is because its reader has left. Of
    text, tabs and line ends are written as they are, and all else that is not printable as an escape, if *filtered*.
    """

    def __init__(self, stream: TextIO | None, *, filtered: bool = True) -> None:
        self._stream = stream
        self._filtered = filtered
        self.fault = ""
        self.left = False
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")

    @property
    def encoding(self) -> str:  # type: ignore[override]  # it is an attribute there, but can't be set
        """That of the stream: libraries choose their characters by it."""
        return getattr(self._stream, "encoding", None) or "utf-8"

    def isatty(self) -> bool:
        """Whether a person looks at it."""
        return self._stream is not None and self._stream.isatty()

    def open_unfiltered(self) -> "Outlet":
        """The same stream for what draws on a terminal, and has made the text of others printable itself."""
        return Outlet(self._stream, filtered=False)

    @contextmanager
    def draw(self) -> Iterator[Self]:
        """Itself, which meanwhile leaves text as it is, for what draws on it and has made all text printable."""
        filtered, self._filtered = self._filtered, False
        try:
            yield self
        finally:
            self._filtered = filtered
            self.flush()

    def write(self, text: str | bytes) -> int:
        """Write *text*; it may wait for the next `flush`. Bytes, of which click makes completions, are data.

        Raises TypeError for no bytes at all, with which click tries whether a stream takes text.
        """
        if isinstance(text, bytes):
            if not text:
                raise TypeError("expected text, got bytes")
            self.write_data(text)
            return len(text)
        if not text.isprintable() and self._filtered:
            lines = (line.split("\t") for line in text.split("\n"))
            text = "\n".join("\t".join(map(make_printable, parts)) for parts in lines)
        if text:  # libraries write nothing, to see what they have: that is no fault of a closed stream
            self._attempt(lambda stream: stream.write(text))
        return len(text)

    def write_line(self, text: str) -> None:
        """Write *text* as one line, at once: a line end in it is an escape, too."""
        self.write(f"{make_printable(text)}\n")
        self.flush()

    def write_data(self, data: bytes) -> None:
        """Write *data* as they are, at once."""
        self.flush()
        if data:  # a command that wrote files has none: that is no fault of a closed stream
            self._attempt(lambda stream: stream.buffer.write(data))
        self.flush()

    def flush(self) -> None:
        """Write what waits."""
        if self._stream is not None:
            self._attempt(lambda stream: stream.flush())

    def close(self) -> None:
        """Leave the stream as it is: it is the interpreter's. Its last reference would close, and so flush it, else."""

    def _attempt(self, act: Callable[[TextIO], object]) -> None:
        if self.fault:
            return
        if self._stream is None:
            self.fault = "it is closed"
            return
        try:
            act(self._stream)
        except OSError as error:
            from smartresult.batch.outputs import describe_system_error  # noqa: PLC0415 - late: `--help` needs none of it

            self.fault = describe_system_error(error)
            self.left = error.errno in _BROKEN_PIPE
            _divert(self._stream)
        except UnicodeError as error:  # Python has encodings that take no escapes for what they lack (`idna`)
            self.fault = str(error)
            _divert(self._stream)


def _divert(stream: TextIO) -> None:
    """Let what waits in *stream* go nowhere: the interpreter writes it at its end, and would fail again."""
    with suppress(OSError):  # it has no descriptor
        descriptor = stream.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, descriptor)
        os.close(nowhere)


class Streams(NamedTuple):
    """Where a command writes: data to *out*, messages to *err*."""

    out: Outlet
    err: Outlet

    def end(self, status: int) -> int:
        """The exit status of a command whose own is *status*; what standard output did not take is told."""
        self.out.flush()
        if self.out.left:
            return READER_LEFT
        if self.out.fault:
            self.err.write_line(f"standard output: {self.out.fault}")
            return status or SOME_FAILED
        return status


@contextmanager
def open_streams() -> Iterator[Streams]:
    """The standard streams of the process; until they are given back, all that writes to those writes to these."""
    streams = Streams(Outlet(sys.stdout), Outlet(sys.stderr))
    with redirect_stdout(streams.out), redirect_stderr(streams.err):
        yield streams
