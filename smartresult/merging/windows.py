"""Which part of the media each job of several heard, by what its response echoes, or as the caller says."""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from math import inf
from typing import Final, NamedTuple, get_args

from smartresult.errors import ExportError, JobFailedError, OptionError
from smartresult.merging.choices import Times
from smartresult.model import Segment, SmartJob
from smartresult.retiming import shift_segments
from smartresult.timed_text import require_segments

_KINDS: Final[tuple[Times, ...]] = get_args(Times)
_TIMES: Final = (None, *_KINDS)
#: How a parameter is left open.
_MISSING: Final = (None, "")

#: As the parameters of a job state it: "00:10:00".
_CLOCK: Final = re.compile(r"(?a)(\d{1,4}):([0-5]?\d):([0-5]?\d(?:\.\d{1,6})?)")
#: Times may lie so many seconds outside of their window: it is stated in whole seconds, and speech goes on.
_SLACK: Final = 0.5


class Part(NamedTuple):
    """Which part of the media a job was asked for, in seconds; None for what nobody states."""

    start: float | None = None
    length: float | None = None


class Window(NamedTuple):
    """What a job heard: *segments* from *start* to *end* of the media, in seconds; *job* is its index.

    *ends* says whether anybody stated the end: without, it may have heard more, and nobody spoke.
    """

    start: float
    end: float
    job: int
    segments: tuple[Segment, ...]
    ends: bool


def find_windows(jobs: Sequence[SmartJob], times: Times | None, offsets: Sequence[float] | None) -> list[Window]:
    """The windows of *jobs* on the clock of the media, in order of start.

    Raises OptionError for options that are not known or don't fit, and where neither they nor the responses tell.
    """
    if times not in _TIMES:
        raise OptionError(f"expected one of relative, absolute, None, got {times!r:.40}", "times")
    parts = [_read_part(job.job_parameters, f"jobs[{i}]") for i, job in enumerate(jobs)]
    if offsets is not None:
        told = _read_offsets(offsets, len(jobs))
        parts = [part._replace(start=start) for part, start in zip(parts, told, strict=True)]
    spoken = [_list_segments(job) for job in jobs]
    for i, segments in enumerate(spoken):
        _require_segments(segments, f"jobs[{i}]")
    if times is not None:
        _require_fitting(parts, spoken, times)
    else:
        times = _tell_times(parts, spoken) if offsets is None else "relative"
    if times == "relative":
        spoken = [_shift(segments, part, i) for i, (segments, part) in enumerate(zip(spoken, parts, strict=True))]
    windows = [_make_window(part, segments, i) for i, (part, segments) in enumerate(zip(parts, spoken, strict=True))]
    windows.sort(key=lambda window: window[:3])
    return list(_stretch(windows, parts))


def _list_segments(job: SmartJob) -> tuple[Segment, ...]:
    """The segments of *job*; none, where it failed because nobody speaks in its window."""
    try:
        return job.segments()
    except JobFailedError as error:
        if error.no_speech:
            return ()
        raise


def _require_segments(segments: Sequence[Segment], place: str) -> None:
    """What `require_segments` does, and raises with the *place* of the job."""
    try:
        require_segments(segments)
    except ExportError as error:
        reason, path = error.reason, f"{place}.{error.path}"
    else:
        return
    raise ExportError(reason, path)


def _shift(segments: tuple[Segment, ...], part: Part, number: int) -> tuple[Segment, ...]:
    if part.start is None:
        raise OptionError(f"expected offsets, for the parameters of jobs[{number}] state no start_time", "offsets")
    return shift_segments(segments, part.start).segments


def _make_window(part: Part, segments: tuple[Segment, ...], number: int) -> Window:
    """The window of *part*; what of it nobody states is where its first segment starts, and its last one ends."""
    start = part.start
    if start is None:
        start = min([segment.start for segment in segments], default=0.0)
    end = max([start, *[segment.end for segment in segments]]) if part.length is None else _add(start, part.length)
    return Window(start, end, number, segments, part.length is not None)


def _stretch(windows: Iterable[Window], parts: Sequence[Part]) -> Iterator[Window]:
    """*windows*, of which those with no stated length end no earlier than the one before: it was silent there."""
    latest = 0.0
    for window in windows:
        latest = max(latest, window.end) if parts[window.job].length is None else window.end
        yield window._replace(end=latest)


def _read_offsets(offsets: object, count: int) -> list[float]:
    if not isinstance(offsets, list | tuple) or len(offsets) != count:
        raise OptionError(f"expected {count} numbers of seconds, one for each job, got {offsets!r:.60}", "offsets")
    for offset in offsets:
        number = isinstance(offset, int | float) and not isinstance(offset, bool)
        if not (number and 0 <= offset <= sys.float_info.max):  # so large an integer is no float
            raise OptionError(f"expected a finite number of seconds from 0 up, got {offset!r:.40}", "offsets")
    return [float(offset) for offset in offsets]


def _read_part(parameters: object, place: str) -> Part:
    """The part that *parameters* ask for, where they state it: beside a start, or from the start of the media on.

    Raises OptionError for what is no time: passing over it would put all of the window elsewhere.
    """
    if isinstance(parameters, str):  # the tail of a query
        from urllib.parse import parse_qsl  # noqa: PLC0415 - late: it takes 2 ms to load

        parameters = dict(parse_qsl(parameters))
    waiting = [parameters]
    for value in waiting:
        if isinstance(value, Mapping):
            named = {str(name).replace("_", "").lower(): stated for name, stated in value.items()}
            if named.get("starttime") not in _MISSING:
                return Part(_read_clock(named["starttime"], "start_time", place), _read_length(named, place))
            waiting += value.values()
        elif isinstance(value, list | tuple):
            waiting += value
    if isinstance(parameters, Mapping):
        named = {str(name).lower(): stated for name, stated in parameters.items()}
        if isinstance(named.get("duration"), str) and named["duration"]:
            return Part(0.0, _read_length(named, place))
    return Part()


def _read_length(named: Mapping[str, object], place: str) -> float | None:
    stated = named.get("duration")
    return None if stated in _MISSING else _read_clock(stated, "duration", place)


def _read_clock(stated: object, name: str, place: str) -> float:
    clock = _CLOCK.fullmatch(stated.strip()) if isinstance(stated, str) else None
    if clock is None:
        raise OptionError(
            f"expected a time such as 00:10:00, got {stated!r:.40} as {name}: tell the offsets",
            f"{place}.job_parameters",
        )
    hours, minutes, seconds = clock.groups()
    return float((int(hours) * 60 + int(minutes)) * 60 + Decimal(seconds))


def _tell_times(parts: Sequence[Part], spoken: Sequence[Sequence[Segment]]) -> Times:
    """What the times count from, which is the same for all: one window that can't be of the other kind tells.

    Raises OptionError where none does, or two contradict each other.
    """
    told: dict[Times, int] = {}
    unsure: int | None = None
    for i, ((start, length), segments) in enumerate(zip(parts, spoken, strict=True)):
        if start is None:
            raise OptionError(
                f"expected times or offsets, for the parameters of jobs[{i}] state no start_time", "times"
            )
        fitting = _find_fitting(start, length, segments)
        if len(fitting) > 1:
            unsure = i if segments and start else unsure
        elif fitting:
            told[fitting[0]] = i
        else:
            raise OptionError(
                f"expected segments within {length:g} s from 0 or from {start:g} s on, got {_describe(segments)} "
                f"in jobs[{i}]",
                "times",
            )
    if len(told) > 1:
        raise OptionError(
            f"expected windows of one kind, got relative times in jobs[{told['relative']}] and absolute ones in "
            f"jobs[{told['absolute']}]",
            "times",
        )
    if not told and unsure is not None:
        raise OptionError(
            f"expected relative or absolute, for the times of jobs[{unsure}] fit both within its window", "times"
        )
    return next(iter(told), "absolute")


def _find_fitting(start: float, length: float | None, segments: Sequence[Segment]) -> tuple[Times, ...]:
    """What the times of *segments* may count from, so that they lie within their window."""
    if not segments:
        return _KINDS
    first = min([segment.start for segment in segments])
    last = max([segment.end for segment in segments])
    most = inf if length is None else length + _SLACK
    fits = last <= most, first >= start - _SLACK and last <= start + most
    return tuple([kind for kind, is_fitting in zip(_KINDS, fits, strict=True) if is_fitting])


def _describe(segments: Sequence[Segment]) -> str:
    return f"{min([one.start for one in segments]):g} to {max([one.end for one in segments]):g} s"


def _require_fitting(parts: Sequence[Part], spoken: Sequence[Sequence[Segment]], times: Times) -> None:
    """Raise OptionError for a window of the other kind than *times*, which the caller states."""
    for i, ((start, length), segments) in enumerate(zip(parts, spoken, strict=True)):
        fitting = _KINDS if start is None else _find_fitting(start, length, segments)
        if fitting and times not in fitting:
            raise OptionError(
                f"expected {times} times in a window from {start:g} s on, got {_describe(segments)} in jobs[{i}], "
                f"which are {fitting[0]}",
                "times",
            )


def _add(start: float, length: float) -> float:
    """Their sum, as the decimals that they are written as."""
    return float(Decimal(repr(start)) + Decimal(repr(length)))
