"""When cues begin and end: out-times extended, gaps closed, and starts shifted to even out reading speed.

Everything is in whole centiseconds, as ASS states times, so that a gap that was closed is closed in every format.
Linear in time.
"""

from collections.abc import Sequence
from math import ceil, floor
from typing import Final, NamedTuple

from smartresult.profiles import Profile

#: A gap that is too short is closed even if that takes so much more than a cue may linger: a flicker is worse.
MOST_OVERTIME: Final = 25
#: A cue that begins with the one before, for the service timed both alike, is pushed back by so much, and no further
#: from where it is spoken than this.
LEAST: Final = 20
MOST_PUSH: Final = 100
#: What a cue that can't have its time keeps of what it has; the rest is for neighbours that can.
KEPT_SHARE: Final = 0.85
_NEVER: Final = 1 << 62


class Span(NamedTuple):
    """When a cue is spoken, and how long it asks to stand, in centiseconds."""

    start: int
    end: int
    needed: int


class _Figures(NamedTuple):
    """The figures of a profile in centiseconds."""

    gap: int
    close_under: int
    linger: int
    longest: int
    shift: int


def time_cues(spans: Sequence[Span], profile: Profile) -> list[tuple[int, int]]:
    """Start and end of each cue that is spoken in one of *spans*, sorted: none without length, none overlapping."""
    if not spans:
        return []
    limits = _Figures(
        0 if profile.may_touch else ceil(profile.min_gap * 100),
        round(profile.close_gaps_under * 100),
        round(profile.max_linger * 100),
        floor(profile.max_duration * 100) if profile.max_duration else _NEVER,
        round(profile.max_shift * 100),
    )
    spoken = _part_starts(spans)
    starts = _shift_starts(spans, spoken, limits)
    return list(zip(starts, _find_ends(spans, starts, limits), strict=True))


def _part_starts(spans: Sequence[Span]) -> list[int]:
    """The starts of *spans*, each later than the one before."""
    starts = [spans[0].start]
    for span in spans[1:]:
        earliest = starts[-1] + LEAST
        if earliest - span.start > MOST_PUSH:
            earliest = starts[-1] + 1
        starts.append(span.start if span.start > starts[-1] else earliest)
    return starts


def _shift_starts(spans: Sequence[Span], spoken: Sequence[int], limits: _Figures) -> list[int]:
    """The starts at which most cues have the time that they need, each as near to where it is *spoken* as that lets it.

    Forward, cues stand as early as they may and no longer than they need: the first that can't have its time then is
    one that must do without. Backward, every start learns how late it may be; forward again, each is chosen.
    """
    gap, shift = limits.gap, limits.shift
    following = [*spoken[1:], _NEVER]
    lasting = [max(span.end, start) + limits.linger for span, start in zip(spans, spoken, strict=True)]
    wanted = []
    free = 0
    for span, start, after, last in zip(spans, spoken, following, lasting, strict=True):
        earliest = max(start - shift, free)
        need = max(min(span.needed, limits.longest), 1)
        if earliest + need > min(last, after + shift - gap):
            need = max(min(need, int(KEPT_SHARE * (min(last, after - gap) - start))), 1)
        wanted.append(need)
        free = earliest + need + gap
    latest = [0] * len(spans)
    bound = _NEVER
    for i in range(len(spans) - 1, -1, -1):
        bound = latest[i] = min(spoken[i] + shift, bound - gap - wanted[i], lasting[i] - wanted[i])
    starts: list[int] = []
    free = asked = 0
    for span, start, last, need in zip(spans, spoken, latest, wanted, strict=True):
        lacks = need < span.needed
        chosen = max(min(max(start, asked), last), start - shift, free)
        chosen = min(chosen, start + shift)  # where there is no time for anybody, without the gap
        starts.append(chosen)
        free = chosen + need + gap
        asked = chosen + span.needed + gap if lacks else 0  # the next may leave it some time, if it can
    return starts


def _find_ends(spans: Sequence[Span], starts: Sequence[int], limits: _Figures) -> list[int]:
    ends = []
    for span, start, following in zip(spans, starts, [*starts[1:], _NEVER], strict=True):
        limit = following - limits.gap if following - limits.gap > start else following  # no gap where there is no room
        latest = min(max(span.end, start) + limits.linger, limit, start + limits.longest)
        end = min(max(span.end, start + span.needed), latest)
        if following - end < limits.close_under:
            closed = min(limit, start + limits.longest)
            apart = following - limits.close_under
            if closed == limit and closed <= latest + MOST_OVERTIME:
                end = closed
            elif apart >= start + span.needed:  # what is spoken last may be gone a little early
                end = apart
            else:
                end = latest
        ends.append(max(end, start + 1))
    return ends
