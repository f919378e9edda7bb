"""A table: rows of responses that are read when somebody asks for them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, TypeAlias

from smartresult.errors import OptionError
from smartresult.faces import Glanced
from smartresult.tables.arrow import build_array, make_stream
from smartresult.tables.filling import Adder, fill_batches
from smartresult.tables.parquet import write_parquet
from smartresult.tables.schema import SCHEMAS, Column, Columns, TableName

if TYPE_CHECKING:
    from nanoarrow.c_array import CArray

#: The rows of a batch, where nobody says how many.
ROWS: Final = 65_536
#: The rows of a head.
HEAD: Final = 10
#: So many responses are read ahead at most, to find the first rows.
_AHEAD: Final = 100

_Responses: TypeAlias = Iterable[tuple[object, object]]


class Rows(Glanced):
    """Some rows of a table, read already: a batch. It has the same methods as a `Table`, and can be asked for again."""

    def __init__(self, name: TableName, columns: Columns) -> None:
        self._name, self._columns = name, columns

    @property
    def name(self) -> TableName:
        """What a row is, as in `SCHEMAS`."""
        return self._name

    @property
    def schema(self) -> Sequence[Column]:
        """The columns: names, kinds, meanings."""
        return SCHEMAS[self._name]

    def head(self, rows: int = HEAD) -> "Rows":
        """So many of its first *rows* at most, from 1 up. Raises OptionError for less."""
        _require_rows(rows)
        return Rows(self._name, {name: cells[:rows] for name, cells in self._columns.items()})

    def to_columns(self) -> Columns:
        """Each column by its name, as a list: what pandas.DataFrame and polars.DataFrame take."""
        return {name: [*cells] for name, cells in self._columns.items()}

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The rows by Arrow's PyCapsule interface, with `smartresult[arrow]`. A *requested_schema* is not regarded."""
        return make_stream(self._name, [build_array(self._name, self._columns)]).__arrow_c_stream__(requested_schema)

    def to_parquet(self, path_or_file: object) -> None:
        """Write the rows as Parquet, as `Table.to_parquet` does."""
        write_parquet(self._name, [self._columns], path_or_file)

    def __repr__(self) -> str:
        rows = len(self._columns["source"])
        return f"<{rows:,} row{'s' * (rows != 1)} of {self._name}: {_describe(self.schema)}>"


class Table(Glanced):
    """The rows of one kind that responses have, in their order. They are read when they are asked for, each time anew.

    Of a generator, which gives its responses once, they can be had once; as Arrow, again and again, for those are kept.
    It is no sequence: data frames would take it for a list.
    """

    def __init__(self, name: TableName, jobs: Iterable[object], sources: Iterable[object] | None, add: Adder) -> None:
        self._name, self._add = name, add
        self._open = _Opener(jobs, sources)
        self._arrays: list[CArray] | None = None

    @property
    def name(self) -> TableName:
        """What a row is, as in `SCHEMAS`."""
        return self._name

    @property
    def schema(self) -> Sequence[Column]:
        """The columns: names, kinds, meanings."""
        return SCHEMAS[self._name]

    def head(self, rows: int = HEAD) -> Rows:
        """So many of its first *rows* at most, from 1 up, of the first hundred responses.

        They are there when the table is read, too. Of responses that were given once, and read already, there are none.
        Raises OptionError for less than one.
        """
        _require_rows(rows)
        return Rows(self._name, next(fill_batches(self._name, self._open.peek(_AHEAD), self._add, rows)))

    def to_columns(self) -> Columns:
        """Each column by its name, as a list: what pandas.DataFrame and polars.DataFrame take.

        Raises OptionError where the responses were given once, and read already.
        """
        (columns,) = fill_batches(self._name, self._open.take(), self._add)
        return columns

    def batches(self, *, rows: int = ROWS) -> Iterator[Rows]:
        """The table in batches of so many *rows*: the last may be smaller, and one whose texts are long.

        Nothing of a batch is kept when the next is asked for: memory for one, and for one response.

        Raises OptionError for *rows* below 1, and where the responses were given once, and read already.
        """
        _require_rows(rows)
        return map(partial(Rows, self._name), fill_batches(self._name, self._open.take(), self._add, rows))

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The table by Arrow's PyCapsule interface, with `smartresult[arrow]`. A *requested_schema* is not regarded.

        The table keeps what it has built, for engines ask more than once.
        """
        if self._arrays is None:
            batches = fill_batches(self._name, self._open.take(), self._add, ROWS)
            self._arrays = [build_array(self._name, columns) for columns in batches]
        return make_stream(self._name, self._arrays).__arrow_c_stream__(requested_schema)

    def to_parquet(self, path_or_file: object) -> None:
        """Write the table as Parquet, with `smartresult[parquet]`, to a path or to a file that is open for bytes.

        At a path it appears whole or not at all, in the place of what was there. Row groups have 256 k rows and more
        (the last may have fewer), zstd, and a dictionary for what repeats. Memory for one row group, whatever there is.

        Raises OutputError where that can't be written; OptionError where pyarrow is not installed, and where the
        responses were given once, and read already.
        """
        write_parquet(self._name, fill_batches(self._name, self._open.take(), self._add, ROWS), path_or_file)

    def __repr__(self) -> str:
        return f"<table of {self._name}: {_describe(self.schema)}>"


class _Opener:
    """What gives the responses, each with what stands for its source: each time anew, where that can be."""

    def __init__(self, jobs: Iterable[object], sources: Iterable[object] | None) -> None:
        self._jobs, self._sources = jobs, sources
        once = iter(jobs) is jobs or (sources is not None and iter(sources) is sources)
        self._left: Iterator[tuple[object, object]] | None = self._pair() if once else None
        self._once, self._taken = once, False

    def take(self) -> _Responses:
        """All of them. Raises OptionError where they were given once."""
        if self._left is None:
            return self._pair()
        if self._taken:
            reason = "expected a list, got what gives its responses once, and was read already"
            raise OptionError(f"{reason}: hand over a list, or keep what was made of it", "jobs")
        self._taken = True
        return self._left

    def peek(self, most: int) -> _Responses:
        """The first of them, so *many* at most; of what gives them once, they are kept for `take`."""
        if self._left is None:
            return islice(self._pair(), most)
        if self._taken:
            return ()
        first = [*islice(self._left, most)]
        self._left = chain(first, self._left)
        return first

    def _pair(self) -> Iterator[tuple[object, object]]:
        if self._sources is None:
            for number, job in enumerate(self._jobs, 1):
                yield f"response {number}", job
            return
        sources = iter(self._sources)
        ended = object()
        for job in self._jobs:
            source = next(sources, ended)
            if source is ended:
                break
            yield source, job
        else:
            if next(sources, ended) is ended:
                return
        raise OptionError("expected as many sources as jobs", "sources")


def _describe(schema: Iterable[Column]) -> str:
    return ", ".join(f"{column.name} {column.kind}" for column in schema)


def _require_rows(rows: int) -> None:
    if type(rows) is not int or rows < 1:
        raise OptionError(f"expected a whole number from 1 up, got {rows!r:.40}", "rows")
