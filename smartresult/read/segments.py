"""The hot path: AiResult → segments.

`decode_segments` builds them straight from well-formed JSON and refuses everything else; `read_segments` takes every
shape that is known, at a few times the cost, and says what is wrong with any other. Where both accept, they agree.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import nan
from sys import float_info
from typing import Final, NamedTuple, NoReturn, TypeAlias

import msgspec

from smartresult.errors import ParseError
from smartresult.model import Segment, Word
from smartresult.read.findings import Findings
from smartresult.read.json_text import decode_json, describe_value
from smartresult.read.names import (
    PUNCTUATION_KEYS,
    STAMPED_TIMES,
    STAMPS,
    STAMPS_UNITS,
    TEXT_KEYS,
    TIME_KEYS,
    WORD_LIST,
    fold,
)

_DECODER: Final = msgspec.json.Decoder(tuple[Segment, ...])

#: A number as JSON writes it, with the sign and the blanks that a string may add; float() takes `nan` and `1_000`, too.
_NUMBER: Final = re.compile(r"[ \t\r\n]*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?[ \t\r\n]*")

_MOST: Final = float_info.max


class _Shape(NamedTuple):
    """Which keys of an item hold what; worked out once for all items with the same keys, for that is what costs."""

    keys: tuple[str, ...]
    text: str
    start: str
    end: str
    units: int  # of the times, a second
    stamped: bool  # whether stamps in the list say that they are others
    rest: tuple[str, ...]


#: What segments and words have in common: the index in the list, the item, the keys that only one of them may know;
#: text, start and end. A bare tuple, for a named one takes as long to build as everything else about an item.
_Item: TypeAlias = tuple[int, Mapping[str, object], tuple[str, ...], str, float, float]


def decode_segments(text: str) -> tuple[Segment, ...] | None:
    """The segments of a list of well-formed `{content, from, to}` items; None for anything else."""
    try:
        return _DECODER.decode(text.encode())  # bytes: a string that is not ASCII would keep a copy of itself in UTF-8
    except (msgspec.DecodeError, UnicodeEncodeError):  # the latter: a lone surrogate, which has no UTF-8
        return None


def read_segments(items: Sequence[object], path: str, place: str, findings: Findings) -> tuple[Segment, ...]:
    """The segments of *items*, which stand at *path* in the source and at *place* in the documentation's names.

    *findings* raises or lists what is malformed, and keeps what has no field.
    """
    segments = []
    for i, item, rest, text, start, end in _read_items(items, path, place, findings.leave_out):
        if not rest:
            segments.append(Segment(text, start, end))
            continue
        words: tuple[Word, ...] = ()
        for key in rest:
            if fold(key) == WORD_LIST and not words:
                words = read_words(item[key], f"{path}[{i}].{key}", f"{place}[{i}].words", findings, len(segments))
            else:
                findings.keep_unknown(f"{place}[{i}]", key, item[key])
        segments.append(Segment(text, start, end, words))
    return tuple(segments)


def read_words(value: object, path: str, place: str, findings: Findings, segment: int = 0) -> tuple[Word, ...]:
    """The words of *segment* in *value*: a list of timed words, or its JSON text; their punctuation joins them.

    A malformed word never costs the result, for words can be estimated: it is set aside, strict or not.
    """
    try:
        items, path = _open_list(value, path)
    except ParseError as error:
        findings.set_aside(error, place, value)
        return ()
    words = []
    for i, item, rest, text, start, end in _read_items(items, path, place, findings.set_aside):
        word = text
        for key in rest:
            mark = item[key]
            if fold(key) in PUNCTUATION_KEYS and isinstance(mark, str):
                word = _punctuate(word, mark)
            else:
                findings.keep_unknown(f"{place}[{i}]", key, mark)
        words.append(Word(word, start, end, segment=segment))
    return tuple(words)


def share_out(words: Sequence[Word], segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """*segments* with the *words* that the service listed beside them.

    Each word goes to the last segment that starts before it does, or with it; the first takes what is too early.
    """
    order = sorted(range(len(segments)), key=lambda i: segments[i].start)
    starts = [segments[i].start for i in order]
    shares: list[list[Word]] = [[] for _ in segments]
    for word in words:
        i = order[max(0, bisect_right(starts, word.start) - 1)]
        shares[i].append(Word(word.text, word.start, word.end, segment=i))
    return tuple(
        Segment(segment.text, segment.start, segment.end, (*segment.words, *share))
        for segment, share in zip(segments, shares, strict=True)
    )


def join_parts(parts: Iterable[Sequence[Segment]]) -> tuple[Segment, ...]:
    """The segments of all *parts* (the channels of a recording, for one) as one list, by which their words count."""
    joined = enumerate(segment for part in parts for segment in part)
    return tuple([segment if not segment.words else _number_words(segment, i) for i, segment in joined])


def _number_words(segment: Segment, number: int) -> Segment:
    words = tuple([Word(word.text, word.start, word.end, segment=number) for word in segment.words])
    return Segment(segment.text, segment.start, segment.end, words)


def _open_list(value: object, path: str) -> tuple[Sequence[object], str]:
    """The list that *value* is, or holds as JSON text, with its path; null and blank text hold an empty one.

    Raises ParseError for anything else.
    """
    if isinstance(value, str) and value.strip():
        path = f"{path} > $"
        value = decode_json(value, path)
    if isinstance(value, list | tuple):
        return value, path
    if value is None or (isinstance(value, str) and not value.strip()):
        return (), path
    raise ParseError("an array", describe_value(value), path)


def _read_items(
    items: Sequence[object], path: str, place: str, leave_out: Callable[[ParseError, str, object], None]
) -> Iterator[_Item]:
    shapes: dict[tuple[str, ...], _Shape] = {}
    shape_keys: tuple[str, ...] = ()
    most = float_info.max
    stamps = _hold_stamps(items)
    for i, item in enumerate(items):
        if not isinstance(item, dict):
            leave_out(ParseError("an object", describe_value(item), f"{path}[{i}]"), f"{place}[{i}]", item)
            continue
        try:
            keys = tuple(item)
            if keys != shape_keys or not keys:  # most items have the keys of the one before
                shape = shapes.get(keys) or shapes.setdefault(keys, _shape_of(keys))
                shape_keys, text_key, start_key, end_key, units, stamped, rest = shape
            text, start, end = item[text_key], item[start_key], item[end_key]
            if type(start) is str and type(end) is str and start.isdecimal() and end.isdecimal():
                start, end = float(start), float(end)  # the documented strings, without two calls and a pattern
            elif type(start) is not float or type(end) is not float:
                start, end = _number(start), _number(end)
            if not (isinstance(text, str) and 0 <= start <= most and 0 <= end <= most):
                _refuse_item(item, shape)
            per_second = STAMPS_UNITS if stamps and stamped else units
        except _FaultError as error:
            fault = error
        else:
            yield i, item, rest, text, start / per_second, end / per_second
            continue
        expected, got, key = fault.args
        leave_out(ParseError(expected, got, f"{path}[{i}].{key}"), f"{place}[{i}]", item)


class _FaultError(Exception):
    """What is wrong with an item: expected, got, and the key that leads there."""


def _shape_of(keys: tuple[str, ...]) -> _Shape:
    by_name: dict[str, str] = {}
    for key in keys:
        by_name.setdefault(fold(key), key)
    text = next((by_name[name] for name in TEXT_KEYS if name in by_name), None)
    if text is None:
        raise _FaultError("a string", "nothing", TEXT_KEYS[0])
    # The pair of names that is there as a whole; else the one of which a half is, for the message.
    start, end, units = max(TIME_KEYS, key=lambda names: (fold(names[0]) in by_name) + (fold(names[1]) in by_name))
    for name in (start, end):
        if fold(name) not in by_name:
            raise _FaultError("a number", "nothing", name)
    stamped = (start, end) == STAMPED_TIMES
    start, end = by_name[fold(start)], by_name[fold(end)]
    rest = tuple(key for key in keys if key not in {text, start, end})
    return _Shape(keys, text, start, end, units, stamped, rest)


def _hold_stamps(items: Sequence[object]) -> bool:
    """Whether *items* are sentences of FunASR, which one of them tells for all."""
    first = next((item for item in items if isinstance(item, dict)), {})
    return STAMPS in first and any(_are_stamps(item.get(STAMPS)) for item in items if isinstance(item, dict))


def _are_stamps(value: object) -> bool:
    """Whether *value* is a list of pairs, or empty, as FunASR has it; neither a time itself nor the pair of one."""
    return isinstance(value, list | tuple) and all(isinstance(pair, list | tuple) for pair in value)


def _number(value: object) -> float:
    """The number that *value* is or spells, else NaN."""
    if type(value) is int:  # and no bool
        return value
    if isinstance(value, str):
        return float(value) if _NUMBER.fullmatch(value) else nan
    return value if isinstance(value, float) else nan


def _refuse_item(item: Mapping[str, object], shape: _Shape) -> NoReturn:
    """Say which value of *item* is not what it should be; NaN is among them, for it is neither below nor above."""
    if not isinstance(item[shape.text], str):
        raise _FaultError("a string", describe_value(item[shape.text]), shape.text)
    key = shape.end if 0 <= _number(item[shape.start]) <= _MOST else shape.start
    number = _number(item[key])
    if number < 0:
        expected = "a number from 0 up"
    elif number > _MOST or isinstance(item[key], float):
        expected = "a finite number"
    else:
        expected = "a number"
    raise _FaultError(expected, describe_value(item[key]), key)


def _punctuate(text: str, mark: str) -> str:
    """*text* with its punctuation *mark*; the blanks that follow either of them follow both."""
    word = text.rstrip()
    return f"{word}{mark}" if mark.rstrip() != mark else f"{word}{mark}{text[len(word) :]}"
