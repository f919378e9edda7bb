"""One response → its files, written beside their places: what a worker does, in this process or another."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

import msgspec

from smartresult.batch.arrangement import Arranged, Arrangement, arrange_job
from smartresult.batch.names import Template, name_response
from smartresult.batch.opening import LineFile, open_entry, read_job
from smartresult.batch.options import FormatOptions, export_job
from smartresult.batch.outcomes import Outcome, Status
from smartresult.batch.outputs import Part, Stage, find_digest
from smartresult.batch.remote import is_url, join_url
from smartresult.batch.reports import Record
from smartresult.batch.sources import Entry
from smartresult.batch.unpack import Limits
from smartresult.errors import (
    ExistingFileError,
    ExportError,
    JobFailedError,
    JobNotFinishedError,
    OutputError,
    ParseError,
    SmartResultError,
    UnsupportedResultError,
    WrongResponseError,
)
from smartresult.export import EXPORTERS
from smartresult.export.characters import BYTE_ORDER_MARK, is_blank
from smartresult.export.cues import share_cues
from smartresult.model import Issue, Segment, SmartJob, SpeechMapping, Transcript


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How a batch is to be converted; a worker process gets it whole.

    *out* is the folder for the files, None for beside their sources; *file* is the one for a single response, "" for
    none. *formats* are names in `EXPORTERS`, *options* what is asked of each, *arrangement* what becomes of the
    segments; *if_possible* leaves out the formats that can't state a result. *in_memory* leaves the data in the parts,
    for others to put somewhere, and touches no file; *dry_run* converts, and touches none either. *digest* asks for the
    digests of what is written.
    *run* names the run, as `name_run` does.
    """

    formats: tuple[str, ...]
    options: Mapping[str, FormatOptions]
    out: str | None
    strict: bool
    find_issues: bool
    limits: Limits
    template: Template | None = None
    overwrite: bool = False
    resume: bool = False
    number: bool = False
    arrangement: Arrangement = Arrangement()
    digest: bool = False
    in_memory: bool = False
    file: str = ""
    if_possible: bool = False
    dry_run: bool = False
    run: str = ""

    def draft(self, entries: Iterable[Entry], stage: Stage, lines: LineFile) -> "Iterator[Draft]":
        """The drafts of what *entries* hold: one each, unless it turns out to hold JSON Lines."""
        for entry in entries:
            for opened in open_entry(entry, self.limits, lines):
                yield draft_response(opened, self, stage)

    def open_stage(self) -> Stage:
        """The stage of this run, for one process."""
        return Stage(self.run, self.out)

    def enter(self, entry: Entry, stage: Stage) -> None:
        """Let *stage* remember where files of *entry* may have been left."""
        with suppress(OutputError):  # there is no such place
            stage.enter(find_folder(entry, self))


class Draft(msgspec.Struct, frozen=True):
    """An outcome whose files are not in their places yet.

    *base* is their path without suffix, *path* where the response was read, if that is a file of its own.
    """

    outcome: Outcome
    base: str = ""
    path: str = ""
    parts: tuple[Part, ...] = ()

    def discard(self, stage: Stage) -> None:
        """Remove the files that never came to their places."""
        for part in self.parts:
            if part.temporary:
                stage.discard(part.temporary)


def draft_response(entry: Entry, settings: Settings, stage: Stage) -> Draft:
    """The draft of the response that *entry* holds."""
    if entry.skipped:
        return Draft(Outcome(entry.source, "skipped", input_bytes=entry.size))
    job: SmartJob | None = None
    shown: Arranged | None = None
    cues: int | None = None
    left_out: list[str] = []
    base = ""
    parts: list[Part] = []
    errors: list[SmartResultError] = []
    status: Status = "converted"
    try:
        if entry.error:
            raise entry.error
        if entry.record and (recalled := _recall(entry, entry.record, settings, stage)):
            return recalled
        job = read_job(entry, strict=settings.strict)
        _require_result(job)
        shown = arrange_job(job, settings.arrangement)
        cues = _count_speech(shown.job)
        if cues == 0:
            _require_uncut(shown)
            return Draft(_describe(entry, job, cues, "no segments", (), settings))
        base = settings.file or _join(
            find_folder(entry, settings), name_response(job, entry.stem, entry.line, settings.template)
        )
        parts, left_out, errors = _write_formats(shown.job, base, settings, stage)
        if settings.if_possible and len(left_out) < len(settings.formats):
            errors = [error for error in errors if not isinstance(error, UnsupportedResultError | ExportError)]
        else:
            left_out = []
    except SmartResultError as error:
        if entry.listed and is_foreign(error):
            return Draft(Outcome(entry.source, "skipped", input_bytes=entry.size))
        errors = [error]
    if errors:
        status = find_status(errors[0])
    outcome = _describe(entry, job, cues, status, tuple(errors), settings)
    if shown and (left_out or shown.notes or shown.violations):
        found = {"left_out": tuple(left_out), "notes": shown.notes, "violations": shown.violations}
        outcome = msgspec.structs.replace(outcome, **found)
    return Draft(outcome, base, entry.path, tuple(parts))


def _recall(entry: Entry, record: Record, settings: Settings, stage: Stage) -> Draft | None:
    """The draft of a response that is done, by its *record*; None where it is another, or a file is not as it was."""
    if entry.error or settings.number or entry.source != record.source:
        return None  # a number makes the name uncertain; what held one response may hold lines now
    if _find_source_digest(entry) != record.source_digest:
        return None
    suffixes = [EXPORTERS[name].suffix for name in settings.formats]
    base = settings.file or record.outputs[0].removesuffix(suffixes[0])
    paths = (settings.file,) if settings.file else tuple([base + suffix for suffix in suffixes])
    if paths != record.outputs:
        return None
    if not settings.file and base != os.path.join(find_folder(entry, settings), os.path.basename(base)):
        return None  # the folder that was named is another
    if tuple(map(stage.find_digest, paths)) != record.digests:
        return None
    outcome = Outcome(
        entry.source,
        "converted",
        record.job_id,
        record.state,
        cues=record.cues,
        duration=record.duration,
        input_bytes=entry.size,
        source_digest=record.source_digest,
        violations=record.violations,
    )
    parts = [Part(path, digest=digest) for path, digest in zip(paths, record.digests, strict=True)]
    return Draft(outcome, base, entry.path, tuple(parts))


def _find_source_digest(entry: Entry) -> str:
    """The digest of the response that *entry* holds; "" where that is no bytes."""
    return find_digest(entry.data) if isinstance(entry.data, bytes) else ""


def _write_formats(
    job: SmartJob, base: str, settings: Settings, stage: Stage
) -> tuple[list[Part], list[str], list[SmartResultError]]:
    """What was written of *job*, which formats can't state it, and all that went wrong."""
    shared = share_cues(job) if len(settings.formats) > 1 else job
    parts: list[Part] = []
    left_out: list[str] = []
    errors: list[SmartResultError] = []
    for name in settings.formats:
        try:
            parts.append(_write_format(shared, name, base, settings, stage))
        except SmartResultError as error:
            errors.append(error)
            if isinstance(error, UnsupportedResultError | ExportError):
                left_out.append(name)
    return parts, left_out, errors


def is_foreign(error: SmartResultError) -> bool:
    """Whether *error* says of an object that it has no key of a response, and is nothing of the service's besides."""
    return (
        isinstance(error, ParseError)
        and not isinstance(error, WrongResponseError)
        and error.got.startswith("an object with")
        and error.path == "$"
    )


def _count_speech(job: SmartJob) -> int | None:
    """The cues of *job*, none where nothing is said: players refuse such files; None where the result is no speech."""
    return count_cues(job.result.segments) if isinstance(job.result, Transcript | SpeechMapping) else None


def _require_result(job: SmartJob) -> None:
    """Raise JobFailedError or JobNotFinishedError: files that are there already don't make a job finished."""
    with suppress(UnsupportedResultError):  # not of every format
        job.segments()


def _require_uncut(shown: Arranged) -> None:
    """Raise ExportError where of what was said nothing is left: its cues lie outside of the media, as notes say."""
    if shown.notes:
        raise ExportError("expected a cue after the shift and within the media, got none", "the cues")


def find_folder(entry: Entry, settings: Settings) -> str:
    """Where the files of *entry* belong. Raises OutputError if there is no such place."""
    if settings.out is not None:
        return _join(settings.out, entry.folder)
    if entry.beside is None:
        raise OutputError("expected a folder for the files, for this source has none (out)", entry.source)
    return entry.beside


def _join(folder: str, name: str) -> str:
    return join_url(folder, name) if is_url(folder) else os.path.join(folder, name)


def _write_format(job: SmartJob, name: str, base: str, settings: Settings, stage: Stage) -> Part:
    path = settings.file or base + EXPORTERS[name].suffix
    data = export_job(job, name, settings.options[name]).encode()
    digest = find_digest(data) if settings.digest else ""
    if settings.in_memory:
        return Part(path, data=data, digest=digest)
    replaces = settings.overwrite
    if settings.resume and not settings.number:  # else the name is not certain yet
        held = stage.holds(path, data)
        if held:
            return Part(path, digest=digest)
        replaces = held is False
    if settings.dry_run:
        if not (settings.overwrite or settings.resume or settings.number) and os.path.lexists(path):
            raise ExistingFileError(path)
        return Part(path, data=data if settings.number else b"", planned=True)
    return Part(path, stage.write(path, data), replaces, digest)


def find_status(error: SmartResultError) -> Status:
    """What became of a response whose *error* came first."""
    match error:
        case JobFailedError():
            return "job failed"
        case JobNotFinishedError():
            return "not finished"
    return "failed"


def _describe(  # noqa: PLR0913, PLR0917 - all that is known of a response
    entry: Entry,
    job: SmartJob | None,
    cues: int | None,
    status: Status,
    errors: tuple[SmartResultError, ...],
    settings: Settings,
) -> Outcome:
    if job is None:
        return Outcome(entry.source, status, errors=errors, input_bytes=entry.size)
    issues = job.issues if settings.find_issues else ()
    if status == "no segments":
        issues += (Issue("no segments", "a segment with a text", "none", "segments"),)
    speech = job.result if isinstance(job.result, Transcript | SpeechMapping) else None
    return Outcome(
        entry.source,
        status,
        job.job_id,
        job.state,
        cues=(_count_speech(job) if cues is None else cues) or 0,
        duration=speech.duration if speech else 0.0,
        issues=issues,
        errors=errors,
        input_bytes=entry.size,
        source_digest=_find_source_digest(entry) if settings.digest else "",
    )


def count_cues(segments: Sequence[Segment]) -> int:
    """How many of the *segments* have a text to show."""
    texts = [segment.text for segment in segments]
    if BYTE_ORDER_MARK in "".join(texts):  # alone it makes no cue, either
        return sum(not is_blank(text) for text in texts)
    return len(texts) - texts.count("") - sum(map(str.isspace, texts))
