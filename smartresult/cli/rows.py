"""The command that tabulates: `table` writes the rows of many responses to one file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, get_args

import click

from smartresult.cli.options import ProfileName, add_figures, add_lang, add_reading, count_cores, read_layout
from smartresult.cli.streams import Streams
from smartresult.cli.usage import refuse
from smartresult.errors import OptionError
from smartresult.profiles import PROFILES, Stops
from smartresult.word_times.choices import Unspaced

if TYPE_CHECKING:
    from smartresult.tables.schema import TableName

#: Those of `smartresult.tables.SCHEMAS` that need no format.
_TABLES: Final = ("segments", "words", "cues", "jobs", "texts", "issues")

_EXAMPLES: Final = """\b
Examples:
  smartresult table responses/ --table segments --out segments.parquet
  smartresult table shards/*.jsonl.gz --table jobs --out jobs.csv --report report.jsonl
      what each response states, how much it holds, and why it could not be read
  smartresult table responses/ --table cues --profile netflix-zh --out cues.jsonl
  duckdb -c "select job_id, start, \\"end\\", text from 'segments.parquet' limit 9"
"""


@click.command(epilog=_EXAMPLES)
@click.argument("sources", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option(
    "--table",
    "-t",
    type=click.Choice(_TABLES),
    default="segments",
    show_default=True,
    help="What a row is: a segment, a word, a cue, a response (jobs), a generated text, or what is odd (issues).",
)
@click.option(
    "--out",
    "-o",
    required=True,
    type=click.Path(allow_dash=True),
    help="The file, also as a URL; its suffix says the form: .parquet, .arrow, .csv, .jsonl.",
)
@click.option(
    "--profile",
    "-p",
    type=ProfileName(),
    help="For cues: lay the text out for this delivery profile, or the figures in this TOML file; auto chooses by the "
    f"language: {', '.join(['auto', *PROFILES])}.  [default: auto]",
)
@add_figures
@add_lang
@click.option(
    "--stops",
    type=click.Choice(get_args(Stops)),
    help="For cues: keep ，and 。, drop them at line ends, or write a blank inside lines, too.  [default: keep]",
)
@click.option(
    "--unspaced",
    type=click.Choice(get_args(Unspaced)),
    help="How words cut Chinese and Japanese.  [default: characters]",
)
@click.option("--overwrite", is_flag=True, help="Replace the file if it is there, instead of an error.")
@add_reading
@click.pass_obj
def table(  # noqa: PLR0913, PLR0917 - click hands over every option
    streams: Streams,
    sources: Sequence[str],
    table: "TableName",
    out: str,
    profile: str | None,
    figures: Sequence[str],
    lang: str | None,
    stops: Stops | None,
    unspaced: Unspaced | None,
    report: str | None,
    include: Sequence[str],
    exclude: Sequence[str],
    jobs: int | None,
    max_unpacked: int,
    max_response: int,
    *,
    overwrite: bool,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Write the rows of many responses to one file, for data frames, DuckDB and spreadsheets.

    SOURCES are those of convert. `source` and `job_id` say where a row comes from; a response that can't be read is a
    row of jobs and of issues. In SQL, `end` wants quotes.
    """
    from smartresult.batch import Limits, Patterns  # noqa: PLC0415 - late: most runs convert
    from smartresult.batch.remote import strip_local  # noqa: PLC0415 - see above
    from smartresult.cli.tabulation import TableChoices, run_table  # noqa: PLC0415 - see above

    for name, given, wanted in (
        ("--profile", profile, "cues"),
        ("--stops", stops, "cues"),
        ("--set", figures, "cues"),
        ("--lang", lang, "cues"),
        ("--unspaced", unspaced, "words"),
    ):
        if given and table != wanted:
            raise click.UsageError(f"{name} is of no use without --table {wanted}")
    try:
        choices = TableChoices(
            out=strip_local(out),
            table=table,
            profile=read_layout(profile, figures),
            stops=stops or "keep",
            lang=lang,
            unspaced=unspaced or "characters",
            overwrite=overwrite,
            report=None if report is None else strip_local(report),
            patterns=Patterns(include, exclude),
            strict=strict,
            jobs=jobs or count_cores(),
            limits=Limits(max_unpacked, max_response),
            quiet=quiet,
            verbose=verbose,
        )
        return run_table(sources, choices, streams)
    except OptionError as error:
        raise refuse(error) from None
