"""What was named → entries, each a response or a file of them: files, folders, patterns, URLs, standard input.

Walking is deterministic: names in order, whatever order the file system has, so that of two responses with one name
the same is the second in every run.
"""

import io
import os
import re
import stat
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby, takewhile
from typing import BinaryIO, Final, TypeAlias

import msgspec

from smartresult.batch.names import make_file_name
from smartresult.batch.outputs import describe_system_error
from smartresult.batch.patterns import Patterns
from smartresult.batch.remote import RemoteFile, is_url, open_file, read_files, strip_local
from smartresult.batch.reports import Record, is_own
from smartresult.batch.unpack import PACKINGS, CountedStream, Limits, Unpacker, holds_lines
from smartresult.errors import OptionError, SourceError
from smartresult.export import EXPORTERS

STDIN: Final = "-"
#: What an entry weighs beside its bytes: a small one takes as long as 16 kB of a large one.
_LEAST_WEIGHT: Final = 16 << 10

_PACKED_SUFFIX: Final = re.compile(
    rf"(?i)\.({'|'.join(suffix for packing in PACKINGS for suffix in packing.suffixes)})$"
)
_LINES_SUFFIX: Final = re.compile(r"(?i)\.(jsonl|ndjson|jsonlines)$")
#: What makes a path a pattern, as `glob.has_magic` says.
_MAGIC: Final = re.compile(r"[*?[]")
_JSON_SUFFIX: Final = re.compile(r"(?i)\.json$")
#: What smartresult itself writes is no response, though it may be JSON.
_WRITTEN: Final = tuple(exporter.suffix for exporter in EXPORTERS.values())
#: How a response begins, be it called as it may; a subtitle, a table or a video does not.
_BEGINS_LIKE_RESPONSE: Final = re.compile(rb'(\xef\xbb\xbf)?\s*(\{\s*"|\[\s*\{)')
_GLANCE: Final = 256
_TEXT: Final = EXPORTERS["txt"].suffix  # people save responses with it, too


class Response(msgspec.Struct, frozen=True):
    """A response that the caller holds already: *data* is anything that `smartresult.parse` takes.

    *name* stands for the path in outcomes and in names of files; without one, those are named by the job id.
    """

    data: object
    name: str = ""

    @property
    def size(self) -> int:
        """How many bytes its data has, or characters, where it is text; 0 for objects, whose size nobody knows."""
        return len(self.data) if isinstance(self.data, bytes | bytearray | str) else 0


#: What `convert` and `inspect` take: a path, a pattern, a URL, `-` for standard input, or a response.
Source: TypeAlias = str | os.PathLike[str] | Response


class Entry(msgspec.Struct, frozen=True):
    """A response to be read, or the error in its place.

    *folder* is where it stands below what was named, *beside* the folder of the file itself ("" where that is not on
    this machine). The data is in *data*, or, if that is None, in the file at *path*. *origin* is the number of what was
    named: the same file may be named twice. *listed* is one that was found in a folder. Of a line in a file that is not
    packed *path* and *offset* lead to *data* again, so that another process can read it for itself. *record* is what an
    earlier run reported of it.
    """

    source: str
    stem: str = ""
    folder: str = ""
    beside: str | None = None
    path: str = ""
    data: object = None
    line: int = 0
    size: int = 0
    error: SourceError | None = None
    skipped: bool = False
    origin: int = 0
    listed: bool = False
    offset: int | None = None
    length: int = 0
    record: Record | None = None

    @property
    def weight(self) -> int:
        """What is held for it, or will be by the one who reads it, in bytes; objects that are none weigh little."""
        held = len(self.data) if isinstance(self.data, bytes | str) else 0
        return max(self.size, held) + _LEAST_WEIGHT


def find_entries(  # noqa: PLR0913 - each is a choice of its own, by name
    sources: Source | Iterable[Source],
    limits: Limits,
    *,
    exclude: Iterable[str] = (),
    suffixes: Collection[str] = (),
    stdin: BinaryIO | None = None,
    patterns: Patterns = Patterns(),  # noqa: B008 - a tuple
) -> Iterator[Entry]:
    """The entries of *sources*, in their order; of folders all files but hidden ones and those at or below *exclude*.

    Of files here and at URLs only those that *patterns* take.

    What can't be found or read is an entry with an error. A file here with one of the *suffixes* (in lower case) is one
    entry, wherever it stands and whatever it holds: for callers that read more than responses. *stdin* is read for `-`,
    by default the process's. Raises OptionError for a source that is none of the kinds of `Source`.
    """
    places = [strip_local(path) for path in exclude]
    excluded = {os.path.realpath(path) for path in places}
    numbered = ((number, _name_source(source)) for number, source in enumerate(_list_sources(sources), 1))
    for far, group in groupby(numbered, lambda pair: isinstance(pair[1], str) and is_url(pair[1])):
        if far:  # together: each waits for a network
            urls = ((number, str(url)) for number, url in group)
            yield from _read_remote(urls, limits, places, patterns)
            continue
        for number, source in group:
            if isinstance(source, Response):
                yield _enter_response(source, number)
                continue
            try:
                if source == STDIN:
                    yield from _read_stdin(stdin, limits)
                else:
                    yield from _find_local(source, number, limits, excluded, suffixes, patterns)
            except SourceError as error:
                yield Entry(source, error=error)


def _enter_response(response: Response, number: int) -> Entry:
    name = response.name or f"response {number}"
    stem = _LINES_SUFFIX.sub("", _JSON_SUFFIX.sub("", _PACKED_SUFFIX.sub("", os.path.basename(response.name))))
    return Entry(name, stem, data=response.data, size=response.size, origin=number)


def _read_stdin(stdin: BinaryIO | None, limits: Limits) -> Iterator[Entry]:
    """The entries of *stdin*, by default the process's. Raises SourceError where that is closed, or can't be read."""
    if stdin is None and sys.stdin is None:
        raise SourceError("standard input is closed", STDIN)
    try:
        yield from _read_stream(Entry(STDIN, "stdin"), stdin or sys.stdin.buffer, limits, "")
    except OSError as error:
        fault = describe_system_error(error)
    else:
        return
    raise SourceError(fault, STDIN)


def _list_sources(sources: Source | Iterable[Source]) -> Iterable[Source]:
    if isinstance(sources, str | os.PathLike | Response):
        return [sources]
    if isinstance(sources, bytes | bytearray | memoryview | Mapping) or not isinstance(sources, Iterable):
        raise _refuse(sources)
    return sources


def _name_source(source: Source) -> str | Response:
    """*source* as it is; of a path or a URL, the text. Raises OptionError for what is none of the kinds of `Source`."""
    if isinstance(source, Response):
        return source
    path: object = os.fspath(source) if isinstance(source, str | os.PathLike) else source
    if not isinstance(path, str):
        raise _refuse(source)
    return strip_local(path)


def _refuse(source: object) -> OptionError:
    reason = f"expected a path, a pattern, a URL or a Response, got a {type(source).__name__}"
    return OptionError(f"{reason}: what holds a response itself, wrap it in Response", "sources")


def is_pattern(path: str) -> bool:
    """Whether *path* is a pattern, unless there is a file of that name."""
    return _MAGIC.search(path) is not None


def begins_like_response(data: bytes) -> bool:
    """Whether *data* begin as the JSON of a response does."""
    return _BEGINS_LIKE_RESPONSE.match(data) is not None


def measure_sources(sources: Iterable[Source]) -> int | None:
    """The bytes of all files in *sources*; None where that can't be known beforehand."""
    total = 0
    for source in sources:
        path = _name_source(source)
        if isinstance(path, Response) or path == STDIN or is_url(path):
            return None
        for found in _expand(path, set()):
            total += found.info.st_size if found.info else 0
    return total


class _Found(msgspec.Struct, frozen=True, gc=False):
    """A file that was found: its path, the folder below what was named, whether it was named itself.

    Without *info* it is to be skipped, or there is an error in its place.
    """

    path: str
    folder: str = ""
    named: bool = False
    info: os.stat_result | None = None
    error: SourceError | None = None


def _find_local(  # noqa: PLR0913, PLR0917 - what `find_entries` has
    path: str, origin: int, limits: Limits, excluded: set[str], suffixes: Collection[str], patterns: Patterns
) -> Iterator[Entry]:
    empty, choosy = True, any(patterns)
    for found in _expand(path, excluded):
        empty = False
        if choosy and not patterns.take(found.folder, os.path.basename(found.path)):
            continue
        if found.error or found.info is None:
            yield Entry(found.path, error=found.error, skipped=found.error is None)
        else:
            yield from _open_file(found, found.info, origin, limits, suffixes)
    if empty:
        yield Entry(path, error=SourceError("no file in this folder", path))


def _expand(path: str, excluded: set[str]) -> Iterator[_Found]:
    """The files that *path* names: itself, all in a folder, or all that match a pattern."""
    try:
        info = os.stat(path)
    except OSError as error:
        fault = describe_system_error(error)
    except ValueError:  # a null character, of which every Python says something else
        fault = "no file can have this name"
    else:
        if stat.S_ISDIR(info.st_mode):
            yield from _walk(path, excluded)
        else:
            yield _Found(path, named=True, info=info)
        return
    if is_pattern(path):
        yield from _expand_pattern(path)
    else:
        yield _Found(path, error=SourceError(fault if path else "expected a path, got an empty one", path))


def _expand_pattern(pattern: str) -> Iterator[_Found]:
    """What matches, each below the part of the pattern that is fixed, as if that were the folder that was named."""
    from glob import has_magic, iglob  # noqa: PLC0415 - late, with what follows: most sources are no patterns
    from pathlib import PurePath  # noqa: PLC0415 - see above

    fixed = PurePath(*takewhile(lambda part: not has_magic(part), PurePath(pattern).parts))
    matches = sorted(match for match in iglob(pattern, recursive=True) if os.path.isfile(match))
    for match in matches:
        folder = os.path.dirname(os.path.relpath(match, fixed))
        yield _Found(match, folder, named=True, info=os.stat(match))
    if not matches:
        yield _Found(pattern, error=SourceError("no file matches this pattern", pattern))


def _walk(root: str, excluded: set[str]) -> Iterator[_Found]:
    """All below *root*, folders among files, in order; without calling itself, for they may be deep."""
    faults: list[_Found] = []
    under_way = [_list_folder(root, "", faults)]
    real = os.path.realpath(root) if excluded else ""
    while under_way:
        yield from faults
        faults.clear()
        folder, entries = under_way[-1]
        if not entries:
            under_way.pop()
            continue
        entry = entries.pop()  # an entry keeps what the system said of it: a kilobyte, of 100,000 files
        if entry.name.startswith(".") or (excluded and _find_real(entry, real, folder) in excluded):
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                under_way.append(_list_folder(root, os.path.join(folder, entry.name), faults))
            elif entry.is_file():
                yield _Found(entry.path, folder, info=entry.stat())
            elif entry.is_symlink() and not os.path.exists(entry.path):
                yield _Found(entry.path, error=SourceError("a link to nothing", entry.path))
            else:  # a link to a folder, which may lead around in circles; a socket
                yield _Found(entry.path)
        except OSError as error:
            yield _Found(entry.path, error=SourceError(describe_system_error(error), entry.path))


def _list_folder(root: str, folder: str, faults: list[_Found]) -> "tuple[str, list[os.DirEntry[str]]]":
    """*folder*, below *root*, with what is in it, the first at the end; *faults* gets why it can't be read."""
    here = os.path.join(root, folder) if folder else root
    try:
        with os.scandir(here) as scanned:
            return folder, sorted(scanned, key=lambda entry: entry.name, reverse=True)
    except OSError as error:
        faults.append(_Found(here, error=SourceError(describe_system_error(error), here)))
    return folder, []


def _find_real(entry: "os.DirEntry[str]", root: str, folder: str) -> str:
    """Where *entry* really is, in a *folder* below *root*, which is real itself: no link was followed on the way."""
    return os.path.realpath(entry.path) if entry.is_symlink() else os.path.join(root, folder, entry.name)


def _open_file(
    found: _Found, info: os.stat_result, origin: int, limits: Limits, suffixes: Collection[str]
) -> Iterator[Entry]:
    """The entries of a file: one, or of JSON Lines many."""
    path, name = found.path, os.path.basename(found.path)
    unpacked_name = _PACKED_SUFFIX.sub("", name)
    entry = Entry(
        path,
        os.path.splitext(unpacked_name)[0],
        found.folder,
        os.path.dirname(path),
        path,
        size=info.st_size,
        origin=origin,
        listed=not found.named,
    )
    try:
        if os.path.splitext(name)[1].lower() in suffixes:
            yield entry
        elif not stat.S_ISREG(info.st_mode) or _LINES_SUFFIX.search(unpacked_name):
            with open(path, "rb") as raw:
                whole = entry if stat.S_ISREG(info.st_mode) else msgspec.structs.replace(entry, path="")
                yield from _read_stream(whole, raw, limits, name)
        elif found.named or (_JSON_SUFFIX.search(unpacked_name) and not name.endswith(_WRITTEN)):
            yield entry
        elif not name.endswith(_WRITTEN) or name.endswith(_TEXT):
            with open(path, "rb") as raw:
                begins = begins_like_response(raw.read(_GLANCE))
            if begins:
                yield entry
            elif not name.endswith(_WRITTEN):
                yield msgspec.structs.replace(entry, skipped=True)
    except OSError as error:
        yield msgspec.structs.replace(entry, error=SourceError(describe_system_error(error), path))


def enter_bytes(name: str, data: bytes, limits: Limits) -> Iterator[Entry]:
    """The entries of *data*, which are a file of that *name*, packed perhaps: its lines, or the whole."""
    return _read_stream(Entry(name), io.BytesIO(data), limits, name)


def _read_stream(entry: Entry, raw: BinaryIO, limits: Limits, name: str) -> Iterator[Entry]:
    """The entries of a file of that *name* that is read here: its lines, if it holds JSON Lines, else the whole."""
    counted = CountedStream(raw)
    try:
        stream = Unpacker(counted, entry.source, limits)
        head = stream.read()
        if is_own(head):
            yield msgspec.structs.replace(entry, skipped=True)
        elif _LINES_SUFFIX.search(_PACKED_SUFFIX.sub("", name)) or holds_lines(head):
            empty = True
            for number, line in stream.split_lines(head):
                empty = False
                path, offset = (entry.path, stream.line_offset) if entry.path and not stream.packed else ("", None)
                found = msgspec.structs.replace(entry, path=path, offset=offset, size=counted.take())
                yield enter_line(found, number, line)
            if empty:
                error = None if entry.listed else SourceError("no response in this file", entry.source)
                yield msgspec.structs.replace(entry, size=counted.take(), error=error, skipped=entry.listed)
        else:
            data = stream.read_response(head)
            yield msgspec.structs.replace(entry, path="", data=data, size=counted.take())
    except SourceError as error:
        yield msgspec.structs.replace(entry, size=counted.take(), error=error)


def enter_line(entry: Entry, number: int, line: bytes | SourceError) -> Entry:
    """The entry of a *line* in what *entry* stands for."""
    data, error = (None, line) if isinstance(line, SourceError) else (line, None)
    return msgspec.structs.replace(entry, source=f"{entry.source}:{number}", line=number, data=data, error=error)


def _read_remote(
    urls: Iterable[tuple[int, str]], limits: Limits, exclude: Iterable[str], patterns: Patterns
) -> Iterator[Entry]:
    def choose(name: str, folder: str, named: bool) -> bool | None:  # noqa: FBT001 - a callback
        if not patterns.take(folder, name):
            return None
        unpacked_name = _PACKED_SUFFIX.sub("", name)
        json = _JSON_SUFFIX.search(unpacked_name) and not name.endswith(_WRITTEN)
        return named or bool(json or _LINES_SUFFIX.search(unpacked_name))

    for found in read_files(urls, choose, exclude):
        stem = os.path.splitext(_PACKED_SUFFIX.sub("", found.name))[0]
        folder = "/".join(make_file_name(part) or "_" for part in found.folder.split("/") if part)
        entry = Entry(found.url, stem, folder, origin=found.origin, error=found.error, listed=not found.named)
        if not found.wanted:
            yield msgspec.structs.replace(entry, skipped=True)
        elif found.error:
            yield entry
        elif found.data is not None:
            yield from _read_stream(entry, io.BytesIO(found.data), limits, found.name)
        else:
            yield from _stream(entry, found, limits)


def _stream(entry: Entry, found: RemoteFile, limits: Limits) -> Iterator[Entry]:
    try:
        with open_file(found) as raw:
            yield from _read_stream(entry, raw, limits, found.name)
    except SourceError as error:
        yield msgspec.structs.replace(entry, error=error)
