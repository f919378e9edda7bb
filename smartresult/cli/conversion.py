"""One run of `smartresult convert`: outcomes → messages, report, summary, exit status."""

import os
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from typing import Final

import msgspec

from smartresult import __version__
from smartresult.batch import FormatOptions, Limits, Outcome, Tally, convert
from smartresult.batch.remote import is_url
from smartresult.batch.reports import ReportFile, to_report_head
from smartresult.batch.run import convert_in_memory
from smartresult.batch.sources import STDIN
from smartresult.cli.messages import Messages
from smartresult.cli.progress import Progress
from smartresult.cli.signals import Ended, end_orderly
from smartresult.cli.streams import ALL_WELL, INTERRUPTED, SOME_FAILED, Outlet, Streams
from smartresult.errors import OptionError, OutputError
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

    def describe(self) -> dict[str, object]:
        """What was asked for, as reports say it: all that has a say in what is written."""
        options = {name: value for name, value in msgspec.structs.asdict(self.options).items() if value is not None}
        names = ("formats", "profile", "stops", "out", "name", "number", "overwrite", "resume", "strict")
        return {name: getattr(self, name) for name in names} | options

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
    report = ReportFile(
        choices.report,
        to_report_head(__version__, choices.describe()),
        replaces=choices.overwrite or choices.resume,
    )
    with Progress(sources, streams.err, shown=not choices.quiet and not to_stdout) as progress:
        messages = Messages(progress, verbose=choices.verbose)
        try:
            outcomes = (
                _convert_to_stdout(sources, choices, streams.out)
                if to_stdout
                else _convert_to_files(sources, choices, progress.print)
            )
            with end_orderly(), report, closing(outcomes):  # an interrupt must not leave it for later
                for outcome in outcomes:
                    tally.add(outcome)
                    report.add(outcome)
                    if streams.out.fault:
                        break
                    messages.tell(outcome)
                    progress.add(outcome)
        except KeyboardInterrupt:
            status, why = INTERRUPTED, "interrupted; the same command with --resume does the rest"
        except Ended as ended:
            status, why = ended.status, f"{ended}; the same command with --resume does the rest"
        except OutputError as error:
            status, why = SOME_FAILED, str(error)
        messages.count()
    if why:
        streams.err.write_line(f"smartresult: {why}")
    summary = tally.describe(interrupted=bool(status))
    if not tally.responses and not status:  # whoever named sources expects something of them
        status = SOME_FAILED
        streams.err.write_line(f"smartresult: {summary}")
    elif not (choices.quiet or to_stdout or (tally.responses == 1 and not status and not choices.verbose)):
        streams.err.write_line(f"{summary}: {choices.report}" if report.written else summary)
    return status or (ALL_WELL if tally.complete else SOME_FAILED)


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


def _convert_to_files(sources: Sequence[str], choices: Choices, tell: Callable[[str], object]) -> Generator[Outcome]:
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
        digest=choices.report is not None,
        tell=tell,
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
