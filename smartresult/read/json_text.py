"""Text → JSON value: encodings, code fences, what strict decoders refuse, and JSON inside of strings.

orjson decodes what is well-formed; the standard library's decoder takes what is not quite (lone surrogates, NaN, raw
control characters in strings) and names the character at which the rest stops making sense.

Errors are raised after the `except` blocks, not within: a decoder's exception holds the whole document, and would
travel along as the context of ours.
"""

import json
import re
import sys
from collections.abc import Mapping
from json import JSONDecodeError
from typing import Final, NamedTuple

import orjson

from smartresult.errors import ParseError

#: ```json … ``` or ~~~ … ~~~, as chats and issue trackers wrap what is pasted into them. The info string (`json`) ends
#: where white space or JSON begins, so that a fence on a single line is read, too.
_FENCE: Final = r"(?a)(`{3,}|~{3,})[ \t]*\w*(?=[\s\[{\"])"
_ARRAY_START: Final = r"[\s\ufeff]*\[\s*"
_ITEM_BORDER: Final = r"\s*,\s*"
#: How much of a string an error quotes.
_GLANCE: Final = 40
_BOM: Final = "\ufeff"
_BLANK: Final = " \t\r\n" + _BOM
_OPENING: Final = ("[", "{")
_CONTAINERS: Final = (list, dict)

#: How many levels of arrays and objects a value of a job may have: comparing, pickling, copying and showing take Python
#: a frame or two of its stack for each, of which a program has a thousand. The deepest real one that was met has five.
MOST_LEVELS: Final = 64
TOO_DEEP: Final = "deeper nesting than can be compared, pickled and shown"

#: No float has more digits before its point than 309; the limit spares us CPython's quadratic conversion (and its
#: ValueError) on longer integers.
_MOST_INTEGER_DIGITS: Final = 309


class TooDeepError(Exception):
    """A value of more than `MOST_LEVELS` levels."""


def decode_bytes(data: bytes, path: str) -> str:
    """The text of *data*: UTF-8, UTF-16 or UTF-32, with a BOM or without (RFC 4627, section 3, tells them apart).

    Raises ParseError with the position of the first byte that fits none of them.
    """
    encoding = json.detect_encoding(data)
    try:
        return data.decode(encoding, "surrogatepass")
    except UnicodeDecodeError as error:
        position = error.start
    name = encoding.removesuffix("-sig").upper()
    got = f"the byte 0x{data[position]:02x} at {position}, no {name} (decode any other encoding, GBK for one, first)"
    raise ParseError("UTF-8, UTF-16 or UTF-32", got, path, position)


def decode_json(text: str, path: str) -> object:
    """The value of the JSON *text*, read through a BOM, white space and a Markdown code fence.

    Of a key that occurs twice in an object the last counts. Raises ParseError with the position of the fault in *text*.
    """
    try:
        value: object = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        too_deep = _says_depth(error)
    else:
        return value
    if too_deep:  # beyond 1,024 levels; what the tolerant decoder can take would change with the version of Python
        raise _too_deep(path)
    return _decode_tolerantly(text, path)


def begins_like_json(text: str) -> bool:
    """Whether *text* begins as JSON arrays and objects do, be they encoded once more as a string or not."""
    if text.startswith(_OPENING):
        return True
    text = text.lstrip(_BLANK)
    return (text.lstrip('"\\') if text.startswith('"') else text).startswith(_OPENING)


def decode_deep(value: object) -> object:
    """*value* with every string in it that holds a JSON object or array replaced by that, however many levels deep.

    Bare numbers stay text: an id of 20 digits would come back rounded. The text `null` as a whole is None. Raises
    TooDeepError for what has more than `MOST_LEVELS` levels, or would have them once decoded.
    """
    if isinstance(value, str):
        decoded = _decode_container(value)
        if decoded is value:
            return None if value.strip() == "null" else value
        if _is_flat(value):
            return decoded
        value = decoded
    elif not isinstance(value, _CONTAINERS):
        return value
    root = [value]
    pending: list[tuple[list[object] | dict[object, object], int]] = [(root, 0)]
    copies: dict[int, _Copy] = {}
    while pending:  # a loop, for how deep a value goes is the sender's choice, and Python's stack is not ours to fill
        container, level = pending.pop()
        if level > MOST_LEVELS:
            raise TooDeepError
        places = enumerate(container) if isinstance(container, list) else container.items()
        for place, item in list(places):
            inner = _decode_container(item) if isinstance(item, str) else item
            if isinstance(inner, _CONTAINERS):
                if id(inner) not in copies:
                    copies[id(inner)] = _Copy(inner, inner.copy())
                    pending.append((copies[id(inner)].copy, level + 1))
                inner = copies[id(inner)].copy
            container[place] = inner  # type: ignore[call-overload]  # the key comes from this very container
    return root[0]


def is_too_deep(value: object) -> bool:
    """Whether *value* has more than `MOST_LEVELS` levels of arrays and objects; strings are not looked into."""
    level = {id(value): value} if isinstance(value, list | tuple | dict) else {}
    for _ in range(MOST_LEVELS):
        items = (item for one in level.values() for item in (one.values() if isinstance(one, dict) else one))
        level = {id(item): item for item in items if isinstance(item, list | tuple | dict)}  # each once, shared or not
        if not level:
            return False
    return True


class _Copy(NamedTuple):
    """A container of the caller, who keeps it as it is, and its copy; both are held, or the id would be used again."""

    original: list[object] | dict[object, object]
    copy: list[object] | dict[object, object]


def decode_items(text: str) -> list[object]:
    """The items of a JSON array as far as they can be decoded, if it breaks off or is broken further on."""
    items: list[object] = []
    border_pattern = re.compile(_ITEM_BORDER)
    border = re.match(_ARRAY_START, text)
    while border:
        try:
            item, position = _TOLERANT_DECODER.raw_decode(text, border.end())
        except (JSONDecodeError, RecursionError):
            break
        border = border_pattern.match(text, position)
        if border or isinstance(item, _CONTAINERS):  # a number that nothing follows may be the half of one
            items.append(item)
    return items


def _is_flat(text: str) -> bool:
    """Whether the JSON *text* of a container surely holds no other, not even in a string: the usual case."""
    return text.find("{", 1) < 0 and text.find("[", 1) < 0 and "\\u" not in text


def _decode_container(text: str) -> object:
    """The object or array that *text* encodes, once or several times; *text* itself where it encodes none.

    Raises TooDeepError for what is too deep to be decoded at all.
    """
    if not begins_like_json(text):
        return text
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        if _says_depth(error):
            raise TooDeepError from None
        return text
    if not isinstance(value, str):
        return value
    inner = _decode_container(value)
    return text if inner is value else inner


def describe_value(value: object) -> str:
    """What *value* is, for the `got` of an error: in JSON's words, and short whatever its size."""
    for kind, word in ((list, "an array"), (tuple, "an array"), (Mapping, "an object")):
        if isinstance(value, kind):
            return word
    if isinstance(value, str):
        return f"the string {value[:_GLANCE]!r}" + "…" * (len(value) > _GLANCE)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int) and value.bit_length() > sys.float_info.max_exp:
        return "an integer beyond all floats"
    return repr(value) if isinstance(value, int | float) else f"a {type(value).__name__}"


def _find_json(text: str) -> tuple[int, int]:
    """Where the JSON in *text* begins and ends, once BOM, white space and code fence are taken off."""
    inner = text.lstrip().removeprefix(_BOM).lstrip()
    start, end = len(text) - len(inner), len(text.rstrip())
    fence = re.compile(_FENCE).match(text, start)
    if fence:
        start = fence.end()
        end -= len(fence[1]) if text.endswith(fence[1], start, end) else 0
    return start, max(start, end)


def _decode_integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _MOST_INTEGER_DIGITS else float(digits)


_TOLERANT_DECODER: Final = json.JSONDecoder(strict=False, parse_int=_decode_integer)


def _says_depth(error: orjson.JSONDecodeError) -> bool:
    return "depth" in error.msg


def _too_deep(path: str) -> ParseError:
    return ParseError("JSON", "deeper nesting than can be decoded", path)


def _decode_tolerantly(text: str, path: str) -> object:
    start, end = _find_json(text)
    try:
        value: object = _TOLERANT_DECODER.decode(text[start:end])
    except JSONDecodeError as error:
        position, complaint = start + error.pos, error.msg
    except RecursionError:
        position = None
    else:
        return value
    if position is None:
        raise _too_deep(path)
    if start == end:
        raise ParseError("JSON", "empty text", path, position)
    if position >= end or complaint.startswith("Unterminated"):
        raise ParseError("JSON", f"text that breaks off after {end} characters", path, position)
    line, column = text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)
    got = f"{text[position : position + 20]!r} at character {position} (line {line}, column {column})"
    raise ParseError("the end of the text" if complaint == "Extra data" else "JSON", got, path, position)
