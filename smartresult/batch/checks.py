"""Files of any sort → what of their cues a profile forbids."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from smartresult.batch.opening import open_entry, read_file
from smartresult.batch.sources import Entry, Source, find_entries
from smartresult.batch.subtitles import SUFFIXES, find_suffix, read_subtitles
from smartresult.batch.unpack import Limits
from smartresult.errors import SmartResultError
from smartresult.model import Segment
from smartresult.profiles import Profile, find_profile
from smartresult.read.results import parse

if TYPE_CHECKING:
    from smartresult.judging.checking import Report  # it is loaded when something is checked


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
    WebVTT and ASS are subtitles by their names (`.srt`, `.vtt`, `.ass`, `.ssa`), in UTF-8; URLs of such are not read.
    "auto" is that of `reflow`. Raises OptionError for a profile that is not known; all else is an error of its source.
    """
    if profile != "auto":
        profile = find_profile(profile)
    return _check_all(find_entries(sources, limits, stdin=stdin, suffixes=SUFFIXES), profile, limits)


def _check_all(entries: Iterable[Entry], profile: Profile | str, limits: Limits) -> Iterator[Checked]:
    for found in entries:
        if found.skipped:
            continue
        if find_suffix(found.path):
            yield _check(found.source, partial(_read_cues, found, limits), profile)
        else:
            for entry in open_entry(found, limits):
                yield _check(entry.source, partial(_list_segments, entry), profile)


def _check(source: str, read: Callable[[], Sequence[Segment]], profile: Profile | str) -> Checked:
    from smartresult.judging.checking import check as check_cues  # noqa: PLC0415 - late: see above

    try:
        segments = read()
        report = check_cues(segments, profile)
    except SmartResultError as error:
        return Checked(source, error=error)
    return Checked(source, report)


def _read_cues(entry: Entry, limits: Limits) -> Sequence[Segment]:
    return read_subtitles(read_file(entry, limits), find_suffix(entry.path), entry.source)


def _list_segments(entry: Entry) -> Sequence[Segment]:
    if entry.error:
        raise entry.error
    return parse(entry.data).segments()
