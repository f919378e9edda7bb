"""Columns → the rows of CSV and of JSON Lines."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

import orjson

from smartresult.tables.schema import SCHEMAS, Columns, Kind, TableName


def to_csv_head(name: TableName) -> bytes:
    """The first line: the names of the columns."""
    return f"{','.join(column.name for column in SCHEMAS[name])}\r\n".encode()


def to_csv_rows(name: TableName, columns: Columns) -> bytes:
    """A line for each row (RFC 4180). Text is in quotes, so that '' differs from null, which is nothing at all.

    Numbers are as Python writes them, to the last digit; times as ISO 8601 has them; lists are JSON.
    """
    cells = [[*map(_CSV_CELLS[column.kind], columns[column.name])] for column in SCHEMAS[name]]
    return "".join([f"{','.join(row)}\r\n" for row in zip(*cells, strict=True)]).encode()


def to_json_lines(name: TableName, columns: Columns) -> bytes:
    """An object for each row."""
    names = [column.name for column in SCHEMAS[name]]
    rows = zip(*[columns[column] for column in names], strict=True)
    return b"".join([orjson.dumps(dict(zip(names, row, strict=True)), option=_OPTIONS) for row in rows])


_OPTIONS: Final = orjson.OPT_APPEND_NEWLINE | orjson.OPT_UTC_Z


def _quote(cell: Any) -> str:  # noqa: ANN401 - a text or null
    return "" if cell is None else '"' + cell.replace('"', '""') + '"'


def _to_number(cell: Any) -> str:  # noqa: ANN401 - a number or null
    return "" if cell is None else repr(cell)


def _to_float(cell: Any) -> str:  # noqa: ANN401 - as above
    return "" if cell is None else repr(float(cell))


def _to_time(cell: datetime | None) -> str:
    return "" if cell is None else cell.isoformat().replace("+00:00", "Z")


def _to_bool(cell: Any) -> str:  # noqa: ANN401 - true or false
    return "true" if cell else "false"


def _to_json(cell: Any) -> str:  # noqa: ANN401 - a list
    return _quote(orjson.dumps(cell).decode())


_CSV_CELLS: Final[Mapping[Kind, Callable[[Any], str]]] = {
    "text": _quote,
    "int32": _to_number,
    "int64": _to_number,
    "float64": _to_float,
    "bool": _to_bool,
    "time": _to_time,
    "texts": _to_json,
    "int32s": _to_json,
}
