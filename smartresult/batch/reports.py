"""What became of each response of a run, in a file of JSON: a line about the run, then one for each response."""

import os
import re
from collections.abc import Mapping
from typing import Annotated, BinaryIO, Final, Self, TypeAlias

import msgspec

from smartresult.batch.outcomes import Outcome, Status, encode_line
from smartresult.batch.outputs import Stage, system_errors_at, write_all
from smartresult.batch.runs import name_run

_TYPE: Final = "smartresult report"
#: How a report begins: so it is known when it lies among responses.
_HEAD: Final = encode_line({"type": _TYPE}).rstrip(b"}\n")
#: How every table in JSON Lines begins, that of files, too.
_ROW: Final = b'{"source":'
#: How one is known among responses: with the columns that all have, and the next of each but the table of files.
_TABLE: Final = re.compile(
    re.escape(_ROW) + rb'(?:null|"(?:[^"\\]|\\.)*"),"job_id":(?:null|"(?:[^"\\]|\\.)*"),'
    rb'"(?:segment|cue|request_id|text_index|kind)":'
)
#: So much is written at once.
_BLOCK: Final = 1 << 16


def is_report(head: bytes) -> bool:
    """Whether a file that begins with *head* is a report that smartresult wrote."""
    return head.startswith(_HEAD)


def is_own(head: bytes) -> bool:
    """Whether a file that begins with *head* is a report, or a table in JSON Lines, that smartresult wrote."""
    return is_report(head) or _TABLE.match(head) is not None


def may_be_table(file: BinaryIO) -> bool:
    """Whether *file* begins as every table in JSON Lines does, that of files, too, or is empty."""
    return _ROW.startswith(file.read(len(_ROW)))


def may_be_replaced(path: str) -> bool:
    """Whether what is at *path* is a report, or an empty file: nothing else is to be lost for one."""
    if not os.path.isfile(path):  # a pipe would be waited for
        return False
    try:
        with open(path, "rb") as file:
            head = file.read(len(_HEAD))
    except OSError:
        return False
    return not head or is_report(head)


def to_report_head(version: str, options: Mapping[str, object]) -> bytes:
    """The first line of a report: its `type`, the *version* that wrote it, and the *options* of the run."""
    return encode_line({"type": _TYPE, "version": version, "options": options})


def to_report_line(outcome: Outcome) -> bytes:
    """One line of a report in JSON: all of the *outcome*, `null` for no error."""
    line = {
        "source": outcome.source,
        "status": outcome.status,
        "job_id": outcome.job_id,
        "state": outcome.state,
        "outputs": outcome.outputs,
        "digests": outcome.digests,
        "source_digest": outcome.source_digest or None,
        "cues": outcome.cues,
        "duration": outcome.duration,
        "issues": [str(issue) for issue in outcome.issues],
        "notes": outcome.notes,
        "violations": outcome.violations,
        "kind": outcome.kind or None,
        "error": outcome.reason or None,
    }
    return encode_line(line)


#: What a number of things can be in JSON; not even a report that somebody wrote in has others.
_Count: TypeAlias = Annotated[int, msgspec.Meta(ge=0, lt=1 << 53)]


class Record(msgspec.Struct, frozen=True, gc=False):
    """A line of a report as the next run reads it: what it has beside prose."""

    source: str
    status: Status
    job_id: str
    state: str
    outputs: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    digests: tuple[str, ...]
    cues: _Count
    duration: float
    issues: tuple[str, ...]
    notes: tuple[str, ...]
    violations: dict[str, _Count]
    source_digest: str | None

    @property
    def tells_all(self) -> bool:
        """Whether its response has all files, and no issue or note, of which there is no more here than prose."""
        done = self.status in {"converted", "up to date"} and len(self.outputs) == len(self.digests)
        return done and self.source_digest is not None and not (self.issues or self.notes)


class ReportFile:
    """A report at *path*, whole or not at all, to the interruption where there was one; without *path*, none.

    *written* says whether it is in its place. An interrupt between the two may leave a response whose files are in
    place without its line; `--resume` adds it.
    """

    def __init__(self, path: str | None, head: bytes, *, replaces: bool) -> None:
        self._path = path or ""
        self._head = head
        self._replaces = replaces
        self._stage = Stage(name_run())
        self._temporary = ""
        self._descriptor = -1
        self._waiting = bytearray()
        self.written = False

    def __enter__(self) -> Self:
        if self._path:
            self._stage.enter(os.path.dirname(self._path))
            self._descriptor, self._temporary = self._stage.open(self._path)
            self._waiting += self._head
        return self

    def add(self, outcome: Outcome) -> None:
        """Add the line of *outcome*. Raises OutputError if that can't be done."""
        if self._path:
            self._waiting += to_report_line(outcome)
            if len(self._waiting) >= _BLOCK:
                self._flush()

    def _flush(self) -> None:
        with system_errors_at(self._path):
            block, self._waiting = bytes(self._waiting), bytearray()
            write_all(self._descriptor, block)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if not self._path:
            return
        keeps = kind is None or not issubclass(kind, Exception)  # an interrupt is none
        try:
            try:
                if keeps:
                    self._flush()
            finally:
                os.close(self._descriptor)
            if keeps:
                self._stage.place(self._temporary, self._path, replaces=self._replaces)
                self.written = True
        finally:
            self._stage.discard(self._temporary)
            if kind:
                self._stage.clear()
