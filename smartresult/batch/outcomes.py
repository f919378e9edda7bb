"""What became of each response, and of all of them."""

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias, get_args

import msgspec
import orjson

from smartresult.errors import (
    ExistingFileError,
    ExportError,
    JobFailedError,
    JobNotFinishedError,
    NameTakenError,
    OutputError,
    ParseError,
    SmartResultError,
    SourceError,
    SubtitleError,
    UnsupportedResultError,
    WorkerError,
    WrongResponseError,
)
from smartresult.model import Issue

#: `converted`: all files are written. `up to date`: all were there, to the byte. `no segments`: the job has finished,
#: and nothing is said in it, so that there is no file. `not finished` and `job failed`: the response is sound, and says
#: so. `failed`: what is wrong is the response, the source or a file. `skipped`: a file in a folder that is no response
#: by its name, its first bytes or its keys.
Status: TypeAlias = Literal["converted", "up to date", "no segments", "not finished", "job failed", "failed", "skipped"]
STATUSES: Final[tuple[Status, ...]] = get_args(Status)
_SOUND: Final = frozenset[Status](("converted", "up to date", "no segments"))
#: What went wrong, in words that stay the same, for programs; children stand before their parents.
_KINDS: Final[Mapping[type[SmartResultError], str]] = {
    WrongResponseError: "wrong response",
    ParseError: "malformed",
    SubtitleError: "malformed",
    JobNotFinishedError: "not finished",
    JobFailedError: "job failed",
    UnsupportedResultError: "no such result",
    ExportError: "not to be stated",
    SourceError: "unreadable",
    ExistingFileError: "exists",
    NameTakenError: "name taken",
    OutputError: "not written",
    WorkerError: "worker lost",
}


class Outcome(msgspec.Struct, frozen=True):
    """What became of one response.

    *source* is the path or URL it came from, with `:` and the number of the line for JSON Lines. *outputs* are the
    files that hold its text now; a response that failed may still have some, if others of its formats could be written.
    *digests* are the SHA-256 of each, *source_digest* that of the response as it was read, unpacked, if they were asked
    for. *cues* counts what is shown, *duration* is the end of the
    speech in seconds. *issues* are those of the job, and stay empty where they were not asked for. *errors* say what
    went wrong, one for each format at most. *input_bytes* is how much of the source was read for it, packed as it is.
    *left_out* are the formats of "all" that can't state the result, *notes* say what of the cues was cut and why,
    *violations* count by rule what `check` would still find after a layout, where that was asked for.
    """

    source: str
    status: Status
    job_id: str = ""
    state: str = ""
    outputs: tuple[str, ...] = ()
    cues: int = 0
    duration: float = 0.0
    issues: tuple[Issue, ...] = ()
    errors: tuple[SmartResultError, ...] = ()
    input_bytes: int = 0
    digests: tuple[str, ...] = ()
    source_digest: str = ""
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    violations: Mapping[str, int] = msgspec.field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether nothing is missing."""
        return self.status in _SOUND

    @property
    def kind(self) -> str:
        """What went wrong first, in words that stay the same; "" if nothing did.

        `malformed`, `wrong response`, `not finished`, `job failed`, `no such result`, `not to be stated`, `unreadable`,
        `exists`, `name taken`, `not written`, `worker lost`.
        """
        return next((word for error in self.errors[:1] for kind, word in _KINDS.items() if isinstance(error, kind)), "")

    @property
    def reason(self) -> str:
        """Why not, in one line; "" if it is. What is wrong with several files is said once."""
        places: dict[str, list[str]] = {}
        for error in self.errors:
            reason, place = (error.reason, [error.path]) if isinstance(error, OutputError) else (str(error), [])
            places.setdefault(reason, []).extend(place)
        parts = {reason: ", ".join(dict.fromkeys(paths)) for reason, paths in places.items()}
        return "; ".join(f"{reason} – at {paths}" if paths else reason for reason, paths in parts.items())


def encode_line(line: Mapping[str, object]) -> bytes:
    """*line* as JSON, with a line end."""
    try:
        return orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)
    except orjson.JSONEncodeError:  # a lone surrogate: a file name that is no UTF-8, or a broken id
        return orjson.dumps(_make_encodable(line), option=orjson.OPT_APPEND_NEWLINE)


def _make_encodable(value: object) -> object:
    if isinstance(value, str):
        return value.encode(errors="backslashreplace").decode()
    if isinstance(value, Mapping):
        return {_make_encodable(key): _make_encodable(item) for key, item in value.items()}
    return [_make_encodable(item) for item in value] if isinstance(value, list | tuple) else value


#: How a summary names the responses that were not converted.
_SHORTFALLS: Final[Mapping[Status, str]] = {
    "failed": "failed",
    "not finished": "not finished yet",
    "job failed": "failed in the service",
    "no segments": "without segments",
}


class Tally:
    """How many outcomes there were of each status."""

    def __init__(self) -> None:
        self.counts: dict[Status, int] = dict.fromkeys(STATUSES, 0)
        self.files = 0

    def add(self, outcome: Outcome) -> None:
        """Count *outcome*."""
        self.counts[outcome.status] += 1
        self.files += len(outcome.outputs)

    @property
    def responses(self) -> int:
        """All but what was skipped."""
        return sum(self.counts.values()) - self.counts["skipped"]

    @property
    def converted(self) -> int:
        """Those that have their files."""
        return self.counts["converted"] + self.counts["up to date"]

    @property
    def complete(self) -> bool:
        """Whether nothing is missing of any."""
        return self.converted + self.counts["no segments"] == self.responses

    def __str__(self) -> str:
        return self.describe()

    def describe(self, *, done: str = "converted", interrupted: bool = False) -> str:
        """The summary of a run, in one line; of one that was *interrupted*, how many there are is not known.

        *done* is the word for what is done to responses.
        """
        if interrupted:
            text = f"{self.converted:,} {_pluralise('response', self.converted)} {done} before the interruption"
        elif self.responses:
            noun = _pluralise("response", self.responses)
            text = f"{self.converted:,} of {self.responses:,} {noun} {done}"
        else:
            text = "no response found"
        if self.counts["up to date"]:
            text += f" ({self.counts['up to date']:,} up to date)"
        parts = [f"{self.counts[status]:,} {words}" for status, words in _SHORTFALLS.items() if self.counts[status]]
        skipped = self.counts["skipped"]
        others = f"; {skipped:,} other {_pluralise('file', skipped)} skipped" if skipped else ""
        return ", ".join([text, *parts]) + others


def _pluralise(noun: str, count: int) -> str:
    return noun if count == 1 else f"{noun}s"
