"""Any source → the cues that all timed formats write: whole milliseconds, in order, none empty, none without length."""

from collections.abc import Iterator, Sequence
from math import floor
from typing import NamedTuple

from smartresult.export.times import MOST_MS, TIE, ms_from_seconds
from smartresult.timed_text import TimedSource, TimedText, list_segments, require_segments


class Cues(NamedTuple):
    """What is on screen when, in columns: a row of objects would cost twice as much to build and to write."""

    starts: list[int]  # in milliseconds, ascending
    ends: list[int]  # in milliseconds, each after its start
    texts: list[str]

    @property
    def last_ms(self) -> int:
        """When the last of them is over."""
        return max(self.ends, default=0)

    def rows(self) -> Iterator[tuple[int, int, str]]:
        """Start, end and text of each."""
        return zip(self.starts, self.ends, self.texts, strict=True)


def place_cues(source: TimedSource) -> Cues:
    """The cues of *source*, sorted by start.

    Text that is empty or white space makes no cue. A cue that does not end after its start gets 1 ms. Overlaps are
    kept, for every format allows them. Raises what `SmartJob.segments` raises, and ExportError for times that are
    negative or not finite, and for sources that hold no segments.
    """
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
    return cues if in_order else _sort(cues)


def _round_times(segments: Sequence[TimedText]) -> tuple[Cues, bool]:
    """The cues of *segments* as they stand, and whether their starts ascend from 0."""
    cues = Cues([], [], [])
    add_start, add_end, add_text = cues.starts.append, cues.ends.append, cues.texts.append
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
    return cues, in_order


def _sort(cues: Cues) -> Cues:
    order = sorted(range(len(cues.starts)), key=cues.starts.__getitem__)
    starts, ends, texts = cues
    return Cues([starts[i] for i in order], [ends[i] for i in order], [texts[i] for i in order])
