"""Files of any sort → what of their cues a profile forbids."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from glob import has_magic, iglob
from html import unescape
from typing import TYPE_CHECKING, BinaryIO, Final
from warnings import catch_warnings, simplefilter

import msgspec

from smartresult.batch.conversion import open_entry
from smartresult.batch.outputs import describe_system_error
from smartresult.batch.remote import is_url
from smartresult.batch.sources import Entry, Source, find_entries
from smartresult.batch.unpack import Limits
from smartresult.errors import SmartResultError, SourceError
from smartresult.model import Segment
from smartresult.profiles import Profile, find_profile
from smartresult.read.results import parse

if TYPE_CHECKING:
    from smartresult.judging.checking import Report  # it is loaded when something is checked

#: What parsers of others raise for a file that makes no sense to them, their own errors aside.
_REFUSALS: Final = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError)
_SUBTITLES: Final = frozenset({".srt", ".vtt", ".ass", ".ssa"})


class Checked(msgspec.Struct, frozen=True):
    """What was found in the cues of *source*, or the *error* that kept it from being read."""

    source: str
    report: "Report | None" = None
    error: SmartResultError | None = None


def check(
    sources: Source | Iterable[Source],
    *,
    profile: Profile | str = "auto",
    limits: Limits = Limits(),  # noqa: B008 - a tuple
    stdin: BinaryIO | None = None,
) -> Iterator[Checked]:
    """What of the cues of each of *sources* is not as *profile* asks, in their order.

    Files in SubRip, WebVTT and ASS are read as they are named (`.srt`, `.vtt`, `.ass`, `.ssa`), in UTF-8, by pysubs2
    and webvtt-py; in folders, too. All else is what `convert` takes, and each segment a cue. "auto" is that of
    `reflow`. Raises OptionError for a profile that is not known.
    """
    if profile != "auto":
        profile = find_profile(profile)
    named = [sources] if isinstance(sources, str | os.PathLike) or not isinstance(sources, Iterable) else sources
    return _check_all(named, profile, limits, stdin)


def _check_all(
    sources: Iterable[Source], profile: Profile | str, limits: Limits, stdin: BinaryIO | None
) -> Iterator[Checked]:
    for source in sources:
        for named in _expand(source):
            if isinstance(named, str) and _is_subtitle(named) and not is_url(named):
                yield _check(named, partial(_read_subtitles, named, limits), profile)
                continue
            for entry in find_entries(named, limits, stdin=stdin):
                if entry.skipped:
                    continue
                for opened in open_entry(entry, limits):
                    yield _check(opened.source, partial(_list_segments, opened), profile)


def _expand(source: Source) -> Iterator[Source]:
    """*source*; for a pattern what it matches, and for a folder its subtitles, too, which `convert` passes over."""
    if not isinstance(source, str | os.PathLike):
        yield source
        return
    path = os.fspath(source)
    if has_magic(path) and not os.path.lexists(path) and not is_url(path):
        matches = sorted(iglob(path, recursive=True))
        yield from matches or [path]
        return
    if "\0" not in path and os.path.isdir(path) and not _is_subtitle(path):
        for here, folders, files in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (os.path.join(here, name) for name in sorted(files) if _is_subtitle(name))
    yield path


def _is_subtitle(path: str) -> bool:
    return os.path.splitext(path)[1].lower() in _SUBTITLES


def _check(source: str, read: Callable[[], Sequence[Segment]], profile: Profile | str) -> Checked:
    from smartresult.judging.checking import check as check_cues  # noqa: PLC0415 - late: see above

    try:
        segments = read()
        report = check_cues(segments, profile)
    except SmartResultError as error:
        return Checked(source, error=error)
    return Checked(source, report)


def _list_segments(entry: Entry) -> Sequence[Segment]:
    if entry.error:
        raise entry.error
    return parse(entry.data).segments()


def _read_subtitles(path: str, limits: Limits) -> Sequence[Segment]:
    """The cues of the file at *path*. Raises SourceError, for a system's errors, too."""
    try:
        with open(path, "rb") as file:
            data = file.read(limits.response + 1)
        text = data.decode("utf-8-sig")
    except OSError as error:
        fault = describe_system_error(error)
    except UnicodeDecodeError as error:
        fault = f"expected UTF-8, got a byte that is none at position {error.start}"
    except ValueError as error:  # a name that no file can have
        fault = str(error)
    else:
        if len(data) <= limits.response:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
            suffix = os.path.splitext(path)[1].lower()
            return _read_captions(text, path) if suffix == ".vtt" else _read_events(text, suffix[1:], path)
        fault = f"expected {limits.response} bytes at most, got more"
    raise SourceError(fault, path)


def _read_events(text: str, format_name: str, path: str) -> list[Segment]:
    """The events of a file in SubRip or ASS, without its markup, by pysubs2."""
    import pysubs2  # noqa: PLC0415 - late: it is for files of others alone

    try:
        with catch_warnings():  # of what it can't make out, and passes over
            simplefilter("ignore")
            file = pysubs2.SSAFile.from_string(text, format_=format_name)
    except (pysubs2.exceptions.Pysubs2Error, *_REFUSALS) as error:
        fault = f"expected {format_name.upper()}, got what pysubs2 refuses: {error}"
    else:
        events = [event for event in file if not (event.is_comment or event.is_drawing)]
        return [Segment(event.plaintext, max(event.start, 0) / 1000, event.end / 1000) for event in events]
    raise SourceError(fault, path)


def _read_captions(text: str, path: str) -> list[Segment]:
    """The cues of a file in WebVTT, without its markup, by webvtt-py."""
    import webvtt  # noqa: PLC0415 - late: see above

    try:
        captions = webvtt.from_string(text).captions
        return [Segment(unescape(one.text), _seconds_of(one.start), _seconds_of(one.end)) for one in captions]
    except (webvtt.errors.MalformedFileError, *_REFUSALS) as error:
        fault = f"expected WebVTT, got what webvtt-py refuses: {str(error) or 'no WEBVTT in the first line'}"
    raise SourceError(fault, path)


def _seconds_of(time: str) -> float:
    hours, minutes, seconds = time.split(":")
    return (int(hours) * 60 + int(minutes)) * 60 + float(seconds)
