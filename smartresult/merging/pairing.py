"""Which stretch of one list belongs to which of another: the one that it overlaps most, else the nearest."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, TypeAlias

#: Start and end in seconds, the end not before the start.
Span: TypeAlias = tuple[float, float]

_NONE: Final = (-1.0, 0)


def find_partners(first: Sequence[Span], second: Sequence[Span], max_gap: float) -> list[int]:
    """For each of *second* the index in *first* of its partner, -1 where it has none; both ascend by start.

    That is the one that it overlaps most: of several that hold all of it the last to begin, else the earliest of those
    that overlap alike. Without an overlap it is the nearest, if that is at most *max_gap* seconds away.

    Takes time in proportion to the stretches, and to the logarithm of their number, however they overlap: what may
    overlap most is one of four, each found by bisection.
    """
    starts = [start for start, _ in first]
    before = _find_before(first, second)
    after = _find_after(first, second)
    within = _find_within(first, second, starts)
    partners = []
    for j, (start, end) in enumerate(second):
        holding, earlier = before[j]
        if holding >= 0:  # nothing can overlap it more
            partners.append(holding)
            continue
        near = {earlier, after[j], within[j], bisect_left(starts, end)} - {-1, len(first)}
        overlaps = [(min(end, first[i][1]) - max(start, first[i][0]), -i) for i in near]
        overlap, index = max(overlaps, default=_NONE)
        # An overlap below 0 is the distance; of what is as far away on both sides, the earlier is taken.
        partners.append(-index if overlap > 0 or (-overlap <= max_gap and near) else -1)
    return partners


class _Ends:
    """Stretches as they come, of which it keeps those that end after all that came after them."""

    def __init__(self) -> None:
        self.indexes: list[int] = []
        self._ends: list[float] = []  # negative, so that they ascend

    def add(self, index: int, end: float) -> None:
        """Add the stretch of that *index*; what ends no later is of no use any more."""
        while self._ends and self._ends[-1] >= -end:
            self._ends.pop()
            self.indexes.pop()
        self._ends.append(-end)
        self.indexes.append(index)

    def find_last(self, end: float) -> int:
        """The last to come of those that end at *end* or after; -1 if there is none."""
        count = bisect_right(self._ends, -end)
        return self.indexes[count - 1] if count else -1


def _find_before(first: Sequence[Span], second: Sequence[Span]) -> list[tuple[int, int]]:
    """Of those that begin no later, for each: the last that holds all of it, and the one that ends last."""
    ends, found, i = _Ends(), [], 0
    for start, end in second:
        while i < len(first) and first[i][0] <= start:
            ends.add(i, first[i][1])
            i += 1
        found.append((ends.find_last(end), ends.indexes[0] if ends.indexes else -1))
    return found


def _find_after(first: Sequence[Span], second: Sequence[Span]) -> list[int]:
    """Of those that begin later and end no earlier, the earliest for each; -1 if there is none."""
    ends, found, i = _Ends(), [], len(first) - 1
    for start, end in reversed(second):
        while i >= 0 and first[i][0] > start:
            ends.add(i, first[i][1])
            i -= 1
        found.append(ends.find_last(end))
    return found[::-1]


def _find_within(first: Sequence[Span], second: Sequence[Span], starts: Sequence[float]) -> list[int]:
    """Of those that begin later and end earlier, the longest for each; -1 if there is none.

    A tree of maxima (Fenwick's), filled in the order of the ends.
    """
    size = len(first)
    tree = [_NONE] * (size + 1)
    found = [-1] * len(second)
    by_end = sorted(range(size), key=lambda i: first[i][1])
    added = 0
    for j in sorted(range(len(second)), key=lambda j: second[j][1]):
        start, end = second[j]
        while added < size and first[by_end[added]][1] < end:
            _raise_maximum(tree, by_end[added], first[by_end[added]])
            added += 1
        place, longest = size - bisect_right(starts, start), _NONE
        while place > 0:
            longest = max(longest, tree[place])
            place &= place - 1
        found[j] = -longest[1] if longest is not _NONE else -1
    return found


def _raise_maximum(tree: list[tuple[float, int]], index: int, span: Span) -> None:
    """Enter the *span* of that *index* into the *tree*, which is asked for the last so many."""
    value, place = (span[1] - span[0], -index), len(tree) - 1 - index
    while place < len(tree):
        tree[place] = max(tree[place], value)
        place += place & -place
