"""Dates of a response as cells: in UTC."""

from datetime import UTC, datetime, timedelta
from typing import Final

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


def to_utc(time: datetime) -> datetime | None:
    """*time* in UTC, and one without a time zone as if that were UTC; None for one that has no year there.

    So are the first and the last hours of the calendar in other zones.
    """
    if time.tzinfo is None:
        return time.replace(tzinfo=UTC)
    try:
        return time.astimezone(UTC)
    except OverflowError:
        return None


def count_microseconds(time: datetime) -> int:
    """From the start of 1970 in UTC."""
    return (time - _EPOCH) // _MICROSECOND
