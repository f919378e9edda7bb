"""The command that shows: `preview` writes the page of one response or file of subtitles, or a folder of pages."""

from collections.abc import Sequence
from typing import Final

import click

from smartresult.cli.options import ProfileName, add_figures, add_lang, read_layout
from smartresult.cli.streams import SOME_FAILED, Streams
from smartresult.cli.usage import refuse
from smartresult.errors import ExistingFileError, OptionError, SmartResultError, SourceError
from smartresult.profiles import PROFILES

_EXAMPLES: Final = """\b
Examples:
  smartresult preview response.json --profile netflix-zh -o preview.html
      laid out; the segments as they came are beside the cues
  smartresult preview film.srt --media film.mp4
      film.html, as check sees it, with the film
  smartresult preview responses/ --profile auto -o review/
      review/index.html, which leads to a page of each
  smartresult preview film.srt response.json -o review/
"""


@click.command(epilog=_EXAMPLES)
@click.argument("sources", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option(
    "--profile",
    "-p",
    type=ProfileName(),
    help="Lay a response out for this delivery profile, or the figures in this TOML file, and judge by it; auto "
    f"chooses by the language: {', '.join(['auto', *PROFILES])}.  [default: judge by auto, a segment is a cue]",
)
@add_figures
@add_lang
@click.option("--media", metavar="FILE", help="The film of one page, to be played there; a path or a URL.")
@click.option(
    "--title",
    metavar="TEXT",
    help="What the page is called; in a folder, the index.  [default: the job's title, or the file's name]",
)
@click.option("--page-lang", metavar="CODE", help="What the page speaks, en or zh.  [default: as the browser does]")
@click.option(
    "--out",
    "-o",
    type=click.Path(allow_dash=True),
    help="The file, if its name ends with .html; else the folder for pages and an index, made if need be; - for "
    "standard output.  [default: a file beside the one source]",
)
@click.option("--overwrite", is_flag=True, help="Replace files that are there, instead of an error.")
@click.option("--open", "opens", is_flag=True, help="Open the page, or the index, in the browser.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but what failed.")
@click.pass_obj
def preview(  # noqa: PLR0913 - click hands over every option
    streams: Streams,
    /,
    sources: Sequence[str],
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

    SOURCES are a response or subtitles (SubRip, WebVTT, ASS), or - for standard input; for a folder, any number of
    those, and folders, patterns and JSON Lines as in convert. A page is one file that asks nobody for anything, to be
    opened from the disk or sent to somebody; the index of a folder has what failed, and then the pages with most
    problems first. The exit status is 1 if one could not be shown, or nothing was found.
    """
    from smartresult.batch.previews import Look  # noqa: PLC0415 - late: `--help` needs none of it
    from smartresult.cli.places import find_page_place  # noqa: PLC0415 - see above
    from smartresult.cli.reviews import PageChoices, show_many, show_one  # noqa: PLC0415 - see above

    try:
        choices = PageChoices(
            place=find_page_place(sources, out),
            look=Look(
                profile=read_layout(profile, figures) or "auto",
                lay_out=profile is not None,
                lang=lang,
                title=title,
                media=media,
                page_lang=page_lang,
            ),
            overwrite=overwrite,
            quiet=quiet,
        )
        if opens and choices.place.kind == "stdout":
            raise click.UsageError("--open is of no use with --out -")
        many = choices.place.kind == "folder"
        ran = show_many(sources, choices, streams) if many else show_one(sources[0], choices, streams)
    except OptionError as error:
        raise refuse(error) from None
    except SmartResultError as error:
        streams.err.write_line(_describe(error))
        return SOME_FAILED
    if opens and ran.path:
        _open(ran.path, streams)
    return ran.status


def _describe(error: SmartResultError) -> str:
    match error:
        case ExistingFileError():
            return f"{error.path} is there already: --overwrite says what to do"
        case SourceError():
            return f"{error.source}: {error}"
    return f"smartresult: {error}"


def _open(path: str, streams: Streams) -> None:
    """Open the page at *path* in the reader's browser; where there is none, say so: the page is there all the same."""
    import webbrowser  # noqa: PLC0415 - late: see above
    from pathlib import Path  # noqa: PLC0415 - see above

    if not webbrowser.open(Path(path).absolute().as_uri()):
        streams.err.write_line(f"no browser was found that could open {path}")
