"""Many sources → one folder with a page of each, and an index that leads to them."""

import os
from collections.abc import Generator, Iterable, Iterator
from functools import partial
from typing import BinaryIO, Final, NamedTuple, TypeAlias

import msgspec

from smartresult.batch.checks import ReadCues, open_cues
from smartresult.batch.conversion import Draft, Settings, find_folder, find_status, is_foreign
from smartresult.batch.names import name_response
from smartresult.batch.outcomes import Outcome
from smartresult.batch.outputs import Claims, Part, Stage, is_same_file
from smartresult.batch.placing import claim_names, place_here
from smartresult.batch.previews import PAGE_SUFFIX, Look, draw_page
from smartresult.batch.remote import is_url, strip_local
from smartresult.batch.runs import name_run
from smartresult.batch.sources import Entry, Source, find_entries
from smartresult.batch.unpack import Limits
from smartresult.errors import ExistingFileError, OptionError, OutputError, SmartResultError
from smartresult.model import SmartJob
from smartresult.preview.index import FailedJob, ShownJob, list_job, write_index
from smartresult.preview.judged import Judged
from smartresult.preview.skyline import find_length
from smartresult.preview.words import read_page_lang
from smartresult.profiles import find_profile, read_lang
from smartresult.subtitles.reading import READERS
from smartresult.timed_text import list_segments

#: The file of the index, in the folder of the pages.
INDEX: Final = f"index{PAGE_SUFFIX}"

#: An entry with what reads its cues, or None where it was skipped.
_Opened: TypeAlias = tuple[Entry, ReadCues | None]


def preview_files(  # noqa: PLR0913 - each is a choice of its own, by name
    sources: Source | Iterable[Source],
    look: Look,
    *,
    out: str,
    overwrite: bool = False,
    limits: Limits = Limits(),  # noqa: B008 - a tuple
    stdin: BinaryIO | None = None,
) -> Generator[Outcome]:
    """Write a page of what each of *sources* holds to the folder *out*, and say of each what became of it, in order.

    Sources are found and read as `check_files` does, also in folders, which are mirrored. Pages are named as `convert`
    names files; where a name is taken in this run, by numbers, for nobody looks for them by name: after the last of
    them comes the index at `index.html`, which leads to all. A job that says nothing has no page, and is a row there;
    so is what failed, with the reason. *title* of the *look* is that of the index, and *media* there is none.

    Each page is there whole or not at all, before its outcome. The index comes last, so that it never names a page that
    is not there; an iteration that is closed early writes none, nor does one that met no source. Takes memory for a
    page, and 2 kB a source.

    Raises ExistingFileError where the index is, unless it is to *overwrite* that and pages; OptionError for what no
    page can have. What can't be read, shown or written is an outcome, but for the index: OutputError, at the end.
    """
    _require_look(look)
    folder = strip_local(os.fspath(out))
    if not folder or is_url(folder):
        raise OptionError(f"expected the path of a folder, got {folder!r:.60}", "out")
    index = os.path.join(folder, INDEX)
    if os.path.lexists(index) and not overwrite:
        raise ExistingFileError(index)
    settings = Settings(
        formats=(),
        options={},
        out=folder,
        strict=True,
        find_issues=False,
        limits=limits,
        overwrite=overwrite,
        number=True,
        run=name_run(),
    )
    entries = find_entries(sources, limits, exclude=[folder], suffixes=READERS, stdin=stdin)
    return _write_all(entries, look, settings, index)


def _require_look(look: Look) -> None:
    """Raise OptionError for a *look* that no page of many can have."""
    if look.media is not None:
        raise OptionError("expected none for several pages: each has a film of its own", "media")
    if look.profile != "auto":
        find_profile(look.profile)
    if look.lang is not None:
        read_lang(look.lang)
    if look.page_lang is not None:
        read_page_lang(look.page_lang)


def _write_all(entries: Iterable[Entry], look: Look, settings: Settings, index: str) -> Generator[Outcome]:
    claims, stage, rows = Claims(), Stage(settings.run), _Rows()
    of_pages = msgspec.structs.replace(look, title=None)
    claims.claim([index])
    ended = False
    try:
        for entry, read in _open_all(entries, settings.limits):
            if entry.path and settings.overwrite and is_same_file(entry.path, index):
                raise OutputError("this would overwrite the source itself", index)
            drawn = _draw(entry, read, of_pages, settings, stage)
            outcome = place_here(claim_names(drawn.draft, claims, settings, stage), settings, stage)
            rows.add(outcome, drawn.judged, os.path.dirname(index))
            yield outcome
        if rows:
            stage.put(index, rows.write(look).encode(), replaces=settings.overwrite)
        ended = True
    finally:
        if not ended:
            stage.clear()


def _open_all(entries: Iterable[Entry], limits: Limits) -> Iterator[_Opened]:
    """All that *entries* hold; of what nothing comes is skipped."""
    for found in entries:
        empty = True
        for opened in open_cues(found, limits):
            empty = False
            yield opened
        if empty:
            yield found, None


class _Drawn(NamedTuple):
    draft: Draft
    judged: Judged | None = None


def _draw(entry: Entry, read: ReadCues | None, look: Look, settings: Settings, stage: Stage) -> _Drawn:
    """The page of *entry*, written, but not in its place yet; or why there is none."""
    outcome = partial(Outcome, entry.source, input_bytes=entry.size)
    if read is None:
        return _Drawn(Draft(outcome(status="skipped")))
    job, base = SmartJob(), ""
    try:
        cues = read()
        job = cues if isinstance(cues, SmartJob) else job
        if not list_segments(cues):
            return _Drawn(Draft(outcome(status="no segments", job_id=job.job_id, state=job.state)))
        base = os.path.join(find_folder(entry, settings), name_response(job, entry.stem, entry.line, None))
        html, judged = draw_page(entry, cues, look, os.path.dirname(base))
        path = base + PAGE_SUFFIX
        part = Part(path, stage.write(path, html.encode()), settings.overwrite)
    except SmartResultError as error:
        if entry.listed and is_foreign(error):
            return _Drawn(Draft(outcome(status="skipped")))
        failed = outcome(status=find_status(error), errors=(error,), job_id=job.job_id, state=job.state)
        return _Drawn(Draft(failed, base, entry.path))
    shown = outcome(
        status="converted",
        job_id=job.job_id,
        state=job.state,
        cues=len(judged.cues),
        duration=find_length(judged.cues),
    )
    return _Drawn(Draft(shown, base, entry.path, (part,)), judged)


class _Rows:
    """What the index will say: of each page a row, which is small, and nothing of the page itself."""

    def __init__(self) -> None:
        self._shown: list[ShownJob] = []
        self._failed: list[FailedJob] = []
        self._silent: list[str] = []

    def __bool__(self) -> bool:
        return bool(self._shown or self._failed or self._silent)

    def add(self, outcome: Outcome, judged: Judged | None, folder: str) -> None:
        """The row of *outcome*, whose page, if there is one, lies below *folder*."""
        if outcome.status == "no segments":
            self._silent.append(outcome.source)
        elif outcome.errors:
            self._failed.append(FailedJob(outcome.source, outcome.kind or outcome.status, outcome.reason))
        elif judged is not None:
            path = os.path.relpath(outcome.outputs[0], folder).replace(os.sep, "/")
            self._shown.append(list_job(outcome.source, path, judged))

    def write(self, look: Look) -> str:
        """The index of all rows."""
        lang = read_page_lang(look.page_lang or "en")
        return write_index(self._shown, self._failed, self._silent, title=look.title or "", page_lang=lang)
