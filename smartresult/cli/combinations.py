"""The commands that make one of several sources: `merge` of two languages, `join` of windows of one media."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar, Unpack, get_args

import click

from smartresult.cli.options import (
    FormatFlags,
    FormatNames,
    ProfileName,
    add_figures,
    add_formats,
    add_lang,
    read_layout,
)
from smartresult.cli.streams import ALL_WELL, SOME_FAILED, Streams
from smartresult.cli.usage import refuse
from smartresult.errors import ExistingFileError, OptionError, SmartResultError, SourceError
from smartresult.export import EXPORTERS
from smartresult.merging.choices import Order, Times
from smartresult.profiles import PROFILES

if TYPE_CHECKING:
    from smartresult.batch.combining import Combined, Target

_Command = TypeVar("_Command", bound=Callable[..., Any])

_MERGE_EXAMPLES: Final = """\b
Examples:
  smartresult merge zh.json en.srt -t srt -t ass
      zh-merged.srt and zh-merged.ass: Chinese above English, at the times of the Chinese
  smartresult merge zh.json en.json --order second --profile auto -o film.vtt
      each laid out first, in one line; English on top
"""
_JOIN_EXAMPLES: Final = """\b
Examples:
  smartresult join part*.json
      part1-joined.srt, by the windows that the responses echo
  smartresult join a.json b.json --offsets 0,600 --profile netflix-zh -o film.srt
"""


class _TargetFlags(FormatFlags):
    """What says where to write, and what is asked of the formats."""

    formats: Sequence[str]
    out: str | None
    overwrite: bool


def _add_target(command: _Command) -> _Command:
    """The options that say what is written where."""
    for option in reversed(
        (
            click.option(
                "--to",
                "-t",
                "formats",
                multiple=True,
                type=FormatNames(),
                help=f"What to write, with commas or several times: {', '.join(EXPORTERS)}.  "
                "[default: what the name of the file or the options tell, else srt]",
            ),
            click.option(
                "--out",
                "-o",
                type=click.Path(allow_dash=True),
                help="The folder for the files, made if need be; in one format the file, if its name ends as those do; "
                "- for standard output.  [default: beside the first source]",
            ),
            click.option("--overwrite", is_flag=True, help="Replace files that are there, instead of an error."),
            click.option(
                "--profile",
                "-p",
                type=ProfileName(),
                help="Lay the text out first as cues that meet this delivery profile, or the figures in this TOML "
                f"file; auto chooses by the language: {', '.join(['auto', *PROFILES])}.",
            ),
            add_figures,
            click.option(
                "--strict/--lenient",
                default=True,
                help="Refuse a response with a malformed item, or leave the item out.  [default: strict]",
            ),
            click.option("--quiet", "-q", is_flag=True, help="Say nothing but what failed or is missing."),
            add_formats,
        )
    ):
        command = option(command)
    return command


@click.command(epilog=_MERGE_EXAMPLES)
@click.argument("first", type=click.Path(allow_dash=True))
@click.argument("second", type=click.Path(allow_dash=True))
@click.option(
    "--order", type=click.Choice(get_args(Order)), default="first", show_default=True, help="Whose line is on top."
)
@click.option(
    "--max-gap",
    type=float,
    default=0.5,
    show_default=True,
    metavar="SECONDS",
    help="How far a segment of SECOND may be from a cue that it does not overlap, to go there.",
)
@click.option(
    "--langs",
    metavar="CODE,CODE",
    help="The languages of FIRST and SECOND, such as zh-Hans,en.  [default: what the texts tell]",
)
@_add_target
@click.pass_obj
def merge(  # noqa: PLR0913 - click hands over every option
    streams: Streams,
    /,
    first: str,
    second: str,
    *,
    order: Order,
    max_gap: float,
    langs: str | None,
    profile: str | None,
    figures: Sequence[str],
    strict: bool,
    quiet: bool,
    **asked: Unpack[_TargetFlags],
) -> int:
    """Put two languages into cues of two lines, at the times of FIRST.

    FIRST and SECOND are responses or subtitles (SubRip, WebVTT, ASS), or - for standard input. How many segments found
    no partner is told, and whether SECOND looks shifted.
    """
    from smartresult.batch.combining import merge_files  # noqa: PLC0415 - late: `--help` needs none of it

    return _run(
        lambda: merge_files(
            first,
            second,
            _read_target([first, second], asked),
            order=order,
            max_gap=max_gap,
            profile=read_layout(profile, figures),
            langs=_read_langs(langs),
            strict=strict,
        ),
        streams,
        laid_out=profile is not None,
        quiet=quiet,
    )


@click.command(epilog=_JOIN_EXAMPLES)
@click.argument("sources", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option(
    "--times",
    type=click.Choice(get_args(Times)),
    help="What the times in the responses count from: the start of each window, or that of the media.  "
    "[default: what the responses tell]",
)
@click.option(
    "--offsets",
    metavar="SECONDS,…",
    help="When each window begins, in the order of SOURCES.  [default: what the responses echo]",
)
@add_lang
@_add_target
@click.pass_obj
def join(  # noqa: PLR0913 - click hands over every option
    streams: Streams,
    /,
    sources: Sequence[str],
    *,
    times: Times | None,
    offsets: str | None,
    lang: str | None,
    profile: str | None,
    figures: Sequence[str],
    strict: bool,
    quiet: bool,
    **asked: Unpack[_TargetFlags],
) -> int:
    """Make one text of windows of one media, each the response to a job with a StartTime and a Duration.

    SOURCES are those of convert. Where windows overlap, the middle parts them. A part of the media that no window
    heard is named, and the exit status is 1.
    """
    from smartresult.batch.arrangement import Arrangement  # noqa: PLC0415 - late: `--help` needs none of it
    from smartresult.batch.combining import join_files  # noqa: PLC0415 - see above

    return _run(
        lambda: join_files(
            sources,
            _read_target(sources, asked),
            times=times,
            offsets=_read_offsets(offsets),
            arrangement=Arrangement(read_layout(profile, figures), judge=not quiet, lang=lang),
            strict=strict,
        ),
        streams,
        laid_out=profile is not None,
        quiet=quiet,
    )


def _run(combine: "Callable[[], Combined]", streams: Streams, *, laid_out: bool, quiet: bool) -> int:
    """Print what *combine* wrote, and what is to be said of it: the exit status."""
    try:
        done = combine()
    except OptionError as error:
        raise refuse(error) from None
    except ExistingFileError as error:
        streams.err.write_line(f"{error.path} is there already: --overwrite says what to do")
        return SOME_FAILED
    except SourceError as error:
        streams.err.write_line(f"{error.source}: {error}")
        return SOME_FAILED
    except SmartResultError as error:
        streams.err.write_line(f"smartresult: {error}")
        return SOME_FAILED
    streams.out.write_data(done.data)
    for line in done.missing:
        streams.err.write_line(line)
    if not quiet:
        for line in done.notes:
            streams.err.write_line(line)
        if laid_out:
            streams.err.write_line(_describe_violations(done.violations))
        if done.outputs:
            streams.err.write_line(f"written: {', '.join(done.outputs)}")
    return SOME_FAILED if done.missing else ALL_WELL


def _describe_violations(violations: Mapping[str, int]) -> str:
    rules = sorted(violations.items(), key=lambda item: (-item[1], item[0]))
    found = ", ".join([f"{count:,} {rule}" for rule, count in rules])
    return f"check would still find: {found}" if found else "check would find no violations"


def _read_target(sources: Sequence[str], asked: _TargetFlags) -> "Target":
    """What is written where, by the options that were *asked* for."""
    from smartresult.batch.combining import Target  # noqa: PLC0415 - late: see above
    from smartresult.cli.format_options import read_format_options  # noqa: PLC0415 - see above
    from smartresult.cli.places import find_place  # noqa: PLC0415 - see above

    options = read_format_options(asked)
    place = find_place(sources[:1], asked["out"], asked["formats"], options)
    return Target(
        formats=place.formats,
        options=options,
        out=place.path if place.kind == "folder" else None,
        file=place.path if place.kind == "file" else None,
        overwrite=asked["overwrite"],
        in_memory=place.kind == "stdout",
    )


def _read_langs(langs: str | None) -> tuple[str | None, str | None]:
    """The two languages in *langs*; one that is left empty is not told."""
    if langs is None:
        return None, None
    first, comma, second = langs.partition(",")
    if not comma or "," in second:
        raise OptionError(f"expected two languages such as zh-Hans,en, got {langs!r:.60}", "--langs")
    return first.strip() or None, second.strip() or None


def _read_offsets(offsets: str | None) -> list[float] | None:
    if offsets is None:
        return None
    try:
        return [float(text) for text in offsets.split(",")]
    except ValueError:
        reason = f"expected numbers of seconds such as 0,600,1200, got {offsets!r:.60}"
    raise OptionError(reason, "--offsets")
