"""Files of any sort → what of their cues a profile forbids."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from smartresult.batch.opening import open_entry, read_file
from smartresult.batch.sources import Entry, Source, find_entries
from smartresult.batch.unpack import Limits
from smartresult.errors import SmartResultError, SourceError
from smartresult.profiles import Profile, find_profile
from smartresult.read.results import parse
from smartresult.subtitles.reading import READERS, find_suffix, look_like_subtitles, read_subtitles
from smartresult.timed_text import TimedText

if TYPE_CHECKING:
    from smartresult.judging.reports import Report  # it is loaded when something is checked


class Checked(msgspec.Struct, frozen=True):
    """What was found in the cues of *source*, or the *error* that kept it from being read."""

    source: str
    report: "Report | None" = None
    error: SmartResultError | None = None


def check_files(
    sources: Source | Iterable[Source],
    *,
    profile: Profile | str = "auto",
    limits: Limits = Limits(),  # noqa: B008 - a tuple
    stdin: BinaryIO | None = None,
) -> Iterator[Checked]:
    """What of the cues of each of *sources* is not as *profile* asks, in their order.

    *sources* are those of `convert`, found in the same way, and each segment of a response is a cue. Files in SubRip,
    WebVTT and ASS are subtitles by their names (`.srt`, `.vtt`, `.ass`, `.ssa`), those from standard input, and others
    without a path, by how they begin; URLs of such are not read.
    "auto" is that of `reflow`. Raises OptionError for a profile that is not known; all else is an error of its source.
    """
    if profile != "auto":
        profile = find_profile(profile)
    return _check_all(find_entries(sources, limits, stdin=stdin, suffixes=READERS), profile, limits)


def _check_all(entries: Iterable[Entry], profile: Profile | str, limits: Limits) -> Iterator[Checked]:
    for found in entries:
        if found.skipped:
            continue
        if find_suffix(found.path):
            yield _check(found.source, partial(_read_cues, found, limits), profile)
        else:
            for entry in open_entry(found, limits):
                yield _check(entry.source, partial(_list_segments, entry), profile)


def _check(source: str, read: Callable[[], Sequence[TimedText]], profile: Profile | str) -> Checked:
    from smartresult.judging.checking import check as check_cues  # noqa: PLC0415 - late: see above

    try:
        segments = read()
        if not segments:
            raise SourceError("expected cues, got none", source)
        report = check_cues(segments, profile)
    except SmartResultError as error:
        return Checked(source, error=error)
    return Checked(source, report)


def _read_cues(entry: Entry, limits: Limits) -> Sequence[TimedText]:
    return read_subtitles(read_file(entry, limits), find_suffix(entry.path))


def _list_segments(entry: Entry) -> Sequence[TimedText]:
    if entry.error:
        raise entry.error
    if not entry.path and isinstance(entry.data, bytes) and look_like_subtitles(entry.data):
        return read_subtitles(entry.data)
    return parse(entry.data).segments()
