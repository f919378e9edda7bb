"""TextGrid, the annotation format of Praat: https://www.fon.hum.uva.nl/praat/manual/TextGrid_file_formats.html."""

from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from smartresult.export.bare_words import strip_words
from smartresult.export.characters import clean_lines
from smartresult.export.cues import place_cues
from smartresult.export.spoken_cues import time_clean_words
from smartresult.export.times import ms_from_seconds, require_seconds, write_seconds
from smartresult.model import Word
from smartresult.timed_text import TimedSource, list_segments
from smartresult.word_times.choices import Unspaced


class _Interval(NamedTuple):
    start: int  # in milliseconds
    end: int  # in milliseconds, after the start
    text: str


def to_textgrid(
    source: TimedSource,
    *,
    unspaced: Unspaced = "characters",
    bare: bool = False,
    media_length: float | None = None,
) -> str:
    """TextGrid text (the long format, UTF-8) of *source*: the tiers `segments`, `words` and `words (estimated)`.

    Each word stands in one of the two, by whether it was timed. An interval can't be without length, nor overlap
    another of its tier: words without length stand with a neighbour of their segment, and what overlaps goes to a
    further tier (`segments 2`). Line breaks are blanks, and of the blanks around an equals sign the second is U+00A0,
    for tgt takes what is after ` = ` for another value. It is as long as its last interval needs or, if that is more,
    *media_length* seconds.

    With *bare*, words stand as lexicons have them, without the punctuation around them and in small letters; a token of
    marks alone has no interval. What is inside of a word stays (`don't`), and so do spoken signs that touch it (`5%`,
    `c++`), and the texts of the segments.

    Raises ExportError for a *media_length* that is no finite number from 0 up, and what `words` raises.
    """
    if media_length is not None:
        require_seconds(media_length, "media_length")
    segments = list_segments(source)
    timed = time_clean_words(segments, unspaced)
    if bare:
        timed = strip_words(timed)
    tiers = _lay_tiers("segments", [_Interval(*row) for row in place_cues(segments).rows()])
    tiers += _lay_tiers("words", _join_words(word for word in timed if not word.estimated))
    tiers += _lay_tiers("words (estimated)", _join_words(word for word in timed if word.estimated))
    last = max([1, ms_from_seconds(media_length or 0.0), *(one.end for _, tier in tiers for one in tier)])
    head = f'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0\nxmax = {write_seconds(last)}\n'
    if not tiers:
        tiers = [("words", [])]
    body = [_write_tier(i, name, intervals, last) for i, (name, intervals) in enumerate(tiers, 1)]
    return "".join([head, f"tiers? <exists>\nsize = {len(tiers)}\nitem []:\n", *body])


def _join_words(timed: Iterable[Word]) -> list[_Interval]:
    """The intervals of *timed* words, segment by segment."""
    by_segment: dict[int, list[Word]] = {}
    for word in timed:
        by_segment.setdefault(word.segment, []).append(word)
    return sorted(interval for spoken in by_segment.values() for interval in _give_length(spoken))


def _give_length(spoken: Sequence[Word]) -> list[_Interval]:
    """Intervals for the words of a segment; those without length join the one before that they touch, or the next."""
    intervals: list[tuple[int, int, list[str]]] = []
    waiting: list[str] = []
    for word in spoken:
        start, end = ms_from_seconds(word.start), ms_from_seconds(word.end)
        if start < end:
            intervals.append((start, end, [*waiting, word.text]))
            waiting = []
        elif intervals and not waiting and intervals[-1][1] == start:
            intervals[-1][2].append(word.text)
        else:
            waiting.append(word.text)
    if waiting:
        start = ms_from_seconds(spoken[-1].start)
        intervals.append((start, start + 1, waiting))
    return [_Interval(start, end, "".join(texts)) for start, end, texts in intervals]


def _lay_tiers(name: str, intervals: Iterable[_Interval]) -> list[tuple[str, list[_Interval]]]:
    """*intervals*, sorted by start, in as few tiers as keep them apart, each in the first that is free."""
    tiers: list[list[_Interval]] = []
    busy: list[tuple[int, int]] = []  # two heaps: when a tier is free again and its number, and the numbers of the free
    free: list[int] = []
    for interval in intervals:
        while busy and busy[0][0] <= interval.start:
            heappush(free, heappop(busy)[1])
        if free:
            number = heappop(free)
        else:
            number = len(tiers)
            tiers.append([])
        tiers[number].append(interval)
        heappush(busy, (interval.end, number))
    return [(name if i == 1 else f"{name} {i}", tier) for i, tier in enumerate(tiers, 1)]


def _write_tier(number: int, name: str, intervals: Iterable[_Interval], last: int) -> str:
    """A tier, its gaps filled by empty intervals, as Praat wants it."""
    filled: list[_Interval] = []
    now = 0
    for interval in intervals:
        if interval.start > now:
            filled.append(_Interval(now, interval.start, ""))
        filled.append(interval)
        now = interval.end
    if now < last:
        filled.append(_Interval(now, last, ""))
    head = (
        f'    item [{number}]:\n        class = "IntervalTier"\n        name = "{name}"\n        xmin = 0\n'
        f"        xmax = {write_seconds(last)}\n        intervals: size = {len(filled)}\n"
    )
    rows = [
        f"        intervals [{i}]:\n            xmin = {write_seconds(start)}\n"
        f'            xmax = {write_seconds(end)}\n            text = "{_write_text(text)}"\n'
        for i, (start, end, text) in enumerate(filled, 1)
    ]
    return "".join([head, *rows])


def _write_text(text: str) -> str:
    """*text* as a value: a blank after ` =` would begin another to tgt, so that it is one that does not break."""
    return clean_lines(text).replace("\n", " ").replace(" = ", " =\xa0").strip().replace('"', '""')
