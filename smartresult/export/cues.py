"""Any source → the cues that all timed formats write: whole milliseconds, in order, none empty, none without length."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby, islice
from math import floor
from operator import eq
from typing import NamedTuple, TypeVar

import msgspec

from smartresult.export.characters import BYTE_ORDER_MARK, is_blank
from smartresult.export.times import MOST_MS, TIE, ms_from_seconds
from smartresult.model import SmartJob
from smartresult.timed_text import TimedSource, TimedText, list_segments, require_segments

_Row = TypeVar("_Row")


class Cues(NamedTuple):
    """What is on screen when, in columns: a row of objects would cost twice as much to build and to write.

    No format may change them, for the next one may be written of the same.
    """

    starts: Sequence[int]  # in milliseconds, ascending
    ends: Sequence[int]  # in milliseconds, each after its start
    texts: Sequence[str]

    @property
    def last_ms(self) -> int:
        """When the last of them is over."""
        return max(self.ends, default=0)

    def rows(self) -> Iterator[tuple[int, int, str]]:
        """Start, end and text of each."""
        return zip(self.starts, self.ends, self.texts, strict=True)


class PlacedJob(SmartJob, frozen=True, dict=True):
    """A job that several formats are written of: its cues are placed once, when the first of them asks."""

    @cached_property
    def cues(self) -> Cues:
        """What `place_cues` makes of it, and raises."""
        return _place(self)


def share_cues(job: SmartJob) -> PlacedJob:
    """*job*, to be handed to the functions of several formats: each writes what it writes of *job* itself."""
    return PlacedJob(**msgspec.structs.asdict(job))


def place_cues(source: TimedSource) -> Cues:
    """The cues of *source*, sorted by start.

    Text that is empty, or nothing but white space and U+FEFF, makes no cue. A cue that does not end after its start
    gets 1 ms. Overlaps are kept, for every format allows them. Raises what `SmartJob.segments` raises, and ExportError
    for times that are negative or not finite, and for sources that hold no segments.
    """
    return source.cues if isinstance(source, PlacedJob) else _place(source)


def _place(source: TimedSource) -> Cues:
    segments = list_segments(source)
    fault = None
    try:
        cues, in_order = _round_times(segments)
    except (ValueError, OverflowError, TypeError, AttributeError) as error:  # NaN, infinity, no number, no segment
        fault = error
    if fault is not None or not in_order:
        require_segments(segments)
    if fault is not None:
        raise fault  # not of the segments' making
    if BYTE_ORDER_MARK in "".join(cues.texts):  # all at once: looking at each would cost every file a tenth more
        cues = _pick(cues, [i for i, text in enumerate(cues.texts) if not is_blank(text)])
    return cues if in_order else _pick(cues, sorted(range(len(cues.starts)), key=cues.starts.__getitem__))


def stack_equal_starts(starts: Sequence[int], rows: Sequence[_Row]) -> Sequence[_Row]:
    """The *rows* of cues with these *starts*, which ascend; of those that start together, the last comes first.

    Players put what comes later in the file above what is on screen already (libass, browsers and VLC alike), so that
    this is how cues that start together are read from top to bottom. Browsers sort once more: by end, the longer first.
    """
    if not any(map(eq, starts, islice(starts, 1, None))):
        return rows
    stacked: list[_Row] = []
    for _, together in groupby(range(len(rows)), key=starts.__getitem__):
        stacked += [rows[i] for i in reversed(tuple(together))]
    return stacked


def _round_times(segments: Sequence[TimedText]) -> tuple[Cues, bool]:
    """The cues of *segments* as they stand, and whether their starts ascend from 0."""
    starts: list[int] = []
    ends: list[int] = []
    texts: list[str] = []
    add_start, add_end, add_text = starts.append, ends.append, texts.append
    previous_ms, end_ms, in_order = 0, 0, True
    previous_end: float | None = None
    low, high, most = -TIE, TIE, MOST_MS
    is_space = str.isspace  # it refuses what is no str
    for segment in segments:
        if segment.start == previous_end:  # many segments touch
            start_ms = end_ms
        else:
            start = segment.start * 1000
            start_ms = floor(start + 0.5)
            if not low < start - start_ms < high:  # a tie, to be broken as written; elsewhere float error can't matter
                start_ms = ms_from_seconds(segment.start)
        previous_end = segment.end
        end = previous_end * 1000
        shown_ms = end_ms = floor(end + 0.5)
        if not low < end - end_ms < high:
            shown_ms = end_ms = ms_from_seconds(previous_end)
        if not previous_ms <= start_ms < end_ms < most:  # odd: out of order, without length, or giant
            start_ms, end_ms = ms_from_seconds(segment.start), ms_from_seconds(previous_end)
            in_order = in_order and previous_ms <= start_ms
            shown_ms = max(end_ms, start_ms + 1)
        previous_ms = start_ms
        text = segment.text
        if not is_space(text) and text:
            add_start(start_ms)
            add_end(shown_ms)
            add_text(text)
    return Cues(starts, ends, texts), in_order


def _pick(cues: Cues, order: Sequence[int]) -> Cues:
    starts, ends, texts = cues
    return Cues([starts[i] for i in order], [ends[i] for i in order], [texts[i] for i in order])
