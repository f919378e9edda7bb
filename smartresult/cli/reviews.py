"""One run of `smartresult preview`: a page, or outcomes → messages, summary and exit status."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from smartresult.batch import Tally
from smartresult.batch.previews import Look, preview_file
from smartresult.batch.reviews import INDEX, preview_files
from smartresult.cli.messages import Messages
from smartresult.cli.places import Place
from smartresult.cli.progress import Progress
from smartresult.cli.signals import Ended, end_orderly, hush_connections
from smartresult.cli.streams import ALL_WELL, INTERRUPTED, SOME_FAILED, Streams
from smartresult.errors import OutputError

_NO_INDEX: Final = "there is no index of this run; the same command with --overwrite does it all"


class PageChoices(msgspec.Struct, frozen=True, kw_only=True):
    """What the command says: how pages are to *look*, at which *place*, and whether they *overwrite* others there."""

    place: Place
    look: Look
    overwrite: bool
    quiet: bool


class Ran(NamedTuple):
    """How a run ended: the exit *status*, and the *path* of the page to look at, "" where there is none."""

    status: int
    path: str = ""


def show_one(source: str, choices: PageChoices, streams: Streams) -> Ran:
    """Write the page of *source*. Raises what `preview_file` raises."""
    place = choices.place
    shown = preview_file(
        source, choices.look, out=place.path, overwrite=choices.overwrite, in_memory=place.kind == "stdout"
    )
    streams.out.write_data(shown.data)
    if shown.output and not choices.quiet:
        streams.err.write_line(f"written: {shown.output}")
    return Ran(ALL_WELL, shown.output)


def show_many(sources: Sequence[str], choices: PageChoices, streams: Streams) -> Ran:
    """Write the pages of *sources* and their index to a folder.

    Raises OptionError where the command makes no sense, and ExistingFileError for an index that must not be replaced.
    """
    folder = choices.place.path or ""
    outcomes = preview_files(sources, choices.look, out=folder, overwrite=choices.overwrite)
    tally, status, why, interrupted = Tally(), ALL_WELL, "", True
    with Progress(sources, streams.err, shown=not choices.quiet) as progress:
        messages = Messages(progress, remedies="--overwrite")
        try:
            with end_orderly(), closing(outcomes):
                for outcome in outcomes:
                    tally.add(outcome)
                    messages.tell(outcome)
                    progress.add(outcome)
                interrupted = False
        except KeyboardInterrupt:
            status, why = INTERRUPTED, f"interrupted; {_NO_INDEX}"
        except Ended as ended:
            status, why = ended.status, f"{ended}; {_NO_INDEX}"
        except OutputError as error:  # all is done but the index
            status, why, interrupted = SOME_FAILED, str(error), False
        messages.count()
    if why:
        hush_connections()
        streams.err.write_line(f"smartresult: {why}")
    index = str(Path(folder) / INDEX) if tally.responses and not status else ""
    summary = tally.describe(done="shown", interrupted=interrupted)
    if not (index or status):  # whoever named sources expects something of them
        streams.err.write_line(f"smartresult: {summary}")
    elif not choices.quiet:
        streams.err.write_line(f"{summary}: {index}" if index else summary)
    return Ran(status or (ALL_WELL if index and tally.complete else SOME_FAILED), index)
