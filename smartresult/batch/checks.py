"""Files of any sort → what of their cues a profile forbids."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

import msgspec

from smartresult.batch.opening import open_entry, read_file
from smartresult.batch.sources import Entry, Source, find_entries
from smartresult.batch.unpack import Limits
from smartresult.errors import SmartResultError, SourceError
from smartresult.profiles import Profile, find_profile, read_lang
from smartresult.read.results import parse
from smartresult.subtitles.reading import READERS, find_suffix, look_like_subtitles, read_subtitles
from smartresult.timed_text import TimedSource, TimedText, list_segments

if TYPE_CHECKING:
    from smartresult.judging.reports import Report  # it is loaded when something is checked

#: What reads the cues of an entry.
ReadCues: TypeAlias = Callable[[], TimedSource]


class Checked(msgspec.Struct, frozen=True):
    """What was found in the cues of *source*, or the *error* that kept it from being read."""

    source: str
    report: "Report | None" = None
    error: SmartResultError | None = None


def check_files(
    sources: Source | Iterable[Source],
    *,
    profile: Profile | str = "auto",
    lang: str | None = None,
    limits: Limits = Limits(),  # noqa: B008 - a tuple
    stdin: BinaryIO | None = None,
) -> Iterator[Checked]:
    """What of the cues of each of *sources* is not as *profile* asks, in their order.

    *sources* are those of `convert`, found in the same way, and each segment of a response is a cue. Files in SubRip,
    WebVTT and ASS are subtitles by their names (`.srt`, `.vtt`, `.ass`, `.ssa`), those from standard input, and others
    without a path, by how they begin; URLs of such are not read.
    "auto" and *lang* are those of `reflow`. Raises OptionError for a profile or a language that is not known; all else
    is an error of its source.
    """
    if profile != "auto":
        profile = find_profile(profile)
    if lang is not None:
        read_lang(lang)
    judge = partial(_judge, profile=profile, lang=lang)
    return _check_all(find_entries(sources, limits, stdin=stdin, suffixes=READERS), judge, limits)


def _check_all(entries: Iterable[Entry], judge: "Callable[[TimedSource], Report]", limits: Limits) -> Iterator[Checked]:
    for found in entries:
        for entry, read in open_cues(found, limits):
            yield _check(entry.source, read, judge)


def open_cues(found: Entry, limits: Limits) -> Iterator[tuple[Entry, ReadCues]]:
    """What *found* holds, each with what reads its cues: those of a file of subtitles, or a job.

    Nothing comes of what was skipped. Reading raises SmartResultError, for what could not be opened, too.
    """
    if found.skipped:
        return
    if find_suffix(found.path):
        yield found, partial(_read_cues, found, limits)
    else:
        for entry in open_entry(found, limits):
            if not entry.skipped:
                yield entry, partial(_read_response, entry)


def _judge(source: TimedSource, *, profile: Profile | str, lang: str | None) -> "Report":
    from smartresult.judging.checking import check  # noqa: PLC0415 - late: see above

    return check(source, profile, lang=lang)


def _check(source: str, read: ReadCues, judge: "Callable[[TimedSource], Report]") -> Checked:
    try:
        cues = read()
        if not list_segments(cues):
            raise SourceError("expected cues, got none", source)
        report = judge(cues)
    except SmartResultError as error:
        return Checked(source, error=error)
    return Checked(source, report)


def _read_cues(entry: Entry, limits: Limits) -> Sequence[TimedText]:
    return read_subtitles(read_file(entry, limits), find_suffix(entry.path))


def _read_response(entry: Entry) -> TimedSource:
    if entry.error:
        raise entry.error
    if not entry.path and isinstance(entry.data, bytes) and look_like_subtitles(entry.data):
        return read_subtitles(entry.data)
    return parse(entry.data)
