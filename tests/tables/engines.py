"""The engines that take tables, as judges: each gives the names of the columns, and all rows as Python has them."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from tests.oracles import import_judge
from tests.rows import Row

Read = tuple[list[str], list[Row]]


def _read_polars(source: object) -> Read:
    polars = import_judge("polars")
    frame = polars.read_parquet(source) if isinstance(source, Path) else polars.DataFrame(source)
    return frame.columns, frame.rows()


def _read_duckdb(source: object) -> Read:
    with import_judge("duckdb").connect() as connection:
        connection.execute("set TimeZone = 'UTC'")
        if isinstance(source, Path):
            found = connection.sql("from read_parquet($1)", params=[str(source)])
        else:
            connection.register("spoken", source)
            found = connection.sql("from spoken")
        rows = found.fetchall()
        if "created_at" in found.columns:
            rows = [tuple(cell.astimezone(UTC) if isinstance(cell, datetime) else cell for cell in row) for row in rows]
        return found.columns, rows


def _read_pandas(source: object) -> Read:
    """With the types of Arrow, for pandas has no whole number that is null."""
    pandas, arrow = import_judge("pandas"), import_judge("pyarrow")
    if isinstance(source, Path):
        frame = pandas.read_parquet(source, dtype_backend="pyarrow")
    else:
        frame = arrow.table(source).to_pandas(types_mapper=pandas.ArrowDtype)

    def find_cell(cell: Any) -> object:  # noqa: ANN401 - whatever it has
        if isinstance(cell, str | float):
            return cell
        if isinstance(cell, pandas.Timestamp):
            return cell.to_pydatetime()
        if hasattr(cell, "tolist"):
            return cell.tolist()
        return None if cell is pandas.NA or cell is pandas.NaT else cell

    columns = [[*map(find_cell, frame[name].tolist())] for name in frame.columns]
    return [*frame.columns], [*zip(*columns, strict=True)]


def _read_pyarrow(source: object) -> Read:
    arrow = import_judge("pyarrow")
    table = import_judge("pyarrow.parquet").read_table(source) if isinstance(source, Path) else arrow.table(source)
    return table.column_names, [*zip(*table.to_pydict().values(), strict=True)]


ENGINES: Final = ("polars", "duckdb", "pandas", "pyarrow")


def read_with(engine: str, source: object) -> Read:
    """What that *engine* reads of *source*: a table, or the path of a Parquet file."""
    read = {"polars": _read_polars, "duckdb": _read_duckdb, "pandas": _read_pandas, "pyarrow": _read_pyarrow}
    return read[engine](source)
