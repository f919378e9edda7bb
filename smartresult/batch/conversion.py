"""One response → its files, written beside their places: what a worker does, in this process or another."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

import msgspec

from smartresult.batch.arrangement import Arranged, Arrangement, arrange_job
from smartresult.batch.names import Template, name_response
from smartresult.batch.opening import open_entry, read_job
from smartresult.batch.options import FormatOptions, export_job
from smartresult.batch.outcomes import Outcome, Status
from smartresult.batch.outputs import Part, discard, temporary_path, write_part
from smartresult.batch.sources import Entry
from smartresult.batch.unpack import Limits
from smartresult.errors import (
    ExistingFileError,
    ExportError,
    JobFailedError,
    JobNotFinishedError,
    OutputError,
    SmartResultError,
    UnsupportedResultError,
)
from smartresult.export import EXPORTERS
from smartresult.export.cues import share_cues
from smartresult.model import GeneratedTexts, OtherResult, Segment, SmartJob, SpeechMapping, Transcript


class Settings(msgspec.Struct, frozen=True):
    """How a batch is to be converted; a worker process gets it whole.

    *out* is the folder for the files, None for beside their sources; *file* is the one for a single response, "" for
    none. *formats* are names in `EXPORTERS`, *options* what is asked of each, *arrangement* what becomes of the
    segments; *if_possible* leaves out the formats that can't state a result. *in_memory* leaves the data in the parts,
    and touches no file; *dry_run* converts, and touches none either.
    """

    formats: tuple[str, ...]
    options: Mapping[str, FormatOptions]
    out: str | None
    template: Template | None
    overwrite: bool
    resume: bool
    strict: bool
    find_issues: bool
    number: bool
    limits: Limits
    arrangement: Arrangement = Arrangement()
    in_memory: bool = False
    file: str = ""
    if_possible: bool = False
    dry_run: bool = False


class Draft(msgspec.Struct, frozen=True):
    """An outcome whose files are not in their places yet; *base* is their path without suffix.

    *entry* comes without its data, for a draft goes from process to process.
    """

    outcome: Outcome
    entry: Entry
    base: str = ""
    parts: tuple[Part, ...] = ()

    def discard(self) -> None:
        """Remove the files that never came to their places."""
        for part in self.parts:
            if part.temporary:
                discard(part.temporary)


def draft_entry(entry: Entry, settings: Settings) -> Iterator[Draft]:
    """The drafts of what *entry* holds: one, unless it turns out to hold JSON Lines."""
    if entry.skipped:
        yield Draft(Outcome(entry.source, "skipped", input_bytes=entry.size), entry)
        return
    for opened in open_entry(entry, settings.limits):
        yield draft_response(opened, settings)


def draft_response(entry: Entry, settings: Settings) -> Draft:
    """The draft of the response that *entry* holds."""
    job: SmartJob | None = None
    shown: Arranged | None = None
    left_out: list[str] = []
    base = ""
    parts: list[Part] = []
    errors: list[SmartResultError] = []
    status: Status = "failed"
    try:
        if entry.error:
            raise entry.error
        job = read_job(entry, strict=settings.strict)
        _require_result(job)
        shown = arrange_job(job, settings.arrangement)
        base = settings.file or os.path.join(
            find_folder(entry, settings), name_response(job, entry.stem, entry.line, settings.template)
        )
        parts, left_out, errors = _write_formats(shown.job, base, entry, settings)
        status = "converted" if any(part.fresh for part in parts) or not settings.resume else "up to date"
        if settings.if_possible and len(left_out) < len(settings.formats):
            errors = [error for error in errors if not isinstance(error, UnsupportedResultError | ExportError)]
        else:
            left_out = []
    except SmartResultError as error:
        errors = [error]
    if errors:
        status = _status_of(errors[0])
    outcome = _describe(entry, job, shown, status, tuple(errors), settings)
    if shown and (left_out or shown.notes or shown.violations):
        found = {"left_out": tuple(left_out), "notes": shown.notes, "violations": shown.violations}
        outcome = msgspec.structs.replace(outcome, **found)
    return Draft(outcome, msgspec.structs.replace(entry, data=None), base, tuple(parts))


def _write_formats(
    job: SmartJob, base: str, entry: Entry, settings: Settings
) -> tuple[list[Part], list[str], list[SmartResultError]]:
    """What was written of *job*, which formats can't state it, and all that went wrong."""
    shared = share_cues(job) if len(settings.formats) > 1 else job
    parts: list[Part] = []
    left_out: list[str] = []
    errors: list[SmartResultError] = []
    for name in settings.formats:
        try:
            parts.append(_write_format(shared, name, base, entry, settings))
        except SmartResultError as error:
            errors.append(error)
            if isinstance(error, UnsupportedResultError | ExportError):
                left_out.append(name)
    return parts, left_out, errors


def _require_result(job: SmartJob) -> None:
    """Raise JobFailedError or JobNotFinishedError: files that are there already don't make a job finished."""
    with suppress(UnsupportedResultError):  # not of every format
        job.segments()


def find_folder(entry: Entry, settings: Settings) -> str:
    """Where the files of *entry* belong. Raises OutputError if there is no such place."""
    if settings.out is not None:
        return os.path.join(settings.out, entry.folder)
    if entry.beside is None:
        raise OutputError("expected a folder for the files, for this source has none (out)", entry.source)
    return entry.beside


def _write_format(job: SmartJob, name: str, base: str, entry: Entry, settings: Settings) -> Part:
    path = settings.file or base + EXPORTERS[name].suffix
    if settings.in_memory:
        return Part(path, data=export_job(job, name, settings.options[name]).encode())
    if settings.dry_run:
        kept = not settings.number and is_kept(path, entry, settings)
        export_job(job, name, settings.options[name])  # for what it may raise
        return Part(path, planned=not kept)
    owner = f"{entry.source}\0{entry.origin}"
    if settings.resume:
        discard(temporary_path(path, owner))
    if not settings.number and is_kept(path, entry, settings):  # else the name is not certain yet
        return Part(path)
    return write_part(path, export_job(job, name, settings.options[name]).encode(), owner)


def is_kept(path: str, entry: Entry, settings: Settings) -> bool:
    """Whether the file at *path* is to stay as it is; False where there is none, or it is to be replaced.

    Raises ExistingFileError where it is there, and nothing says what is to become of it.
    """
    try:
        written = os.lstat(path).st_mtime
    except OSError:  # there is none; or writing will tell what is wrong
        return False
    if settings.resume and (entry.modified is None or written >= entry.modified):
        return True
    if not (settings.resume or settings.overwrite):
        raise ExistingFileError(path)
    if entry.path and os.path.exists(path) and os.path.samefile(path, entry.path):
        raise OutputError("this would overwrite the source itself", path)
    return False


def _status_of(error: SmartResultError) -> Status:
    match error:
        case JobFailedError():
            return "job failed"
        case JobNotFinishedError():
            return "not finished"
    return "failed"


def _describe(  # noqa: PLR0913, PLR0917 - all that is known of a response
    entry: Entry,
    job: SmartJob | None,
    shown: Arranged | None,
    status: Status,
    errors: tuple[SmartResultError, ...],
    settings: Settings,
) -> Outcome:
    if job is None:
        return Outcome(entry.source, status, errors=errors, input_bytes=entry.size)
    speech = None if isinstance(job.result, GeneratedTexts | OtherResult) else job.result
    cues = (shown.job if shown else job).result
    return Outcome(
        entry.source,
        status,
        job.job_id,
        job.state,
        cues=count_cues(cues.segments) if isinstance(cues, Transcript | SpeechMapping) else 0,
        duration=speech.duration if speech else 0.0,
        issues=job.issues if settings.find_issues else (),
        errors=errors,
        input_bytes=entry.size,
    )


def count_cues(segments: Sequence[Segment]) -> int:
    """How many of the *segments* have a text to show."""
    texts = [segment.text for segment in segments]
    return len(texts) - texts.count("") - sum(map(str.isspace, texts))
