"""One run of `smartresult convert`: outcomes → messages, report, summary, exit status."""

import os
import sys
from collections.abc import Generator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO, Final, Self

import msgspec

from smartresult.batch import Outcome, Tally, convert
from smartresult.batch.outcomes import to_report_line
from smartresult.batch.outputs import discard, open_part, place_part, system_errors_at, temporary_path
from smartresult.batch.remote import is_url
from smartresult.batch.sources import STDIN
from smartresult.cli.progress import Progress, print_error
from smartresult.errors import OptionError, OutputError, WorkerError

ALL_CONVERTED: Final = 0
SOME_FAILED: Final = 1
INTERRUPTED: Final = 130  # 128 and the number of SIGINT, as shells say it
_STDOUT: Final = "-"


def run(  # noqa: PLR0913 - the choices of a command
    sources: Sequence[str],
    *,
    formats: tuple[str, ...],
    out: str | None,
    report: str | None,
    quiet: bool,
    verbose: bool,
    **choices: Any,  # noqa: ANN401 - those of `convert`, which checks them
) -> int:
    """Convert *sources*, and return the exit status. Raises OptionError where the command makes no sense."""
    to_stdout = out == _STDOUT or (out is None and all(source == STDIN for source in sources))
    if to_stdout and len(formats) > 1:
        raise OptionError("standard output takes one format", "--to")
    _check(sources, _STDOUT if to_stdout else out, report, replace=choices["overwrite"] or choices["resume"])
    choices |= {"to": formats, "out": out, "find_issues": verbose or report is not None}
    choices["exclude"] = [report] if report else []
    tally = Tally()
    status, why = ALL_CONVERTED, ""
    with Progress(sources, shown=not quiet and not to_stdout) as progress:
        try:
            outcomes = _convert_to_stdout(sources, choices) if to_stdout else convert(sources, **choices)
            with Report(report) as lines, closing(outcomes):  # an interrupt must not leave the clearing up for later
                for outcome in outcomes:
                    tally.add(outcome)
                    lines.add(outcome)
                    _tell(outcome, progress, verbose=verbose)
                    progress.add(outcome)
        except KeyboardInterrupt:
            status, why = INTERRUPTED, "interrupted; the same command with --resume does the rest"
        except (OutputError, WorkerError) as error:
            status, why = SOME_FAILED, str(error)
    if why:
        print_error(f"smartresult: {why}")
    if not (quiet or to_stdout or (tally.responses == 1 and not status and not verbose)):
        print_error(f"{tally}: {report}" if report else str(tally))
    return status or (ALL_CONVERTED if tally.converted == tally.responses else SOME_FAILED)


def _check(sources: Sequence[str], out: str | None, report: str | None, *, replace: bool) -> None:
    """Raise OptionError for what would go wrong for every response."""
    if out is None:
        for source in sources:
            if source == STDIN or is_url(source):
                raise OptionError(f"{source} has no folder that the files could go to; name one", "--out")
    if report and not replace and os.path.lexists(report):
        raise OptionError(f"{report} is there already; only --overwrite and --resume replace it", "--report")


def _convert_to_stdout(sources: Sequence[str], choices: dict[str, Any]) -> Generator[Outcome]:
    """The outcomes of a run that writes the first response to standard output, and refuses all others.

    By way of a folder: so nothing is written of a response that fails, and there is one way to convert.
    """
    from shutil import copyfileobj  # noqa: PLC0415 - late: for pipes alone
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - see above

    choices |= {"jobs": 1, "overwrite": False, "resume": False, "number": True, "name": None}
    written = False
    with TemporaryDirectory() as folder:
        for outcome in convert(sources, **{**choices, "out": folder}):
            if outcome.ok and written:
                error = OutputError("standard output takes one response; --out takes all", _STDOUT)
                yield msgspec.structs.replace(outcome, status="failed", outputs=(), errors=(error,))
                continue
            for path in outcome.outputs:
                with Path(path).open("rb") as file:
                    copyfileobj(file, sys.stdout.buffer)
                sys.stdout.buffer.flush()
                written = True
            yield msgspec.structs.replace(outcome, outputs=(_STDOUT,) * len(outcome.outputs))


def _tell(outcome: Outcome, progress: Progress, *, verbose: bool) -> None:
    """Name the response on standard error if it failed, or if all are to be named."""
    if outcome.status == "skipped":
        if verbose:
            progress.print(f"{outcome.source}: skipped, for it does not look like a response")
    elif not outcome.ok:
        progress.print(f"{outcome.source}: {outcome.reason}")
    elif verbose:
        progress.print(f"{outcome.source}: {outcome.status}: {', '.join(outcome.outputs)}")
    if verbose:
        for issue in outcome.issues:
            progress.print(f"{outcome.source}: {issue.kind}: {issue}")


class Report:
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
