"""What an earlier run reported of its responses: with that, a run that resumes need not convert them again.

A response is done if its bytes are those that were read then, under the same options and by the same version, and if
each of its files has the digest that was reported. Times of files say less: one may be put back with an older time.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from typing import Any, BinaryIO, Final

import msgspec
import orjson

from smartresult.batch.reports import Record, is_report
from smartresult.batch.sources import Entry

#: What has no say in the bytes of a file, nor in its name.
_OF_THE_RUN: Final = ("overwrite", "resume", "dry_run")
#: A report is read to its end, but no line of it that is longer: such a one has thousands of files, or is none of ours.
_LONGEST_LINE: Final = 1 << 20

_decode: Final = msgspec.json.Decoder(Record).decode


class Records:
    """The records in the report at *path*, if what has this *head* made it: the same version with the same options.

    What is no such report has none, and none is taken of a response that lacked something. Each takes 200 bytes: it is
    read again when it is asked for.
    """

    def __init__(self, path: str | os.PathLike[str], head: bytes) -> None:
        self._path = path
        self._offsets: dict[bytes, int] = {}
        with suppress(OSError), open(path, "rb") as file:  # there is none, most often: then all is converted again
            first = file.readline(_LONGEST_LINE)
            if is_report(first) and _find_makers(first) == _find_makers(head):
                self._list_lines(file)

    def _list_lines(self, file: BinaryIO) -> None:
        offset = file.tell()
        while line := file.readline(_LONGEST_LINE):
            record = _read(line)
            if record:
                self._offsets[_make_key(record.source)] = offset
            offset += len(line)

    def attach(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The *entries*, each with its record, if there is one."""
        try:
            file = open(self._path, "rb")  # noqa: SIM115 - closed below; it may have gone since
        except OSError:
            yield from entries
            return
        with file:
            for entry in entries:
                offset = self._offsets.get(_make_key(entry.source))
                if offset is None:
                    yield entry
                    continue
                file.seek(offset)
                yield msgspec.structs.replace(entry, record=_read(file.readline(_LONGEST_LINE)))


def _read(line: bytes) -> Record | None:
    """The record in *line*; None where that is no line of a report, or lacks something."""
    try:
        record = _decode(line)
    except msgspec.DecodeError:
        return None
    return record if record.tells_all else None


def _find_makers(head: bytes) -> object:
    """The version, and those of the options in the first line of a report that have a say in what is written."""
    try:
        makers: dict[str, Any] = orjson.loads(head)
        options: dict[str, Any] = makers["options"]
        return makers | {"options": {name: value for name, value in options.items() if name not in _OF_THE_RUN}}
    except (orjson.JSONDecodeError, KeyError, AttributeError):  # it was cut, or somebody wrote in it
        return None


def _make_key(source: str) -> bytes:
    return blake2b(source.encode(errors="backslashreplace"), digest_size=16).digest()
