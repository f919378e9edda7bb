"""A batch: entries → outcomes, in their order, with one worker or many.

Workers read, parse and write the files under temporary names; this process alone decides on names and renames, in the
order of the entries. So the files do not depend on the number of workers, and a worker that outlives a killed parent
for a moment can't put anything in place.
"""

import os
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO

import msgspec

from smartresult.batch.arrangement import Arrangement
from smartresult.batch.conversion import Draft, Settings, is_kept
from smartresult.batch.names import parse_template
from smartresult.batch.options import FormatOptions, choose_formats, fit_picture, share_options
from smartresult.batch.outcomes import Outcome
from smartresult.batch.outputs import Claims, Part, discard, place_part
from smartresult.batch.patterns import Patterns
from smartresult.batch.sources import Entry, Source, find_entries
from smartresult.batch.unpack import Limits
from smartresult.batch.workers import draft_all
from smartresult.errors import OptionError, OutputError
from smartresult.profiles import Profile, Stops, find_profile, require_stops


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
    dry_run: bool = False,
    exclude: Iterable[str | os.PathLike[str]] = (),
    patterns: Patterns = Patterns(),  # noqa: B008 - a tuple
    stdin: BinaryIO | None = None,
) -> Generator[Outcome]:
    """Convert every response of *sources*, and say of each what became of it, in their order.

    *sources* are paths of files (JSON, JSON Lines, either packed by gzip or Zstandard), of folders (with all below), or
    patterns; URLs, with `smartresult[remote]`; `-` for standard input; or `Response`s that you hold. A file of
    subtitles that is named (SubRip, WebVTT, ASS) is a response, too, each cue a segment.

    *to* names formats of `EXPORTERS`, or "all" that can state the result, *options* the keyword arguments for their
    functions: FormatOptions for all that take them, or a mapping by format, such as `{"srt": {"bom": True}}`. With a
    *profile*, the segments are laid out as cues (*profile* and *stops* are those of `reflow`); without, each is a cue.
    Then cues are put *shift* seconds later, and none ends after *media_length* seconds; what of them is cut is told in
    the notes of the outcome. With *judge*, it says as well what `check` would find after a layout.

    The files go to the folder *out*, below which folders are mirrored, or beside their sources; or, of one response
    in one format, to *file*, which has no *out*, *name* or *number*. *name* is a template (`{job_id}`, `{title}`,
    `{job_type}`, `{stem}`, `{line}`); by default it is the stem of the file, and for JSON Lines the job id. Of two
    responses with one name the second is an error, or gets a number with *number*.

    A file that is there already is an error; with *overwrite* it is replaced; with *resume* it is kept, unless it
    is older than its source. *strict* is that of `parse`; without *find_issues* no outcome lists any.
    With *jobs* above 1, so many processes share the work once it is worth it: as for every use of processes, the
    calling program needs its `if __name__ == "__main__":`. *exclude* are files and folders to be left alone; *out* is
    always among them, unless it is itself a source. Of the files that are found only those are taken that *patterns*
    take. A *dry_run* does all but write: its outcomes name the files that would be written.

    Nothing happens before the first outcome is asked for, but options are checked at once: OptionError. Everything
    else that can go wrong is an outcome. Takes memory for the responses under way, and 100 bytes a name.
    """
    formats = choose_formats(to)
    if jobs < 1:
        raise OptionError(f"expected a number from 1 up, got {jobs}", "jobs")
    if overwrite and resume:
        raise OptionError("expected overwrite or resume, got both: one replaces what the other keeps", "resume")
    if file is not None and (len(formats.names) > 1 or out is not None or name is not None or number):
        raise OptionError(f"expected one format, and no out, name or number, beside {os.fspath(file)!r:.60}", "file")
    arrangement = _arrange(profile, stops, shift, media_length, judge=judge)
    folder = None if out is None else os.fspath(out)
    settings = Settings(
        formats.names,
        fit_picture(share_options(options, formats.names), profile),
        folder,
        None if name is None else parse_template(name),
        overwrite,
        resume,
        strict,
        find_issues,
        number,
        limits,
        arrangement,
        file="" if file is None else os.fspath(file),
        if_possible=formats.if_possible,
        dry_run=dry_run,
    )
    left_alone = [os.fspath(path) for path in exclude] + ([] if folder is None else [folder])
    entries = find_entries(sources, limits, exclude=left_alone, stdin=stdin, patterns=patterns)
    return _run(entries, settings, jobs)


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
    exclude: Iterable[str | os.PathLike[str]] = (),
    patterns: Patterns = Patterns(),  # noqa: B008 - a tuple
    stdin: BinaryIO | None = None,
) -> Generator[tuple[Outcome, bytes]]:
    """What becomes of every response of *sources*, and its text in UTF-8, empty if that failed; no file is written.

    The choices are those of `convert`, in one format.
    """
    formats = choose_formats(to)
    settings = Settings(
        formats.names,
        fit_picture(share_options(options, formats.names), profile),
        out="",
        template=None,
        overwrite=False,
        resume=False,
        strict=strict,
        find_issues=find_issues,
        number=False,
        limits=limits,
        arrangement=_arrange(profile, stops, shift, media_length, judge=judge),
        in_memory=True,
    )
    left_alone = [os.fspath(path) for path in exclude]
    drafts = draft_all(find_entries(sources, limits, exclude=left_alone, stdin=stdin, patterns=patterns), settings, 1)
    return ((draft.outcome, b"".join(part.data for part in draft.parts)) for draft in drafts)


def _arrange(
    profile: Profile | str | None, stops: Stops, shift: float, media_length: float | None, *, judge: bool
) -> Arrangement:
    """What becomes of segments. Raises OptionError for a choice that is not known, or that no cue can meet."""
    if profile is not None and profile != "auto":
        find_profile(profile)
    require_stops(stops)
    if shift != 0 or media_length is not None:
        from smartresult.retiming import require_retiming  # noqa: PLC0415 - late: most batches keep their times

        require_retiming(shift, media_length)
    return Arrangement(profile, stops, shift, media_length, judge)


def _run(entries: Iterator[Entry], settings: Settings, jobs: int) -> Generator[Outcome]:
    claims = Claims()
    drafts = draft_all(entries, settings, jobs)
    try:
        for draft in drafts:
            try:
                outcome = _place(draft, claims, settings)
            except BaseException:
                draft.discard()
                raise
            yield outcome
    finally:
        drafts.close()  # at once, and not when it is collected: it holds processes and unplaced files


def _place(draft: Draft, claims: Claims, settings: Settings) -> Outcome:
    """Put the files of *draft* where they belong: what became of its response."""
    refused = any(isinstance(error, OutputError) for error in draft.outcome.errors)
    if not draft.base or not (draft.parts or refused):  # refused: by a file of this run, perhaps, if it was quick
        return draft.outcome
    base = draft.base
    if not claims.claim(base):
        if not settings.number:
            draft.discard()
            error = OutputError("the name is taken by another response of this run, and they are not numbered", base)
            return msgspec.structs.replace(draft.outcome, status="failed", errors=(error,))
        base = claims.number(base)
    outputs, errors, written = [], list(draft.outcome.errors), False
    for part in draft.parts:
        path = base + part.path.removeprefix(draft.base)
        try:
            written |= _place_part(part, path, draft, settings)
        except OutputError as error:
            discard(part.temporary)
            errors.append(error)
        else:
            outputs.append(path)
    status = draft.outcome.status
    if len(errors) > len(draft.outcome.errors):
        status = "failed"
    elif status == "converted" and not written:
        status = "up to date"
    return msgspec.structs.replace(draft.outcome, status=status, outputs=tuple(outputs), errors=tuple(errors))


def _place_part(part: Part, path: str, draft: Draft, settings: Settings) -> bool:
    """Put *part* at *path*; False where that is kept as it is."""
    if not part.fresh:
        return False
    if settings.number and is_kept(path, draft.entry, settings):
        discard(part.temporary)
        return False
    if not part.planned:
        place_part(part.temporary, path)
    return True
