"""One run of `smartresult convert`: outcomes → messages, report, summary, exit status."""

import os
from collections.abc import Generator, Sequence
from contextlib import closing
from typing import BinaryIO, Final, Self

import msgspec

from smartresult.batch import FormatOptions, Limits, Outcome, Tally, convert
from smartresult.batch.outcomes import to_report_line
from smartresult.batch.outputs import discard, open_part, place_part, system_errors_at, temporary_path
from smartresult.batch.remote import is_url
from smartresult.batch.run import convert_in_memory
from smartresult.batch.sources import STDIN
from smartresult.cli.messages import Messages
from smartresult.cli.progress import Progress
from smartresult.cli.streams import ALL_WELL, INTERRUPTED, SOME_FAILED, Outlet, Streams
from smartresult.errors import OptionError, OutputError, WorkerError
from smartresult.profiles import Stops

_STDOUT: Final = "-"


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """What the command says: *out* and *report* are paths, *verbose* and *quiet* how much is told of it.

    All else is as in `smartresult.batch.convert`.
    """

    formats: tuple[str, ...]
    options: FormatOptions
    profile: str | None
    stops: Stops
    out: str | None
    name: str | None
    number: bool
    overwrite: bool
    resume: bool
    report: str | None
    strict: bool
    jobs: int
    limits: Limits
    quiet: bool
    verbose: bool

    @property
    def find_issues(self) -> bool:
        """Whether issues are told anywhere."""
        return self.verbose or self.report is not None

    @property
    def exclude(self) -> tuple[str, ...]:
        """What is no source, wherever it stands."""
        return (self.report,) if self.report else ()


def run(sources: Sequence[str], choices: Choices, streams: Streams) -> int:
    """Convert *sources*, and return the exit status. Raises OptionError where the command makes no sense.

    A run to standard output ends where that takes no more; the streams tell why.
    """
    to_stdout = choices.out == _STDOUT or (choices.out is None and all(source == STDIN for source in sources))
    _require_places(sources, choices, to_stdout=to_stdout)
    tally = Tally()
    status, why = ALL_WELL, ""
    with Progress(sources, streams.err, shown=not choices.quiet and not to_stdout) as progress:
        messages = Messages(progress, verbose=choices.verbose)
        try:
            outcomes = (
                _convert_to_stdout(sources, choices, streams.out) if to_stdout else _convert_to_files(sources, choices)
            )
            with ReportFile(choices.report) as lines, closing(outcomes):  # an interrupt must not leave it for later
                for outcome in outcomes:
                    tally.add(outcome)
                    lines.add(outcome)
                    if streams.out.fault:
                        break
                    messages.tell(outcome)
                    progress.add(outcome)
        except KeyboardInterrupt:
            status, why = INTERRUPTED, "interrupted; the same command with --resume does the rest"
        except (OutputError, WorkerError) as error:
            status, why = SOME_FAILED, str(error)
        messages.count()
    if why:
        streams.err.write_line(f"smartresult: {why}")
    summary = tally.describe(interrupted=bool(status))
    if not tally.responses and not status:  # whoever named sources expects something of them
        status = SOME_FAILED
        streams.err.write_line(f"smartresult: {summary}")
    elif not (choices.quiet or to_stdout or (tally.responses == 1 and not status and not choices.verbose)):
        streams.err.write_line(f"{summary}: {choices.report}" if choices.report else summary)
    return status or (ALL_WELL if tally.converted == tally.responses else SOME_FAILED)


def _require_places(sources: Sequence[str], choices: Choices, *, to_stdout: bool) -> None:
    """Raise OptionError where what is written has no place to go to, whatever the responses are."""
    if to_stdout and len(choices.formats) > 1:
        raise OptionError("standard output takes one format", "--to")
    if choices.out is None and not to_stdout:
        for source in sources:
            if source == STDIN or is_url(source):
                raise OptionError(f"{source} has no folder that the files could go to; name one", "--out")
    report = choices.report
    if report and not (choices.overwrite or choices.resume) and os.path.lexists(report):
        raise OptionError(f"{report} is there already; only --overwrite and --resume replace it", "--report")


def _convert_to_files(sources: Sequence[str], choices: Choices) -> Generator[Outcome]:
    return convert(
        sources,
        to=choices.formats,
        options=choices.options,
        profile=choices.profile,
        stops=choices.stops,
        out=choices.out,
        name=choices.name,
        number=choices.number,
        overwrite=choices.overwrite,
        resume=choices.resume,
        strict=choices.strict,
        find_issues=choices.find_issues,
        jobs=choices.jobs,
        limits=choices.limits,
        exclude=choices.exclude,
    )


def _convert_to_stdout(sources: Sequence[str], choices: Choices, out: Outlet) -> Generator[Outcome]:
    """The outcomes of a run that writes the first response to *out*, and refuses all others."""
    written = False
    for outcome, data in convert_in_memory(
        sources,
        to=choices.formats[0],
        options=choices.options,
        profile=choices.profile,
        stops=choices.stops,
        strict=choices.strict,
        find_issues=choices.find_issues,
        limits=choices.limits,
        exclude=choices.exclude,
    ):
        reason = ""
        if outcome.ok and written:
            reason = "standard output takes one response; --out takes all"
        elif outcome.ok:
            out.write_data(data)
            reason, written = out.fault, True
        if reason:
            yield msgspec.structs.replace(outcome, status="failed", errors=(OutputError(reason, _STDOUT),))
        else:
            yield msgspec.structs.replace(outcome, outputs=(_STDOUT,) if outcome.ok else ())


class ReportFile:
    """A file with a line of JSON for each outcome: whole or not at all, to the interruption where there was one.

    An interrupt between the two may leave a response whose files are in place without its line; `--resume` adds it.
    """

    def __init__(self, path: str | None) -> None:
        self._path = path or ""
        self._temporary = temporary_path(self._path, "report")
        self._file: BinaryIO | None = None

    def __enter__(self) -> Self:
        if self._path:
            self._file = open_part(self._temporary, self._path)
        return self

    def add(self, outcome: Outcome) -> None:
        """Add the line of *outcome*. Raises OutputError if that can't be done."""
        if self._file:
            with system_errors_at(self._path):
                self._file.write(to_report_line(outcome))

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if not self._file:
            return
        try:
            with system_errors_at(self._path):
                self._file.close()
            if kind is None or issubclass(kind, KeyboardInterrupt):
                place_part(self._temporary, self._path)
        finally:
            discard(self._temporary)
