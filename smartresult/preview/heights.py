"""How high a skyline stands, in whole steps: below its limit, and what rises above."""

from math import ceil
from typing import Final, NamedTuple

from smartresult.preview.skyline import Skyline

#: A pace is allowed what whole milliseconds can't say; of a cue that stands a second, that is so much of its load.
_ALLOWED: Final = 0.002


class Height(NamedTuple):
    """Of a load the steps *within* the limit, and those *over* it."""

    within: int
    over: int


def measure_heights(skyline: Skyline, steps: int) -> list[Height]:
    """The height of each bin: up to so many *steps* within the limit, and up to as many over it, for twice as much.

    Whatever there is, is a step at least.
    """
    return [
        Height(ceil(min(load, 1.0) * steps), ceil(min(load - 1.0, 1.0) * steps) if load > 1.0 + _ALLOWED else 0)
        for load in skyline.loads
    ]
