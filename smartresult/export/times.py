"""Seconds → whole milliseconds, by one stated rule; milliseconds → timestamps.

The rule: halves go up, on the decimal number as it is written. 259.0395 s are 259,040 ms, though the nearest float lies
below 259.0395. Centiseconds come from the milliseconds by the same rule, so that times that were equal stay equal.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import count, islice
from math import floor
from typing import Final, Protocol

#: For how many hours a table of seconds is kept (5 MB). For longer media one is made, if there are cues enough to pay
#: for it: an hour takes a millisecond at most, and a timestamp without the table 0.5 µs more.
_MOST_TABLED_HOURS: Final = 24
_CUES_WORTH_AN_HOUR: Final = 200
#: The same for indexes, and for seconds that are just numbers: a day of them.
_MOST_TABLED_NUMBERS: Final = 86_400
_MS_A_SECOND: Final = 1000
_SECONDS_AN_HOUR: Final = 3600
#: Half a millisecond, less what the product of seconds and 1000 may be off.
TIE: Final = 0.499
#: Below so many milliseconds (139 years) the product of seconds and 1000 is off by less than 0.001.
MOST_MS: Final = 2**42


def ms_from_seconds(seconds: float) -> int:
    """Whole milliseconds of a finite number of *seconds*, halves up on the decimal as written.

    >>> ms_from_seconds(259.0395), round(259.0395 * 1000)
    (259040, 259039)
    """
    product = seconds * _MS_A_SECOND
    if -MOST_MS < product < MOST_MS and abs(product - (ms := floor(product + 0.5))) < TIE:
        return ms
    from decimal import ROUND_HALF_UP, Decimal  # noqa: PLC0415 - 2 ms that only ties are worth

    return int((Decimal(repr(float(seconds))) * _MS_A_SECOND).to_integral_value(ROUND_HALF_UP))


def write_seconds(ms: int) -> str:
    """*ms* milliseconds as seconds with three decimals."""
    return f"{ms // _MS_A_SECOND}.{ms % _MS_A_SECOND:03}"


class Clock(Protocol):
    """Text for every second, such as `HH:MM:SS,`."""

    def __getitem__(self, second: int, /) -> str: ...


def make_clock(last_ms: int, cues: int, separator: str, hour_digits: int = 2) -> Clock:
    """`HH:MM:SS` and *separator* for so many *cues* in seconds up to *last_ms*; hours have *hour_digits* or more."""
    hours = last_ms // (_MS_A_SECOND * _SECONDS_AN_HOUR) + 1
    if hours <= _MOST_TABLED_HOURS:
        return _keep_table(1 << (hours - 1).bit_length(), separator, hour_digits)
    if cues > hours * _CUES_WORTH_AN_HOUR:
        return _fill_table(hours, separator, hour_digits)
    return _LongClock(separator)


class _LongClock:
    """The clock without a table, for media of a day and more."""

    def __init__(self, separator: str) -> None:
        self.separator = separator

    def __getitem__(self, second: int, /) -> str:
        hour, minute = second // _SECONDS_AN_HOUR, second // 60 % 60
        return f"{hour:02}:{minute:02}:{second % 60:02}{self.separator}"


def _fill_table(hours: int, separator: str, hour_digits: int) -> Sequence[str]:
    within_hour = [f"{second // 60:02}:{second % 60:02}{separator}" for second in range(_SECONDS_AN_HOUR)]
    return [f"{hour:0{hour_digits}}:{rest}" for hour in range(hours) for rest in within_hour]


_keep_table: Final = cache(_fill_table)  # six of each format at most: powers of two, that media of many lengths share


@cache  # the few of our formats
def make_fractions(digits: int, suffix: str) -> Sequence[str]:
    """Every fraction of a second in so many *digits*, and *suffix*."""
    return [f"{fraction:0{digits}}{suffix}" for fraction in range(10**digits)]


def make_numbers(last: int, suffix: str) -> Clock:
    """The numbers up to *last* at least in decimal, and *suffix*."""
    return _make_number_table(last.bit_length(), suffix) if last < _MOST_TABLED_NUMBERS else _LongNumbers(suffix)


def count_from_one(most: int, suffix: str) -> Iterable[str]:
    """The numbers from 1 on, to *most* at least, each with *suffix*."""
    if most < _MOST_TABLED_NUMBERS:
        return islice(_make_number_table(most.bit_length(), suffix), 1, None)
    return (f"{number}{suffix}" for number in count(1))


class _LongNumbers:
    """The numbers without a table."""

    def __init__(self, suffix: str) -> None:
        self.suffix = suffix

    def __getitem__(self, number: int, /) -> str:
        return f"{number}{self.suffix}"


@cache  # one for each power of two up to the limit, and each of our suffixes
def _make_number_table(bits: int, suffix: str) -> Sequence[str]:
    return [f"{number}{suffix}" for number in range(1 << bits)]
