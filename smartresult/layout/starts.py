"""When cues begin: shifted by a little from where they are spoken, so that all have the time that they need.

A cue has two needs: the least, without which nobody can follow, and what is recommended. The least of all comes first;
what is left over goes to what is recommended; and so what is lacking is shared by neighbours, in place of being taken
from one of them. Linear in time.
"""

from collections.abc import Sequence
from math import ceil
from typing import Final, NamedTuple

NEVER: Final = 1 << 62
#: What a cue that can't have its least keeps of the time in which it is spoken; the rest is for neighbours that can.
KEPT_SHARE: Final = 0.7
#: How much too fast such a cue is rather to be: the first of these that its neighbours can do without their least for.
EXCESSES: Final = (1.2, 1.5, 2.0)


class Span(NamedTuple):
    """When a cue is spoken, how long it asks to stand, and how long it has to, if that is less, in centiseconds."""

    start: int
    end: int
    needed: int
    least: int = NEVER


class Figures(NamedTuple):
    """The figures of a profile in centiseconds."""

    gap: int  # between cues
    apart: int  # between cues, where it is more than that
    linger: int
    longest: int
    shift: int


class _Frame(NamedTuple):
    """What all starts have to keep to."""

    earliest: Sequence[int]
    latest: Sequence[int]
    lasting: Sequence[int]  # until when each may stand
    gap: int


def shift_starts(spans: Sequence[Span], spoken: Sequence[int], figures: Figures) -> list[int]:
    """The starts at which most cues have what they need, each as near to where it is *spoken* as that lets it."""
    shift, longest, linger = figures.shift, figures.longest, figures.linger
    frame = _Frame(
        [max(start - shift, 0) for start in spoken],
        [start + shift for start in spoken],
        [max(span.end, start) + linger for span, start in zip(spans, spoken, strict=True)],
        figures.gap,
    )
    needs = [max(min(span.needed, longest), 1) for span in spans]
    leasts = [max(min(span.least, span.needed, longest), 1) for span in spans]
    granted = _grant_least(leasts, spoken, frame)
    latest = _find_latest(granted, frame)
    if granted != leasts:
        granted = _relieve(granted, leasts, needs, latest, frame)
        latest = _find_latest(granted, frame)
    if granted != needs:
        granted = _grant_more(granted, needs, leasts, latest, frame)
        latest = _find_latest(granted, frame)
    return _choose_starts([span.needed for span in spans], granted, spoken, latest, frame)


def _grant_least(leasts: Sequence[int], spoken: Sequence[int], frame: _Frame) -> list[int]:
    """The time that each cue has at least.

    Cues stand as early as they may and no longer than they have to: the first that can't have its least then is one
    that must do without.
    """
    gap = frame.gap
    granted = []
    free = 0
    bounds = [*frame.latest[1:], NEVER]
    for least, early, bound, lasting, start, after in zip(
        leasts, frame.earliest, bounds, frame.lasting, spoken, [*spoken[1:], NEVER], strict=True
    ):
        begin = early if early > free else free  # noqa: FURB136 - as fast as can be
        time = least
        if begin + time > lasting or begin + time > bound - gap:
            time = max(min(time, int(KEPT_SHARE * (min(lasting, after - gap) - start))), 1)
        granted.append(time)
        free = begin + time + gap
    return granted


def _find_latest(granted: Sequence[int], frame: _Frame) -> list[int]:
    """How late each cue may begin, so that it and all after it have the time that they were *granted*."""
    latest = []
    gap, bound = frame.gap, NEVER
    for time, lasting, late in zip(reversed(granted), reversed(frame.lasting), reversed(frame.latest), strict=True):
        after = (bound if bound < lasting else lasting) - time  # noqa: FURB136 - as fast as can be
        after = min(after, late)
        latest.append(after)
        bound = after - gap
    latest.reverse()
    return latest


def _relieve(
    granted: Sequence[int], leasts: Sequence[int], needs: Sequence[int], latest: Sequence[int], frame: _Frame
) -> list[int]:
    """What was *granted*, and more for those that have less than their least, as long as nobody loses the least.

    It comes out of what is recommended; a cue for which nothing more than the least is begins where it is spoken.
    """
    gap = frame.gap
    relieved = []
    free = 0
    for time, least, need, early, bound, lasting in zip(
        granted, leasts, needs, frame.earliest, [*latest[1:], NEVER], frame.lasting, strict=True
    ):
        begin = early if early > free else free  # noqa: FURB136 - as fast as can be
        if time < least < need:
            room = min(lasting, bound - gap) - begin
            time = max(time, max([relief for relief in _list_reliefs(least) if relief <= room], default=0))  # noqa: PLW2901
        relieved.append(time)
        free = begin + time + gap
    return relieved


def _list_reliefs(least: int) -> list[int]:
    return [ceil(least / excess) for excess in EXCESSES]


def _grant_more(
    granted: Sequence[int], needs: Sequence[int], leasts: Sequence[int], latest: Sequence[int], frame: _Frame
) -> list[int]:
    """What was *granted*, or all that is needed where nobody loses what was granted for it."""
    gap = frame.gap
    more = []
    free = 0
    for time, need, least, early, bound, lasting in zip(
        granted, needs, leasts, frame.earliest, [*latest[1:], NEVER], frame.lasting, strict=True
    ):
        begin = early if early > free else free  # noqa: FURB136 - as fast as can be
        if time >= least and begin + need <= lasting and begin + need <= bound - gap:
            time = need  # noqa: PLW2901 - as above
        more.append(time)
        free = begin + time + gap
    return more


def _choose_starts(
    needs: Sequence[int], granted: Sequence[int], spoken: Sequence[int], latest: Sequence[int], frame: _Frame
) -> list[int]:
    """Starts between the earliest and the *latest*, as near as can be to where the cues are *spoken*.

    After a cue that lacks time they are later, to leave it some.
    """
    gap = frame.gap
    starts: list[int] = []
    free = asked = 0
    for need, time, start, last, early, late in zip(
        needs, granted, spoken, latest, frame.earliest, frame.latest, strict=True
    ):
        chosen = start if start > asked else asked  # noqa: FURB136 - as fast as can be
        chosen = max(min(chosen, last), early, free)
        chosen = min(chosen, late)  # where there is no time for anybody, without the gap
        starts.append(chosen)
        free = chosen + time + gap
        asked = chosen + need + gap if time < need else 0
    return starts
