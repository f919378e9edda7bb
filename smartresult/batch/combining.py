"""Several sources → one: two languages merged, or windows joined, and the files that are written of it."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO, Final

import msgspec

from smartresult.batch.arrangement import Arrangement, arrange_job
from smartresult.batch.opening import open_entry, read_job
from smartresult.batch.options import FormatOptions, choose_formats, fit_options, share_options, times_words
from smartresult.batch.outputs import Part, Stage, is_same_file
from smartresult.batch.remote import is_url, strip_local
from smartresult.batch.runs import name_run
from smartresult.batch.sources import Entry, Source, find_entries
from smartresult.batch.unpack import Limits
from smartresult.errors import (
    ExistingFileError,
    JobFailedError,
    OptionError,
    OutputError,
    SmartResultError,
    SourceError,
)
from smartresult.export import EXPORTERS
from smartresult.merging.bilingual import count_bilingual, list_lines, merge
from smartresult.merging.choices import Order, Times
from smartresult.merging.joining import join
from smartresult.model import Merged, SmartJob
from smartresult.profiles import Profile, settle_delivery
from smartresult.timed_text import TimedSource, find_stated_lang, list_segments

#: How `join` names a job: by its place in the list.
_JOB: Final = r"jobs\[\d+\]"


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """What is written where: *formats* and *options* as for `convert`; *out* is a folder, *file* one file.

    Without either, files stand beside the first source; *in_memory* writes none.
    """

    formats: Sequence[str] = ("srt",)
    options: FormatOptions | None = None
    out: str | None = None
    file: str | None = None
    overwrite: bool = False
    in_memory: bool = False


class Combined(msgspec.Struct, frozen=True):
    """What was written: the paths of the *outputs*, or *data*; *notes* say what a person should know of it.

    *missing* is what was heard by nobody, *violations* count by rule what `check` finds after a layout.
    """

    outputs: tuple[str, ...] = ()
    data: bytes = b""
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    violations: Mapping[str, int] = {}


class _Read(msgspec.Struct, frozen=True):
    """A source that was read."""

    entry: Entry
    job: SmartJob


def merge_files(  # noqa: PLR0913 - each is a choice of its own, by name
    first: Source,
    second: Source,
    target: Target,
    *,
    order: Order = "first",
    max_gap: float = 0.5,
    profile: Profile | str | None = None,
    langs: tuple[str | None, str | None] = (None, None),
    strict: bool = True,
    stdin: BinaryIO | None = None,
) -> Combined:
    """Write the text of both sources, each a response or subtitles, in cues of two lines.

    With a *profile* each is laid out for it before, in one line. All else is as in `smartresult.merge`. Raises what
    that raises, SourceError for what can't be read, naming it, and OutputError for what can't be written.
    """
    sides: list[TimedSource] = []
    read = []
    for source, lang in zip((first, second), langs, strict=True):
        found = list(_read_all([source], strict=strict, stdin=stdin))
        for one in found:
            _require_speech(one)
        if len(found) != 1:
            raise SourceError(
                f"expected one response, got {len(found):,}", found[0].entry.source if found else str(source)
            )
        read += found
        sides.append(found[0].job if profile is None else _lay_out(found[0], profile, lang))
    merged = merge(*sides, order=order, max_gap=max_gap, langs=langs)
    violations: Mapping[Any, int] = {}
    if profile is not None:
        from smartresult.judging.checking import check  # noqa: PLC0415 - late: it is for layouts alone

        violations = check(merged, profile).count_rules()
        first_count, second_count = (
            count_bilingual([list_lines(one.text) for one in list_segments(side.job)]) for side in read
        )  # a layout has joined their lines
        merged = msgspec.structs.replace(merged, first_bilingual=first_count, second_bilingual=second_count)
    written = _write(merged, read, "-merged", target, profile, None)
    notes = [*merged.summary().splitlines(), *written.notes]
    return msgspec.structs.replace(written, notes=tuple(notes), violations=violations)


def join_files(  # noqa: PLR0913 - each is a choice of its own, by name
    sources: Source | Iterable[Source],
    target: Target,
    *,
    times: Times | None = None,
    offsets: Sequence[float] | None = None,
    arrangement: Arrangement = Arrangement(),  # noqa: B008 - it is frozen
    strict: bool = True,
    stdin: BinaryIO | None = None,
) -> Combined:
    """Write the one job that the windows in *sources* make, its segments arranged as asked.

    *times* and *offsets* are those of `smartresult.join`. Raises what that and `arrange_job` raise, SourceError for
    what can't be read, naming it, and OutputError for what can't be written.
    """
    read = list(_read_all(sources, strict=strict, stdin=stdin))
    for one in read:
        _require_speech(one, silence=True)
    names = {f"jobs[{i}]": one.entry.source for i, one in enumerate(read)}
    try:
        job = join([one.job for one in read], times=times, offsets=offsets)
    except OptionError as error:
        reason, option = (re.sub(_JOB, lambda found: names[found[0]], text) for text in (error.reason, error.option))
        raise OptionError(reason, option) from error
    arranged = arrange_job(job, arrangement)
    written = _write(arranged.job, read, "-joined", target, arrangement.profile, arrangement.lang)
    holes = [issue for issue in job.left_out if issue.kind == "hole"]
    missing = tuple([f"{names[issue.path]}: hole: expected {issue.expected}, got {issue.got}" for issue in holes])
    return msgspec.structs.replace(written, notes=arranged.notes, missing=missing, violations=arranged.violations)


def _read_all(sources: Source | Iterable[Source], *, strict: bool, stdin: BinaryIO | None) -> Iterator[_Read]:
    limits = Limits()
    for found in find_entries(sources, limits, stdin=stdin):
        for entry in open_entry(found, limits):
            if not entry.skipped:
                yield _read(entry, strict=strict)


def _read(entry: Entry, *, strict: bool) -> _Read:
    try:
        if entry.error:
            raise entry.error
        return _Read(entry, read_job(entry, strict=strict))
    except SmartResultError as error:
        raise SourceError(str(error), entry.source) from error


def _require_speech(read: _Read, *, silence: bool = False) -> None:
    """Raise SourceError for what holds no segments; *silence* lets one pass that failed since nobody speaks in it."""
    try:
        list_segments(read.job)
    except SmartResultError as error:
        if not (silence and isinstance(error, JobFailedError) and error.no_speech):
            raise SourceError(str(error), read.entry.source) from error


def _lay_out(read: _Read, profile: Profile | str, lang: str | None) -> TimedSource:
    """The cues of what was *read*, each of one line: the other is for the other language."""
    from smartresult.layout.reflowing import reflow  # noqa: PLC0415 - late: few have a profile

    text = "\n".join([segment.text for segment in list_segments(read.job)])
    figures = settle_delivery(profile, text, lang, find_stated_lang(read.job)).profile
    return reflow(read.job, figures.with_(max_lines=1), lang=lang)


def _write(  # noqa: PLR0913, PLR0917 - all that has a say in it
    source: TimedSource,
    read: Sequence[_Read],
    suffix: str,
    target: Target,
    profile: Profile | str | None,
    lang: str | None,
) -> Combined:
    """Write the files of *source*: none, where its text can't be written or one is there; each whole or not at all."""
    names = choose_formats(target.formats).names
    options = fit_options(share_options(target.options, names), profile, lang)
    texts = [EXPORTERS[name].function(source, **_list_given(options[name])) for name in names]
    notes = _note_mixed_words(source, [name for name in names if times_words(name, options[name])])
    if target.in_memory:
        return Combined(data="".join(texts).encode(), notes=notes)
    base = target.file or os.path.join(_find_folder(read[0].entry, target), read[0].entry.stem + suffix)
    paths = [target.file or base + EXPORTERS[name].suffix for name in names]
    for path in paths:
        if any(one.entry.path and is_same_file(path, one.entry.path) for one in read):
            raise OutputError("this would overwrite the source itself", path)
        if os.path.lexists(path) and not target.overwrite:
            raise ExistingFileError(path)
    stage = Stage(name_run())
    parts: list[Part] = []
    try:
        for path, text in zip(paths, texts, strict=True):
            parts.append(Part(path, stage.write(path, text.encode())))
        for part in parts:
            stage.place(part.temporary, part.path, replaces=target.overwrite)
    finally:
        for part in parts:
            stage.discard(part.temporary)
    return Combined(tuple(paths), notes=notes)


def _note_mixed_words(source: TimedSource, formats: Sequence[str]) -> tuple[str, ...]:
    """What a person should know of *formats* that time the words of *source*, if its cues are in two languages."""
    if not formats or not isinstance(source, Merged) or all(len(cue.sides) == 1 for cue in source):
        return ()
    told = "word times run through both lines of a cue, as if one were spoken after the other"
    return (f"{', '.join(formats)}: {told}: write them from one source",)


def _list_given(options: FormatOptions) -> dict[str, Any]:
    return {name: value for name, value in msgspec.structs.asdict(options).items() if value is not None}


def _find_folder(entry: Entry, target: Target) -> str:
    folder = entry.beside if target.out is None else strip_local(target.out)
    if folder is None:
        raise OptionError(f"{entry.source} has no folder that the files could go to; name one", "out")
    if is_url(folder):
        raise OptionError(f"expected a path, got {folder!r:.60}: put the files there yourself", "out")
    return folder
