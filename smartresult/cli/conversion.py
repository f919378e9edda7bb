"""One run of `smartresult convert`: outcomes → messages, report, summary, exit status."""

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import Self

import msgspec

from smartresult import __version__
from smartresult.batch import FormatOptions, Limits, Outcome, Patterns, Tally, convert
from smartresult.batch.records import Records
from smartresult.batch.remote import is_url
from smartresult.batch.reports import ReportFile, may_be_replaced, to_report_head, to_report_line
from smartresult.batch.run import convert_in_memory
from smartresult.cli.messages import Findings, Messages, describe_success
from smartresult.cli.places import STDOUT, Place
from smartresult.cli.progress import Progress
from smartresult.cli.signals import Ended, end_orderly, hush_connections
from smartresult.cli.streams import ALL_WELL, INTERRUPTED, SOME_FAILED, Outlet, Streams
from smartresult.errors import OptionError, OutputError
from smartresult.profiles import Profile, Stops


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """What the command says: *report* is a path or standard output, *verbose* and *quiet* how much is told of it.

    All else is as in `smartresult.batch.convert`.
    """

    place: Place
    options: FormatOptions
    profile: Profile | str | None
    stops: Stops
    lang: str | None
    shift: float
    media_length: float | None
    name: str | None
    number: bool
    overwrite: bool
    resume: bool
    dry_run: bool
    report: str | None
    patterns: Patterns
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
        if self.options.style is not None and not isinstance(self.options.style, Mapping):
            options["style"] = {name: str(value) for name, value in self.options.style.as_dict().items()}
        if "profile" in options:  # TTML's: the one of the layout has the name
            options["ttml_profile"] = options.pop("profile")
        profile = msgspec.to_builtins(self.profile)
        names = ("stops", "lang", "shift", "media_length", "name", "number", "overwrite", "resume", "dry_run", "strict")
        asked = {name: getattr(self, name) for name in names}
        return {"formats": self.place.formats, "out": self.place.path, "profile": profile} | asked | options

    @property
    def exclude(self) -> tuple[str, ...]:
        """What is no source, wherever it stands."""
        return (self.report,) if self.report and self.report != STDOUT else ()

    @property
    def judge(self) -> bool:
        """Whether what `check` would find is told, here or in a report."""
        return self.profile is not None and not (self.quiet and self.report is None) and self.place.kind != "stdout"


def run(sources: Sequence[str], choices: Choices, streams: Streams) -> int:
    """Convert *sources*, and return the exit status. Raises OptionError where the command makes no sense.

    A run to standard output ends where that takes no more; the streams tell why.
    """
    to_stdout = choices.place.kind == "stdout"
    _require_places(choices)
    tally, findings = Tally(), Findings()
    status, why = ALL_WELL, ""
    head = to_report_head(__version__, choices.describe())
    report = (
        ReportStream(streams.out, head)
        if choices.report == STDOUT
        else ReportFile(choices.report, head, replaces=choices.overwrite or choices.resume)
    )
    with Progress(sources, streams.err, shown=not choices.quiet and not to_stdout) as progress:
        messages = Messages(progress, verbose=choices.verbose or choices.dry_run, planned=choices.dry_run)
        try:
            outcomes = (
                _convert_to_stdout(sources, choices, streams.out)
                if to_stdout
                else _convert_to_files(sources, choices, head, progress.print)
            )
            with end_orderly(), report, closing(outcomes):  # closed here: an interrupt must not leave it for later
                for outcome in outcomes:
                    tally.add(outcome)
                    findings.add(outcome)
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
        hush_connections()
        streams.err.write_line(f"smartresult: {why}")
    written = choices.exclude[0] if choices.exclude and report.written else ""
    for line in _sum_up(tally, findings, choices, written, interrupted=bool(status)):
        streams.err.write_line(line)
    if not tally.responses and not status:  # whoever named sources expects something of them
        status = SOME_FAILED
    return status or (ALL_WELL if tally.complete else SOME_FAILED)


def _sum_up(tally: Tally, findings: Findings, choices: Choices, report: str, *, interrupted: bool) -> Iterator[str]:
    """The lines that end a run: what is told of all responses, and how many there were; of one, where its text is.

    *report* is where the report is, "" where there is none.
    """
    done = "would be converted" if choices.dry_run else "converted"
    summary = ("dry run: " if choices.dry_run else "") + tally.describe(done=done, interrupted=interrupted)
    if not tally.responses and not interrupted:  # whoever named sources expects something of them
        yield f"smartresult: {summary}"
        return
    if choices.quiet or choices.place.kind == "stdout":
        return
    if tally.converted:
        yield from findings.describe(laid_out=choices.judge)
    if tally.responses != 1 or interrupted or choices.verbose or choices.dry_run:
        yield f"{summary}: {report}" if report else summary
    elif findings.last and findings.last.ok and findings.last.outputs:
        yield describe_success(findings.last)


def _require_places(choices: Choices) -> None:
    """Raise OptionError where a report has no place to go to, a dry run no file to leave out, or a name no use."""
    if choices.report == "":  # a variable that is not set, perhaps
        raise OptionError("expected the path of a file, got an empty one", "--report")
    for option, given in (("--name", choices.name is not None), ("--number", choices.number)):
        if given and choices.place.kind != "folder":
            one = "standard output" if choices.place.kind == "stdout" else f"one file, {choices.place.path}"
            raise OptionError(f"of use in a folder, got {one}", option)
    if choices.place.kind == "stdout" and choices.report == STDOUT:
        raise OptionError("standard output takes the text or the report; name a file for one of them", "--report")
    if choices.place.kind == "stdout" and choices.dry_run:
        raise OptionError("expected files that would be written, got standard output", "--dry-run")
    require_report(choices.exclude, replaces=choices.overwrite or choices.resume)


def require_report(paths: Iterable[str], *, replaces: bool) -> None:
    """Raise OptionError for *paths* of reports that are URLs, or where something is that must not be replaced."""
    for path in paths:
        if is_url(path):
            raise OptionError(f"expected the path of a file here, got {path}", "--report")
        if not replaces and os.path.lexists(path):
            raise OptionError(f"{path} is there already; only --overwrite and --resume replace it", "--report")
        if os.path.lexists(path) and not may_be_replaced(path):  # it may be a source
            raise OptionError(f"{path} is there already, and is no report, so that it is not replaced", "--report")


def _convert_to_files(
    sources: Sequence[str], choices: Choices, head: bytes, tell: Callable[[str], object]
) -> Generator[Outcome]:
    """The outcomes of a run that writes files; *head* is that of its report, and of one that it resumes."""
    earlier = choices.exclude[0] if choices.exclude and choices.resume else ""
    return convert(
        sources,
        to=choices.place.formats,
        options=choices.options,
        profile=choices.profile,
        stops=choices.stops,
        lang=choices.lang,
        shift=choices.shift,
        media_length=choices.media_length,
        judge=choices.judge,
        out=choices.place.path if choices.place.kind == "folder" else None,
        file=choices.place.path if choices.place.kind == "file" else None,
        name=choices.name,
        number=choices.number,
        overwrite=choices.overwrite,
        resume=choices.resume,
        dry_run=choices.dry_run,
        strict=choices.strict,
        find_issues=choices.find_issues,
        jobs=choices.jobs,
        limits=choices.limits,
        exclude=choices.exclude,
        patterns=choices.patterns,
        digest=choices.report is not None,
        records=Records(earlier, head) if earlier else None,
        tell=tell,
    )


def _convert_to_stdout(sources: Sequence[str], choices: Choices, out: Outlet) -> Generator[Outcome]:
    """The outcomes of a run that writes the first response to *out*, and refuses all others."""
    written = False
    for outcome, data in convert_in_memory(
        sources,
        to=choices.place.formats[0],
        options=choices.options,
        profile=choices.profile,
        stops=choices.stops,
        lang=choices.lang,
        shift=choices.shift,
        media_length=choices.media_length,
        strict=choices.strict,
        find_issues=choices.find_issues,
        limits=choices.limits,
        exclude=choices.exclude,
        patterns=choices.patterns,
    ):
        reason = ""
        if outcome.ok and written:
            reason = "standard output takes one response; --out takes all"
        elif outcome.ok:
            out.write_data(data)
            reason, written = out.fault, True
        if reason:
            yield msgspec.structs.replace(outcome, status="failed", errors=(OutputError(reason, STDOUT),))
        else:
            yield msgspec.structs.replace(outcome, outputs=(STDOUT,) if outcome.ok else ())


class ReportStream:
    """Standard output, with a line of JSON for each outcome, after a first one that says what ran."""

    written = True

    def __init__(self, out: Outlet, head: bytes) -> None:
        self._out, self._head = out, head

    def __enter__(self) -> Self:
        self._out.write_data(self._head)
        return self

    def add(self, outcome: Outcome) -> None:
        """Write the line of *outcome*; a fault of the stream is told at the end."""
        self._out.write_data(to_report_line(outcome))

    def __exit__(self, *_: object) -> None:
        """Nothing has to be closed."""
