"""What can be timed, laid out and written: anything with a text and its time."""

from collections.abc import Iterable, Sequence
from numbers import Real
from sys import float_info
from typing import Final, Protocol, TypeAlias

from smartresult.errors import ExportError, UnsupportedResultError
from smartresult.model import GeneratedTexts, OtherResult, SmartJob


class TimedText(Protocol):
    """A segment, a cue, or anything else with a text and its time in seconds; words of it may stand in `words`."""

    @property
    def text(self) -> str:
        """What is said or shown."""

    @property
    def start(self) -> float:
        """In seconds."""

    @property
    def end(self) -> float:
        """In seconds."""


TimedSource: TypeAlias = SmartJob | Iterable[TimedText]

#: The latest second whose milliseconds a float can say; NaN is not earlier.
_LATEST: Final = float_info.max / 1000
#: Half a millisecond, which rounds away from zero: a start up to here is one before the media.
_TOO_EARLY: Final = -0.0005


def list_segments(source: object) -> Sequence[TimedText]:
    """The segments of *source*, which should be a `TimedSource`, in the order in which it has them.

    Raises what `SmartJob.segments` raises, and UnsupportedResultError or ExportError for what holds no segments.
    """
    if isinstance(source, SmartJob):
        return source.segments()
    if isinstance(source, GeneratedTexts):
        raise UnsupportedResultError("segments", "TextGenerate", f"{len(source)} texts")
    if isinstance(source, OtherResult):
        raise UnsupportedResultError("segments", "", "a result without segments or texts")
    if isinstance(source, str | bytes) or not isinstance(source, Iterable):
        raise ExportError(f"expected a SmartJob, its result or segments, got a {type(source).__name__}", "the source")
    return source if isinstance(source, tuple) else tuple(source)


def require_segments(segments: Sequence[object]) -> None:
    """Raise ExportError for the first of *segments* that has no finite times, a start before 0, or no text."""
    for i, segment in enumerate(segments):
        path = f"segments[{i}]"
        for name in ("start", "end"):
            time = getattr(segment, name, None)
            if not is_time(time):
                raise ExportError(f"expected a finite number of seconds, got {time!r:.40} as the {name}", path)
        start = getattr(segment, "start", 0.0)
        if start <= _TOO_EARLY:
            raise ExportError(f"expected a start from 0 s up, got {start!r:.40}", path)
        text = getattr(segment, "text", None)
        if not isinstance(text, str):
            raise ExportError(f"expected a text, got {text!r:.40}", path)


def is_time(value: object) -> bool:
    """Whether *value* is a finite number of seconds, of which the milliseconds can be said."""
    return isinstance(value, Real) and -_LATEST <= value <= _LATEST  # type: ignore[operator]  # typeshed's Real has no floats
