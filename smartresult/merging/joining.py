"""`join`: windows of one media in, one job out, in which nothing is said twice and nothing is lost."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

import msgspec

from smartresult.errors import OptionError
from smartresult.merging.choices import Times
from smartresult.merging.windows import Window, find_windows
from smartresult.model import Issue, Segment, SmartJob, SpeechMapping, Transcript

#: Windows whose ends are no further apart touch: they are stated in whole milliseconds at best.
_TOUCHING: Final = Decimal("0.001")
#: In seconds: less than a syllable at either end of a segment.
_DIFFERENCE: Final = 0.4
#: The parameters that say which part of the media a job heard.
_OF_A_WINDOW: Final = frozenset({"starttime", "duration"})
#: Text fields that are kept where all windows have the same.
_SHARED: Final = (
    "request_id",
    "job_id",
    "job_type",
    "title",
    "description",
    "user_id",
    "input_file",
    "media_id",
    "media_url",
    "output",
    "output_location",
    "user_data",
    "editing_config",
)


def join(jobs: Iterable[SmartJob], *, times: Times | None = None, offsets: Sequence[float] | None = None) -> SmartJob:
    """One job of *jobs*, each of which heard a window of one media; they may come in any order, and overlap.

    Where a window lies is what its response echoes: `job_parameters` with `start_time` and `duration` ("HH:MM:SS").
    Whether the times in it count from its own start ("relative") or from that of the media ("absolute") is documented
    nowhere: *times* says so, or at least one window must fit one of the two alone; all must fit it. *offsets* are the
    starts of the windows in seconds, in the order of *jobs*, instead of what is echoed; then times are relative, unless
    *times* says otherwise. A window without a stated duration ends with its last segment, and nothing after it is a
    hole.

    Where two windows overlap, the middle of the overlap parts them: a segment is kept by the window that has its
    middle. Where the two recognitions differ by a little there, what would stand twice, with the same letters at the
    same time, is kept once, and what neither would keep is kept, even if some of it is in the other.

    Fields in which all jobs agree are kept (job_id, media_id, media_url, input_file…), and so are the parameters on
    which they agree; a field in which they differ is empty. `state` is that of all, or "Finished"; `created_at` is the
    earliest, `modified_at` the latest; `extra` has, as `windows`, the job id, start and end of each. `issues` has those
    of each, and a "hole" where a part of the media was heard by none, before the first window, too.

    Takes time in proportion to the segments. Raises OptionError without jobs, for options that are not known or don't
    fit, where the windows can't be told, and where one lies within another; what `SmartJob.segments` raises for a job
    that has not finished, failed or holds no segments; and what `require_segments` raises. A job that failed because
    nobody speaks in its window (`JobFailedError.no_speech`) is a window without segments.
    """
    listed = tuple(jobs)
    for i, job in enumerate(listed):
        if not isinstance(job, SmartJob):
            raise OptionError(f"expected a SmartJob, got a {type(job).__name__}", f"jobs[{i}]")
    if not listed:
        raise OptionError("expected at least one job, got none", "jobs")
    windows = find_windows(listed, times, offsets)
    for window, following in pairwise(windows):
        if following.end < window.end or following[:2] == window[:2]:
            raise OptionError(
                f"expected windows that follow each other, got {_describe(following)} within {_describe(window)}",
                "jobs",
            )
    segments = _join_segments(windows)
    produced = all(isinstance(job.result, SpeechMapping) for job in listed)
    return SmartJob(
        **_agree_on_fields(listed),
        result=SpeechMapping(segments) if produced else Transcript(segments),
        left_out=(*_collect_issues(listed), *_find_holes(windows)),
        extra={
            "windows": [
                {"job_id": listed[window.job].job_id, "start": window.start, "end": window.end} for window in windows
            ]
        },
    )


def _describe(window: Window) -> str:
    return f"jobs[{window.job}] ({window.start:g} to {window.end:g} s)"


# --- Segments


def _join_segments(windows: Sequence[Window]) -> tuple[Segment, ...]:
    """What is kept of each window, in order of start."""
    cuts = [
        (_decimal(following.start) + min(_decimal(window.end), _decimal(following.end))) / 2
        for window, following in pairwise(windows)
    ]
    overlaps = [following.start < window.end for window, following in pairwise(windows)]
    kept: list[list[Segment]] = []
    spare: list[list[Segment]] = []  # of each window what its neighbours should have
    for i, window in enumerate(windows):
        first = cuts[i - 1] if i and overlaps[i - 1] else None
        last = cuts[i] if i < len(cuts) and overlaps[i] else None
        own: list[Segment] = []
        others: list[Segment] = []
        for segment in window.segments:
            middle = (_decimal(segment.start) + _decimal(segment.end)) / 2
            inside = (first is None or middle >= first) and (last is None or middle < last)
            (own if inside else others).append(segment)
        kept.append(own)
        spare.append(others)
    for i, overlap in enumerate(overlaps):
        if overlap:
            kept[i + 1] = list(_leave_out_twins(kept[i], kept[i + 1], windows[i].end))
    segments = [segment for own in kept for segment in own]
    if any(spare):
        segments += _find_missed(segments, spare)
    return tuple(sorted(segments, key=lambda segment: segment.start))


def _find_missed(kept: Sequence[Segment], spare: Sequence[Sequence[Segment]]) -> list[Segment]:
    """Of what each window left to its neighbours, what none of them has.

    First what they have less than half of; then, since half of a sentence is no sentence, all of which some time is
    not covered even so: better a word twice than none.
    """
    missed = list(_list_open(_Covered(kept), spare, _Covered.holds_half))
    return missed + list(_list_open(_Covered([*kept, *missed]), spare, _Covered.holds_all))


def _list_open(
    covered: "_Covered", spare: Iterable[Sequence[Segment]], is_held: Callable[["_Covered", Segment], bool]
) -> Iterator[Segment]:
    """Of *spare* what is held neither by what is *covered* nor by what of the window before was open."""
    before = _Covered(())
    for others in spare:
        missed = [one for one in others if not (is_held(covered, one) or is_held(before, one))]
        yield from missed
        before = _Covered(missed)


def _decimal(time: float) -> Decimal:
    return Decimal(repr(float(time)))


def _leave_out_twins(kept: Sequence[Segment], following: Sequence[Segment], end: float) -> Iterator[Segment]:
    """*following* without what the window before has *kept* already: the same letters, at a time that overlaps."""
    begin = min([segment.start for segment in following], default=end)
    said: dict[str, list[Segment]] = {}
    for segment in kept:
        if segment.end > begin:
            said.setdefault(_letters_of(segment.text), []).append(segment)
    covered = {letters: _Covered(segments) for letters, segments in said.items()}
    for segment in following:
        twins = covered.get(_letters_of(segment.text)) if segment.start < end else None
        if twins is None or not twins.overlaps(segment):
            yield segment


def _letters_of(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold() or text


class _Covered:
    """The time that segments cover."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._starts: list[float] = []
        self._ends: list[float] = []
        self._before: list[float] = [0.0]  # what is covered before each stretch
        for start, end in sorted([(segment.start, max(segment.start, segment.end)) for segment in segments]):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                if self._ends:
                    self._before.append(self._before[-1] + self._ends[-1] - self._starts[-1])
                self._starts.append(start)
                self._ends.append(end)

    def holds_half(self, segment: Segment) -> bool:
        """Whether half of *segment*, or its moment, is covered."""
        start, end = segment.start, max(segment.start, segment.end)
        covered = self._measure(end) - self._measure(start)
        place = bisect_right(self._starts, start) - 1
        at_start = place >= 0 and start <= self._ends[place]
        return at_start if start == end else covered * 2 >= end - start

    def holds_all(self, segment: Segment) -> bool:
        """Whether *segment* is covered but for what two recognitions of one sound differ by."""
        start, end = segment.start, max(segment.start, segment.end)
        uncovered = end - start - (self._measure(end) - self._measure(start))
        return self.holds_half(segment) and uncovered <= _DIFFERENCE

    def overlaps(self, segment: Segment) -> bool:
        """Whether any time of *segment* is covered."""
        return self._measure(segment.end) > self._measure(segment.start)

    def _measure(self, time: float) -> float:
        """The seconds that are covered before *time*."""
        place = bisect_right(self._starts, time) - 1
        return self._before[place] + min(time, self._ends[place]) - self._starts[place] if place >= 0 else 0.0


# --- The rest of the job


def _agree_on_fields(jobs: Sequence[SmartJob]) -> dict[str, Any]:
    first = jobs[0]
    fields: dict[str, Any] = {}
    for name in _SHARED:
        value = getattr(first, name)
        if all(getattr(job, name) == value for job in jobs):
            fields[name] = value
    fields["job_parameters"] = _agree([job.job_parameters for job in jobs])
    created = [job.created_at for job in jobs if job.created_at is not None]
    modified = [job.modified_at for job in jobs if job.modified_at is not None]
    fields["created_at"] = min(created, key=lambda time: time.timestamp(), default=None)
    fields["modified_at"] = max(modified, key=lambda time: time.timestamp(), default=None)
    alike = len({job.state for job in jobs}) == 1
    fields["state"] = first.state if alike and not first.failed else "Finished"
    return fields


def _agree(parameters: Sequence[object]) -> object:
    """What all *parameters* have, without the part of the media that each asks for."""
    first = parameters[0]
    if all(isinstance(one, Mapping) for one in parameters):
        mappings: list[Mapping[str, object]] = parameters  # type: ignore[assignment]  # as was just seen
        shared = [name for name in mappings[0] if all(name in one for one in mappings)]
        agreed = {
            name: _agree([one[name] for one in mappings])
            for name in shared
            if str(name).replace("_", "").lower() not in _OF_A_WINDOW
        }
        return {name: value for name, value in agreed.items() if value is not None}
    return first if all(one == first for one in parameters) else None


def _collect_issues(jobs: Sequence[SmartJob]) -> Iterator[Issue]:
    """What was left out of each job, with its place among them."""
    for i, job in enumerate(jobs):
        for issue in job.left_out:
            yield msgspec.structs.replace(issue, path=f"jobs[{i}]: {issue.path}")


def _find_holes(windows: Sequence[Window]) -> Iterator[Issue]:
    """Where a part of the media was heard by none."""
    heard, ends = Decimal(0), True
    for window in windows:
        start = _decimal(window.start)
        if ends and start - heard > _TOUCHING:
            expected = f"a window from {float(heard):g} s on"
            yield Issue("hole", expected, f"none before {window.start:g} s", f"jobs[{window.job}]")
        heard, ends = max(heard, _decimal(window.end)), window.ends
