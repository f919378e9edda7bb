"""When cues begin and end: starts shifted to even out reading speed, out-times extended, gaps closed.

Everything is in whole centiseconds, as ASS states times, so that a gap that was closed is closed in every format.
Linear in time.
"""

from collections.abc import Sequence
from math import ceil, floor
from typing import Final

from smartresult.layout.gaps import MOST_OVERTIME, is_flicker, mend_gaps
from smartresult.layout.starts import NEVER, Figures, Span, shift_starts
from smartresult.profiles import Profile

#: A cue that begins with the one before, for the service timed both alike, is pushed back by so much, and no further
#: from where it is spoken than this.
LEAST: Final = 20
MOST_PUSH: Final = 100
#: By how much a product of floats may be more than it is.
_NOISE: Final = 1e-6


def time_cues(spans: Sequence[Span], profile: Profile) -> list[tuple[int, int]]:
    """Start and end of each cue that is spoken in one of *spans*, sorted: none without length, none overlapping."""
    if not spans:
        return []
    least_gap = ceil(profile.min_gap * 100 - _NOISE)
    figures = Figures(
        0 if profile.may_touch else least_gap,
        max(ceil(profile.close_gaps_under * 100 - _NOISE), least_gap),
        round(profile.max_linger * 100),
        floor(profile.max_duration * 100 + _NOISE) if profile.max_duration else NEVER,
        round(profile.max_shift * 100),
    )
    spoken = _part_starts(spans)
    starts = shift_starts(spans, spoken, figures)
    ends = _find_ends(spans, starts, figures)
    mend_gaps(spans, spoken, starts, ends, figures)
    return list(zip(starts, ends, strict=True))


def _part_starts(spans: Sequence[Span]) -> list[int]:
    """The starts of *spans*, each later than the one before."""
    starts = [spans[0].start]
    for span in spans[1:]:
        earliest = starts[-1] + LEAST
        if earliest - span.start > MOST_PUSH:
            earliest = starts[-1] + 1
        starts.append(span.start if span.start > starts[-1] else earliest)
    return starts


def _find_ends(spans: Sequence[Span], starts: Sequence[int], figures: Figures) -> list[int]:
    """The ends of cues: as late as they need, and at the next one where that is close."""
    gap, linger, longest = figures.gap, figures.linger, figures.longest
    ends = []
    for (_, spoken, needed, _), start, following in zip(spans, starts, [*starts[1:], NEVER], strict=True):
        limit = following - gap if following - gap > start else following  # no gap where there is no room
        latest = min(max(spoken, start) + linger, limit, start + longest)
        end = min(max(spoken, start + needed), latest)
        # what mending would come to as well, but at once: most cues are close to the next
        if is_flicker(following - end, figures) and limit <= min(latest + MOST_OVERTIME, start + longest):
            end = limit
        ends.append(max(end, start + 1))
    return ends
