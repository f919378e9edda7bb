"""One response → its files, written beside their places: what a worker does, in this process or another."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

import msgspec

from smartresult.batch.names import Template, name_response
from smartresult.batch.opening import LineFile, open_entry
from smartresult.batch.options import FormatOptions, export_job
from smartresult.batch.outcomes import Outcome, Status
from smartresult.batch.outputs import Part, Stage
from smartresult.batch.sources import Entry
from smartresult.batch.unpack import Limits
from smartresult.errors import (
    JobFailedError,
    JobNotFinishedError,
    OutputError,
    ParseError,
    SmartResultError,
    UnsupportedResultError,
    WrongResponseError,
)
from smartresult.export import EXPORTERS
from smartresult.model import GeneratedTexts, Issue, OtherResult, Segment, SmartJob, SpeechMapping, Transcript
from smartresult.profiles import Profile, Stops
from smartresult.read.results import parse


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How a batch is to be converted; a worker process gets it whole.

    *out* is the folder for the files, None for beside their sources. *formats* are names in `EXPORTERS`, *options* what
    is asked of each, *profile* and *stops* those of `reflow`; without a profile, a segment is a cue. *in_memory* leaves
    the data in the parts, and touches no file. *digest* asks for the digests of what is written. *run* names the run,
    as `name_run` does.
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
    profile: Profile | str | None = None
    stops: Stops = "keep"
    digest: bool = False
    in_memory: bool = False
    run: str = ""


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


def draft_entry(entry: Entry, settings: Settings, stage: Stage, lines: LineFile) -> Iterator[Draft]:
    """The drafts of what *entry* holds: one, unless it turns out to hold JSON Lines."""
    for opened in open_entry(entry, settings.limits, lines):
        yield draft_response(opened, settings, stage)


def draft_response(entry: Entry, settings: Settings, stage: Stage) -> Draft:
    """The draft of the response that *entry* holds."""
    if entry.skipped:
        return Draft(Outcome(entry.source, "skipped", input_bytes=entry.size))
    job: SmartJob | None = None
    cues: int | None = None
    base = ""
    parts: list[Part] = []
    errors: list[SmartResultError] = []
    status: Status = "converted"
    try:
        if entry.error:
            raise entry.error
        job = parse(entry.data, strict=settings.strict)
        _require_result(job)
        shown = lay_out(job, settings)
        cues = _count_speech(shown)
        if cues == 0:
            return Draft(_describe(entry, job, cues, "no segments", (), settings))
        name = name_response(job, entry.stem, entry.line, settings.template)
        base = os.path.join(find_folder(entry, settings), name)
        for format_name in settings.formats:
            try:
                parts.append(_write_format(shown, format_name, base, settings, stage))
            except SmartResultError as error:
                errors.append(error)
    except SmartResultError as error:
        if entry.listed and _is_foreign(error):
            return Draft(Outcome(entry.source, "skipped", input_bytes=entry.size))
        errors = [error]
    if errors:
        status = _status_of(errors[0])
    outcome = _describe(entry, job, cues, status, tuple(errors), settings)
    return Draft(outcome, base, entry.path, tuple(parts))


def _is_foreign(error: SmartResultError) -> bool:
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


def lay_out(job: SmartJob, settings: Settings) -> SmartJob:
    """*job* with its segments laid out as the *settings* say: each cue in the place of a segment."""
    if settings.profile is None or not isinstance(job.result, Transcript | SpeechMapping):
        return job
    from smartresult.layout.reflowing import reflow  # noqa: PLC0415 - late: most batches have no profile

    cues = reflow(job.result, settings.profile, stops=settings.stops)
    segments = tuple(Segment(cue.text, cue.start, cue.end, cue.words) for cue in cues)
    return msgspec.structs.replace(job, result=msgspec.structs.replace(job.result, segments=segments))


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


def _write_format(job: SmartJob, name: str, base: str, settings: Settings, stage: Stage) -> Part:
    path = base + EXPORTERS[name].suffix
    data = export_job(job, name, settings.options[name]).encode()
    if settings.in_memory:
        return Part(path, data=data)
    digest = find_digest(data) if settings.digest else ""
    replaces = settings.overwrite
    if settings.resume and not settings.number:  # else the name is not certain yet
        held = stage.holds(path, data)
        if held:
            return Part(path, digest=digest)
        replaces = held is False
    return Part(path, stage.write(path, data), replaces, digest)


def find_digest(data: bytes) -> str:
    """The SHA-256 of *data* in hexadecimal digits, as `sha256sum` says it."""
    from hashlib import sha256  # noqa: PLC0415 - late: for reports alone

    return sha256(data, usedforsecurity=False).hexdigest()


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
    speech = None if isinstance(job.result, GeneratedTexts | OtherResult) else job.result
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
    )


def count_cues(segments: Sequence[Segment]) -> int:
    """How many of the *segments* have a text to show."""
    texts = [segment.text for segment in segments]
    return len(texts) - texts.count("") - sum(map(str.isspace, texts))
