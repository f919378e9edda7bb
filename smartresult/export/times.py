"""Seconds → whole milliseconds, by one stated rule; milliseconds → timestamps.

The rule: halves go up, on the decimal number as it is written. 259.0395 s are 259,040 ms, though the nearest float lies
below 259.0395. Centiseconds come from the milliseconds by the same rule, so that times that were equal stay equal.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, count, islice
from math import floor, isfinite
from typing import Final, Protocol

from smartresult.errors import ExportError

#: For how many hours a table of seconds is kept (8 MB). For longer media it is continued, if there are cues enough to
#: pay for that: an hour takes 0.3 ms, and the two timestamps of a cue without the table 0.6 µs more.
_MOST_KEPT_HOURS: Final = 32
_CUES_WORTH_AN_HOUR: Final = 600
#: The same for indexes, and for seconds that are just numbers: of a day and a half.
_MOST_KEPT_NUMBERS: Final = 2**17
#: How many digits of an index are looked up; the ones before them are written once for all that share them.
_DIGITS: Final = 3
_MS_A_SECOND: Final = 1000
_SECONDS_AN_HOUR: Final = 3600
#: Half a millisecond, less what the product of seconds and 1000 may be off.
TIE: Final = 0.499
#: Below so many milliseconds (139 years) the product of seconds and 1000 is off by less than 0.001.
MOST_MS: Final = 2**42
#: The last whole number that JavaScript tells from the next: `Number.MAX_SAFE_INTEGER`, 285,000 years.
_MOST_SAFE_MS: Final = 2**53 - 1


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


def ms_for_scripts(seconds: float) -> int:
    """`ms_from_seconds`, for JSON that JavaScript reads.

    Raises ExportError for more than 2⁵³ - 1 ms, for which it would take another number.
    """
    ms = ms_from_seconds(seconds)
    if ms > _MOST_SAFE_MS:
        raise ExportError(f"expected {_MOST_SAFE_MS / _MS_A_SECOND} s at most, got {seconds!r:.40}", "the words")
    return ms


def require_seconds(seconds: float, option: str) -> None:
    """Raise ExportError, at *option*, unless *seconds* is a finite number from 0 up."""
    number = isinstance(seconds, int | float) and not isinstance(seconds, bool)
    if not (number and isfinite(seconds) and seconds >= 0):
        raise ExportError(f"expected a finite number of seconds from 0 up, got {seconds!r:.40}", option)


def write_seconds(ms: int) -> str:
    """*ms* milliseconds as seconds with three decimals."""
    return f"{ms // _MS_A_SECOND}.{ms % _MS_A_SECOND:03}"


class Clock(Protocol):
    """Text for every second, such as `HH:MM:SS,`."""

    def __getitem__(self, second: int, /) -> str: ...


def make_clock(last_ms: int, cues: int, separator: str, hour_digits: int = 2) -> Clock:
    """`HH:MM:SS` and *separator* for so many *cues* in seconds up to *last_ms*; hours have *hour_digits* or more."""
    hours = last_ms // (_MS_A_SECOND * _SECONDS_AN_HOUR) + 1
    if hours <= _MOST_KEPT_HOURS:
        return _keep_hours(1 << (hours - 1).bit_length(), separator, hour_digits)
    if cues > hours * _CUES_WORTH_AN_HOUR:
        rest = _fill_hours(range(_MOST_KEPT_HOURS, hours), separator, hour_digits)
        return [*_keep_hours(_MOST_KEPT_HOURS, separator, hour_digits), *rest]
    return _LongClock(separator, hour_digits)


class _LongClock:
    """The clock without a table of all seconds, for media of a day and more."""

    def __init__(self, separator: str, hour_digits: int) -> None:
        self._hour_digits = hour_digits
        self._rests = _list_rests(separator)

    def __getitem__(self, second: int, /) -> str:
        hour, rest = divmod(second, _SECONDS_AN_HOUR)
        return f"{hour:0{self._hour_digits}}{self._rests[rest]}"


@cache  # one for each separator
def _list_rests(separator: str) -> Sequence[str]:
    """What follows the hour, for every second of one."""
    return [f":{second // 60:02}:{second % 60:02}{separator}" for second in range(_SECONDS_AN_HOUR)]


@cache  # six of each format at most: powers of two, that media of many lengths share
def _keep_hours(hours: int, separator: str, hour_digits: int) -> Sequence[str]:
    return [*_fill_hours(range(hours), separator, hour_digits)]


def _fill_hours(hours: Iterable[int], separator: str, hour_digits: int) -> Iterator[str]:
    return _join(map(f"{{:0{hour_digits}}}".format, hours), _list_rests(separator))


def _join(heads: Iterable[str], tails: Sequence[str]) -> Iterator[str]:
    """Each of *heads* with each of *tails*; without a step of the interpreter for any of them."""
    return chain.from_iterable(map(head.__add__, tails) for head in heads)


@cache  # the few of our formats
def make_fractions(digits: int, suffix: str) -> Sequence[str]:
    """Every fraction of a second in so many *digits*, and *suffix*."""
    return [f"{fraction:0{digits}}{suffix}" for fraction in range(10**digits)]


def make_numbers(last: int, cues: int, suffix: str) -> Clock:
    """The numbers up to *last* at least in decimal, and *suffix*, for so many *cues*."""
    if last < _MOST_KEPT_NUMBERS:
        return _keep_numbers(last.bit_length(), suffix)
    if cues * _SECONDS_AN_HOUR > last * _CUES_WORTH_AN_HOUR:
        return [*islice(_count(suffix), last + 1)]
    return _LongNumbers(suffix)


def count_from_one(most: int, suffix: str) -> Iterable[str]:
    """The numbers from 1 on, to *most* at least, each with *suffix*."""
    numbers = _keep_numbers(most.bit_length(), suffix) if most < _MOST_KEPT_NUMBERS else _count(suffix)
    return islice(numbers, 1, None)


class _LongNumbers:
    """The numbers without a table."""

    def __init__(self, suffix: str) -> None:
        self.suffix = suffix

    def __getitem__(self, number: int, /) -> str:
        return f"{number}{self.suffix}"


@cache  # one for each power of two up to the limit, and each of our suffixes
def _keep_numbers(bits: int, suffix: str) -> Sequence[str]:
    return [*islice(_count(suffix), 1 << bits)]


def _count(suffix: str) -> Iterator[str]:
    """The numbers from 0 on, each with *suffix*: thousands, and their last three digits."""
    below_thousand = (f"{number}{suffix}" for number in range(10**_DIGITS))
    return chain(below_thousand, _join(map(str, count(1)), make_fractions(_DIGITS, suffix)))
