"""Gaps that look like a flicker, and how they are mended: closed, or opened.

Linear in time: a seam is looked at again only after one beside it was mended, and no seam is mended twice.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from smartresult.layout.starts import NEVER, Figures, Span

#: A gap that is too short is closed even if that takes so much more than a cue may linger, before times are moved for
#: it.
MOST_OVERTIME: Final = 25


class _Times(NamedTuple):
    """When a cue ends and the next begins; and before that what it costs, and how far the start is moved for it."""

    cost: int
    moved: int
    end: int
    start: int


def is_flicker(gap: int, figures: Figures) -> bool:
    """Whether a *gap* of so many centiseconds is neither closed nor as long as one that is left open."""
    return figures.gap < gap < figures.apart


def mend_gaps(
    spans: Sequence[Span], spoken: Sequence[int], starts: list[int], ends: list[int], figures: Figures
) -> None:
    """Change *starts* and *ends* so that no flicker is left between two cues, unless the first stood too long for that.

    A start stays as near to where it is *spoken* as it may be; no cue loses time that it has at least to stand. Where
    that leaves no other way, the first cue lingers until the next: it is read by then, and a flicker is seen by all.
    """
    seams = [
        i for i, (end, start) in enumerate(zip(ends, starts[1:], strict=False)) if is_flicker(start - end, figures)
    ][::-1]
    left = set(seams)
    while seams:
        i = seams.pop()
        mended = _mend_gap(spans[i : i + 2], spoken[i + 1], (starts[i], ends[i], starts[i + 1], ends[i + 1]), figures)
        if mended is not None:
            _, _, ends[i], starts[i + 1] = mended
            left.remove(i)
            seams += [i - 1] if i - 1 in left else []  # what could not be mended before has other times beside it
    for i in left:
        stop = starts[i + 1] - figures.gap
        if stop - starts[i] <= figures.longest:
            ends[i] = stop


def _mend_gap(spans: Sequence[Span], spoken: int, times: tuple[int, int, int, int], figures: Figures) -> _Times | None:
    """The end of the first of two cues and the start of the second without a flicker, if there are any.

    Either is changed as little as can be, at the least loss of time that they need.
    """
    (_, said, needed, least), (_, _, next_needed, next_least) = spans
    begin, end, start, last = times
    soonest = begin + max(min(least, needed, end - begin), 1)
    latest = min(max(said, begin) + figures.linger + MOST_OVERTIME, begin + figures.longest)
    earliest = max(spoken - figures.shift, last - figures.longest, 0)
    furthest = min(spoken + figures.shift, last - max(min(next_least, next_needed, last - start), 1))
    wanted = min(max(said, begin + needed), max(end, begin + needed))
    found = []
    for gap, most in ((figures.gap, 0), (figures.apart, NEVER)):
        low, high = max(earliest, soonest + gap), min(furthest, latest + gap + most)
        if low > high:
            continue
        for target in (start, wanted + gap):
            chosen = min(max(target, low), high)
            stop = chosen - gap if not most else min(wanted, chosen - gap)
            stop = min(max(stop, soonest), latest)
            lost = max(wanted - stop, 0) + max(next_needed - (last - chosen), 0)
            moved = abs(chosen - start)
            found.append(_Times(moved + lost, moved, stop, chosen))
    return min(found, key=lambda times: times[:2], default=None)  # to close it, where that costs no more
