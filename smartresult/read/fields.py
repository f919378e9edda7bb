"""The fields around the result: what the service wrote → what SmartJob holds."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from smartresult.errors import ParseError
from smartresult.model import OutputLocation, ServiceError, Usage
from smartresult.read.envelope import Envelope
from smartresult.read.findings import Findings
from smartresult.read.json_text import decode_deep, describe_value
from smartresult.read.names import PLACES, TOTAL_TOKENS, fold


def read_fields(envelope: Envelope, findings: Findings) -> dict[str, Any]:
    """The fields that the response states, all but Output and the result, as SmartJob wants them.

    One that can't be read is set aside: nobody shall lose a transcript over a date.
    """
    values: dict[str, Any] = {}  # SmartJob declares the types, and the readers keep to them
    for field, value in envelope.fields.items():
        reader = _READERS.get(field)
        if reader is _read_name and type(value) is str:  # without the call: a tenth of the time of a short response
            values[field] = value.strip()
        elif reader is not None:
            try:
                values[field] = reader(value)
            except _UnreadableError as error:
                fault = ParseError(str(error), describe_value(value), envelope.path(field))
                findings.set_aside(fault, PLACES[field], value)
    if "usage" in values:
        values["usage"] = _read_usage(values["usage"], findings)
    if not _ERROR.isdisjoint(values):
        code, message = values.pop("error_code", ""), values.pop("error_message", "")
        values["error"] = ServiceError(code, message) if code or message else None
    if not _LOCATION.isdisjoint(values):
        bucket, name, media_url = (values.pop(field, "") for field in ("bucket", "object", "output_media_url"))
        values["output_location"] = OutputLocation(bucket, name, media_url)
    return values


class _UnreadableError(Exception):
    """A value that a field can't hold; the argument says what was expected."""


def _read_text(value: object) -> str:
    """Text to the character; an integer as its digits."""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() <= _MOST_BITS:
        return f"{value:d}"
    raise _UnreadableError("a string")


def _read_name(value: object) -> str:
    """An id, a URL or a word of the service's: text without the line end that the documentation shows behind one."""
    return _read_text(value).strip()


def _read_time(value: object) -> datetime | None:
    """A time of ISO 8601 (`2022-01-21T06:15:02Z`), in UTC where it states no zone; None where it is blank."""
    text = value.strip() if isinstance(value, str) else "a number"
    if not text:
        return None
    try:
        time = (
            datetime.fromisoformat(text) if text[4:5] == "-" else None
        )  # else it takes 1710123112345 for the year 1710
    except ValueError:
        time = None
    if time is None:
        raise _UnreadableError("a time such as 2022-01-21T06:15:02Z")
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _read_object(value: object) -> Mapping[str, object] | None:
    """An object, or the JSON text of one; None where it is blank."""
    decoded = decode_deep(value)
    if decoded is None or (isinstance(decoded, str) and not decoded.strip()):
        return None
    if isinstance(decoded, Mapping):
        return decoded
    raise _UnreadableError("an object")


def _read_usage(usage: Mapping[str, object] | None, findings: Findings) -> Usage | None:
    if usage is None:
        return None
    total_tokens = None
    for key, value in usage.items():
        if fold(key) == TOTAL_TOKENS and type(value) is int and total_tokens is None:
            total_tokens = value
        else:
            findings.keep_unknown(PLACES["usage"], key, value)
    return Usage(total_tokens)


_READERS: Final[Mapping[str, Callable[[object], object]]] = {
    "request_id": _read_name,
    "job_id": _read_name,
    "state": _read_name,
    "job_type": _read_name,
    "title": _read_text,
    "description": _read_text,
    "user_id": _read_name,
    "created_at": _read_time,
    "modified_at": _read_time,
    "input_file": _read_text,
    "bucket": _read_name,
    "object": _read_name,
    "output_media_url": _read_name,
    "media_id": _read_name,
    "media_url": _read_name,
    "usage": _read_object,
    "user_data": decode_deep,
    "editing_config": decode_deep,
    "job_parameters": decode_deep,
    "error_code": _read_name,
    "error_message": _read_name,
}

#: The fields that make a ServiceError and an OutputLocation.
_ERROR: Final = frozenset({"error_code", "error_message"})
_LOCATION: Final = frozenset({"bucket", "object", "output_media_url"})

#: str() refuses integers of more than 4,300 digits, and an id has no more than 20.
_MOST_BITS: Final = 64
