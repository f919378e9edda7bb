"""The commands of `smartresult`: options in, calls of `smartresult.batch` out.

Standard output is data only; everything else goes to standard error. Exit status: 0 all went well, 1 something failed,
or standard output took less than all of it, 2 the command was wrong, 130 after an interrupt, 141 where the reader of
standard output has left. What is needed by one command, or on a terminal, is loaded there: most runs convert one file.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final, NoReturn, Unpack, get_args

import click

import smartresult
from smartresult.cli.options import (
    FormatFlags,
    FormatNames,
    ProfileName,
    add_figures,
    add_formats,
    add_lang,
    add_layout,
    add_reading,
    count_cores,
    read_layout,
)
from smartresult.cli.streams import ALL_WELL, INTERRUPTED, Form, Streams, open_streams
from smartresult.cli.usage import refuse
from smartresult.errors import OptionError
from smartresult.export import EXPORTERS
from smartresult.profiles import PROFILES, Stops
from smartresult.text.printable import make_printable

_NAME: Final = "smartresult"
#: Where the commands stand that most runs have no use for: making the options of each takes a millisecond.
_LATE: Final = {
    "join": "smartresult.cli.combinations",
    "merge": "smartresult.cli.combinations",
    "preview": "smartresult.cli.previews",
    "table": "smartresult.cli.rows",
}

_CONVERT_EXAMPLES: Final = """\b
Examples:
  smartresult convert response.json
      response.srt, beside it
  smartresult convert responses/ --to srt --to vtt --to csv --out subtitles/
      three files for each response, folders mirrored
  smartresult convert shards/*.jsonl.gz --out subtitles/ --report report.jsonl
      a file for each line, named by its job id, and what became of each
  cat response.json | smartresult convert - --to vtt > out.vtt
  smartresult convert responses/ --out subtitles/ --name '{title}-{job_id}'
  smartresult convert responses/ --profile netflix-zh --out subtitles/
      fragments merged, long segments split, as a delivery check wants them
  smartresult convert film.srt --profile netflix-en --set max_chars_per_line=32 --out laid-out.srt
      what another tool wrote, laid out anew
  smartresult convert response.json --to ttml --profile bbc
      EBU-TT-D, as the BBC takes it
  smartresult convert response.json --lit box --profile vertical
      the look of short videos: the whole cue on screen, the word that is spoken in a box
  smartresult convert response.json --to words.json --to textgrid
      when each word is spoken: estimated, unless the service timed it
  smartresult convert responses/ --out subtitles/ --resume
      after an interruption: what is missing, and nothing else
"""

_INSPECT_EXAMPLES: Final = """\b
Examples:
  smartresult inspect response.json
  smartresult inspect responses/
  smartresult inspect responses/ --json
"""

_CHECK_EXAMPLES: Final = """\b
Examples:
  smartresult check film.srt --profile netflix-en
  smartresult check response.json
  smartresult check film.srt --format text
      every violation, of which a terminal shows the worst
  smartresult check subtitles/*.vtt --profile bbc --json
  smartresult check subtitles/ --format github
      in a workflow: what is violated stands beside the lines of the files
"""

_COMPLETION_EXAMPLES: Final = """\b
Examples:
  eval "$(smartresult completion bash)"
      for this shell; the same line in ~/.bashrc for all to come
  smartresult completion fish > ~/.config/fish/completions/smartresult.fish
"""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line with *arguments*, by default those of the process, and end with its exit status."""
    with open_streams() as streams:
        status = streams.end(_run_program(sys.argv[1:] if arguments is None else arguments, streams))
    sys.exit(status)


def _run_program(arguments: Sequence[str], streams: Streams) -> int:
    try:
        status: int | None = program.main(list(arguments), _NAME, standalone_mode=False, obj=streams)
    except click.ClickException as error:
        if not all(map(str.isprintable, arguments)):  # click quotes them as they are
            error = click.UsageError(make_printable(error.format_message()), getattr(error, "ctx", None))
        error.show()
        return error.exit_code
    except click.Abort:
        streams.err.write_line("smartresult: interrupted")
        return INTERRUPTED
    except SystemExit as ended:  # a shell asked for completions
        return int(ended.code or 0)
    return status or ALL_WELL


class _Program(click.Group):
    """The commands, of which those with modules of their own are loaded when they are named, or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *_LATE})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in _LATE:
            self.add_command(getattr(import_module(_LATE[cmd_name]), cmd_name))
        return super().get_command(ctx, cmd_name)


@click.group(
    cls=_Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(smartresult.__version__, package_name="smartresult", message="smartresult %(version)s")
def program() -> None:
    """Turn saved GetSmartHandleJob responses of Alibaba Cloud's Intelligent Media Services into subtitles and text."""


@program.command(epilog=_CONVERT_EXAMPLES)
@click.argument("sources", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option(
    "--to",
    "-t",
    "formats",
    multiple=True,
    type=FormatNames(),
    help=f"What to write, with commas or several times: {', '.join(EXPORTERS)}; all that can state the result.  "
    "[default: what the name of the file or the options tell, else srt]",
)
@add_layout
@click.option(
    "--out",
    "-o",
    type=click.Path(allow_dash=True),
    help="The folder for the files, made if need be; of one response in one format the file, if its name ends as those "
    "do; either also as a URL; - for standard output.  [default: beside each source]",
)
@click.option(
    "--name",
    metavar="TEMPLATE",
    help="Name the files by {stem}, {job_id}, {title}, {job_type}, {line} and any text.  "
    "[default: {stem}; for JSON Lines {job_id}]",
)
@click.option(
    "--number",
    is_flag=True,
    help="Where a name is taken by another response of this run, add -2, -3, …, instead of an error.",
)
@click.option("--overwrite", is_flag=True, help="Replace files that are there, instead of an error.")
@click.option(
    "--resume",
    is_flag=True,
    help="Keep files that hold what would be written, to the byte, or by the digests of --report; replace others.",
)
@click.option("--dry-run", is_flag=True, help="Convert, say which files would be written, and write none.")
@add_formats
@add_reading
@click.pass_obj
def convert(  # noqa: PLR0913, PLR0917 - click hands over every option
    streams: Streams,
    sources: Sequence[str],
    formats: Sequence[str],
    profile: str | None,
    figures: Sequence[str],
    lang: str | None,
    stops: Stops | None,
    shift: float,
    media_length: float | None,
    out: str | None,
    name: str | None,
    report: str | None,
    include: Sequence[str],
    exclude: Sequence[str],
    jobs: int | None,
    max_unpacked: int,
    max_response: int,
    *,
    number: bool,
    overwrite: bool,
    resume: bool,
    dry_run: bool,
    strict: bool,
    quiet: bool,
    verbose: bool,
    **asked: Unpack[FormatFlags],
) -> int:
    """Convert responses to subtitles, tables and text.

    SOURCES are files, folders (with all below), patterns, URLs, or - for standard input: JSON, or JSON Lines with a
    response a line; either also as .gz or .zst. Subtitles that are named (SubRip, WebVTT, ASS) are converted, too.
    """
    from smartresult.batch import Limits, Patterns  # noqa: PLC0415 - late: `--help` needs none of it
    from smartresult.batch.remote import strip_local  # noqa: PLC0415 - see above
    from smartresult.cli.conversion import Choices, run  # noqa: PLC0415 - see above
    from smartresult.cli.format_options import read_format_options  # noqa: PLC0415 - see above
    from smartresult.cli.places import find_place  # noqa: PLC0415 - see above

    try:
        options = read_format_options(asked)
        choices = Choices(
            place=find_place(sources, out, formats, options),
            options=options,
            profile=read_layout(profile, figures, stops),
            stops=stops or "keep",
            lang=lang,
            shift=shift,
            media_length=media_length,
            name=name,
            number=number,
            overwrite=overwrite,
            resume=resume,
            dry_run=dry_run,
            report=None if report is None else strip_local(report),
            patterns=Patterns(include, exclude),
            strict=strict,
            jobs=jobs or count_cores(),
            limits=Limits(max_unpacked, max_response),
            quiet=quiet,
            verbose=verbose,
        )
        return run(sources, choices, streams)
    except OptionError as error:
        raise refuse(error) from None


@program.command(epilog=_INSPECT_EXAMPLES)
@click.argument("sources", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="A line of JSON for each response, for programs.")
@click.pass_obj
def inspect(streams: Streams, sources: Sequence[str], *, as_json: bool) -> int:
    """Say what is in responses: job, state, kind of result, segments, duration, problems.

    SOURCES are those of convert. On a terminal, of one response a sentence and a skyline follow: what check says of its
    segments as they are. Of several, each is a row: on a terminal of its width, elsewhere with tabs between the cells,
    which are whole. The exit status is 1 if any of them could not be read, or none was found.
    """
    from smartresult.batch.inspection import inspect_jobs  # noqa: PLC0415 - late: see above
    from smartresult.cli.inspection import print_inspections  # noqa: PLC0415 - see above

    return print_inspections(inspect_jobs(sources), streams, as_json=as_json)


@program.command(epilog=_CHECK_EXAMPLES)
@click.argument("sources", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option(
    "--profile",
    "-p",
    type=ProfileName(),
    default="auto",
    show_default=True,
    help="The delivery profile, or a TOML file with its figures; auto chooses by the language: "
    f"{', '.join(['auto', *PROFILES])}.",
)
@add_figures
@add_lang
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(get_args(Form)),
    help="What to look at first; all of it as text; a line of JSON for each source; or annotations for GitHub's "
    "workflows.  [default: glance on a terminal, else text]",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.pass_obj
def check(  # noqa: PLR0913, PLR0917 - click hands over every option
    streams: Streams,
    sources: Sequence[str],
    profile: str,
    figures: Sequence[str],
    lang: str | None,
    form: Form | None,
    *,
    as_json: bool,
) -> int:
    """Check cues against a delivery profile: reading speed, durations, gaps, line lengths, breaks.

    SOURCES are subtitles in SubRip, WebVTT or ASS, and those of convert, whose segments are cues. A terminal shows how
    many cues need attention, how hard they are to read over time, and the worst five; of several sources a sentence and
    a skyline each. --format text, a pipe and a file have every violation. The exit status is 1 if anything is violated,
    or could not be read, or nothing was found.
    """
    from smartresult.batch import check_files  # noqa: PLC0415 - late: see above
    from smartresult.cli.checks import print_reports  # noqa: PLC0415 - see above
    from smartresult.cli.reading import read_profile  # noqa: PLC0415 - see above

    if as_json and form not in {None, "json"}:
        raise click.UsageError(f"--json is of no use with --format {form}")
    try:
        checked = check_files(sources, profile=read_profile(profile, figures), lang=lang)
    except OptionError as error:
        raise refuse(error) from None
    chosen: Form = "json" if as_json else form or ("glance" if streams.out.isatty() else "text")
    return print_reports(checked, streams, chosen)


@program.command()
@click.option("--json", "as_json", is_flag=True, help="A line of JSON for each format, for programs.")
@click.pass_obj
def formats(streams: Streams, *, as_json: bool) -> None:
    """List the formats: their names, their suffixes, and which options each takes."""
    from smartresult.cli.listings import print_formats  # noqa: PLC0415 - late: see above

    print_formats(streams.out, as_json=as_json)


@program.command()
@click.option("--json", "as_json", is_flag=True, help="A line of JSON for each profile, for programs.")
@click.pass_obj
def profiles(streams: Streams, *, as_json: bool) -> None:
    """List the delivery profiles: where their figures come from, and what they are."""
    from smartresult.cli.listings import print_profiles  # noqa: PLC0415 - late: see above

    print_profiles(streams.out, as_json=as_json)


@program.command(epilog=_COMPLETION_EXAMPLES)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_obj
def completion(streams: Streams, shell: str) -> None:
    """Print the script that completes smartresult's commands and options in a SHELL."""
    from click.shell_completion import BashComplete, FishComplete, ZshComplete  # noqa: PLC0415 - late: see above

    kinds = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}
    streams.out.write_data(kinds[shell](program, {}, _NAME, f"_{_NAME.upper()}_COMPLETE").source().encode())
