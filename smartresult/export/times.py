"""Seconds → whole milliseconds, by one stated rule; milliseconds → timestamps.

The rule: halves go up, on the decimal number as it is written. 259.0395 s are 259,040 ms, though the nearest float lies
below 259.0395. Centiseconds come from the milliseconds by the same rule, so that times that were equal stay equal.
"""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from itertools import count, islice
from typing import Final, Protocol

#: For how many hours a table of seconds is worth its room (5 MB); longer media are written one timestamp at a time.
_MOST_TABLED_HOURS: Final = 24
_MS_A_SECOND: Final = 1000
_SECONDS_AN_HOUR: Final = 3600


def ms_from_seconds(seconds: float) -> int:
    """Whole milliseconds of a finite number of *seconds*, halves up on the decimal as written.

    >>> ms_from_seconds(259.0395), round(259.0395 * 1000)
    (259040, 259039)
    """
    return int((Decimal(repr(float(seconds))) * _MS_A_SECOND).to_integral_value(ROUND_HALF_UP))


class Clock(Protocol):
    """Text for every second, such as `HH:MM:SS,`."""

    def __getitem__(self, second: int, /) -> str: ...


def make_clock(last_ms: int, separator: str, hour_digits: int = 2) -> Clock:
    """`HH:MM:SS` and *separator* for seconds up to *last_ms* at least; hours have *hour_digits* or more."""
    hours = last_ms // (_MS_A_SECOND * _SECONDS_AN_HOUR) + 1
    if hours <= _MOST_TABLED_HOURS:
        return _make_table(hours, separator, hour_digits)
    return _LongClock(separator, hour_digits)


class _LongClock:
    """The clock without a table, for media of a day and more."""

    def __init__(self, separator: str, hour_digits: int) -> None:
        self.separator, self.hour_digits = separator, hour_digits

    def __getitem__(self, second: int, /) -> str:
        hour, minute = second // _SECONDS_AN_HOUR, second // 60 % 60
        return f"{hour:0{self.hour_digits}}:{minute:02}:{second % 60:02}{self.separator}"


@lru_cache(maxsize=4)  # of each format, for media of the usual lengths
def _make_table(hours: int, separator: str, hour_digits: int) -> Sequence[str]:
    within_hour = [f"{second // 60:02}:{second % 60:02}{separator}" for second in range(_SECONDS_AN_HOUR)]
    return [f"{hour:0{hour_digits}}:{rest}" for hour in range(hours) for rest in within_hour]


@cache  # the few suffixes of our formats
def make_fractions(digits: int, suffix: str, prefix: str = "") -> Sequence[str]:
    """Every fraction of a second in so many *digits*, between *prefix* and *suffix*."""
    return [f"{prefix}{fraction:0{digits}}{suffix}" for fraction in range(10**digits)]


def make_numbers(last: int) -> Clock:
    """The numbers up to *last* at least in decimal: indexes, and seconds."""
    return _make_number_table(last.bit_length()) if last < _MOST_TABLED_HOURS * _SECONDS_AN_HOUR else _LongNumbers()


class _LongNumbers:
    """The numbers without a table."""

    def __getitem__(self, number: int, /) -> str:
        return str(number)


def count_from_one(most: int) -> Iterable[str]:
    """The numbers from 1 on, to *most* at least."""
    tabled = most < _MOST_TABLED_HOURS * _SECONDS_AN_HOUR
    return islice(_make_number_table(most.bit_length()), 1, None) if tabled else map(str, count(1))


@cache  # one for each power of two up to the limit
def _make_number_table(bits: int) -> Sequence[str]:
    return [str(number) for number in range(1 << bits)]
