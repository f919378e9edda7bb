"""A job → the whole text of a subtitle file, as a row of the table `files`."""

from contextlib import suppress

import msgspec

from smartresult.batch.arrangement import Arrangement, arrange_job
from smartresult.batch.conversion import count_cues
from smartresult.batch.options import FormatOptions, choose_formats, export_job, fit_options, share_options
from smartresult.errors import OptionError, UnsupportedResultError
from smartresult.model import SmartJob, SpeechMapping, Transcript
from smartresult.profiles import Profile, Stops, find_profile, require_stops
from smartresult.tables.filling import clean_text
from smartresult.tables.schema import Columns

_NOTHING_SAID = "no segments: nothing is said in it"


class Writing(msgspec.Struct, frozen=True):
    """What is written: the format *to*, what is asked of it, and what becomes of the segments before."""

    to: str
    options: FormatOptions = FormatOptions()
    arrangement: Arrangement = Arrangement()


def choose_writing(
    to: str,
    profile: Profile | str | None = None,
    stops: Stops = "keep",
    options: FormatOptions | None = None,
    lang: str | None = None,
) -> Writing:
    """The writing that is asked for. Raises OptionError for what is not known, and for more than one format."""
    names = choose_formats(to).names
    if len(names) != 1:
        raise OptionError(f"expected one format, got {to!r:.40}", "to")
    if profile is not None and profile != "auto":
        find_profile(profile)
    require_stops(stops)
    shared = fit_options(share_options(options, names), profile, lang)
    return Writing(names[0], shared[names[0]], Arrangement(profile, stops, lang=lang))


def add_file(columns: Columns, source: object, job: SmartJob, writing: Writing) -> bool:
    """Add the row of *job* to *columns*; False where nothing is said in it, so that there is no text.

    Raises what `SmartJob.segments`, `reflow` and the function of the format raise, and leaves *columns* as they are.
    """
    with suppress(UnsupportedResultError):  # not of every format
        job.segments()
    shown = arrange_job(job, writing.arrangement).job
    text, error = None, None
    if isinstance(shown.result, Transcript | SpeechMapping) and not count_cues(shown.result.segments):
        error = _NOTHING_SAID
    else:
        text = export_job(shown, writing.to, writing.options)
    for name, cell in (("source", source), ("job_id", clean_text(job.job_id)), ("text", text), ("error", error)):
        columns[name].append(cell)
    return error is None
