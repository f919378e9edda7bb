"""The fields of a response, one row each: where the service states it, what it is in a `SmartJob`, and who reads it.

A new field is a row here and a field in `model.py`; its spellings, its place in messages and its reading follow from
the row. Names and nesting: https://help.aliyun.com/zh/ims/developer-reference/api-ice-2020-11-09-getsmarthandlejob.
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple, TypeAlias

from smartresult.model import OutputLocation, ServiceError
from smartresult.read.json_text import TooDeepError, decode_deep
from smartresult.read.names import fold

#: What the service wrote → what the field of the job holds. Raises UnreadableError for what the field can't hold, and
#: TooDeepError for what it can hold as it was written alone.
Reader: TypeAlias = Callable[[object], object]


class Field(NamedTuple):
    """One field: what the object at *place* states as *name* is read by *reader*, and becomes *target*.

    Both *place* and *name* are the documentation's, "" is the body itself. *target* is a field of `SmartJob`, or a
    member of one that `compose` puts together (`error.code`).
    """

    place: str
    name: str
    target: str
    reader: Reader


class UnreadableError(Exception):
    """A value that a field can't hold; the argument says what was expected."""


def _read_text(value: object) -> str:
    """Text to the character; an integer as its digits."""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() <= _MOST_BITS:
        return f"{value:d}"
    raise UnreadableError("a string")


def read_name(value: object) -> str:
    """An id, a URL or a word of the service's: text without the line end that the documentation shows after one."""
    return _read_text(value).strip()


def _read_time(value: object) -> datetime | None:
    """A time of ISO 8601 (`2022-01-21T06:15:02Z`), in UTC where it states no zone; None where it is blank."""
    text = value.strip() if isinstance(value, str) else "a number"
    if not text:
        return None
    try:
        # Without the hyphen, it would take 1710123112345 for the year 1710.
        time = datetime.fromisoformat(text) if text[4:5] == "-" else None
    except ValueError:
        time = None
    if time is None:
        raise UnreadableError("a time such as 2022-01-21T06:15:02Z")
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _read_object(value: object) -> Mapping[str, object] | None:
    """An object, or the JSON text of one; None where it is blank."""
    try:
        decoded = decode_deep(value)
    except TooDeepError:
        decoded = 0
    if decoded is None or (isinstance(decoded, str) and not decoded.strip()):
        return None
    if isinstance(decoded, Mapping):
        return decoded
    raise UnreadableError("an object")


def keep(value: object) -> object:
    """What may hold the result stays as it is: `results.py` looks into it."""
    return value


#: str() refuses integers of more than 4,300 digits, and an id has no more than 20.
_MOST_BITS: Final = 64

FIELDS: Final = (
    Field("", "RequestId", "request_id", read_name),
    Field("", "JobId", "job_id", read_name),
    Field("", "State", "state", read_name),
    Field("", "Output", "output", keep),
    Field("", "UserData", "user_data", decode_deep),
    Field("", "ErrorCode", "error.code", read_name),
    Field("", "ErrorMessage", "error.message", read_name),
    Field("JobResult", "MediaId", "media_id", read_name),
    Field("JobResult", "AiResult", "result", keep),
    Field("JobResult", "Usage", "usage", _read_object),
    Field("JobResult", "MediaUrl", "media_url", read_name),
    Field("SmartJobInfo", "Title", "title", _read_text),
    Field("SmartJobInfo", "Description", "description", _read_text),
    Field("SmartJobInfo", "UserId", "user_id", read_name),
    Field("SmartJobInfo", "EditingConfig", "editing_config", decode_deep),
    Field("SmartJobInfo", "CreateTime", "created_at", _read_time),
    Field("SmartJobInfo", "ModifiedTime", "modified_at", _read_time),
    Field("SmartJobInfo", "JobType", "job_type", read_name),
    Field("SmartJobInfo.InputConfig", "InputFile", "input_file", _read_text),
    Field("SmartJobInfo.InputConfig", "JobParameters", "job_parameters", decode_deep),
    Field("SmartJobInfo.OutputConfig", "Bucket", "output_location.bucket", read_name),
    Field("SmartJobInfo.OutputConfig", "Object", "output_location.object", read_name),
    Field("SmartJobInfo.OutputConfig", "MediaUrl", "output_location.media_url", read_name),
)

#: Flat tables, made once: a response of five segments has twenty fields, and pays for every step a field takes.
READERS: Final[Mapping[str, Reader]] = {row.target: row.reader for row in FIELDS}
PLACES: Final[Mapping[str, str]] = {row.target: f"{row.place}.{row.name}" if row.place else row.name for row in FIELDS}
#: The targets that `compose` puts together.
MEMBERS: Final = frozenset(row.target for row in FIELDS if "." in row.target)
_LOCATION: Final = tuple((name, f"output_location.{name}") for name in OutputLocation.__struct_fields__)


def _spellings(name: str) -> set[str]:
    snake = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
    return {name, name[0].lower() + name[1:], snake, fold(name)}


def _spell_out() -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, str]] = {"": {}}
    for place in dict.fromkeys(row.place for row in FIELDS if row.place):
        around, _, name = place.rpartition(".")
        names[around][name] = place
        names[place] = {}
    for row in FIELDS:
        names[row.place][row.name] = row.target
    names[""] |= names["JobResult"]  # where somebody saved that alone
    return {
        place: {spelling: target for name, target in inner.items() for spelling in _spellings(name)}
        for place, inner in names.items()
    }


#: By the place of each object of a body: what its keys stand for, which is a target, or the place of an object in it.
#: The usual spellings are spelled out, for folding a key costs more than looking it up.
SPELLINGS: Final[Mapping[str, Mapping[str, str]]] = _spell_out()


def field_of(place: str, key: object) -> str | None:
    """What *key* stands for in the object at *place* (a key of `SPELLINGS`); None for an unknown key."""
    return SPELLINGS[place].get(fold(key))


def compose(values: dict[str, Any]) -> None:
    """Replace in *values* each group of members (`error.code`, `error.message`) by the field that they make up."""
    if "error.code" in values or "error.message" in values:
        code, message = values.pop("error.code", ""), values.pop("error.message", "")
        values["error"] = ServiceError(code, message) if code or message else None
    location = {name: values.pop(target) for name, target in _LOCATION if target in values}
    if location:
        values["output_location"] = OutputLocation(**location)
