"""One run of `smartresult table`: outcomes → messages, report, summary, exit status."""

import os
from collections.abc import Sequence
from contextlib import closing

import msgspec

from smartresult import __version__
from smartresult.batch import Limits, Outcome, Patterns, Tally, tabulate
from smartresult.batch.reports import ReportFile, to_report_head
from smartresult.batch.tabulation import was_read
from smartresult.cli.conversion import ReportStream, require_report
from smartresult.cli.places import STDOUT
from smartresult.cli.progress import Progress
from smartresult.cli.signals import Ended, end_orderly, hush_connections
from smartresult.cli.streams import ALL_WELL, INTERRUPTED, SOME_FAILED, Streams
from smartresult.errors import ExistingFileError, OptionError, OutputError
from smartresult.profiles import Profile, Stops
from smartresult.tables.schema import TableName
from smartresult.word_times.choices import Unspaced


class TableChoices(msgspec.Struct, frozen=True, kw_only=True):
    """What the command says: *report* is a path or standard output, *verbose* and *quiet* how much is told of it.

    All else is as in `smartresult.batch.tabulate`.
    """

    out: str
    table: TableName
    profile: Profile | str | None
    stops: Stops
    lang: str | None
    unspaced: Unspaced
    overwrite: bool
    report: str | None
    patterns: Patterns
    strict: bool
    jobs: int
    limits: Limits
    quiet: bool
    verbose: bool

    def describe(self) -> dict[str, object]:
        """What was asked for, as reports say it: all that has a say in what is written."""
        asked = {
            name: getattr(self, name) for name in ("table", "out", "stops", "lang", "unspaced", "overwrite", "strict")
        }
        return {**asked, "profile": msgspec.to_builtins(self.profile)}


def _require_places(choices: TableChoices, reports: Sequence[str]) -> None:
    """Raise OptionError where the table or one of the *reports* has no place to go to."""
    if choices.out == STDOUT:
        raise OptionError("expected the name of a file, whose suffix says the form, got standard output", "--out")
    if any(os.path.realpath(path) == os.path.realpath(choices.out) for path in reports):
        raise OptionError(f"expected a file of its own, got {choices.out}, where the table goes", "--report")
    require_report(reports, replaces=choices.overwrite)


def run_table(sources: Sequence[str], choices: TableChoices, streams: Streams) -> int:
    """Write the table of *sources*, and return the exit status. Raises OptionError where the command makes no sense."""
    exclude = (choices.report,) if choices.report and choices.report != STDOUT else ()
    _require_places(choices, exclude)
    tally, rows, read = Tally(), 0, False
    status, why = ALL_WELL, ""
    head = to_report_head(__version__, choices.describe())
    report = (
        ReportStream(streams.out, head)
        if choices.report == STDOUT
        else ReportFile(choices.report, head, replaces=choices.overwrite)
    )
    with Progress(sources, streams.err, shown=not choices.quiet) as progress:
        try:
            outcomes = tabulate(
                sources,
                choices.out,
                table=choices.table,
                profile=choices.profile,
                stops=choices.stops,
                lang=choices.lang,
                unspaced=choices.unspaced,
                strict=choices.strict,
                overwrite=choices.overwrite,
                find_issues=choices.verbose or choices.report is not None,
                jobs=choices.jobs,
                limits=choices.limits,
                exclude=exclude,
                patterns=choices.patterns,
                tell=progress.print,
            )
        except ExistingFileError:
            raise OptionError(f"{choices.out} is there already; only --overwrite replaces it", "--out") from None
        except OutputError as error:
            raise OptionError(str(error), "--out") from None
        try:
            with end_orderly(), report, closing(outcomes):  # closed here: an interrupt must not leave it for later
                for outcome in outcomes:
                    tally.add(outcome)
                    rows += outcome.cues
                    report.add(outcome)
                    _tell(outcome, progress, verbose=choices.verbose)
                    read = read or was_read(outcome)
                    progress.add(outcome)
        except KeyboardInterrupt:
            status, why = INTERRUPTED, "interrupted; no table was written"
        except Ended as ended:
            status, why = ended.status, f"{ended}; no table was written"
        except OutputError as error:
            status, why = SOME_FAILED, str(error)
    if why:
        hush_connections()
        streams.err.write_line(f"smartresult: {why}")
        return status
    if not read:  # whoever named sources expects something of them
        streams.err.write_line(f"smartresult: {tally}: no table was written")
        return SOME_FAILED
    if not choices.quiet:
        streams.err.write_line(f"{tally}: {choices.out}: {_count_rows(rows)} of {choices.table}")
    return ALL_WELL if tally.complete else SOME_FAILED


def _tell(outcome: Outcome, progress: Progress, *, verbose: bool) -> None:
    """Name the response of *outcome*, if it is to be named."""
    if outcome.errors:
        progress.print(f"{outcome.source}: {outcome.reason}")
    elif outcome.status == "no segments":
        progress.print(f"{outcome.source}: no segments: nothing is said in it")
    elif verbose and outcome.status == "skipped":
        progress.print(f"{outcome.source}: skipped, for it does not look like a response")
    elif verbose:
        progress.print(f"{outcome.source}: {_count_rows(outcome.cues)}")
    if verbose:
        for issue in outcome.issues:
            progress.print(f"{outcome.source}: {issue.kind}: {issue}")


def _count_rows(rows: int) -> str:
    return f"{rows:,} row{'s' * (rows != 1)}"
