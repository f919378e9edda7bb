"""Many responses → one file of rows: `tabulate`, and `convert_shard` for those who spread shards over machines."""

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from typing import BinaryIO, Final

import msgspec

from smartresult.batch.conversion import Draft, find_status, is_foreign
from smartresult.batch.drafting import draft_all
from smartresult.batch.file_rows import Writing, add_file, choose_writing
from smartresult.batch.opening import LineFile, open_entry, read_job
from smartresult.batch.options import FormatOptions
from smartresult.batch.outcomes import Outcome, Tally
from smartresult.batch.outputs import Part, Stage, is_same_file, system_errors_at
from smartresult.batch.patterns import Patterns
from smartresult.batch.remote import strip_local
from smartresult.batch.reports import may_be_table
from smartresult.batch.runs import name_run
from smartresult.batch.sources import Entry, Source, find_entries
from smartresult.batch.table_files import FORMS, TableFile, find_form
from smartresult.batch.table_places import Place, open_place
from smartresult.batch.unpack import Limits
from smartresult.errors import ExistingFileError, OptionError, OutputError, SmartResultError, WorkerError
from smartresult.model import Issue, SmartJob
from smartresult.profiles import Profile, Stops, find_profile, read_lang, require_stops
from smartresult.tables.filling import Asked, add_failure, add_rows, clean_text
from smartresult.tables.schema import Columns, TableName, find_schema, make_columns
from smartresult.word_times.choices import Unspaced
from smartresult.word_times.timing import require_unspaced

#: A part of a table has so many rows, or was made of so many bytes, at most, but for one response.
_MOST_ROWS: Final = 65_536
_MOST_BYTES: Final = 8 << 20
#: The tables in which every response has a row.
_WHOLE: Final = frozenset({"jobs", "issues", "files"})


class TableTask(msgspec.Struct, frozen=True, kw_only=True):
    """What rows are wanted, and in which form; a worker process gets it whole.

    *form* is a key of `FORMS`; *writing* says what the table of files holds.
    """

    table: TableName
    form: str
    asked: Asked
    limits: Limits
    find_issues: bool = True
    writing: Writing | None = None
    run: str = ""

    def draft(self, entries: Iterable[Entry], stage: Stage, lines: LineFile) -> Iterator[Draft]:  # noqa: ARG002 - see `Task`
        """An outcome for each response of *entries*; some of them bring the rows of those before them, too."""
        columns, held = make_columns(self.table), 0
        waiting: Draft | None = None
        for entry in entries:
            for opened in open_entry(entry, self.limits, lines):
                if waiting:
                    yield waiting
                waiting = Draft(self._add(columns, opened))
                held += len(opened.data) if isinstance(opened.data, bytes) else 0
                if len(columns["source"]) >= _MOST_ROWS or held >= _MOST_BYTES:
                    waiting = self._pack(waiting, columns)
                    columns, held = make_columns(self.table), 0
        if waiting:
            yield self._pack(waiting, columns)

    def open_stage(self) -> Stage:
        """A stage on which nothing will stand: see `enter`."""
        return Stage(self.run)

    def enter(self, entry: Entry, stage: Stage) -> None:
        """Nothing is left anywhere: the rows go to the one who writes them."""

    def _pack(self, draft: Draft, columns: Columns) -> Draft:
        if not columns["source"]:
            return draft
        return msgspec.structs.replace(draft, parts=(Part("", data=FORMS[self.form].pack(self.table, columns)),))

    def _add(self, columns: Columns, entry: Entry) -> Outcome:
        """Add the rows of the response in *entry* to *columns*: what became of it."""
        if entry.skipped:
            return Outcome(entry.source, "skipped", input_bytes=entry.size)
        job: SmartJob | None = None
        cells = columns["source"]
        before = len(cells)
        source = clean_text(entry.source)
        said = True
        errors: tuple[SmartResultError, ...] = ()
        try:
            if entry.error:
                raise entry.error
            job = read_job(entry, strict=self.asked.strict)
            if self.writing:
                said = add_file(columns, source, job, self.writing)
            else:
                add_rows(self.table, columns, source, job, self.asked)
        except SmartResultError as error:
            if entry.listed and is_foreign(error):
                return Outcome(entry.source, "skipped", input_bytes=entry.size)
            if job is None or self.writing:
                add_failure(self.table, columns, source, error, job)
            errors = (error,)
        rows = len(cells) - before
        said = said and bool(rows or self.table in _WHOLE)
        return self._describe(entry, job, rows, errors, said=said)

    def _describe(
        self, entry: Entry, job: SmartJob | None, rows: int, errors: tuple[SmartResultError, ...], *, said: bool
    ) -> Outcome:
        if job is None:
            return Outcome(entry.source, find_status(errors[0]), errors=errors, cues=rows, input_bytes=entry.size)
        status = find_status(errors[0]) if errors else "converted" if said else "no segments"
        issues: tuple[Issue, ...] = job.issues if self.find_issues else ()
        return Outcome(
            entry.source,
            status,
            job.job_id,
            job.state,
            cues=rows,
            issues=issues,
            errors=errors,
            input_bytes=entry.size,
        )


def tabulate(  # noqa: PLR0913 - each is a choice of its own, by name, with a default that suits most
    sources: Source | Iterable[Source],
    out: str | os.PathLike[str],
    *,
    table: TableName = "segments",
    to: str = "",
    profile: Profile | str | None = None,
    stops: Stops = "keep",
    lang: str | None = None,
    unspaced: Unspaced = "characters",
    strict: bool = True,
    overwrite: bool = False,
    find_issues: bool = True,
    jobs: int = 1,
    options: FormatOptions | None = None,
    limits: Limits = Limits(),  # noqa: B008 - a tuple
    exclude: Iterable[str | os.PathLike[str]] = (),
    patterns: Patterns = Patterns(),  # noqa: B008 - a tuple
    stdin: BinaryIO | None = None,
    tell: Callable[[str], object] | None = None,
) -> Generator[Outcome]:
    """Write the rows of every response of *sources* to one file at *out*, and say of each what became of it.

    *table* is a name of `smartresult.tables.SCHEMAS`. The suffix of *out* says in which form: `.parquet` (with
    `smartresult[parquet]`), `.arrow` (an IPC stream, with `smartresult[arrow]`), `.csv` (lists as JSON) or `.jsonl`.
    Rows stand in the order of the responses, whatever *jobs* is; `source` is the path, the URL or the name, with `:`
    and the number of the line for JSON Lines. Of the cues *profile* (None for "auto"), *stops* and *lang* are
    those of `reflow`, of the words *unspaced* is that of `words`. The table `files` holds a text in the format *to* for
    each response, laid out for *profile*, if there is one, with *options* as in `convert`. All else is as in `convert`.

    The file appears when the last outcome was asked for, whole; or, after an error, if that was not the last, or if
    there was no response, not at all. Of the outcomes, `cues` counts the rows. A URL gets the whole as one object, held
    in memory until then.

    Raises OptionError for what is not known, or lacks an extra; ExistingFileError where *out* is there already, unless
    *overwrite* replaces it; and, while it runs, OutputError where it can't be written, or is one of the sources.
    """
    find_schema(table)
    out = strip_local(os.fspath(out))
    form = find_form(out, "out")
    if jobs < 1:
        raise OptionError(f"expected a number from 1 up, got {jobs}", "jobs")
    if bool(to) != (table == "files"):
        raise OptionError("expected a format for the table of files, and for no other", "to")
    if profile is not None and table not in {"cues", "files"}:
        raise OptionError(f"expected the table cues beside a profile, got {table}", "profile")
    if profile not in {None, "auto"}:
        find_profile(profile)
    require_stops(stops)
    if lang is not None and table == "cues":
        read_lang(lang)
    elif lang is not None and not to:
        raise OptionError(f"expected the table cues beside a language, got {table}", "lang")
    require_unspaced(unspaced)
    task = TableTask(
        table=table,
        form=form,
        asked=Asked(strict, unspaced, profile or "auto", stops, lang),
        limits=limits,
        find_issues=find_issues,
        writing=choose_writing(to, profile, stops, options, lang) if to else None,
        run=name_run(),
    )
    place = open_place(out, task.run, overwrite=overwrite)
    left_alone = [strip_local(os.fspath(path)) for path in exclude]
    if not _may_hold_responses(out):
        left_alone.append(out)
    entries = find_entries(sources, limits, exclude=left_alone, stdin=stdin, patterns=patterns)
    drafts = draft_all(_pass_others(entries, out), task, task.open_stage(), jobs, tell or _keep_quiet)
    return _write(drafts, task, place, out)


def _may_hold_responses(out: str) -> bool:
    """Whether there is a file at *out* whose name is one of responses, and which does not begin as a table does."""
    if not (out.endswith(".jsonl") and os.path.isfile(out)):
        return False
    with system_errors_at(out), open(out, "rb") as file:
        return not may_be_table(file)


def _pass_others(entries: Iterable[Entry], out: str) -> Iterator[Entry]:
    """*entries*, of which none stands where the table is to go. Raises OutputError."""
    replaces = os.path.isfile(out)
    for entry in entries:
        if replaces and entry.path and is_same_file(entry.path, out):
            raise OutputError("this would overwrite the source itself", out)
        yield entry


def was_read(outcome: Outcome) -> bool:
    """Whether there was a response, good or bad: without any no table is written, and no older one replaced."""
    return outcome.status != "skipped" and outcome.kind != "unreadable"


def _keep_quiet(_: str) -> None:
    """What a run tells of itself, where nobody asked for it."""


def _write(drafts: Generator[Draft], task: TableTask, place: Place, out: str) -> Generator[Outcome]:
    """Write the rows of *drafts*: what became of each response. The file is put at its end."""
    table: TableFile | None = None
    read = whole = False
    try:
        with system_errors_at(out):
            table = FORMS[task.form].open(task.table, place.open())
        for draft in drafts:
            outcome = draft.outcome
            rows = [part.data for part in draft.parts]
            if outcome.errors and isinstance(outcome.errors[0], WorkerError):  # nobody is left who could have packed it
                columns = make_columns(task.table)
                add_failure(task.table, columns, clean_text(outcome.source), outcome.errors[0])
                outcome = msgspec.structs.replace(outcome, cues=len(columns["source"]))
                rows.append(FORMS[task.form].pack(task.table, columns))
            with system_errors_at(out):
                for part in rows:
                    table.add(part)
            read = read or was_read(outcome)
            yield outcome
        with system_errors_at(out):
            table.close(whole=True)
        if read:
            place.put()
            whole = True
    finally:
        drafts.close()  # at once, and not when it is collected: it holds processes
        if not whole:
            if table:
                table.close(whole=False)
            place.discard()


def convert_shard(  # noqa: PLR0913 - as above
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    table: TableName | None = None,
    to: str = "",
    profile: Profile | str | None = None,
    stops: Stops = "keep",
    lang: str | None = None,
    strict: bool = True,
    options: FormatOptions | None = None,
    limits: Limits = Limits(),  # noqa: B008 - a tuple
) -> Tally | None:
    """Write the rows of one shard, a file or URL of many responses, to *target*: one call of many, on any machine.

    Whole or nothing, and known by its name: where *target* is there already nothing is done, and None is returned; so a
    job that is run again, or a task that two machines are at, does no harm. The choices are those of `tabulate`; with a
    format *to* the table is `files`, else `segments` where no other is named. Returns what became of the responses.

    With Ray, after `pip install 'smartresult[parquet,remote]'` on all machines::

        task = ray.remote(convert_shard)
        ray.get([task.remote(shard, target) for shard, target in zip(shards, targets)])

    With Dask::

        client.gather(client.map(convert_shard, shards, targets))

    With Slurm or cron, one of the shards in each task::

        python -c "import sys; from smartresult.batch import convert_shard; convert_shard(*sys.argv[1:])" IN OUT

    The first two were run with Ray 2.60 and Dask 2026.8, on four shards with a bad line each: all rows, one failure a
    shard, and None for each at the second call.

    Raises what `tabulate` raises, but for the target that is there already, and SourceError where the shard itself
    can't be read: then nothing is written.
    """
    name: TableName = table or ("files" if to else "segments")
    tally = Tally()
    try:
        outcomes = tabulate(
            [source],
            target,
            table=name,
            to=to,
            profile=profile,
            stops=stops,
            lang=lang,
            strict=strict,
            find_issues=False,
            options=options,
            limits=limits,
        )
        with closing(outcomes):
            for outcome in outcomes:
                is_line = outcome.source.rpartition(":")[2].isdecimal()
                if outcome.kind == "unreadable" and not is_line:  # to be tried again, and not to stay so
                    raise outcome.errors[0]
                tally.add(outcome)
    except ExistingFileError:
        return None
    return tally
