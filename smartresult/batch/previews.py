"""One response, or one file of subtitles → the page that shows it."""

import os
from typing import BinaryIO, Final, NamedTuple
from urllib.parse import quote
from urllib.request import pathname2url

import msgspec

from smartresult.batch.checks import open_cues
from smartresult.batch.outputs import Stage, is_same_file
from smartresult.batch.remote import is_url, strip_local
from smartresult.batch.runs import name_run
from smartresult.batch.sources import Entry, Source, find_entries
from smartresult.batch.unpack import Limits
from smartresult.errors import ExistingFileError, OptionError, OutputError, SmartResultError, SourceError
from smartresult.model import SmartJob
from smartresult.preview.judged import Judged, judge_source
from smartresult.preview.page import write_page
from smartresult.profiles import Profile
from smartresult.subtitles.reading import READERS
from smartresult.timed_text import TimedSource, list_segments

#: What a page is called beside its source.
PAGE_SUFFIX: Final = ".html"


class Shown(msgspec.Struct, frozen=True):
    """What was written: the page at *output*, or, where it was to be nowhere, its *data*."""

    output: str = ""
    data: bytes = b""


class Drawn(NamedTuple):
    """A page as *html*, and what was *judged* for it."""

    html: str
    judged: Judged


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How a page is to be: *profile*, *lang*, *title* and *page_lang* are those of `to_preview`.

    With *lay_out*, a response is laid out for the profile, and its segments are shown beside the cues. *media* is a
    path, from the current folder, or a URL.
    """

    profile: Profile | str = "auto"
    lay_out: bool = False
    lang: str | None = None
    title: str | None = None
    media: str | None = None
    page_lang: str | None = None


def preview_file(  # noqa: PLR0913 - each is a choice of its own, by name
    source: Source,
    look: Look,
    *,
    out: str | None = None,
    overwrite: bool = False,
    in_memory: bool = False,
    limits: Limits = Limits(),  # noqa: B008 - a tuple
    stdin: BinaryIO | None = None,
) -> Shown:
    """Write the page of what *source* holds, one response or subtitles, to the file *out*, whole or not at all.

    Sources are found and read as `check_files` does. Without *out*, the page stands beside the source; *in_memory*
    writes none. Raises SourceError for what can't be read or shown, naming it; OutputError for what can't be written,
    ExistingFileError for a file that is there unless it is to *overwrite* it; and OptionError.
    """
    entry, cues = _read_one(source, limits, stdin)
    path = "" if in_memory else _find_path(entry, out)
    html = draw_page(entry, cues, look, os.path.dirname(path)).html.encode()
    if in_memory:
        return Shown(data=html)
    if entry.path and is_same_file(path, entry.path):
        raise OutputError("this would overwrite the source itself", path)
    if os.path.lexists(path) and not overwrite:
        raise ExistingFileError(path)
    Stage(name_run()).put(path, html, replaces=overwrite)
    return Shown(path)


def _read_one(source: Source, limits: Limits, stdin: BinaryIO | None) -> tuple[Entry, TimedSource]:
    found = [
        opened
        for entry in find_entries(source, limits, stdin=stdin, suffixes=READERS)
        for opened in open_cues(entry, limits)
    ]
    if len(found) != 1:
        reason = f"expected one response, or one file of subtitles, got {len(found):,}"
        raise SourceError(f"{reason}; a folder takes any number of pages", str(source))
    ((entry, read),) = found
    try:
        cues = read()
        list_segments(cues)
    except SmartResultError as error:
        raise SourceError(str(error), entry.source) from error
    return entry, cues


def _find_path(entry: Entry, out: str | None) -> str:
    if out is not None and is_url(out):
        raise OptionError(f"expected a path, got {out!r:.60}: put the page there yourself", "out")
    if out is not None:
        return strip_local(out)
    if entry.beside is None:
        raise OptionError(f"{entry.source} has no folder that the page could go to; name a file", "out")
    return os.path.join(entry.beside, entry.stem + PAGE_SUFFIX)


def draw_page(entry: Entry, cues: TimedSource, look: Look, folder: str) -> Drawn:
    """The page of the *cues* that *entry* holds, as *look* says, which will lie in that *folder*.

    Raises what `to_preview` raises, and OptionError for a film that is not there.
    """
    before, title = None, look.title
    if isinstance(cues, SmartJob):
        title = title or cues.title or None
        if look.lay_out:
            before, cues = cues, _lay_out(cues, look)
    judged = judge_source(cues, look.profile, look.lang)
    html = write_page(
        judged,
        before=before,
        title=os.path.basename(entry.source) if title is None else title,
        media=None if look.media is None else _find_address(look.media, folder),
        page_lang=look.page_lang,
    )
    return Drawn(html, judged)


def _lay_out(job: SmartJob, look: Look) -> TimedSource:
    from smartresult.layout.reflowing import reflow  # noqa: PLC0415 - late: subtitles are shown as they are

    return reflow(job, look.profile, lang=look.lang)


def _find_address(media: str, folder: str) -> str:
    """The URL of *media* for a page in *folder*: relative for a path, so that both can be moved together."""
    if is_url(media):
        return media
    media = strip_local(media)
    if not os.path.isfile(media):
        raise OptionError(f"expected a film, got {media!r:.60}, where no file is", "media")
    try:
        return quote(os.fsencode(os.path.relpath(media, folder or os.curdir).replace(os.sep, "/")))
    except ValueError:  # pragma: no cover - on Windows, from one drive to another
        return f"file:{pathname2url(os.path.abspath(media))}"
