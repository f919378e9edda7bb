"""The command that shows: `preview` writes the page of one response, or of one file of subtitles."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import click

from smartresult.cli.options import ProfileName, add_figures, add_lang
from smartresult.cli.streams import ALL_WELL, SOME_FAILED, Streams
from smartresult.errors import ExistingFileError, OptionError, SmartResultError, SourceError
from smartresult.profiles import PROFILES

if TYPE_CHECKING:
    from smartresult.profiles import Profile

_EXAMPLES: Final = """\b
Examples:
  smartresult preview response.json --profile netflix-zh -o preview.html
      laid out; the segments as they came are beside the cues
  smartresult preview film.srt --media film.mp4 --open
      film.html, as check sees it, with the film
"""
_STDOUT: Final = "-"


@click.command(epilog=_EXAMPLES)
@click.argument("source", type=click.Path(allow_dash=True))
@click.option(
    "--profile",
    "-p",
    type=ProfileName(),
    help="Lay a response out for this delivery profile, or the figures in this TOML file, and judge by it; auto "
    f"chooses by the language: {', '.join(['auto', *PROFILES])}.  [default: judge by auto, a segment is a cue]",
)
@add_figures
@add_lang
@click.option("--media", metavar="FILE", help="The film, to be played on the page; a path or a URL.")
@click.option(
    "--title", metavar="TEXT", help="What the page is called.  [default: the job's title, or the file's name]"
)
@click.option("--page-lang", metavar="CODE", help="What the page speaks, en or zh.  [default: as the browser does]")
@click.option(
    "--out",
    "-o",
    type=click.Path(allow_dash=True),
    help="The file; - for standard output.  [default: beside the source]",
)
@click.option("--overwrite", is_flag=True, help="Replace a file that is there, instead of an error.")
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but what failed.")
@click.pass_obj
def preview(  # noqa: PLR0913 - click hands over every option
    streams: Streams,
    /,
    source: str,
    *,
    profile: str | None,
    figures: Sequence[str],
    lang: str | None,
    media: str | None,
    title: str | None,
    page_lang: str | None,
    out: str | None,
    overwrite: bool,
    opens: bool,
    quiet: bool,
) -> int:
    """Show cues on a page: what check says of them in one sentence, where it is, and what to fix first.

    SOURCE is a response or subtitles (SubRip, WebVTT, ASS), or - for standard input. The page is one file that asks
    nobody for anything, to be opened from the disk or sent to somebody.
    """
    from smartresult.batch.previews import Look, preview_file  # noqa: PLC0415 - late: `--help` needs none of it

    if opens and out == _STDOUT:
        raise click.UsageError("--open is of no use with --out -")
    try:
        look = Look(
            profile=_read_profile(profile, figures),
            lay_out=profile is not None,
            lang=lang,
            title=title,
            media=media,
            page_lang=page_lang,
        )
        shown = preview_file(
            source, look, out=None if out == _STDOUT else out, overwrite=overwrite, in_memory=out == _STDOUT
        )
    except OptionError as error:
        raise click.UsageError(str(error)) from None
    except SmartResultError as error:
        streams.err.write_line(_describe(error))
        return SOME_FAILED
    streams.out.write_data(shown.data)
    if shown.output and not quiet:
        streams.err.write_line(f"written: {shown.output}")
    return _open(shown.output, streams) if opens else ALL_WELL


def _read_profile(profile: str | None, figures: Sequence[str]) -> "Profile | str":
    if figures and not profile:
        raise OptionError("of no use without --profile", "--set")
    if profile is None:
        return "auto"
    from smartresult.cli.reading import read_profile  # noqa: PLC0415 - late: see above

    return read_profile(profile, figures)


def _describe(error: SmartResultError) -> str:
    match error:
        case ExistingFileError():
            return f"{error.path} is there already: --overwrite says what to do"
        case SourceError():
            return f"{error.source}: {error}"
    return f"smartresult: {error}"


def _open(path: str, streams: Streams) -> int:
    """Open the page at *path* in the reader's browser: the exit status."""
    import webbrowser  # noqa: PLC0415 - late: see above
    from pathlib import Path  # noqa: PLC0415 - see above

    if webbrowser.open(Path(path).absolute().as_uri()):
        return ALL_WELL
    streams.err.write_line(f"no browser was found that could open {path}")
    return SOME_FAILED
