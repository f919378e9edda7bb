"""How hard a programme is to read, from its beginning to its end: load against the limit of each cue's language.

A load is characters a second (or words a minute) by what the profile of the text's language allows: above 1 is too
fast. Raw figures would make all English look hot, and all Chinese calm.
"""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import NamedTuple

import msgspec

from smartresult.errors import OptionError
from smartresult.judging.paces import Pace, list_paces
from smartresult.judging.reports import Report
from smartresult.judging.sides import Side, divide_sides
from smartresult.profiles import Profile
from smartresult.text.width import count_words, measure_width, shows_nothing
from smartresult.timed_text import TimedText


class SidePace(NamedTuple):
    """The *pace* of a cue, and by which *side* of it: 0, or 1 where the second of two languages is the harder one."""

    pace: Pace
    side: int


class Skyline(msgspec.Struct, frozen=True):
    """A programme of *length* seconds in bins of equal length.

    *loads* has the highest load of the cues that stand in each bin, 0.0 where none does; *flagged* says whether one of
    them needs attention.
    """

    length: float
    loads: tuple[float, ...]
    flagged: tuple[bool, ...]


def measure_paces(cues: Sequence[TimedText], report: Report) -> list[SidePace | None]:
    """The pace of each of *cues*, by the profiles of their *report*.

    Of a cue in two languages it is that of the harder side. None stands for a cue without text or without length, and
    where the profile limits no pace. Takes time in proportion to the text.
    """
    sides = divide_sides(cues)
    profiles = [report.profile, *([report.second] if report.second is not None else [])]
    found: list[SidePace | None] = [None] * len(cues)
    for place, (side, profile) in enumerate(zip(sides, profiles, strict=False)):
        for i, text in _list_texts(side, cues):
            pace = _measure_pace(text, float(cues[i].end) - float(cues[i].start), profile)
            held = found[i]
            if pace is not None and (held is None or pace.load > held.pace.load):
                found[i] = SidePace(pace, place)
    return found


def _list_texts(side: Side, cues: Sequence[TimedText]) -> Iterable[tuple[int, str]]:
    return side.texts.items() if side.texts else enumerate([cue.text for cue in cues])


def _measure_pace(text: str, duration: float, profile: Profile) -> Pace | None:
    if duration <= 0 or shows_nothing(text):
        return None
    width = sum([measure_width(line, profile.half_width) for line in text.split("\n")])
    words = count_words(text) if profile.max_words_per_minute is not None else 0.0
    return max(list_paces(width, words, duration, profile), key=lambda pace: pace.load, default=None)


def find_length(cues: Iterable[TimedText]) -> float:
    """How many seconds the programme of *cues* takes: up to the last end, or start; 0.0 without cues."""
    return max([max(float(cue.start), float(cue.end)) for cue in cues], default=0.0)


def build_skyline(cues: Sequence[TimedText], paces: Sequence[SidePace | None], report: Report, bins: int) -> Skyline:
    """The skyline of *cues* in so many *bins*; *paces* are those that `measure_paces` found, *report* that of `check`.

    Takes time in proportion to cues and bins, however long the cues stand. Raises OptionError for less than one bin.
    """
    if bins < 1:
        raise OptionError(f"expected a whole number from 1 up, got {bins!r:.40}", "bins")
    length = find_length(cues)
    violating = {violation.index for violation in report.violations}
    spans = [_find_span(cue, length, bins) for cue in cues]
    loads = [pace.pace.load if pace is not None else 0.0 for pace in paces]
    shown = [0.0] * bins
    flagged = [False] * bins
    hardest_first = sorted(range(len(cues)), key=loads.__getitem__, reverse=True)
    for places, i in _paint([(spans[i], i) for i in hardest_first], bins):
        for place in places:
            shown[place] = loads[i]
    for places, _ in _paint([(spans[i], i) for i in sorted(violating)], bins):
        for place in places:
            flagged[place] = True
    return Skyline(length, tuple(shown), tuple(flagged))


def _find_span(cue: TimedText, length: float, bins: int) -> tuple[int, int]:
    """The bins from the first up to the one after the last in which *cue* stands: one at least."""
    start, end = (max(float(time), 0.0) / length * bins if length else 0.0 for time in (cue.start, cue.end))
    first = min(int(start), bins - 1)
    return first, min(max(ceil(end), first + 1), bins)


def _paint(spans: Iterable[tuple[tuple[int, int], int]], bins: int) -> Iterable[tuple[list[int], int]]:
    """Of each of *spans* the bins that none before it has, with its number.

    `following` leads from a bin to the next that is free, so that a bin is visited once, however many spans cover it.
    """
    following = list(range(bins + 1))
    for (first, last), number in spans:
        places = []
        place = _find_free(following, first)
        while place < last:
            places.append(place)
            following[place] = place + 1
            place = _find_free(following, place)
        yield places, number


def _find_free(following: list[int], place: int) -> int:
    """The first free bin from *place* on; the way to it is halved for those who come later."""
    while following[place] != place:
        following[place] = following[following[place]]
        place = following[place]
    return place
