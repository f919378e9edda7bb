r"""Tables and files of responses in a Spark DataFrame: for those whose responses fill a bucket.

With `smartresult[spark]` on all machines (PySpark 4, pyarrow and nanoarrow; clusters bring the first two)::

    import smartresult.spark

    responses = spark.read.text("s3a://bucket/responses/*.jsonl.gz")
    smartresult.spark.segments(responses).write.parquet("s3a://bucket/segments")
    smartresult.spark.jobs(responses).where("error is not null").show()

- `spark.read.text` is safe for bytes: it splits at line feeds alone, and what is no UTF-8 comes through; .gz and .zst,
  too.
- Binary files: `df = spark.read.format("binaryFile").load(…)`, then `segments(df, column="content", key="path")`.
  One may be packed, and hold one response or JSON Lines.
- Without the jars of a store: a DataFrame of paths or URLs of shards, which the workers read through fsspec (with
  `smartresult[remote]`): `segments(df, column="path", paths=True)`. Give it as many partitions as there are shards.
- `key` joins the tables. Where no column is named for it, it is the SHA-256 of the response, so that it stays the same
  however the work is shared out. Two responses that are the same to the byte then have one key.
- Set `spark.sql.execution.arrow.maxRecordsPerBatch` to 256: by default 10,000 responses stand in memory together.
- Pack small files first: 20,000 of them took 182 s (tuned 51), the same as lines of a few files 18 s (PySpark 4.3, two
  cores).

100 million responses of 18 kB (1.8 TB) on 50 machines of 2 cores: 10 minutes to tables of segments, reckoned from
20,000 in 6.3 s by one such machine (3,200 a second), and if the store delivers 3 GB a second. A first job takes about
ten seconds more, to start.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Final, cast

import msgspec

from smartresult.batch.file_rows import Writing, add_file, choose_writing
from smartresult.batch.opening import open_entry
from smartresult.batch.options import FormatOptions
from smartresult.batch.sources import Entry, enter_bytes, find_entries
from smartresult.batch.unpack import Limits, holds_lines, is_packed
from smartresult.errors import OptionError, SmartResultError, SourceError
from smartresult.profiles import Profile, Stops, find_profile, read_lang, require_stops
from smartresult.tables.arrow import build_array, load_nanoarrow
from smartresult.tables.filling import Adder, Asked, add_failure, fill_batches, make_adder, read_response
from smartresult.tables.parquet import load_pyarrow
from smartresult.tables.schema import Columns, TableName, to_ddl
from smartresult.word_times.choices import Unspaced
from smartresult.word_times.timing import require_unspaced

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

__all__ = ["convert", "cues", "issues", "jobs", "segments", "texts", "words"]

#: So many rows are handed to Spark at once, at most.
_ROWS: Final = 16_384


class Work(msgspec.Struct, frozen=True):
    """What a worker makes of its responses: the rows of a *table*; *writing* says what that of files holds."""

    table: TableName
    asked: Asked = Asked()
    writing: Writing | None = None
    paths: bool = False
    limits: Limits = Limits()


def segments(
    df: "DataFrame", column: str = "value", key: str | None = None, *, paths: bool = False, strict: bool = True
) -> "DataFrame":
    """The DataFrame of the segments of all responses in *column* of *df*: `key`, and then as `tables.segments` has it.

    Responses that can't be read have no rows here, and a row in `jobs`, so ask for both::

        found = smartresult.spark.segments(df)
        failed = smartresult.spark.jobs(df).where("error is not null")

    *key* names the column by which the tables join. With *paths* the column holds paths or URLs of shards. Raises
    OptionError for a *key* beside *paths*.
    """
    return _map(df, column, key, Work("segments", Asked(strict), paths=paths))


def words(  # noqa: PLR0913 - as `tables.words`, by name
    df: "DataFrame",
    column: str = "value",
    key: str | None = None,
    *,
    paths: bool = False,
    strict: bool = True,
    unspaced: Unspaced = "characters",
) -> "DataFrame":
    """The DataFrame of the words: `key`, and then as `tables.words` has it; all else as in `segments`."""
    require_unspaced(unspaced)
    return _map(df, column, key, Work("words", Asked(strict, unspaced=unspaced), paths=paths))


def cues(  # noqa: PLR0913 - as `tables.cues`, by name
    df: "DataFrame",
    column: str = "value",
    key: str | None = None,
    *,
    profile: Profile | str = "auto",
    stops: Stops = "keep",
    lang: str | None = None,
    paths: bool = False,
    strict: bool = True,
) -> "DataFrame":
    """The DataFrame of the cues: `key`, and then as `tables.cues` has it; all else as in `segments`."""
    if profile != "auto":
        find_profile(profile)
    require_stops(stops)
    if lang is not None:
        read_lang(lang)
    return _map(df, column, key, Work("cues", Asked(strict, profile=profile, stops=stops, lang=lang), paths=paths))


def jobs(
    df: "DataFrame", column: str = "value", key: str | None = None, *, paths: bool = False, strict: bool = True
) -> "DataFrame":
    """The DataFrame of all responses, whatever they are: `key`, and then as `tables.jobs` has it."""
    return _map(df, column, key, Work("jobs", Asked(strict), paths=paths))


def texts(
    df: "DataFrame", column: str = "value", key: str | None = None, *, paths: bool = False, strict: bool = True
) -> "DataFrame":
    """The DataFrame of the generated texts: `key`, and then as `tables.texts` has it; all else as in `segments`."""
    return _map(df, column, key, Work("texts", Asked(strict), paths=paths))


def issues(
    df: "DataFrame", column: str = "value", key: str | None = None, *, paths: bool = False, strict: bool = True
) -> "DataFrame":
    """The DataFrame of all that is odd, was left out or could not be read: `key`, then as `tables.issues` has it."""
    return _map(df, column, key, Work("issues", Asked(strict), paths=paths))


def convert(  # noqa: PLR0913 - as `smartresult.batch.convert`, by name
    df: "DataFrame",
    column: str = "value",
    *,
    to: str,
    key: str | None = None,
    profile: Profile | str | None = None,
    stops: Stops = "keep",
    lang: str | None = None,
    options: FormatOptions | None = None,
    paths: bool = False,
    strict: bool = True,
) -> "DataFrame":
    """The DataFrame of the files that all responses become: `key`, `job_id`, `text` (the whole file), `error`.

    *to* is a format; with a *profile* the segments are laid out for it before. Where there is no text, `error` says
    why. Raises OptionError for what is not known; all else as in `segments`.
    """
    writing = choose_writing(to, profile, stops, options, lang)
    return _map(df, column, key, Work("files", Asked(strict), writing, paths=paths))


def _map(df: "DataFrame", column: str, key: str | None, work: Work) -> "DataFrame":
    if key is not None and work.paths:
        raise OptionError("expected a key or paths, whose lines have names of their own, got both", "key")
    taken = [df[column].cast("string" if work.paths else "binary").alias("value")]
    if key is not None:
        taken.append(df[key].cast("string").alias("key"))
    found = df.select(*taken).mapInArrow(partial(make_batches, work=work), to_ddl(work.table, "key"))
    return cast("DataFrame", found)


def make_batches(batches: "Iterable[pa.RecordBatch]", work: Work) -> "Iterator[pa.RecordBatch]":
    """What a worker does: *batches* with a column `value`, and perhaps one `key`, become batches of the table.

    They come one by one, and no more is held than one of each.
    """
    load_nanoarrow()
    to_batch = load_pyarrow("pyarrow").record_batch
    for columns in fill_batches(work.table, _list_responses(batches, work), _make_adder(work), _ROWS):
        yield to_batch(build_array(work.table, columns, "key"))


def _make_adder(work: Work) -> Adder:
    writing = work.writing
    if writing is None:
        return make_adder(work.table, work.asked)

    def add(columns: Columns, source: object, response: object) -> None:
        job = None
        try:
            job = read_response(response, strict=work.asked.strict)
            add_file(columns, source, job, writing)
        except SmartResultError as error:
            add_failure(work.table, columns, source, error, job)

    return add


def _list_responses(batches: "Iterable[pa.RecordBatch]", work: Work) -> Iterator[tuple[object, object]]:
    """Each response, or the error in its place, after its key."""
    for batch in batches:
        values = batch.column("value").to_pylist()
        keys = batch.column("key").to_pylist() if "key" in batch.schema.names else None
        for i, value in enumerate(values):
            if work.paths:
                yield from _read_shard(value, work.limits)
            elif keys is None:
                yield from _open_value(None if value is None else sha256(value).hexdigest(), value, work.limits)
            else:
                yield from _open_value(keys[i], value, work.limits)


def _read_shard(path: str | None, limits: Limits) -> Iterator[tuple[object, object]]:
    if path is None:
        yield None, SourceError("expected a path, got null", "")
        return
    for found in find_entries([path], limits):
        yield from _list_held(open_entry(found, limits))


def _open_value(key: str | None, value: bytes | None, limits: Limits) -> Iterator[tuple[object, object]]:
    """What *value* holds: one response, unless it is packed, or JSON Lines, as a file may be."""
    if value is not None and (is_packed(value) or holds_lines(value)):
        yield from _list_held(enter_bytes(key or "", value, limits))
    else:
        yield key, value


def _list_held(entries: Iterable[Entry]) -> Iterator[tuple[object, object]]:
    for entry in entries:
        if not entry.skipped:
            yield entry.source, entry.error or entry.data
