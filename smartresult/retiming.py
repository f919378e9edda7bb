"""Segments and cues on another clock, and within the length of their media: what lies outside is cut, and told."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import floor, isfinite
from typing import NamedTuple

from smartresult.errors import OptionError
from smartresult.model import Segment, Word
from smartresult.timed_text import TimedSource, list_segments, require_segments


class Retimed(NamedTuple):
    """The *segments* that are left, and the indexes in the source of those *left_out* and of those *cut* short."""

    segments: tuple[Segment, ...]
    left_out: tuple[int, ...]
    cut: tuple[int, ...]


def shift_segments(source: TimedSource, seconds: float) -> Retimed:
    """The segments of *source*, or its cues, *seconds* later, or earlier where that is below 0.

    One that would be over at 0 s is left out; one that would begin before is cut to begin there, and its words with it.
    Times are added as the decimals that they are written as: 0.1 s and 0.2 s are 0.3 s.

    Raises OptionError for *seconds* that are no finite number, and what `require_segments` raises.
    """
    by = _read_seconds(seconds, "shift")
    segments, left_out, cut = [], [], []
    for i, segment in enumerate(_list(source)):
        start, end = _add(segment.start, by), _add(segment.end, by)
        if start < 0 and end <= 0:
            left_out.append(i)
            continue
        if start < 0:
            cut.append(i)
        words = [Word(w.text, _add(w.start, by), _add(w.end, by), w.estimated, w.segment) for w in segment.words]
        kept = tuple(_cut_words(words, 0.0, max(end, 0.0))) if start < 0 else tuple(words)
        segments.append(Segment(segment.text, max(start, 0.0), end, kept))
    return Retimed(tuple(segments), tuple(left_out), tuple(cut))


def cut_segments(source: TimedSource, length: float) -> Retimed:
    """The segments of *source*, or its cues, none of which ends after *length* seconds, however it is written.

    So the end is the last whole centisecond up to there, which every format can state. One that would have less than a
    centisecond before it is left out; one that would end after it is cut, and its words with it.

    Raises OptionError for a *length* that is no finite number above 0, and what `require_segments` raises.
    """
    last = floor(_read_length(length) * 100) / 100
    segments, left_out, cut = [], [], []
    for i, segment in enumerate(_list(source)):
        if segment.start > last - 0.01:
            left_out.append(i)
        elif segment.end > last:
            cut.append(i)
            words = tuple(_cut_words(segment.words, segment.start, last))
            segments.append(Segment(segment.text, segment.start, last, words))
        else:
            segments.append(segment)
    return Retimed(tuple(segments), tuple(left_out), tuple(cut))


def require_retiming(shift: float, media_length: float | None) -> None:
    """Raise OptionError for a *shift* that is no finite number, and a *media_length* that is none above 0."""
    _read_seconds(shift, "shift")
    if media_length is not None:
        _read_length(media_length)


def _read_length(length: float) -> Decimal:
    exact = _read_seconds(length, "media_length")
    if exact <= 0:
        raise OptionError(f"expected a number of seconds above 0, got {length!r:.40}", "media_length")
    return exact


def _list(source: TimedSource) -> Sequence[Segment]:
    """The segments of *source*, each as a `Segment`."""
    timed = list_segments(source)
    require_segments(timed)
    return [
        one if isinstance(one, Segment) else Segment(one.text, one.start, one.end, tuple(getattr(one, "words", ())))
        for one in timed
    ]


def _cut_words(words: Iterable[Word], first: float, last: float) -> Iterable[Word]:
    """The *words* from *first* to *last*; one that would have no time left is left out, and will be estimated."""
    for word in words:
        start, end = max(word.start, first), min(word.end, last)
        if start < end:
            yield Word(word.text, start, end, word.estimated, word.segment)


def _read_seconds(seconds: float, option: str) -> Decimal:
    number = isinstance(seconds, int | float) and not isinstance(seconds, bool) and isfinite(seconds)
    if not number:
        raise OptionError(f"expected a finite number of seconds, got {seconds!r:.40}", option)
    return Decimal(repr(seconds))


def _add(time: float, by: Decimal) -> float:
    return float(Decimal(repr(float(time))) + by)
