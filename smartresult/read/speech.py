"""A result that holds segments somewhere within: an avatar's clips, sentences with their words, what tools export.

The names of the keys say where: neither this nor anything else looks at the size of a number.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from smartresult.errors import ParseError
from smartresult.model import Segment, Word
from smartresult.read.findings import Findings
from smartresult.read.json_text import begins_like_json, decode_items, decode_json, describe_value
from smartresult.read.names import (
    AVATAR_LIST,
    LIST_WRAPPERS,
    PRODUCED_URLS,
    SEGMENT_LISTS,
    SPEECH_KEYS,
    SURE_LISTS,
    TEXT_KEYS,
    TIME_NAMES,
    WORD_LIST,
    fold,
)
from smartresult.read.segments import decode_segments, join_parts, read_segments, read_words, share_out

#: Nobody wraps a list more often.
_MOST_WRAPPERS: Final = 16


def decode_levels(value: object, path: str, place: str, findings: Findings) -> tuple[object, str]:
    """The value within all levels of JSON text, with its path: None where that is blank, free text as it is.

    Of a broken array it is what comes before the fault, if *findings* lets it pass.
    """
    inner = value
    try:
        while isinstance(inner, str) and begins_like_json(inner):
            path = f"{path} > $"
            inner = decode_json(inner, path)
    except ParseError as error:
        findings.leave_out(error, place, value)
        whole = [] if error.position is None else decode_items(str(inner))  # None: too deep to be decoded at all
        return whole or None, path
    blank = isinstance(inner, str) and inner.strip() in ("", "null")
    return None if blank else inner, path


def has_timed_text(items: Sequence[object], times: int = 2) -> bool:
    """Whether one of *items* has a text, and so many *times*, by the names of its keys: they are segments, then."""
    for item in items:
        names = {fold(key) for key in item} if isinstance(item, Mapping) else set()
        if len(names & TIME_NAMES) >= times and not names.isdisjoint(TEXT_KEYS):
            return True
    return False


def holds_speech(value: object, sure: AbstractSet[str] = SURE_LISTS) -> bool:
    """Whether the keys of *value* lead to segments: to a list that is *sure* to hold some, or shows that it does."""
    for _ in range(_MOST_WRAPPERS):
        try:
            value, _path = decode_levels(value, "", "", Findings(strict=True))
        except ParseError:
            return False
        if isinstance(value, list | tuple):
            if has_timed_text(value):
                return True
            value = next(filter(_leads_on, value), None)
        key = _choose_key(value) if isinstance(value, Mapping) else None
        if key is None or not isinstance(value, Mapping):
            return False
        name, value = fold(key), value[key]
        if name in sure or (name in SEGMENT_LISTS and value == []):
            return True
    return False


def may_hold(value: object) -> bool:
    """Whether there may be something in *value*: an array or object that is not empty, or its JSON text."""
    return (
        begins_like_json(value) if isinstance(value, str) else isinstance(value, list | tuple | Mapping) and bool(value)
    )


class SpeechReader:
    """Reads the segments of one result; *findings* get what is malformed, and what has no field.

    Afterwards *is_avatar* says whether they were an avatar's clips, and *media_url* where the produced file is.
    """

    def __init__(self, findings: Findings) -> None:
        self.is_avatar = False
        self.media_url = ""
        self._url_found: tuple[str, str] | None = None
        self._findings = findings

    def read(self, value: object, path: str, place: str, wrappers: int = _MOST_WRAPPERS) -> tuple[Segment, ...]:
        """The segments of the list *value*, at *path* in the source and at *place* in the documentation's names.

        It may be JSON text, a list of objects with such lists, or, in so many *wrappers*, an object with one.
        """
        if isinstance(value, str):
            segments = decode_segments(value)
            if segments is not None:
                return segments
        inner, path = decode_levels(value, path, place, self._findings)
        if inner is None:
            return ()
        if isinstance(inner, list | tuple):
            if wrappers and not has_timed_text(inner, 1) and any(map(_leads_on, inner)):
                return join_parts(list(self._read_parts(inner, path, place, wrappers - 1)))
            return read_segments(inner, path, place, self._findings)
        if wrappers and isinstance(inner, Mapping) and _leads_on(inner):
            return self.read_object(inner, path, place, wrappers - 1)
        self._findings.leave_out(ParseError("an array", describe_value(inner), path), place, value)
        return ()

    def _read_parts(
        self, parts: Sequence[object], path: str, place: str, wrappers: int
    ) -> Iterator[tuple[Segment, ...]]:
        """The segments of each of *parts*, one a channel."""
        for i, part in enumerate(parts):
            part_path, part_place = f"{path}[{i}]", f"{place}[{i}]"
            if isinstance(part, Mapping) and _leads_on(part):
                yield self.read_object(part, part_path, part_place, wrappers)
            else:
                fault = ParseError("an object with segments", describe_value(part), part_path)
                self._findings.leave_out(fault, part_place, part)

    def read_object(
        self, value: Mapping[str, object], path: str, place: str, wrappers: int = _MOST_WRAPPERS
    ) -> tuple[Segment, ...]:
        """The segments of *value*, an object with a list of them in it, and maybe their words beside it."""
        segments: tuple[Segment, ...] = ()
        words: tuple[Word, ...] = ()
        list_key = _choose_key(value)
        for key, inner in value.items():
            name = fold(key)
            inner_path, inner_place = f"{path}.{key}", f"{place}.{SPEECH_KEYS.get(name, key)}"
            if key == list_key:
                self.is_avatar = self.is_avatar or name == AVATAR_LIST
                segments = self.read(inner, inner_path, inner_place, wrappers)
            elif name == WORD_LIST and not words:
                words = read_words(inner, inner_path, inner_place, self._findings)
            elif name in PRODUCED_URLS and isinstance(inner, str) and not self.media_url:
                self.media_url, self._url_found = inner, (place, key)
            else:
                self._findings.keep_unknown(place, key, inner)
        if words and segments:
            return share_out(words, segments)
        if words:
            self._findings.keep(f"{place}.{SPEECH_KEYS[WORD_LIST]}", words)
        return segments

    def drop_url(self) -> None:
        """Keep the URL that was found as an extra, for the result has no field for it."""
        if self._url_found:
            self._findings.keep_unknown(*self._url_found, self.media_url)


def _leads_on(value: object) -> bool:
    return isinstance(value, Mapping) and _choose_key(value) is not None


def _choose_key(value: Mapping[str, object]) -> str | None:
    """The key under which *value* holds segments, or what may have some in it; None without one."""
    lists = [key for key in value if fold(key) in SEGMENT_LISTS]
    wrappers = {fold(key): key for key in value if fold(key) in LIST_WRAPPERS and may_hold(value[key])}
    filled = [key for key in lists if may_hold(value[key])]
    return next(iter([*filled, *(wrappers[name] for name in LIST_WRAPPERS if name in wrappers), *lists]), None)
