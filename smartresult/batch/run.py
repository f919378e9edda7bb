"""A batch: entries → outcomes, in their order, with one worker or many.

Workers read, parse and write the files under temporary names; this process alone decides on names and renames, in the
order of the entries. So the files do not depend on the number of workers, and a worker that outlives a killed parent
for a moment can't put anything in place. What goes to a bucket, workers hand over, and touch no network.
"""

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO

from smartresult.batch.arrangement import Arrangement
from smartresult.batch.conversion import Settings
from smartresult.batch.drafting import draft_all
from smartresult.batch.names import parse_template
from smartresult.batch.options import FormatOptions, choose_formats, fit_options, share_options
from smartresult.batch.outcomes import Outcome
from smartresult.batch.outputs import Claims, Stage
from smartresult.batch.patterns import Patterns
from smartresult.batch.placing import claim_names, place_here, place_in_bucket
from smartresult.batch.records import Records
from smartresult.batch.remote import is_url, strip_local
from smartresult.batch.runs import name_run
from smartresult.batch.sources import Entry, Source, find_entries
from smartresult.batch.unpack import Limits
from smartresult.errors import OptionError
from smartresult.profiles import Profile, Stops, find_profile, require_stops

if TYPE_CHECKING:
    from smartresult.batch.buckets import Bucket


def convert(  # noqa: PLR0913 - each is a choice of its own, by name, with a default that suits most
    sources: Source | Iterable[Source],
    *,
    to: str | Sequence[str] = ("srt",),
    out: str | os.PathLike[str] | None = None,
    file: str | os.PathLike[str] | None = None,
    name: str | None = None,
    number: bool = False,
    overwrite: bool = False,
    resume: bool = False,
    strict: bool = True,
    find_issues: bool = True,
    jobs: int = 1,
    options: FormatOptions | Mapping[str, Mapping[str, object]] | None = None,
    profile: Profile | str | None = None,
    stops: Stops = "keep",
    limits: Limits = Limits(),  # noqa: B008 - a tuple
    shift: float = 0.0,
    media_length: float | None = None,
    judge: bool = False,
    lang: str | None = None,
    dry_run: bool = False,
    exclude: Iterable[str | os.PathLike[str]] = (),
    patterns: Patterns = Patterns(),  # noqa: B008 - a tuple
    stdin: BinaryIO | None = None,
    digest: bool = False,
    records: Records | None = None,
    tell: Callable[[str], object] | None = None,
) -> Generator[Outcome]:
    """Convert every response of *sources*, and say of each what became of it, in their order.

    *sources* are paths of files (JSON, JSON Lines, either packed by gzip or Zstandard), of folders (with all below), or
    patterns; URLs, with `smartresult[remote]`; `-` for standard input; or a `Response` that you hold. A file of
    subtitles that is named (SubRip, WebVTT, ASS) is a response, too, each cue a segment.

    *to* names formats of `EXPORTERS`, or "all" that can state the result, *options* the keyword arguments for their
    functions: FormatOptions for all that take them, or a mapping by format, such as `{"srt": {"bom": True}}`. With a
    *profile*, the segments are laid out as cues (*profile*, *stops* and *lang* are those of `reflow`); without, each is
    a cue. Formats that state a language state *lang*, those that state the length of the media *media_length*.
    Then cues are put *shift* seconds later, and none ends after *media_length* seconds; what of them is cut is told in
    the notes of the outcome. With *judge*, it says as well what `check` would find after a layout.

    The files go to the folder *out*, below which folders are mirrored, or beside their sources; or, of one response
    in one format, to *file*, which has no *out*, *name* or *number*. *name* is a template (`{job_id}`, `{title}`,
    `{job_type}`, `{stem}`, `{line}`); by default it is the stem of the file, and for JSON Lines the job id. Of two
    responses with one name the second is an error, or gets a number with *number*.

    A file that is there already is an error, and so is one that another run put there meanwhile; with *overwrite* it is
    replaced; with *resume* it is kept if it holds what would be written, to the byte, and replaced if not: that takes a
    conversion of all, but of those whose *records* in the report of an earlier run say, by digests of response and
    files, that they are done. In a bucket all are converted and compared, and what another run puts at the same moment
    is noticed only where the driver can put on that condition: that of S3 can, that of OSS can't. *strict* is that of
    `parse`; without *find_issues* no outcome lists any, with *digest* each has those of the response and of its files.
    With *jobs* above 1, at most so many processes share the work once it is worth it: as for every use of processes,
    the calling program needs its `if __name__ == "__main__":`. *tell* gets what a person should know of the run itself:
    that processes are not to be had, and one does it all, or that one was killed, and its work is done again.
    *exclude* are files and folders to be left alone, neither read nor replaced; *out* is never read, unless it is
    itself a source. Of the files that are found only those are taken that *patterns* take. A *dry_run* does all but
    write: its outcomes name the files that would be written.

    Nothing happens before the first outcome is asked for, but options are checked at once: OptionError. Everything
    else that can go wrong is an outcome. Of what *sources* gives, few are taken before the outcome of the first: after
    a URL, and before what goes to one, 16 at most, while the first is waited for. Takes memory for the responses under
    way, and 100 bytes a file. What is being put when it is closed may still appear, whole.
    """
    formats = choose_formats(to)
    if jobs < 1:
        raise OptionError(f"expected a number from 1 up, got {jobs}", "jobs")
    if overwrite and resume:
        raise OptionError("expected overwrite or resume, got both: one replaces what the other keeps", "resume")
    if records and not resume:
        raise OptionError("expected resume beside records", "records")
    if file is not None and (len(formats.names) > 1 or out is not None or name is not None or number):
        raise OptionError(f"expected one format, and no out, name or number, beside {os.fspath(file)!r:.60}", "file")
    arrangement = _arrange(profile, stops, shift, media_length, lang, judge=judge)
    folder = None if out is None else strip_local(os.fspath(out))
    single = "" if file is None else strip_local(os.fspath(file))
    for option, path in (("out", folder), ("file", single if file is not None else None)):
        if path == "":  # a variable that is not set, perhaps
            raise OptionError("expected a path or a URL, got an empty one", option)
    bucket = None
    if is_url(folder or single):
        option = "file" if single else "out"
        bucket = _open_bucket(folder or single, option, overwrite=overwrite, resume=resume, dry_run=dry_run)
    settings = Settings(
        formats=formats.names,
        options=fit_options(share_options(options, formats.names), profile, lang, media_length),
        out=folder,
        strict=strict,
        find_issues=find_issues,
        limits=limits,
        template=None if name is None else parse_template(name),
        overwrite=overwrite,
        resume=resume,
        number=number,
        arrangement=arrangement,
        digest=digest,
        in_memory=bucket is not None,
        file=single,
        if_possible=formats.if_possible,
        dry_run=dry_run,
        run=name_run(),
    )
    spared = [strip_local(os.fspath(path)) for path in exclude]
    left_alone = spared + ([] if folder is None else [folder])
    entries = find_entries(sources, limits, exclude=left_alone, stdin=stdin, patterns=patterns)
    if records and not bucket:
        entries = records.attach(entries)
    return _run(entries, settings, jobs, tell or _keep_quiet, bucket, spared)


def _keep_quiet(_: str) -> None:
    """What a run tells of itself, where nobody asked for it."""


def convert_in_memory(  # noqa: PLR0913 - see above
    sources: Source | Iterable[Source],
    *,
    to: str,
    strict: bool = True,
    find_issues: bool = True,
    options: FormatOptions | Mapping[str, Mapping[str, object]] | None = None,
    profile: Profile | str | None = None,
    stops: Stops = "keep",
    limits: Limits = Limits(),  # noqa: B008 - a tuple
    shift: float = 0.0,
    media_length: float | None = None,
    judge: bool = False,
    lang: str | None = None,
    exclude: Iterable[str | os.PathLike[str]] = (),
    patterns: Patterns = Patterns(),  # noqa: B008 - a tuple
    stdin: BinaryIO | None = None,
) -> Generator[tuple[Outcome, bytes]]:
    """What becomes of every response of *sources*, and its text in UTF-8, empty if that failed; no file is written.

    The choices are those of `convert`, in one format.
    """
    formats = choose_formats(to)
    settings = Settings(
        formats=formats.names,
        options=fit_options(share_options(options, formats.names), profile, lang, media_length),
        out="",
        strict=strict,
        find_issues=find_issues,
        limits=limits,
        arrangement=_arrange(profile, stops, shift, media_length, lang, judge=judge),
        in_memory=True,
    )
    left_alone = [os.fspath(path) for path in exclude]
    entries = find_entries(sources, limits, exclude=left_alone, stdin=stdin, patterns=patterns)
    drafts = draft_all(entries, settings, Stage(""), 1, _keep_quiet)
    return ((draft.outcome, b"".join(part.data for part in draft.parts)) for draft in drafts)


def _open_bucket(url: str, option: str, *, overwrite: bool, resume: bool, dry_run: bool) -> "Bucket":
    from smartresult.batch.buckets import Bucket  # noqa: PLC0415 - late: most files go to a disk

    return Bucket(url, option, overwrite=overwrite, resume=resume, dry_run=dry_run)


def _arrange(  # noqa: PLR0913 - all that may become of segments
    profile: Profile | str | None,
    stops: Stops,
    shift: float,
    media_length: float | None,
    lang: str | None,
    *,
    judge: bool,
) -> Arrangement:
    """What becomes of segments. Raises OptionError for a choice that is not known, or that no cue can meet."""
    if profile is not None and profile != "auto":
        find_profile(profile)
    require_stops(stops)
    if shift != 0 or media_length is not None:
        from smartresult.retiming import require_retiming  # noqa: PLC0415 - late: most batches keep their times

        require_retiming(shift, media_length)
    return Arrangement(profile, stops, shift, media_length, judge, lang)


def _run(  # noqa: PLR0913, PLR0917 - all that a run has
    entries: Iterator[Entry],
    settings: Settings,
    jobs: int,
    tell: Callable[[str], object],
    bucket: "Bucket | None",
    spared: Iterable[str],
) -> Generator[Outcome]:
    claims, stage = Claims(), settings.open_stage()
    for path in spared:  # what is left alone is not written either: a report, say
        claims.claim([path])
    drafts = draft_all(entries, settings, stage, jobs, tell)
    ended = False
    try:
        if bucket is None:
            for draft in drafts:
                try:
                    outcome = place_here(claim_names(draft, claims, settings, stage), settings, stage)
                except BaseException:
                    draft.discard(stage)
                    raise
                yield outcome
        else:
            claimed = (claim_names(draft, claims, settings, stage) for draft in drafts)
            yield from place_in_bucket(claimed, bucket)
        ended = True
    finally:
        drafts.close()  # at once, and not when it is collected: it holds processes and unplaced files
        if not ended or stage.untidy:
            stage.clear()
