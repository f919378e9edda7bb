r"""Rows of many responses: for pandas, Polars, DuckDB, Parquet, and (in `smartresult.spark`) for Spark.

>>> import smartresult.tables as tables
>>> good = b'{"JobId": "42", "JobResult": {"AiResult": "[{\\"content\\":\\"Hello\\",\\"from\\":0.5,\\"to\\":1.25}]"}}'
>>> table = tables.segments([good, b"<html>"])
>>> for name, cells in table.to_columns().items():
...     print(name, cells)
source ['response 1']
job_id ['42']
segment [0]
start [0.5]
end [1.25]
text ['Hello']
>>> tables.issues([good, b"<html>"]).to_columns()["got"]
['XML or HTML']

`segments`, `words`, `cues`, `texts`, `jobs` and `issues` take an iterable of jobs, or of responses as `parse` takes
them, and give a `Table`. It reads when it is asked: `to_columns()` is a dict of lists, `batches(rows=65536)` gives
`Rows` in flat memory, `to_parquet(path)` writes a file whole. `polars.DataFrame(table)`, `pyarrow.table(table)` and
DuckDB take it as it is, for it has `__arrow_c_stream__`. No response raises an error: one that can't be read is a row
of `jobs` (`error`) and of `issues`, and has none elsewhere. `source` says which response a row comes from ("response
1", or what *sources* names), and joins all tables. `SCHEMAS` has every `Column`, with its kind and unit; a column may
be added (`VERSION` counts), none is changed. In SQL, `end` and `table` are words of its own::

    spoken = tables.segments(responses)
    duckdb.sql('select job_id, start, "end", text from spoken')

Of Polars it is `polars.DataFrame(table)`; `polars.from_arrow` makes a Series of structs of it.

What to use when
================

- A notebook, and what fits into memory: `to_columns()`, for which nothing else has to be installed; with pandas it is
  `pandas.DataFrame(table.to_columns())`. The table itself shows its first rows there, and `head()` has them:
  `cues([job])` is how to look at cues.
- Polars, DuckDB, Arrow: the table itself, with `smartresult[arrow]` (nanoarrow, 4 MB).
- Files for others, and more than fits into memory: `to_parquet`, with `smartresult[parquet]`; or, from any source, with
  all processors in flat memory, `smartresult table responses/ --table segments --out segments.parquet` (or `.arrow`,
  `.csv`, `.jsonl`). It appears whole or not at all.
- More than one machine: `smartresult.spark` where Spark runs; elsewhere `smartresult.batch.convert_shard`, a call a
  shard, from Ray, Dask, Slurm or cron: what is there already is left alone.

How fast
========

Measured with responses of 18 kB, 199 segments each, by one core: `to_columns` 9,400 a second, Parquet 5,200
a second from the start of the command to its end. 100 million of them (1.8 TB) on 50 machines of 2 cores: 3 minutes by
`convert_shard`, 10 by Spark, reckoned from one machine, and if the store delivers 9 and 3 GB a second.

Pack small files first. A cluster opens each for itself: 20,000 files took Spark 182 s (tuned 51), the same responses as
lines of a few .jsonl.gz files 18 s. Shards of 100 to 500 MB suit all of them.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from smartresult.errors import OptionError
from smartresult.model import GeneratedTexts, OtherResult, SmartJob, SpeechMapping, Transcript
from smartresult.profiles import Profile, Stops, find_profile, read_lang, require_stops
from smartresult.read.speech import has_timed_text
from smartresult.tables.filling import Asked, make_adder
from smartresult.tables.schema import SCHEMAS, VERSION, Column, TableName
from smartresult.tables.table import Rows, Table
from smartresult.word_times.choices import Unspaced
from smartresult.word_times.timing import require_unspaced

__all__ = [
    "SCHEMAS",
    "VERSION",
    "Column",
    "Rows",
    "Table",
    "cues",
    "issues",
    "jobs",
    "segments",
    "texts",
    "words",
]

#: What is one response, or a part of one, and no iterable of them.
_BARE: Final = (
    str,
    bytes,
    bytearray,
    memoryview,
    Mapping,
    SmartJob,
    Transcript,
    SpeechMapping,
    GeneratedTexts,
    OtherResult,
)


def segments(jobs: Iterable[object], *, sources: Iterable[object] | None = None, strict: bool = True) -> Table:
    """A row a segment: `source`, `job_id`, `segment` (from 0), `start`, `end` (seconds), `text`.

    *sources* names the responses, in their order; *strict* is that of `parse`. Jobs that have failed, have not finished
    or have no segments have no rows: `jobs` says so.

    Raises OptionError for one bare response: put it in a list.
    """
    return _make_table("segments", jobs, sources, Asked(strict))


def words(
    jobs: Iterable[object],
    *,
    sources: Iterable[object] | None = None,
    strict: bool = True,
    unspaced: Unspaced = "characters",
) -> Table:
    """A row a word, as `smartresult.words` has them, in their order.

    `source`, `job_id`, `segment`, `word` (its number in the segment, from 0), `start`, `end` (seconds), `text`,
    `estimated` (nobody timed it). Times that no word can have leave a row in `issues`, of the kind "not to be stated".

    Raises OptionError for one bare response, and ExportError for an *unspaced* that is not known.
    """
    require_unspaced(unspaced)
    return _make_table("words", jobs, sources, Asked(strict, unspaced=unspaced))


def cues(  # noqa: PLR0913 - the choices of `reflow`, by name
    jobs: Iterable[object],
    *,
    profile: Profile | str = "auto",
    stops: Stops = "keep",
    lang: str | None = None,
    sources: Iterable[object] | None = None,
    strict: bool = True,
) -> Table:
    """A row a cue, as `smartresult.reflow` lays them out for *profile*, *stops* and *lang*.

    `source`, `job_id`, `cue` (from 0), `start`, `end` (seconds), `text`, `lines` (a list), `segments` (the numbers of
    those it comes from).

    Raises OptionError for one bare response, and for a *profile*, *stops* and a *lang* that are not known.
    """
    if profile != "auto":
        find_profile(profile)
    require_stops(stops)
    if lang is not None:
        read_lang(lang)
    return _make_table("cues", jobs, sources, Asked(strict, profile=profile, stops=stops, lang=lang))


def jobs(jobs: Iterable[object], *, sources: Iterable[object] | None = None, strict: bool = True) -> Table:
    """A row a response, whatever it is: what it states, how much it holds, and in `error` what went wrong.

    `source`, `job_id`, `request_id`, `job_type`, `state`, `title`, `created_at`, `modified_at` (UTC), `media_id`,
    `media_url`, `input_file`, `result` (its kind), `segments` (how many), `characters`, `duration` (seconds),
    `total_tokens`, `issues` (how many), `error` (why it could not be read, or why the service says it failed).

    Raises OptionError for one bare response.
    """
    return _make_table("jobs", jobs, sources, Asked(strict))


def texts(jobs: Iterable[object], *, sources: Iterable[object] | None = None, strict: bool = True) -> Table:
    """A row a generated text: `source`, `job_id`, `text_index` (from 0), `text`.

    Raises OptionError for one bare response.
    """
    return _make_table("texts", jobs, sources, Asked(strict))


def issues(jobs: Iterable[object], *, sources: Iterable[object] | None = None, strict: bool = True) -> Table:
    """A row for whatever is odd, was left out, or could not be read: `SmartJob.issues`, and the errors.

    `source`, `job_id`, `kind`, `expected`, `got`, `path`.

    Raises OptionError for one bare response.
    """
    return _make_table("issues", jobs, sources, Asked(strict))


def _make_table(name: TableName, jobs: Iterable[object], sources: Iterable[object] | None, asked: Asked) -> Table:
    _require_many(jobs)
    if isinstance(sources, str | bytes) or not isinstance(sources, Iterable | None):
        raise OptionError(f"expected a list of names, got a {type(sources).__name__}", "sources")
    return Table(name, jobs, sources, make_adder(name, asked))


def _require_many(jobs: object) -> None:
    """Raise OptionError for one response in the place of many."""
    many = isinstance(jobs, Iterable) and not isinstance(jobs, _BARE) and not hasattr(jobs, "to_map")
    if not many or (isinstance(jobs, list | tuple) and has_timed_text(jobs)):
        got = f"got a {type(jobs).__name__}"
        raise OptionError(f"expected an iterable of jobs or responses, {got}: put one response in a list", "jobs")


def __dir__() -> list[str]:
    """The public names, and what every module says of itself."""
    return sorted([*__all__, *(name for name in globals() if name.startswith("__"))])
