"""The fast road: the fields of a body to the letter of the documentation, found and read in one pass.

Most responses are small, and most of what a small one costs is to find out what it states where. Where each key is a
documented name, and each value a string, there is nothing to find out. All else goes through `open_envelope`, which
knows every spelling and place, and says what is wrong. Where both accept, they agree.
"""

from collections.abc import Mapping
from typing import Any, Final

from smartresult.read.fields import FIELDS, MEMBERS, SPELLINGS, Reader, UnreadableError, compose, read_name
from smartresult.read.json_text import TooDeepError

#: By the place of an object and the name of a key in it: target and reader of a field, or the place of an object in it.
#: Usage is no string, and stands beside texts alone.
_ROWS: Final[Mapping[str, Mapping[str, tuple[str, Reader | None]]]] = {
    place: {row.name: (row.target, row.reader) for row in FIELDS if row.place == place and row.target != "usage"}
    | {inner.rpartition(".")[2]: (inner, None) for inner in SPELLINGS if inner and inner.rpartition(".")[0] == place}
    for place in SPELLINGS
}
_NAMES: Final = {place: frozenset(rows) for place, rows in _ROWS.items()}


def read_documented(body: Mapping[str, object]) -> dict[str, Any] | None:
    """The fields that *body* states, as SmartJob wants them, and the result as it stands; None unless all are plain."""
    values: dict[str, Any] = {}
    try:
        plain = _read_object(body, "", values)
    except (UnreadableError, TooDeepError):
        return None
    if not plain:
        return None
    if not MEMBERS.isdisjoint(values):
        compose(values)
    return values


def _read_object(stated: Mapping[str, object], place: str, values: dict[str, Any]) -> bool:
    """Read what the object at *place* has *stated* into *values*; False for what is not as documented."""
    rows = _ROWS[place]
    if not _NAMES[place].issuperset(stated):  # looked at before any value, for then little is lost
        return False
    for key, value in stated.items():
        target, reader = rows[key]
        if reader is None:
            if type(value) is not dict or not _read_object(value, target, values):
                return False
        elif type(value) is not str:
            return False
        else:
            values[target] = value.strip() if reader is read_name else reader(value)  # mostly without a call
    return True
